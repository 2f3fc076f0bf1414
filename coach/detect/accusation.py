"""Accusation: fault, failure or a bad trait laid at the other person's door."""

from __future__ import annotations

from collections.abc import Iterator

from coach.detect import goodwill, guards, verdicts
from coach.detect.rule import Hit, KindDoc, hit, phrase_hits, rule
from coach.lexicon.load import Lexicons
from coach.reading import labels
from coach.reading.clause import Clause, Mood
from coach.reading.reading import Reading
from coach.reading.word import Word
from coach.records import Certainty, Kind, Severity

KIND = KindDoc(
    kind=Kind.ACCUSATION,
    title="A verdict on the person",
    what="Fault, failure or a bad trait laid at the other person's door.",
    why=(
        "A verdict has to be fended off before anything else can be heard. What happened, and what it "
        "did to you, "
        "can be heard."
    ),
    ask="Would a neutral referee call it a judgement, not an observation?",
    instead="Say what happened and what it meant for you, then ask.",
    sources=("Gottman: criticism", "Simmons, Gordon and Chambless 2005"),
)

_UNKIND = -0.6
_LEVELS = {"high": Severity.HIGH, "medium": Severity.MEDIUM, "low": Severity.LOW}
_DEED = "accusation.this-is"
_BLAMED = frozenset({"accusation.because-of-you", "accusation.owing-to-you"})
"""Wordings that thank as well as blame; what stands beside them tells."""
_STRANDED = frozenset(
    "alone sat sitting stood standing waiting outside stranded holding hanging rain dark".split()
)
_BURDENS = frozenset(
    "bill mess dishes kids whole entire rent work debt everything dead full washing-up".split()
)


