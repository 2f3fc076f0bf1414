"""Contempt: insult, name, mockery, sarcasm."""

from __future__ import annotations

from collections.abc import Iterator

from coach.detect import goodwill
from coach.detect.rule import Hit, KindDoc, phrase_hits, rule
from coach.lexicon.load import Lexicons
from coach.reading.reading import Reading
from coach.records import Kind, Severity

KIND = KindDoc(
    kind=Kind.CONTEMPT,
    title="Looking down on them",
    what="An insult, a name, mockery or sarcasm.",
    why="Contempt says “you are beneath me”. It hurts on its own, "
    "and it is the strongest sign that a talk will end badly.",
    ask="Would it hurt if it were said to me?",
    instead="Leave it out; say plainly what bothers you and what you would like.",
    sources=("Gottman: contempt",),
)


@rule(
    id="contempt.phrase",
    severity=Severity.MEDIUM,
    message="“{phrase}” looks down on the person.",
    fires=("[You idiot].", "[Oh brilliant, another speech].", "[Must be nice to have a butler]."),
    silent=("I'm such an idiot.", "Must be nice and warm over there in Crete!", "You total star."),
)
def phrase(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """A fixed wording of the lexicon that looks down on the other."""
    for found in phrase_hits("contempt", reading, lexicons):
        kindly = goodwill.affectionate(reading, found.span) or goodwill.good_news(
            reading, found.span, lexicons
        )
        pitied = found.span.of(reading.text).lower() == "poor you" and goodwill.offered_after(
            reading, reading.words[found.head]
        )
        if not (kindly or pitied):
            yield found


RULES = (phrase,)
