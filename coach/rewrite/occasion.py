"""The occasion that a draft gives for a feeling: "when I'm the only one left", "at your work things"."""

from __future__ import annotations

from typing import Final

from coach.reading import labels
from coach.reading.reading import Reading
from coach.reading.word import Word

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
        named = following.dep == labels.VOCATIVE
        joins = following.norm in _JOINTS and not _goes_on(reading, following)
        if parts(reading, following) or joins or named:
            break
        i += 1
    return i


def _goes_on(reading: Reading, joint: Word) -> bool:
    """Whether a second act of the same doer follows: "when you text and drive"."""
    after = reading.words[joint.i + 1 : joint.i + 2]
    return joint.norm in {"and", "n"} and any(w.is_verb and w.dep == labels.CONJUNCT for w in after)


def parts(reading: Reading, word: Word) -> bool:
    """Whether a word is a mark that parts words: no hyphen or apostrophe inside one or at its end."""
    if not word.is_punct or word.tag == labels.POSSESSIVE_MARK:
        return False
    before, after = reading.words[max(0, word.i - 1)], reading.words[word.i + 1 : word.i + 2]
    return not (before.end == word.start and any(w.start == word.end and not w.is_punct for w in after))
