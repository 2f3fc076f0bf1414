"""A reading: one message with its words, sentences and clauses."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from coach.reading import labels, quotes
from coach.reading.clause import Clause
from coach.reading.clauses import build_clauses
from coach.reading.phrase import Phrase
from coach.reading.polarity import polarity
from coach.reading.word import Word
from coach.records import Message, Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of words that the parser keeps together. ``start`` and ``end`` index ``Reading.words``."""

    index: int
    start: int
    end: int
    span: Span


class Reading:
    """What the parser made of a message, as plain values.

    Attributes:
        message: the message as typed.
        words: its words in order.
        sentences: its sentences in order; together they hold every word.
    """

    def __init__(self, message: Message, words: Sequence[Word], sentence_starts: Iterable[int]) -> None:
        self.message = message
        self.words = tuple(words)
        starts = sorted({0, *sentence_starts})
        bounds = zip(starts, [*starts[1:], len(self.words)], strict=True)
        self.sentences = tuple(
            Sentence(n, a, b, Span(self.words[a].start, self.words[b - 1].end))
            for n, (a, b) in enumerate(bounds)
        )
        self._starts = starts
        children: list[list[Word]] = [[] for _ in self.words]
        for word in self.words:
            if word.head != word.i:
                children[word.head].append(word)
        self._children = tuple(tuple(c) for c in children)

    @property
    def text(self) -> str:
        """The message as typed."""
        return self.message.text

    def children(self, word: Word, *deps: str) -> tuple[Word, ...]:
        """The dependents of ``word`` in order, those of the given relations if any are named."""
        kids = self._children[word.i]
        return tuple(k for k in kids if k.dep in deps) if deps else kids

    def child(self, word: Word, *deps: str) -> Word | None:
        """The first dependent of the given relations."""
        return next(iter(self.children(word, *deps)), None)

    def head(self, word: Word) -> Word:
        """The word that governs ``word``; at a root the word itself."""
        return self.words[word.head]

    def subtree(self, word: Word, *, without: frozenset[str] = frozenset()) -> tuple[Word, ...]:
        """``word`` and all that hangs on it, in order, but for branches of the relations in ``without``."""
        found: list[Word] = []
        stack = [word]
        while stack:
            node = stack.pop()
            found.append(node)
            stack.extend(k for k in self._children[node.i] if k.dep not in without)
        return tuple(sorted(found, key=lambda w: w.i))

    def phrase(self, word: Word) -> Phrase:
        """The noun phrase of ``word``: its modifiers, but no preposition, conjuncts or relative clauses."""
        drop = labels.ADNOMINAL_CLAUSES | {
            labels.CASE,
            labels.CONJUNCT,
            labels.COORDINATOR,
            labels.PUNCTUATION,
            labels.PARATAXIS,
            labels.DISCOURSE,
            labels.VOCATIVE,
            labels.ADVERBIAL_CLAUSE,
            labels.COPULA,
            labels.MARKER,
            *labels.SUBJECTS,
            *labels.AUXILIARIES,
        }
        kids = [k for k in self._children[word.i] if k.dep not in drop and not self._set_off(word, k)]
        words = [word, *(w for k in kids for w in self.subtree(k, without=frozenset({labels.PUNCTUATION})))]
        return Phrase(word, tuple(sorted(words, key=lambda w: w.i)))

    def _set_off(self, head: Word, kid: Word) -> bool:
        """Whether a comma stands between a noun and what follows it: a name or an afterthought."""
        return any(w.text in {",", ";"} for w in self.words[head.i + 1 : kid.i])

    def polarity(self, word: Word) -> float:
        """How kind (1.0) or unkind (-1.0) the word is by TextBlob; weak evidence for words that no list of
        ours has.
        """
        return polarity(word.norm)

    def span(self, *words: Word) -> Span:
        """From the first to the last of the given words."""
        return Span(min(w.start for w in words), max(w.end for w in words))

    def sentence_of(self, word: Word) -> Sentence:
        """The sentence that holds ``word``."""
        return self.sentences[bisect.bisect_right(self._starts, word.i) - 1]

    def sentence_words(self, sentence: Sentence) -> tuple[Word, ...]:
        """The words of a sentence."""
        return self.words[sentence.start : sentence.end]

    def is_question(self, sentence: Sentence) -> bool:
        """Whether the sentence ends in a question mark (behind it only other marks or closing quotes)."""
        for word in reversed(self.sentence_words(sentence)):
            if not word.is_punct:
                return False
            if "?" in word.text:
                return True
        return False

    @cached_property
    def quoted(self) -> frozenset[int]:
        """Indices of the words that stand inside quotation marks."""
        return quotes.quoted_words(self.words)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """All clauses, in the order of their heads."""
        return build_clauses(self)

    @cached_property
    def _clause_by_head(self) -> dict[int, Clause]:
        return {clause.head.i: clause for clause in self.clauses}

    def clause_at(self, head: int) -> Clause | None:
        """The clause whose head has this word index."""
        return self._clause_by_head.get(head)

    def clause_of(self, word: Word) -> Clause | None:
        """The clause that ``word`` belongs to: that of the nearest head above it."""
        while True:
            clause = self._clause_by_head.get(word.i)
            if clause is not None or word.head == word.i:
                return clause
            word = self.words[word.head]

    def parent(self, clause: Clause) -> Clause | None:
        """The clause that ``clause`` hangs on."""
        if clause.head.head == clause.head.i:
            return None
        return self.clause_of(self.words[clause.head.head])

    def subclauses(self, clause: Clause, *relations: str) -> tuple[Clause, ...]:
        """The clauses that hang on ``clause``, those of the given relations if any are named."""
        return tuple(
            c
            for c in self.clauses
            if c is not clause and (not relations or c.relation in relations) and self.parent(c) is clause
        )

    def clauses_in(self, sentence: Sentence) -> tuple[Clause, ...]:
        """The clauses whose head stands in the sentence."""
        return tuple(c for c in self.clauses if sentence.start <= c.head.i < sentence.end)
