"""Faux feeling: an accusation dressed as a feeling."""

from __future__ import annotations

from collections.abc import Iterator

from coach.detect.rule import Hit, KindDoc, phrase_hits, rule
from coach.lexicon.load import Lexicons
from coach.reading.reading import Reading
from coach.records import Kind, Severity

KIND = KindDoc(
    kind=Kind.FAUX_FEELING,
    title="A charge dressed as a feeling",
    what="“I feel” with what the other does or is, or with a word for what was done to me.",
    why="“I feel ignored” says what they did, not what you feel, so it is heard as a charge. "
    "A feeling such as sad or scared can't be argued with.",
    ask="Is it a feeling, or a story about them?",
    instead="Name the feeling under it: hurt, lonely, scared, tired.",
    sources=("Rosenberg, Nonviolent Communication: feelings and what stands in for them",),
)


@rule(
    id="faux_feeling.phrase",
    severity=Severity.MEDIUM,
    message="“{phrase}” says what they did or are; the feeling stays unsaid.",
    fires=("[I feel like you never want me around].", "[I feel ignored].", "honestly [i felt so used after that night]",),
    silent=("I feel like tacos.", "I feel lonely.", "I feel like you really heard me.",),
)
def phrase(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """A fixed wording of the lexicon that dresses a charge as a feeling."""
    yield from phrase_hits("faux_feeling", reading, lexicons)


RULES = (phrase,)
