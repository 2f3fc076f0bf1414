"""Generalization: one event turned into a law about the person."""

from __future__ import annotations

from collections.abc import Iterator

from coach.detect import guards
from coach.detect.rule import Hit, KindDoc, hit, phrase_hits, rule
from coach.lexicon.load import Lexicons
from coach.reading.clause import Clause, Mood
from coach.reading.reading import Reading
from coach.reading.word import Word
from coach.records import Kind, Severity

KIND = KindDoc(
    kind=Kind.GENERALIZATION,
    title="One time became always",
    what="Always, never, every time or constantly, held against the other person.",
    why="A law about a person invites a counter-example, and the talk turns to who is right. "
    "One dated event can be agreed on.",
    ask="Would a single exception sink it?",
    instead="Name the one time, and what you would like next time.",
    sources=("Rogers, Howieson and Neame 2018", "Gottman: criticism"),
)

_DENYING = frozenset({"never", "ever", "nvr"})
_NOBODY = frozenset({"nobody", "none", "no", "neither"})
_HERE = frozenset("you me us here house family my our this team office anything".split())
_LET_DO = frozenset("me us him her them anyone anybody your".split())
_LET_GO = frozenset("down go slip fall fail feel forget starve suffer".split())
_MILD_MODALS = frozenset({"could", "should", "would", "might", "may", "must", "'d"})


@rule(
    id="generalization.you-never",
    severity=Severity.MEDIUM,
    message="“{absolute}” turns one time into a rule about the person.",
    fires=(
        "[You never listen to me].",
        "Honestly, [you always forget my birthday].",
        "[Your parrot never gives me peace].",
        "[None of you ever helps] with the bins.",
        "[You're constantly on your phone].",
    ),
    silent=(
        "You never let me down.",
        "You never let a birthday go unmarked.",
        "I never listened to you enough.",
        'She said "you never listen".',
        "You always make me laugh.",
        "You could always stay with us.",
        "Do you always celebrate at home?",
        "You've always been the clever one.",
    ),
)
def you_never(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """Second person, or somebody of theirs, under always, never or the like, held against them."""
    for clause in reading.clauses:
        absolute = clause.adverb(lexicons.words["absolutes"])
        if absolute is None or not _about_them(clause) or guards.harmless(reading, clause, lexicons):
            continue
        if _asked(clause) or clause.modal in _MILD_MODALS or guards.conditional(reading, clause):
            continue
        if _is_law(reading, clause, absolute, lexicons):
            yield _hit(reading, clause, absolute)


def _about_them(clause: Clause) -> bool:
    if guards.about_you(clause):
        return True
    subject = clause.subject
    nobody = subject is not None and subject.words[0].norm in _NOBODY and clause.has({"ever"}) is not None
    return nobody and clause.has({"like"}) is None and clause.has(_HERE) is not None


def _asked(clause: Clause) -> bool:
    return clause.mood is Mood.QUESTION and (clause.wh is None or clause.wh.norm != "why")


def _is_law(reading: Reading, clause: Clause, absolute: Word, lexicons: Lexicons) -> bool:
    """Whether the absolute is held against them, and is no praise, no superlative and no memory."""
    if absolute.norm == "ever":
        nobody = clause.subject is not None and clause.subject.words[0].norm in _NOBODY
        return (clause.negation is not None or nobody) and clause.relation != "acl:relcl"
    bad = any(
        w.lemma in lexicons.words[n] for w in clause.words for n in ("negative_traits", "failings", "harms")
    )
    if absolute.norm in _DENYING:
        return not (
            clause.head.lemma in lexicons.words["failings"]
            or clause.head.lemma == "stop"
            or _lets_down(reading, clause)
        ) or (clause.head.lemma == "stop" and bad)
    known = any(w.norm in {"been", "loved", "wanted", "had"} for w in clause.words)
    kind = clause.is_verbal and clause.head.lemma in lexicons.words["good_deeds"]
    return bad or not (known or kind or guards.fond(reading, clause))


def _lets_down(reading: Reading, clause: Clause) -> bool:
    """Lets nobody down, nothing slip; "you never let me finish" is none of these."""
    if clause.head.lemma != "let":
        return False
    after = [w.norm for w in reading.sentence_words(reading.sentence_of(clause.head)) if w.i > clause.head.i]
    return after[:1] == [] or after[0] not in _LET_DO or bool(_LET_GO & set(after))


def _hit(reading: Reading, clause: Clause, absolute: Word) -> Hit:
    span = guards.clause_span(reading, clause)
    denied = clause.negation or (absolute if absolute.norm in _DENYING else None)
    denied = denied or (clause.subject.words[0] if clause.subject and absolute.norm == "ever" else None)
    if denied is not None:
        return hit(span, clause.head, absolute=absolute, unmet=denied)
    return hit(span, clause.head, absolute=absolute)


@rule(
    id="generalization.phrase",
    severity=Severity.MEDIUM,
    message="“{phrase}” turns one time into a rule about the person.",
    fires=("[Every single time] I cook, you order pizza.", "[Not once have you asked] how I am."),
    silent=("Every time I see you I smile.", "As always, thank you for the lift."),
)
def phrase(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """A fixed wording of the lexicon that makes a law of one event."""
    yield from phrase_hits("generalization", reading, lexicons)


RULES = (you_never, phrase)
