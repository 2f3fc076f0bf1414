"""Mind reading: a claim about their motive, thought or feeling."""

from __future__ import annotations

from collections.abc import Iterator

from coach.detect import guards
from coach.detect.rule import Hit, KindDoc, phrase_hits, rule
from coach.lexicon.load import Lexicons
from coach.reading.reading import Reading
from coach.records import Kind, Severity

KIND = KindDoc(
    kind=Kind.MIND_READING,
    title="A claim about their mind",
    what="States what the other person thinks, wants, feels or meant, as if it could be seen.",
    why="Nobody but them can know it, so it is denied first, and what you did see gets lost.",
    ask="Could I have seen it on a video?",
    instead="Say what you saw and what you made of it, and ask.",
    sources=("Rogers, Howieson and Neame 2018", "Gottman: criticism"),
)


@rule(
    id="mind_reading.phrase",
    severity=Severity.MEDIUM,
    message="“{phrase}” states what goes on in their mind; only they can know.",
    fires=("[You don't care about us].", "[You did it on purpose].", "[You just want to punish me]."),
    silent=(
        "I get the sense you're doing this for my sake. Is that right?",
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
        told = clause is not None and guards.their_words(reading, clause)
        if not told and not guards.perception_check(reading, found.span):
            yield found


RULES = (phrase,)
