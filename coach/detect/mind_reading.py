"""Mind reading: a claim about their motive, thought or feeling."""

from __future__ import annotations

from collections.abc import Iterator

from coach.detect import goodwill, guards
from coach.detect.rule import Hit, KindDoc, hit, phrase_hits, rule
from coach.lexicon.load import Lexicons
from coach.reading import labels
from coach.reading.clause import Mood
from coach.reading.reading import Reading
from coach.records import Certainty, Kind, Severity

KIND = KindDoc(
    kind=Kind.MIND_READING,
    title="A claim about their mind",
    what="States what the other person thinks, wants, feels or meant, as if it could be seen.",
    why="Nobody but them can know it, so it is denied first, and what you did see gets lost.",
    ask="Could I have seen it on a video?",
    instead="Say what you saw and what you made of it, and ask.",
    sources=("Rogers, Howieson and Neame 2018", "Gottman: criticism"),
)


_ONLY = frozenset({"only", "merely", "purely", "solely", "onli"})
_NEEDED = frozenset({"need", "have", "pay", "owe", "live", "arrive", "get", "start", "miss", "see", "join"})
_REASONS = frozenset(
    {"because", "cos", "cuz", "bc", "cause", "so", "to", "when", "as", "coz", "'cause", "since"}
)


@rule(
    id="mind_reading.only-because",
    severity=Severity.MEDIUM,
    certainty=Certainty.LIKELY,
    message="“{only}” with a reason states their motive; only they can know it.",
    fires=(
        "[You only rang because Dad told you to].",
        "[You're only polite to me when the boss is listening].",
        "[you only came round for the telly]",
        "[You only said yes to keep me quiet].",
    ),
    silent=(
        "You only need to press it once, so don't worry.",
        "You only get one go because of the queue.",
        "Did you only come for the cake?",
        "You only have to ask.",
        "Sometimes I worry that you only invited me so there'd be a driver.",
        "I only rang because I was worried.",
    ),
)
def only_because(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """You only did it because, to, when or for."""
    for clause in reading.clauses:
        only = clause.adverb(_ONLY)
        if only is None or not clause.you_is_subject or not clause.subject_given or clause.modal:
            continue
        if clause.mood is not Mood.STATEMENT or clause.marker or guards.negated(clause):
            continue
        if clause.head.lemma in _NEEDED or guards.harmless(reading, clause, lexicons):
            continue
        if guards.own_worry(reading, clause):
            continue
        behind = [w for w in reading.subtree(clause.head) if w.i > max(clause.head.i, only.i)]
        reason = any(w.norm in _REASONS for w in behind) or clause.oblique("for") is not None
        number = any(w.pos == labels.NUMBER for w in behind[:1])
        if reason and not number and not goodwill.affectionate(reading, clause.span):
            yield hit(guards.clause_span(reading, clause), clause.head, only=only)


@rule(
    id="mind_reading.phrase",
    severity=Severity.MEDIUM,
    message="“{phrase}” states what goes on in their mind; only they can know.",
    fires=("[You don't care about us].", "[You did it on purpose].", "[You just want to punish me]."),
    silent=(
        "I get the sense you're doing this for my sake. Is that right?",
        "Sometimes I worry that you're ashamed of us.",
        "You don't care for raisins, right?",
        "Do you want tea?",
        "You think it'll rain?",
    ),
)
def phrase(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """A fixed wording of the lexicon that claims to know their mind."""
    hits = phrase_hits("mind_reading", reading, lexicons)
    for found in hits:
        clause = reading.clause_of(reading.words[found.head])
        told = clause is not None and (
            guards.their_words(reading, clause) or guards.own_worry(reading, clause)
        )
        if not told and not guards.perception_check(reading, found.span):
            yield found


RULES = (only_because, phrase)
