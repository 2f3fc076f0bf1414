"""Guilt trip: love, loyalty or past favours used as a lever."""

from __future__ import annotations

from collections.abc import Iterator

from coach.detect.rule import Hit, KindDoc, phrase_hits, rule
from coach.lexicon.load import Lexicons
from coach.reading.reading import Reading
from coach.records import Kind, Severity

KIND = KindDoc(
    kind=Kind.GUILT_TRIP,
    title="Love or favours as a lever",
    what="Love, loyalty or what was done for them, held up so that they give in.",
    why="What is given out of guilt is paid back in distance. "
    "A wish said plainly leaves them free to give.",
    ask="Could they say no and still be loved?",
    instead="Say what you miss and ask for it.",
    sources=("Rosenberg, Nonviolent Communication: request or demand",),
)


@rule(
    id="guilt_trip.phrase",
    severity=Severity.MEDIUM,
    message="“{phrase}” puts love or past favours on the scale.",
    fires=("[If you cared you'd be here].", "[After all I've done for you].", "[I guess I don't matter].",),
    silent=("If you loved the soup I'll send the recipe.", "After all that rain, sun!", "I guess it's Tuesday.",),
)
def phrase(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """A fixed wording of the lexicon that uses love or favours as a lever."""
    yield from phrase_hits("guilt_trip", reading, lexicons)


RULES = (phrase,)
