"""Causation: my feeling presented as their doing."""

from __future__ import annotations

from collections.abc import Iterator

from coach.detect import guards
from coach.detect.rule import Hit, KindDoc, phrase_hits, rule
from coach.lexicon.load import Lexicons
from coach.reading.reading import Reading
from coach.records import Kind, Severity

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
        if not guards.affectionate(reading, found.span):
            yield found


RULES = (phrase,)
