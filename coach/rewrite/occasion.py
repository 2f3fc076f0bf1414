"""The occasion that a draft gives for a feeling: "when I'm the only one left", "at your work things"."""

from __future__ import annotations

from typing import Final

from coach.reading import labels
from coach.reading.reading import Reading

OPENERS: Final = frozenset(
    "when whenever while at in during since because about by with after before that over on how every".split()
)
"""Words that open an occasion."""
_JOINTS: Final = frozenset({"and", "but", "so", "or", "n", "then", "yet"})


def reach(reading: Reading, i: int) -> int:
    """The last word of the stretch without marks that word ``i`` stands in.

    A name at its end and a further clause behind "and" or "but" don't belong to it.
    """
    end = reading.sentence_of(reading.words[i]).end
    while i + 1 < end:
        following = reading.words[i + 1]
        if (
            (following.is_punct and following.tag != labels.POSSESSIVE_MARK)
            or following.norm in _JOINTS
            or following.dep == labels.VOCATIVE
        ):
            break
        i += 1
    return i
