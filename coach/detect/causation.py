"""Causation: my feeling presented as their doing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coach.detect import goodwill, guards
from coach.detect.rule import Hit, KindDoc, hit, phrase_hits, rule
from coach.lexicon.load import Lexicons
from coach.reading import labels
from coach.reading.clause import Mood
from coach.reading.reading import Reading
from coach.reading.word import Word
from coach.records import Certainty, Kind, Severity

KIND = KindDoc(
    kind=Kind.CAUSATION,
    title="My feeling as their doing",
    what="Says that the other person makes, drives or leaves me in a feeling.",
    why="A feeling is yours and hard to dispute; that they made it is a charge, "
    "and the talk turns to whether they did.",
    ask="Could somebody else have felt something different about the same thing?",
    instead="Name what happened and the feeling: “When …, I felt …”.",
    sources=("Rosenberg, Nonviolent Communication: feelings and what stands in for them",),
)


_NEAR = 3
_CAUSING = frozenset(
    "make drive leave get have give put send turn wear bore bring set work wind reduce scare frighten break "
    "push rob tear keep stress".split()
)
_HARM_TO_ME = frozenset(
    "anxiety anxious attack bend bits blood boil breakdown crazy creeps cry despair distraction "
    "drain ear edge "
    "fit fits grave grief hair headache hives hysterics jitters knots knife loser lodger lather madness "
    "migraine misery mood nerve nerves nightmares nuts panic pieces pressure rage round sick sleep "
    "spare spiral "
    "stomach stress stressball sweat tear tears temper tether twist ulcer villain wall weep weeping "
    "wits worry "
    "worried worrying wound wreck wrong doormat maid servant stranger idiot fool garbage rubbish dirt "
    "trash burden failure child criminal burglar outsider fright shakes".split()
)


def _me(word: Word) -> bool:
    return word.is_i or word.norm in {"us", "my", "our"}


@rule(
    id="causation.do-to-me",
    severity=Severity.MEDIUM,
    message="“{cause}” hands “{feeling}” over as their doing.",
    fires=(
        "[You have reduced me to tears].",
        "[Your drum kit is giving me a migraine].",
        "[you had me feeling like a total loser]",
        "[You make my blood boil].",
    ),
    silent=(
        "You had me in stitches.",
        "You never make me anxious.",
        "You make me want to be braver.",
        "You gave me a lift when I was sick.",
        "Do I get on your nerves?",
        "The neighbours are giving me a headache.",
    ),
)
def do_to_me(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """They, or something of theirs, make, drive, give or leave the writer a bad feeling."""
    for clause in reading.clauses:
        cause = clause.head
        if cause.lemma not in _CAUSING or not guards.about_you(clause) or clause.mood is Mood.QUESTION:
            continue
        if guards.negated(clause) or clause.modal or clause.marker or guards.someone_elses(clause):
            continue
        if goodwill.affectionate(reading, clause.span) or guards.fond(reading, clause):
            continue
        kept_up = cause.lemma == "keep" and bool(reading.subclauses(clause, labels.OPEN_COMPLEMENT))
        if kept_up or clause.adverb(lexicons.words["absolutes"]) is not None:
            continue  # "you always drag me down": the law says more than the feeling
        behind = [w for w in reading.subtree(cause) if w.i > cause.i]
        reach = behind[
            : next((n for n, w in enumerate(behind) if w.text in {",", ";"} or w.norm in _TURNS), 12)
        ]
        mine = next((n for n, w in enumerate(reach[:3]) if _me(w)), None)
        if mine is None:
            continue
        felt = next((w for w in reach[mine:] if _feels_bad(w, lexicons)), None)
        if felt is not None and not any(w.lemma in lexicons.words["warm_words"] for w in reach):
            yield hit(guards.clause_span(reading, clause), cause, cause=cause, feeling=felt)


_TURNS = frozenset({"when", "because", "if", "but", "so", "and", "while", "since"})


def _feels_bad(word: Word, lexicons: Lexicons) -> bool:
    if word.norm in _HARM_TO_ME or word.lemma in _HARM_TO_ME:
        return True
    row = lexicons.words["feelings"].get(word.norm)
    return row is not None and row["valence"] == "negative" and word.pos != labels.NOUN


@rule(
    id="causation.because-of-you",
    severity=Severity.MEDIUM,
    certainty=Certainty.LIKELY,
    message="“{feeling}” is laid at their door.",
    fires=(
        "[I'm a wreck because of your silences].",
        "[I feel sick on account of you].",
        "[I can't sleep thanks to your phone calls].",
    ),
    silent=(
        "I'm so happy because of you.",
        "I was anxious because of the exam.",
        "I'm sad because you were ill.",
        "I can sleep again thanks to you.",
    ),
)
def because_of_you(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """The writer feels bad because of them."""
    for sentence in reading.sentences:
        words = reading.sentence_words(sentence)
        norms = [w.norm for w in words]
        for n in range(len(words)):
            joint = _joint(norms, n)
            if (
                not joint
                or n + joint >= len(words)
                or not (words[n + joint].is_you or norms[n + joint] == "your")
            ):
                continue
            before = words[:n]
            mine = any(w.is_i for w in before)
            felt = next((w for w in before if _feels_bad(w, lexicons)), None)
            denied = any(w.norm == "not" for w in before)
            bad = felt is not None and denied == (felt.norm == "sleep")
            if mine and felt is not None and bad:
                yield hit(reading.span(before[0], _cause(reading, words[n + joint])), felt, feeling=felt)


def _cause(reading: Reading, word: Word) -> Word:
    """The last word of what is named as the cause: "you", "your remark", "your being late"."""
    owned = reading.words[word.head]
    return owned if word.norm == "your" and 0 < owned.i - word.i <= _NEAR else word


def _joint(norms: Sequence[str], at: int) -> int:
    """How many words of "because of", "thanks to", "on account of" stand here; 0 for none."""
    for wording in (("because", "of"), ("thanks", "to"), ("on", "account", "of"), ("due", "to")):
        if tuple(norms[at : at + len(wording)]) == wording:
            how = at + len(wording) < len(norms) and norms[at + len(wording)] in {"how", "all"}
            return len(wording) + how
    return 0


@rule(
    id="causation.phrase",
    severity=Severity.MEDIUM,
    message="“{phrase}” hands your feeling over as their doing.",
    fires=(
        "[You make me feel like a burglar] here.",
        "[You're driving me crazy].",
        "[your alarm is driving me up the wall]",
    ),
    silent=("You make me so happy.", "This zip is driving me mad.", "I felt sad when you left."),
)
def phrase(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """A fixed wording of the lexicon that makes the other the cause of a feeling."""
    for found in phrase_hits("causation", reading, lexicons):
        if not goodwill.affectionate(reading, found.span):
            yield found


RULES = (do_to_me, because_of_you, phrase)
