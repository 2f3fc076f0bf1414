"""Generalization: one event turned into a law about the person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coach.detect import absolutes, goodwill, guards
from coach.detect.rule import Hit, KindDoc, hit, phrase_hits, rule
from coach.lexicon.load import Lexicons
from coach.reading import labels
from coach.reading.clause import Clause, Mood
from coach.reading.reading import Reading
from coach.reading.word import Word
from coach.records import Certainty, Kind, Severity

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

_HERE = frozenset("you me us here house family my our this team office anything".split())
_WHOLE_SENTENCE = 6
_PLEASANT = frozenset(
    "suit want like need look smell sing dance laugh smile glow cheer bake ring text call".split()
)
_PERIODS = frozenset(
    "time day night morning evening week weekend month year single monday tuesday wednesday thursday friday "
    "saturday sunday meeting".split()
)
_ROUSING = frozenset({"wake", "correct", "dump", "slam", "bring"})
_TENDER = frozenset({"miss", "worry", "hurt", "lose"})
"""Failings that are no fault where they are felt: "you miss her all the time"."""
_MILD_MODALS = frozenset({"could", "should", "would", "might", "may", "must", "'d"})


@rule(
    id="generalization.you-never",
    severity=Severity.MEDIUM,
    message="“{absolute}” turns one time into a rule about the person.",
    fires=(
        "[You never listen to me].",
        "[You always leave the lights on].",
        "Honestly, [you always forget my birthday].",
        "[Your parrot never gives me peace].",
        "[None of you ever helps] with the bins.",
        "[You're constantly on your phone].",
        "[You always leave me the filthy pans].",
    ),
    silent=(
        "You never let me down.",
        "You never let a birthday go unmarked.",
        "You never come home without a shell for the little one.",
        "In our village you never visit with empty hands.",
        "I never listened to you enough.",
        'She said "you never listen".',
        "You always make me laugh.",
        "You could always stay with us.",
        "Do you always celebrate at home?",
        "You've always been the clever one.",
        "You always save me the crispy bit.",
        "You always make my Monday.",
        "You're always there when the tide turns.",
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
        if guards.explains(reading, clause, lexicons) or absolutes.muses(reading, clause):
            continue
        if absolutes.is_law(reading, clause, absolute, lexicons):
            yield _hit(reading, clause, absolute)


def _about_them(clause: Clause) -> bool:
    if guards.about_you(clause):
        return True
    subject = clause.subject
    nobody = (
        subject is not None and subject.words[0].norm in absolutes.NOBODY and clause.has({"ever"}) is not None
    )
    return nobody and clause.has({"like"}) is None and clause.has(_HERE) is not None


def _asked(clause: Clause) -> bool:
    return clause.mood is Mood.QUESTION and (clause.wh is None or clause.wh.norm != "why")


def _hit(reading: Reading, clause: Clause, absolute: Word) -> Hit:
    span = guards.clause_span(reading, clause)
    denied = clause.negation or (absolute if absolute.norm in absolutes.DENYING else None)
    denied = denied or (clause.subject.words[0] if clause.subject and absolute.norm == "ever" else None)
    if denied is not None:
        return hit(span, clause.head, absolute=absolute, unmet=denied)
    return hit(span, clause.head, absolute=absolute)


@rule(
    id="generalization.habit",
    severity=Severity.MEDIUM,
    message="“{often}” makes a habit of it, where one time could be talked about.",
    fires=(
        "[You wake the whole house every time you come in late].",
        "[you ignore my messages for days on end]",
        "[You interrupt the juniors in the stand-up all the time].",
        "[You leave the studio a tip every single Friday].",
    ),
    silent=(
        "You help your nan every single week, she adores you.",
        "You text me every morning and I love it.",
        "If you skip the warm-up every time you'll pull something.",
        "Do you miss home all the time?",
        "You miss her all the time, of course you do.",
        "He forgets his keys every morning.",
    ),
)
def habit(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """A failing of theirs in the present with how often it comes: every time, all the time, for days."""
    for clause in reading.clauses:
        if not (clause.you_is_subject and clause.subject_given and clause.is_verbal) or clause.is_past:
            continue
        if clause.negation is not None or clause.modal or clause.mood is Mood.QUESTION:
            continue
        if guards.harmless(reading, clause, lexicons) or guards.conditional(reading, clause):
            continue
        often = _how_often(reading, clause)
        if often and _is_failing(clause, lexicons) and not guards.fond(reading, clause):
            yield hit(
                guards.clause_span(reading, clause), clause.head, often=reading.span(often[0], often[-1])
            )


def _how_often(reading: Reading, clause: Clause) -> tuple[Word, ...]:
    """The words behind the verb that make a habit of an act."""
    sentence = reading.sentence_of(clause.head)
    words = [w for w in reading.words[clause.head.i + 1 : sentence.end] if not w.is_punct]
    for n, word in enumerate(words):
        pair = tuple(w.norm for w in words[n : n + 3])
        if word.norm in {"whenever", "everytime", "constantly", "24/7"}:
            return (word,)
        if pair[:2] == ("every", "time") or pair[:2] == ("each", "time") or pair == ("all", "the", "time"):
            return tuple(words[n : n + (3 if pair[0] == "all" else 2)])
        if word.norm == "every" and any(w.norm in _PERIODS for w in words[n + 1 : n + 3]):
            return tuple(words[n : n + 2])
        if word.norm == "for" and pair[1:2] and pair[1] in {"days", "weeks", "hours", "months"}:
            return tuple(words[n : n + 2])
    return ()


def _is_failing(clause: Clause, lexicons: Lexicons) -> bool:
    """Whether the act is a failing by its verb, or something left as it shouldn't be."""
    left = clause.head.lemma == "leave" and (clause.state is not None or clause.object is not None)
    bad = any(clause.head.lemma in lexicons.words[name] for name in ("failings", "harms", "upset_verbs"))
    theirs = clause.object is not None and clause.object.possessor in {"your", "ur"}
    return (left or bad or clause.head.lemma in _ROUSING) and clause.head.lemma not in _TENDER and not theirs


