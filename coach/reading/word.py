"""One word of a reading: its place in the text as typed and its place in the tree."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from coach.reading import labels

YOU = frozenset({"you", "yourself", "yourselves", "yall", "y'all"})
I_WORDS = frozenset({"i", "me", "myself"})
WE = frozenset({"we", "us", "ourselves"})


@lru_cache(maxsize=50_000)
def _is_punct(text: str) -> bool:
    return not any(c.isalnum() for c in text)


@dataclass(frozen=True, slots=True)
class Word:
    """A token as the rules see it.

    ``norm`` is lower case with text-message spelling resolved ("u" is "you", "n't" is "not"); ``text`` is as
    typed. ``head`` is the index of the governing word (its own index at a root). ``start`` and ``end`` are
    code points.
    """

    i: int
    text: str
    norm: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int

    @property
    def is_punct(self) -> bool:
        """Whether it is punctuation or a symbol such as an emoji, by its characters."""
        return _is_punct(self.text)

    @property
    def is_you(self) -> bool:
        """Whether it is a second-person pronoun."""
        return self.norm in YOU

    @property
    def is_i(self) -> bool:
        """Whether it is a first-person singular pronoun."""
        return self.norm in I_WORDS

    @property
    def is_we(self) -> bool:
        """Whether it is a first-person plural pronoun."""
        return self.norm in WE

    @property
    def is_verb(self) -> bool:
        """Whether it is tagged as a verb or an auxiliary."""
        return self.pos in {labels.VERB, labels.AUX} or self.tag.startswith("VB")

    @property
    def is_capitals(self) -> bool:
        """Whether it is shouted: two letters or more, all capitals."""
        return len(self.text) > 1 and self.text.isupper()