@rule(
    id="accusation.trait",
    severity=Severity.MEDIUM,
    message="“{trait}” is a verdict on the person, not on what happened.",
    fires=(
        "[You're so selfish].",
        "[You are being really unfair].",
        "[You're a liar].",
        "[You're so discourteous].",
    ),
    silent=(
        "You're so kind.",
        "You're not selfish at all.",
        "Are you tired?",
        "The upstairs man is so selfish.",
        "You must be crazy busy.",
        "Could you text me as soon as you know you'll be late?",
        "I don't want you to get sick.",
    ),
)
def trait(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """You are, with an adjective or a noun that condemns."""
    for clause in reading.clauses:
        found = _condemned(reading, clause, lexicons)
        if found is None or _excused(reading, clause) or clause.mood is Mood.QUESTION:
            continue
        above = reading.parent(clause)
        if clause.marker == "to" and above is not None and above.i_is_subject and guards.negated(above):
            continue  # "I don't want you to get sick"
        word, level = found
        if goodwill.affectionate(reading, clause.span) or guards.supposes(reading, clause):
            continue
        if not guards.negated(clause) and clause.modal not in {"must", "could", "might", "may", "would"}:
            yield hit(guards.clause_span(reading, clause), word, severity=_LEVELS[level], trait=word)


def _condemned(reading: Reading, clause: Clause, lexicons: Lexicons) -> tuple[Word, str] | None:
    """The condemning word of a copular clause about them, and how hard it lands."""
    head = clause.head
    be = clause.copula is not None or head.lemma in {"be", "get", "act", "become"}
    if not be or not guards.about_you(clause) or verdicts.is_busy(clause):
        return None
    state = clause.state.head if clause.state is not None else None
    traits, names = lexicons.words["negative_traits"], lexicons.words["insults"]
    for word in (head, state):
        if word is None:
            continue
        if row := traits.get(word.norm) or traits.get(word.lemma):
            return word, row["severity"]
        if clause.subject is not None and clause.subject.is_you and (row := names.get(word.lemma)):
            return word, row["severity"]
    return (head, "low") if _sounds_unkind(reading, clause, lexicons) else None


def _sounds_unkind(reading: Reading, clause: Clause, lexicons: Lexicons) -> bool:
    """An adjective about the other that no list has and that TextBlob rates as very unkind; a state of
    theirs is none.
    """
    head, subject = clause.head, clause.subject
    about_you = subject is not None and subject.is_you and head.pos == labels.ADJECTIVE
    known = any(head.norm in lexicons.words[name] for name in ("feelings", "warm_words", "faux_feelings"))
    return about_you and not known and not head.norm.endswith("ed") and reading.polarity(head) <= _UNKIND


def _excused(reading: Reading, clause: Clause) -> bool:
    """Quoted, reported, supposed, a name, anybody's, or a detail of a request."""
    return (
        guards.someone_elses(clause)
        or guards.under_request(reading, clause)
        or guards.named(reading, clause)
        or guards.their_words(reading, clause)
        or guards.conditional(reading, clause)
        or guards.fond(reading, clause)
    )


@rule(
    id="accusation.harm",
    severity=Severity.MEDIUM,
    message="“{act}” lays the harm at their door.",
    fires=(
        "[You ruined my sister's wedding].",
        "[Your kids wrecked the flower bed].",
        "[You lied to us] about the money.",
    ),
    silent=(
        "You broke the school record!",
        "Did you break the mug?",
        "I ruined the cake.",
        "You ruined all other pizza for me.",
        "If you break it, tell me.",
        "Could you replace what you broke?",
    ),
)
def harm(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """They did harm: ruined, broke, betrayed, lied."""
    harms = lexicons.words["harms"]
    for clause in reading.clauses:
        row = harms.get(clause.head.lemma)
        if row is None or not clause.is_verbal or not guards.about_you(clause) or clause.passive:
            continue
        if _excused(reading, clause) or guards.negated(clause) or clause.modal or not clause.is_past:
            continue
        if (
            clause.mood is Mood.QUESTION
            or clause.relation in labels.ADNOMINAL_CLAUSES
            or verdicts.is_fine(clause)
        ):
            continue
        if guards.together(reading, clause) or goodwill.affectionate(reading, clause.span):
            continue
        yield hit(
            guards.clause_span(reading, clause),
            clause.head,
            severity=_LEVELS[row["severity"]],
            act=clause.head,
        )


@rule(
    id="accusation.again",
    severity=Severity.MEDIUM,
    message="“{act}”, “{again}”: it counts what went wrong, and lays it at their door.",
    fires=(
        "[You forgot the deposit again].",
        "[you left the iron on AGAIN]",
        "[You skipped the rehearsal yet again].",
        "[You woke the baby up again].",
    ),
    silent=(
        "You beat me again, well played!",
        "You left your gloves here again, I'll bring them over.",
        "Did you miss the bus again?",
        "You missed your connection again, you poor thing.",
        "If you forget it again I've a spare.",
        "I forgot the deposit again.",
    ),
)
def again(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """What they failed to do or left undone, with "again"."""
    for clause in reading.clauses:
        verb = clause.head.lemma
        failed = verb in lexicons.words["failings"] or verb in {"leave", "wake", "eat", "use"}
        if not failed or not clause.is_verbal or not clause.is_past or not clause.you_is_subject:
            continue
        if _excused(reading, clause) or guards.negated(clause) or clause.modal or clause.passive:
            continue
        if clause.mood is Mood.QUESTION or not clause.subject_given or verdicts.own_loss(clause):
            continue
        words = reading.sentence_words(reading.sentence_of(clause.head))
        marker = next((w for w in words if w.i > clause.head.i and w.norm == "again"), None)
        if marker is not None:
            yield hit(guards.clause_span(reading, clause), clause.head, act=clause.head, again=marker)


@rule(
    id="accusation.deed",
    severity=Severity.MEDIUM,
    message="“{verdict}” judges what they did; it does not say what happened.",
    fires=(
        "[That was a rotten thing to say to my aunt].",
        "[It was selfish to book the cabin without us].",
        "[Leaving the gate unlocked is irresponsible].",
        "[Very inconsiderate, Paul].",
        "[Bit disloyal of you tbh].",
    ),
    silent=(
        "That was rude of me.",
        "He pushed past the pram, that was so rude.",
        "That was a lazy Sunday.",
        "It's not unfair at all.",
        "The weather was cruel to us.",
        "Was that rude?",
    ),
    known_misses=("There was something underhand about how it was done.",),
)
def deed(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """That was, it is, or doing so is, with an adjective that condemns the doer."""
    for clause in reading.clauses:
        word = verdicts.judged(reading, clause, lexicons)
        if (
            word is None
            or guards.negated(clause)
            or clause.modal
            or clause.marker
            or _excused(reading, clause)
        ):
            continue
        if not verdicts.is_elsewhere(reading, clause) and not goodwill.affectionate(reading, clause.span):
            yield hit(guards.clause_span(reading, clause), word, verdict=word)


@rule(
    id="accusation.left",
    severity=Severity.MEDIUM,
    certainty=Certainty.LIKELY,
    message="“{act}” charges them with leaving somebody alone with it.",
    fires=(
        "[You left Gran sitting at the station for two hours].",
        "[you left me with the whole bill]",
        "[You left us standing in the rain].",
    ),
    silent=(
        "You left me speechless!",
        "You left us some lovely cake.",
        "You left your scarf with me.",
        "Did you leave him with your mum?",
        "You left him with a smile on his face.",
    ),
)
def left(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """You left somebody, alone, waiting or with a burden."""
    for clause in reading.clauses:
        thing = clause.object
        if clause.head.lemma != "leave" or not clause.you_is_subject or not clause.is_past or thing is None:
            continue
        if clause.mood is Mood.QUESTION or guards.negated(clause) or _excused(reading, clause):
            continue
        person = thing.head.is_i or thing.head.is_we or thing.head.norm in {"him", "her", "them"}
        kin = lexicons.words["classes"].get(thing.lemma, {}).get("class") == "relative"
        person = person or kin or thing.head.pos == labels.PROPER_NOUN
        words = reading.subtree(clause.head)
        behind = [w for w in words if w.i > thing.head.i]
        stranded = any(w.norm in _STRANDED for w in behind) or (
            clause.oblique("with") is not None and any(w.norm in _BURDENS for w in behind)
        )
        if person and stranded and not guards.warm(reading, clause, lexicons):
            yield hit(guards.clause_span(reading, clause), clause.head, act=clause.head)


@rule(
    id="accusation.phrase",
    severity=Severity.MEDIUM,
    message="“{phrase}” lays the fault at their door.",
    fires=("[It's your fault] we missed the train.", "[Because of you] nobody visits.", "[You let me down]."),
    silent=("It's not your fault.", "Because of you I passed!", "Whose fault is it?", "It's my fault."),
)
def phrase(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """A fixed wording of the lexicon that lays the fault at their door."""
    for found in phrase_hits("accusation", reading, lexicons):
        thanked = bool(found.names & _BLAMED) and not goodwill.blames(reading, found.span, lexicons)
        clause = reading.clause_of(reading.words[found.head])
        if _DEED in found.names and clause is not None and verdicts.is_elsewhere(reading, clause):
            continue
        if not thanked and not goodwill.affectionate(reading, found.span):
            yield found


RULES = (trait, harm, again, deed, left, phrase)
