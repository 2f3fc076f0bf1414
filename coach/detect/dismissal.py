"""Dismissal: the other's reaction is declared invalid."""

from __future__ import annotations

from collections.abc import Iterator

from coach.detect.rule import Hit, KindDoc, phrase_hits, rule
from coach.lexicon.load import Lexicons
from coach.reading.reading import Reading
from coach.records import Kind, Severity

KIND = KindDoc(
    kind=Kind.DISMISSAL,
    title="Their reaction waved away",
    what="Declares the other person's reaction too much, wrong or imagined.",
    why="Being told not to feel it makes the feeling louder. "
    "Heard first, people calm down by themselves.",
    ask="Does it leave room for how they see it?",
    instead="Say what you understand of it, then how you see it.",
    sources=("Gottman: defensiveness and stonewalling",),
)


@rule(
    id="dismissal.phrase",
    severity=Severity.MEDIUM,
    message="“{phrase}” waves the other person's reaction away.",
    fires=("[Calm down].", "[You're overreacting].", "[It was just a joke].",),
    silent=("She told me to calm down.", "It was just a quick visit.", "Whatever you like is fine.",),
)
def phrase(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """A fixed wording of the lexicon that waves a reaction away."""
    yield from phrase_hits("dismissal", reading, lexicons)


RULES = (phrase,)