@rule(
    id="generalization.whenever",
    severity=Severity.MEDIUM,
    certainty=Certainty.LIKELY,
    message="“{often}” makes a rule of it, where one time could be talked about.",
    fires=(
        "[Whenever it's our turn you cancel].",
        "[Each time I bring up the loan you leave the room].",
    ),
    known_misses=("Any time I work nights you start drilling.",),
    silent=(
        "Whenever I'm low you ring, thank you.",
        "Every time you bake I put on a kilo, it's so good.",
        "Any time you want a lift, you can ring.",
        "Whenever you're ready, come in.",
        "Every time we meet you look younger.",
    ),
)
def whenever(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """Whenever, each time or any time, and then what they do."""
    for sentence in reading.sentences:
        words = [w for w in reading.sentence_words(sentence) if not w.is_punct]
        often = _opens_often(words)
        if (
            len(words) < _WHOLE_SENTENCE
            or not often
            or reading.is_question(sentence)
            or goodwill.grateful(reading)
        ):
            continue
        for clause in reading.clauses_in(sentence):
            if clause.marker or clause.relation.startswith(("acl", "advcl")) or not clause.is_verbal:
                continue
            if not clause.you_is_subject or not clause.subject_given or clause.is_past or clause.modal:
                continue
            kind = clause.head.lemma in lexicons.words["good_deeds"] or clause.head.lemma in _PLEASANT
            if kind or clause.mood is not Mood.STATEMENT or guards.harmless(reading, clause, lexicons):
                continue
            if not goodwill.cheered(reading, clause, lexicons) and not goodwill.affectionate(
                reading, sentence.span
            ):
                yield hit(
                    reading.span(words[0], *reading.subtree(clause.head)),
                    clause.head,
                    often=reading.span(*often),
                )


def _opens_often(words: Sequence[Word]) -> Sequence[Word]:
    """ "Whenever", "every time", "each and every time" at the start of a sentence."""
    for n, word in enumerate(words[:4]):
        if word.norm in {"whenever", "everytime"}:
            return words[n : n + 1]
        if word.norm in {"every", "each", "any"} and any(w.norm == "time" for w in words[n + 1 : n + 4]):
            return words[n : n + 2]
    return ()


@rule(
    id="generalization.not-one-time",
    severity=Severity.MEDIUM,
    message="“{once}” makes a rule of it, where one time could be talked about.",
    fires=(
        "[You've not asked about her a single time].",
        "[You haven't once offered to drive].",
        "[You didn't even once look up].",
    ),
    silent=(
        "You haven't complained once, you hero.",
        "Have you not been there once?",
        "You needn't come even once if it's too far.",
    ),
)
def not_one_time(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """You have not, did not, even once or a single time."""
    for clause in reading.clauses:
        if clause.negation is None or not clause.you_is_subject or clause.mood is not Mood.STATEMENT:
            continue
        sentence = reading.sentence_words(reading.sentence_of(clause.head))
        after = [w for w in sentence if w.i > clause.negation.i]
        once = next(
            (w for w in after if w.norm == "once" or (w.norm == "time" and _is_single(after, w))), None
        )
        if once is None or guards.harmless(reading, clause, lexicons) or guards.conditional(reading, clause):
            continue
        blamed = clause.head.lemma in lexicons.words["failings"] or goodwill.spared(reading, clause, lexicons)
        if clause.is_past and not blamed:
            yield hit(guards.clause_span(reading, clause), clause.head, once=once, unmet=clause.negation)


def _is_single(words: Sequence[Word], time: Word) -> bool:
    at = words.index(time)
    return at > 0 and words[at - 1].norm in {"single", "one"}


@rule(
    id="generalization.phrase",
    severity=Severity.MEDIUM,
    message="“{phrase}” turns one time into a rule about the person.",
    fires=("[Every single time] I cook, you order pizza.", "[Not once have you asked] how I am."),
    silent=("Every time I see you I smile.", "As always, thank you for the lift."),
)
def phrase(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """A fixed wording of the lexicon that makes a law of one event."""
    for found in phrase_hits("generalization", reading, lexicons):
        clause = reading.clause_of(reading.words[found.head])
        tender = clause is not None and clause.head.lemma == "miss" and _is_for_somebody(clause)
        if clause is None or not (tender or goodwill.spared(reading, clause, lexicons)):
            yield found


def _is_for_somebody(clause: Clause) -> bool:
    """Whether a person is the object: "you miss her all the time"; "you keep missing the ferry" is none."""
    thing = clause.object
    return thing is not None and thing.head.pos in {labels.PRONOUN, labels.PROPER_NOUN}


RULES = (you_never, habit, whenever, not_one_time, phrase)
