"""Dismissal: the other's reaction is declared invalid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coach.detect import guards
from coach.detect.rule import Hit, KindDoc, hit, phrase_hits, rule
from coach.lexicon.load import Lexicons
from coach.reading import labels
from coach.reading.clause import Clause, Mood
from coach.reading.reading import Reading
from coach.reading.word import Word
from coach.records import Certainty, Kind, Severity

KIND = KindDoc(
    kind=Kind.DISMISSAL,
    title="Their reaction waved away",
    what="Declares the other person's reaction too much, wrong or imagined.",
    why="Being told not to feel it makes the feeling louder. Heard first, people calm down by themselves.",
    ask="Does it leave room for how they see it?",
    instead="Say what you understand of it, then how you see it.",
    sources=("Gottman: defensiveness and stonewalling",),
)

_TOO = frozenset(
    "so too very really just rather quite utterly perfectly overly always simply totally way".split()
)
_ONLY = frozenset({"just", "only", "merely", "simply"})
_THINGS = frozenset({"it", "that", "this", "she", "he"})
_JOKES = frozenset({"joke", "banter", "laugh", "prank", "tease"})
_AWAY = frozenset({"oh", "omg", "uff", "ugh", "jesus", "christ", "ffs", "jeez", "please", "hai", "arre"})
_BARELY = frozenset({"hardly", "scarcely", "barely"})


@rule(
    id="dismissal.you-over",
    severity=Severity.MEDIUM,
    message="“{verdict}” tells them that their reaction is wrong.",
    fires=(
        "[You're overreacting].",
        "[You're being so dramatic about the sofa].",
        "[You're way too sensitive].",
        "[You overthink everything].",
        "[So dramatic].",
    ),
    silent=(
        "Am I overreacting?",
        "You're not being dramatic, that was awful.",
        "If you're too emotional today we can wait.",
        "I was being paranoid about the lock.",
        "You were so emotional at the wedding, it was lovely.",
        "The play was so dramatic!",
        "Imagine a beach, warm sand, no phone.",
    ),
)
def you_over(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """Second person with overreacting, imagining, too sensitive, being dramatic and the like."""
    for clause in reading.clauses:
        row = _row(clause.head, lexicons)
        if row is None or clause.is_verbal != row["note"].endswith("do"):
            continue
        if _is_verdict(reading, clause) and not guards.someone_elses(clause):
            yield hit(guards.clause_span(reading, clause), clause.head, verdict=clause.head)


def _row(word: Word, lexicons: Lexicons) -> Mapping[str, str] | None:
    listed = lexicons.words["overreactions"]
    return listed.get(word.norm) or listed.get(word.lemma)


def _is_verdict(reading: Reading, clause: Clause) -> bool:
    if guards.negated(clause) or guards.conditional(reading, clause) or guards.fond(reading, clause):
        return False
    if clause.mood is Mood.FRAGMENT:
        own = [w for w in reading.subtree(clause.head) if not w.is_punct]
        return own[0].norm == "so" and own[-1] is clause.head and len(own) == 2
    too = clause.adverb(_TOO) is not None
    if not clause.you_is_subject or clause.mood is not Mood.STATEMENT or clause.marker or clause.modal:
        return False
    if clause.is_verbal:
        return not clause.is_past and (clause.is_progressive or too or clause.head.lemma != "imagine")
    being = clause.copula is not None and clause.copula.norm == "being"
    return being or (too and not clause.is_past and clause.oblique("to", "for", "with") is None)


@rule(
    id="dismissal.only-a",
    severity=Severity.LOW,
    certainty=Certainty.LIKELY,
    message="“{small}” makes small what is big to them.",
    fires=(
        "[It was just a joke].",
        "Lighten up, [it's only a vase].",
        "Oh, [it's just one night].",
    ),
    silent=(
        "It was just a quick visit.",
        "It's only a cold, I'll be back on Monday.",
        "Was it just a joke?",
        "It's just a short film, shall we?",
    ),
)
def only_a(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """It was only this or that: a joke, or beside another word that waves the reaction away."""
    others = (*you_over.find(reading, lexicons), *phrase_hits("dismissal", reading, lexicons))
    for clause in reading.clauses:
        small = clause.adverb(_ONLY)
        if not _belittles(clause) or guards.someone_elses(clause) or guards.fond(reading, clause):
            continue
        joke = clause.head.lemma in _JOKES and (small is not None or clause.is_past)
        sentence = reading.sentence_of(clause.head)
        opening = reading.words[sentence.start].norm in _AWAY
        one = small or clause.has({"one"})
        span = guards.clause_span(reading, clause)
        near = any(not o.span.overlaps(span) and _apart(reading, o, sentence.index) <= 1 for o in others)
        if joke or (one is not None and (opening or near)):
            yield hit(span, clause.head, small=small or one or clause.head)


def _apart(reading: Reading, other: Hit, index: int) -> int:
    """How many sentences lie between a hit and the sentence of this index."""
    return abs(reading.sentence_of(reading.words[other.head]).index - index)


def _belittles(clause: Clause) -> bool:
    """Whether it says of a thing or of somebody else that it is this or that, no word about the writer."""
    subject = clause.subject
    if subject is None or not clause.subject_given or subject.head.norm not in _THINGS:
        return False
    if clause.mood is not Mood.STATEMENT or clause.negation is not None or clause.marker:
        return False
    if clause.copula is None or clause.head.pos not in labels.NOMINALS:
        return False
    return not any(w.is_i or w.is_we or w.norm in {"my", "our", "me", "us"} for w in clause.words)


@rule(
    id="dismissal.no-disaster",
    severity=Severity.MEDIUM,
    message="“{measure}” makes small what is big to them.",
    fires=(
        "[It's a sock drawer, not a crime scene].",
        "Mum, [it's a haircut not the apocalypse].",
        "[A dent is hardly a tragedy].",
    ),
    silent=(
        "It's not an emergency, ring when you can.",
        "It's a bike, not a scooter.",
        "They said it was a drill, not a siege.",
        "The film is a war film, not a comedy.",
    ),
)
def no_disaster(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """A grievance measured against a disaster: "it's a cupcake, not a crime"."""
    for word in reading.words:
        if not {word.lemma, word.norm} & lexicons.words["catastrophes"].keys():
            continue
        turn = _turn(reading, word)
        first = _measured(reading, turn) if turn is not None else None
        if first is None or guards.not_the_writers(reading, reading.words[first.i : word.i + 1]):
            continue
        last = reading.words[word.i + 1] if _goes_on(reading, word) else word
        yield hit(reading.span(first, last), word, measure=word)


def _goes_on(reading: Reading, word: Word) -> bool:
    after = reading.words[word.i + 1 : word.i + 2]
    return bool(after) and after[0].pos == labels.NOUN and word.head == after[0].i


def _turn(reading: Reading, word: Word) -> Word | None:
    """The "not" or "hardly" in front of the disaster."""
    before = reading.words[max(0, word.i - 4) : word.i]
    return next((w for w in reversed(before) if w.norm in _BARELY | {"not"}), None)


def _measured(reading: Reading, turn: Word) -> Word | None:
    """The first word of what is measured: "it" in "it's a vase, not a …"; None where nothing is."""
    sentence = reading.sentence_of(turn)
    before = [w for w in reading.sentence_words(sentence) if w.i < turn.i]
    be = next((w for w in reversed(before) if w.lemma == "be"), None)
    if be is None or any(w.is_i or w.is_we for w in before) or reading.is_question(sentence):
        return None
    if turn.norm in _BARELY:
        return next((w for w in before if not w.is_punct), None) if turn.i - be.i <= 1 else None
    between = [w for w in before if w.i > be.i and not w.is_punct]
    if not any(w.pos in labels.NOMINALS for w in between):
        return None
    subject = next((w for w in reversed(before) if w.i < be.i and w.dep in labels.SUBJECTS), None)
    return subject if subject is not None and subject.norm in _THINGS else None


@rule(
    id="dismissal.phrase",
    severity=Severity.MEDIUM,
    message="“{phrase}” waves the other person's reaction away.",
    fires=("[Calm down].", "[Get over it].", "[Spare me the violins]."),
    silent=("She told me to calm down.", "It was just a quick visit.", "Whatever you like is fine."),
)
def phrase(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """A fixed wording of the lexicon that waves a reaction away."""
    yield from phrase_hits("dismissal", reading, lexicons)


RULES = (you_over, only_a, no_disaster, phrase)
