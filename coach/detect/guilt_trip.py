"""Guilt trip: love, loyalty or past favours used as a lever."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coach.detect import guards
from coach.detect.levers import named_act
from coach.detect.rule import Hit, KindDoc, hit, phrase_hits, rule
from coach.lexicon.load import Lexicons
from coach.reading import labels
from coach.reading.clause import Clause, Mood
from coach.reading.reading import Reading
from coach.reading.word import Word
from coach.records import Kind, Severity, Span

KIND = KindDoc(
    kind=Kind.GUILT_TRIP,
    title="Love or favours as a lever",
    what="Love, loyalty or what was done for them, held up so that they give in.",
    why="What is given out of guilt is paid back in distance. A wish said plainly leaves them free to give.",
    ask="Could they say no and still be loved?",
    instead="Say what you miss and ask for it.",
    sources=("Rosenberg, Nonviolent Communication: request or demand",),
)

_UNABLE = frozenset({"can", "ca", "could", "will", "wo", "cannot"})
_LITTLE = frozenset({"one", "even", "single", "half", "mine", "once", "ordinary", "five", "two"})
_TURNS = frozenset({"and", "but", "yet", "so"})
_WOULD = frozenset({"would", "'d", "d"})
_GUESSES = "guilt_trip.i-guess-i-do-not-matter"
_SELF_PITY = frozenset(
    "alone myself again always usual not never no nobody nothing only matter count less last loyalty "
    "worth love "
    "rank die dead gone regret sorry miss care notice happy proud enjoy starve invisible servant maid".split()
)
_LIKING = frozenset({"love", "like", "enjoy", "adore", "laugh", "understand"})
_PROOFS = frozenset("love care respect value appreciate trust".split())
_THANKS = frozenset({"thanks", "reward", "gratitude"})


@rule(
    id="guilt_trip.favour-unpaid",
    severity=Severity.HIGH,
    message="“{favour}” is put on the scale against “{owed}”.",
    fires=(
        "[I flew to Oslo for your wedding and you can't take one bus for mine].",
        "[I nursed you all winter and this is my reward].",
        "[I covered six of your shifts and I can't get one Friday].",
    ),
    silent=(
        "I drove your mum home and you can have the car back.",
        "I paid your bill, so you can't be cut off now.",
        "I waited for your call and you couldn't have known.",
        "I sold the desk, but we can't find the screws.",
    ),
)
def favour_unpaid(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """What I did for the other, and what they won't do, or what I get for it."""
    for clause in reading.clauses:
        if not _is_favour(reading, clause, lexicons) or guards.someone_elses(clause):
            continue
        owed = _owed(reading, clause)
        if owed is not None:
            first = clause.subject.words[0] if clause.subject else clause.head
            start = min(first, clause.words[0], key=lambda w: w.i)
            yield hit(Span(start.start, owed.end), clause.head, favour=clause.head, owed=owed)


def _is_favour(reading: Reading, clause: Clause, lexicons: Lexicons) -> bool:
    """Whether the writer did something for the other or for years; a plan or a mishap is none."""
    if (
        not (clause.i_is_subject or clause.we_is_subject)
        or clause.head.lemma not in lexicons.words["favours"]
    ):
        return False
    perfect = any(a.lemma == "have" for a in clause.auxiliaries)
    if clause.negation is not None or clause.modal or clause.mood is not Mood.STATEMENT:
        return False
    if not (clause.is_past or perfect or clause.is_progressive):
        return False
    return any(_is_cost(w) for w in reading.subtree(clause.head))


def _is_cost(word: Word) -> bool:
    """A word that tells for whom, for how long or how many."""
    return (
        word.is_you
        or word.norm in {"your", "yours", "ur", "for", "every", "all"}
        or word.pos == labels.NUMBER
    )


def _owed(reading: Reading, favour: Clause) -> Span | None:
    """The stretch that holds the favour up: a refusal of theirs, or what the writer got for it."""
    sentence = reading.sentence_words(reading.sentence_of(favour.head))
    for joint in sentence:
        if joint.i <= favour.head.i or joint.norm not in _TURNS:
            continue
        words = [w for w in sentence if w.i > joint.i]
        if _refuses(words) or _ungrateful(words):
            kept = _run(words)
            return reading.span(*kept)
    return None


def _run(words: Sequence[Word]) -> Sequence[Word]:
    stop = next((n for n, w in enumerate(words) if w.is_punct and n > 2), len(words))
    return [w for w in words[:stop] if not w.is_punct]


