"""Noun phrases, since spaCy's own ``noun_chunks`` doesn't know the labels of Universal Dependencies."""

from __future__ import annotations

from dataclasses import dataclass

from coach.reading import labels
from coach.reading.word import Word
from coach.records import Span


@dataclass(frozen=True, slots=True)
class Phrase:
    """A head noun or pronoun with the words that belong to it, in order."""

    head: Word
    words: tuple[Word, ...]

    @property
    def span(self) -> Span:
        """From the first to the last word."""
        return Span(self.words[0].start, self.words[-1].end)

    @property
    def lemma(self) -> str:
        """The dictionary form of the head."""
        return self.head.lemma

    @property
    def possessor(self) -> str:
        """The possessive pronoun in front of the head ("your", "my"), or an empty string."""
        for word in self.words:
            if word.dep == labels.POSSESSIVE and word.head == self.head.i and word.pos == labels.PRONOUN:
                return word.norm
        return ""

    @property
    def determiner(self) -> str:
        """The determiner of the head ("the", "every"), or an empty string."""
        for word in self.words:
            if word.dep == labels.DETERMINER and word.head == self.head.i:
                return word.norm
        return ""

    @property
    def is_you(self) -> bool:
        """Whether the whole phrase is a second-person pronoun, alone or as in "you two", "you people"."""
        return self.head.is_you or (self.words[0].is_you and self.words[0].head == self.head.i)

    @property
    def is_plural(self) -> bool:
        """Whether the head is a plural noun or pronoun."""
        return self.head.tag in labels.PLURAL_NOUNS or self.head.norm in {"they", "them", "these", "those"}
