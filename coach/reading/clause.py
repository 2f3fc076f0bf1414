"""Clauses: who does what to whom, said how. Rules speak these and never the parser's own objects."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from coach.reading import labels
from coach.reading.phrase import Phrase
from coach.reading.word import Word
from coach.records import Span

_HARDLY: Final = frozenset({"never", "hardly", "barely", "rarely", "seldom", "nvr"})
"""Adverbs that deny as "not" does."""
_ANYBODY: Final = frozenset(
    "nobody no-one noone none someone somebody anyone anybody everyone everybody whoever who people "
    "one".split()
)


class Mood(StrEnum):
    """What a clause does: states, asks, commands, proposes ("let's"), or has no finite verb at all."""

    STATEMENT = "statement"
    QUESTION = "question"
    COMMAND = "command"
    PROPOSAL = "proposal"
    FRAGMENT = "fragment"


@dataclass(frozen=True, slots=True)
class Oblique:
    """A prepositional or adverbial phrase of a clause; ``case`` is its preposition ("all over", "")."""

    case: str
    phrase: Phrase
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Clause:
    """One predicate with its own arguments.

    ``head`` is the verb, or the predicate adjective or noun under a copula, or the head of a verbless
    fragment. ``subject`` may be inherited (from a conjunct, a controller or the governing clause);
    ``subject_given`` tells. ``marker`` is the conjunction or infinitive marker in front ("if", "when", "to"),
    lower case, or "".
    """

    head: Word
    words: tuple[Word, ...]
    relation: str
    mood: Mood
    subject: Phrase | None
    subject_given: bool
    object: Phrase | None
    recipient: Phrase | None
    obliques: tuple[Oblique, ...]
    particle: Word | None
    state: Phrase | None
    auxiliaries: tuple[Word, ...]
    copula: Word | None
    negation: Word | None
    adverbs: tuple[Word, ...]
    wh: Word | None
    marker: str
    coordinator: str
    passive: bool
    quoted: bool
    reported: bool

    @property
    def verb(self) -> str:
        """The lemma of the predicate, with its particle if there is one ("pick up")."""
        return f"{self.head.lemma} {self.particle.norm}" if self.particle else self.head.lemma

    @property
    def is_verbal(self) -> bool:
        """Whether the head is a verb that carries meaning (no copula, no fragment)."""
        return self.head.is_verb and self.copula is None

    @property
    def you_is_subject(self) -> bool:
        """Whether the reader of the message is the subject."""
        return self.subject is not None and self.subject.is_you

    @property
    def i_is_subject(self) -> bool:
        """Whether the writer is the subject."""
        return self.subject is not None and self.subject.head.is_i

    @property
    def subject_is_anybody(self) -> bool:
        """Whether the subject is no one in particular: "nobody", "someone", "whoever"."""
        return self.subject is not None and self.subject.lemma in _ANYBODY

    @property
    def we_is_subject(self) -> bool:
        """Whether writer and reader together are the subject."""
        return self.subject is not None and self.subject.head.is_we

    @property
    def denial(self) -> Word | None:
        """The word that denies the predicate: "not", "never", "hardly"."""
        return self.negation or self.adverb(_HARDLY)

    @property
    def modal(self) -> str:
        """The modal verb ("should", "will"), lower case, or ""."""
        return next((a.norm for a in self.auxiliaries if a.tag == labels.MODAL), "")

    @property
    def is_past(self) -> bool:
        """Whether the clause is in the simple past, the present perfect or the pluperfect."""
        if self.head.tag == labels.PAST or (self.copula and self.copula.tag == labels.PAST):
            return True
        aux = {a.lemma for a in self.auxiliaries}
        if any(a.tag == labels.PAST for a in self.auxiliaries):
            return True
        return "have" in aux and self.head.tag == labels.PARTICIPLE

    @property
    def is_progressive(self) -> bool:
        """Whether the head is an -ing form under a form of be."""
        return self.head.tag == labels.GERUND and any(a.lemma == "be" for a in self.auxiliaries)

    @property
    def span(self) -> Span:
        """From the first to the last own word that is no punctuation."""
        words = [w for w in self.words if not w.is_punct] or list(self.words)
        return Span(words[0].start, words[-1].end)

    def adverb(self, lemmas: Container[str]) -> Word | None:
        """The first adverb of the clause whose lemma or spelling is in ``lemmas``."""
        return next((w for w in self.adverbs if w.lemma in lemmas or w.norm in lemmas), None)

    def has(self, norms: Container[str]) -> Word | None:
        """The first own word whose spelling is in ``norms``."""
        return next((w for w in self.words if w.norm in norms), None)

    def oblique(self, *cases: str) -> Oblique | None:
        """The first oblique with one of the given prepositions."""
        return next((o for o in self.obliques if o.case in cases), None)