def _refuses(words: Sequence[Word]) -> bool:
    """ "You can't walk ten minutes", "I can't get one signature", "people ask me about half a day"."""
    if len(words) < 4:
        return False
    opening = [w for w in words if not w.is_punct][:5]
    subject = next((w for w in opening[:2] if w.is_you or w.is_i), None)
    if subject is None:
        return False
    denied = any(w.norm == "not" for w in opening[1:4]) and any(w.norm in _UNABLE for w in opening[1:3])
    if any(w.norm == "have" for w in opening[1:5]):
        return False
    little = any(w.norm in _LITTLE or w.pos == labels.NUMBER for w in words[:12])
    return denied and little if subject.is_i else denied and _is_act(words)


def _is_act(words: Sequence[Word]) -> bool:
    """Whether what they can't do is a deed: "you can't be cut off" is none."""
    verb = next((w for w in words[2:6] if w.is_verb and w.norm not in _UNABLE), None)
    return verb is not None and verb.lemma not in {"be", "have", "know", "see", "believe", "tell", "imagine"}


def _ungrateful(words: Sequence[Word]) -> bool:
    """ "This is what I get", "my reward is a locked door", "I am asked for receipts"."""
    opening = [w for w in words if not w.is_punct][:7]
    norms = {w.norm for w in opening}
    if norms & _THANKS and norms & {"this", "that", "my", "the"}:
        return "for" not in norms and "to" not in norms
    gets = {"this", "what", "i", "get"} <= norms or {"that", "what", "i", "get"} <= norms
    asked = norms >= {"i", "am"} and any(w.lemma in {"ask", "think", "deem", "tell"} for w in opening)
    asking = any(w.norm == "asking" for w in opening) and bool(norms & {"me", "us"})
    return gets or asked or asking


@rule(
    id="guilt_trip.if-you-loved",
    severity=Severity.HIGH,
    message="“{proof}” makes love hang on one act.",
    fires=(
        "[If you loved me you'd come to the scan].",
        "[If you cared about us, you would stop drinking].",
        "[You would have called if you respected me].",
    ),
    silent=(
        "If you loved the soup I'll send the recipe.",
        "If you cared to join, you would be welcome.",
        "Would you come if you loved the band?",
    ),
)
def if_you_loved(reading: Reading, _: Lexicons) -> Iterator[Hit]:
    """If you loved, cared or respected, you would."""
    for clause in reading.clauses:
        if clause.marker != "if" or not clause.you_is_subject or clause.head.lemma not in _PROOFS:
            continue
        main = _would(reading, clause)
        if main is None or guards.someone_elses(clause) or main.head.lemma in _LIKING or _of_a_thing(clause):
            continue
        words = [w for w in (*clause.words, *reading.subtree(main.head)) if not w.is_punct]
        modal = next(a for a in main.auxiliaries if a.norm in _WOULD)
        act, unmet = named_act(reading, main, None if main.negation else modal)
        if unmet is None:
            yield hit(reading.span(*words), act, proof=clause.head)
        else:
            yield hit(reading.span(*words), act, proof=clause.head, unmet=unmet)


def _of_a_thing(clause: Clause) -> bool:
    """ "If you loved the soup", "if you cared to join"."""
    return (
        clause.object is not None and clause.object.head.pos != labels.PRONOUN and not clause.object.possessor
    )


def _would(reading: Reading, clause: Clause) -> Clause | None:
    """The main clause in which they would do it, of the same sentence."""
    sentence = reading.sentence_of(clause.head)
    found = (c for c in reading.clauses_in(sentence) if c is not clause and c.you_is_subject and c.is_verbal)
    return next((c for c in found if c.modal in _WOULD and c.mood is Mood.STATEMENT and not c.marker), None)


@rule(
    id="guilt_trip.phrase",
    severity=Severity.MEDIUM,
    message="“{phrase}” puts love or past favours on the scale.",
    fires=("[If you cared you'd be here].", "[After all I've done for you].", "[I guess I don't matter]."),
    silent=(
        "If you loved the soup I'll send the recipe.",
        "After all that rain, sun!",
        "I guess it's Tuesday.",
    ),
)
def phrase(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """A fixed wording of the lexicon that uses love or favours as a lever."""
    for found in phrase_hits("guilt_trip", reading, lexicons):
        if _GUESSES not in found.names or _pities(reading, found.span):
            yield found


def _pities(reading: Reading, span: Span) -> bool:
    """Whether a guess about oneself complains: "I guess I'll eat alone"; "I'll take the bus" plans."""
    words = [w for s in reading.sentences if s.span.overlaps(span) for w in reading.sentence_words(s)]
    return any(w.norm in _SELF_PITY or w.lemma in _SELF_PITY for w in words)


RULES = (favour_unpaid, if_you_loved, phrase)
