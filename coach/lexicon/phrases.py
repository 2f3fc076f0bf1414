"""Fixed wordings: the phrases of the lexicon, in the notation of ``coach/lexicon/patterns.py``.

A phrase begins where ``where`` says: ``start`` of the sentence, an ``opening`` (start, or after punctuation
or "and", "but", "so" …), or ``anywhere``; ``end`` and ``whole`` tie it to the end of the sentence. Its
``span`` is the matched words, or runs on to the next punctuation (``run``), or is the whole ``sentence``.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import overload

from coach.lexicon.patterns import Match, Pattern, WordLike, compile_pattern
from coach.lexicon.schema import LexiconError, PhraseEntry, SignEntry, check_ids, read_entries

_OPENERS = frozenset(
    "and but so or then well oh ok okay just now please pls also because cause like still yet plus honestly "
    "seriously lol omg wow ugh look listen sorry yeah yes no hey hi man mate bro dude babe mum mom dad love "
    "dear guys right actually clearly obviously apparently anyway maybe besides".split()
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase entry with its patterns compiled."""

    entry: PhraseEntry
    patterns: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]

    @property
    def id(self) -> str:
        """The id of the entry."""
        return self.entry.id

    def find(self, words: Sequence[WordLike]) -> tuple[int, int] | None:
        """The first match in the words of a sentence, or None; ``unless`` patterns near it silence it."""
        found = next(self.matches(words), None)
        return (found.start, found.end) if found else None

    def matches(
        self, words: Sequence[WordLike], patterns: Sequence[Pattern] | None = None
    ) -> Iterator[Match]:
        """All matches in the words of a sentence that share no word; ``unless`` patterns silence it.

        ``patterns`` are those of the phrase's own that may match at all, if the caller knows.
        """
        norms, lemmas = frozenset(w.norm for w in words), frozenset(w.lemma for w in words)
        possible = [
            p for p in (self.patterns if patterns is None else patterns) if p.may_match(norms, lemmas)
        ]
        body = [n for n, w in enumerate(words) if not w.is_punct]
        if not possible or not body:
            return
        last, free, silenced = body[-1] + 1, 0, None
        for start in self._starts(words, body):
            found = self._longest(possible, words, start, last) if start >= free else None
            if found is None:
                continue
            if silenced is None:
                silenced = any(p.may_match(norms, lemmas) and p.find(words) for p in self.unless)
            if silenced:
                return
            yield found
            free = found.end

    def _starts(self, words: Sequence[WordLike], body: Sequence[int]) -> Sequence[int]:
        match self.entry.where:
            case "start" | "whole":
                return body[:1]
            case "opening":
                return [
                    n for n in body if n == body[0] or words[n - 1].is_punct or words[n - 1].norm in _OPENERS
                ]
            case _:
                return range(body[0], body[-1] + 1)

    def _longest(
        self, patterns: Sequence[Pattern], words: Sequence[WordLike], start: int, last: int
    ) -> Match | None:
        found = [m for p in patterns if (m := p.match(words, start)) is not None]
        if self.entry.where in {"end", "whole"}:
            found = [m for m in found if m.end >= last]
        return max(found, key=lambda m: m.end) if found else None


class PhraseList(Sequence[Phrase]):
    """The phrases of one file, with an index of those that a sentence may hold at all."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._phrases = tuple(phrases)
        self._by_word: dict[str, list[tuple[int, int]]] = {}
        for n, phrase in enumerate(self._phrases):
            for m, pattern in enumerate(phrase.patterns):
                for word in pattern.anchor or {""}:
                    self._by_word.setdefault(word, []).append((n, m))

    @overload
    def __getitem__(self, index: int) -> Phrase: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Phrase]: ...
    def __getitem__(self, index: int | slice) -> Phrase | Sequence[Phrase]:
        return self._phrases[index]

    def __len__(self) -> int:
        return len(self._phrases)

    def candidates(self, words: Sequence[WordLike]) -> Iterator[tuple[Phrase, tuple[Pattern, ...]]]:
        """The phrases, with their patterns, that may match somewhere in the words, in file order."""
        found: dict[int, set[int]] = {}
        for name in {"", *(w.norm for w in words), *(w.lemma for w in words)}:
            for n, m in self._by_word.get(name, ()):
                found.setdefault(n, set()).add(m)
        for n in sorted(found):
            phrase = self._phrases[n]
            yield phrase, tuple(phrase.patterns[m] for m in sorted(found[n]))


def read_phrases(
    folder: Path, lists: Mapping[str, Container[str]] = MappingProxyType({})
) -> Mapping[str, PhraseList]:
    """All phrase files: file stem to its phrases.

    Raises:
        LexiconError: a file is broken, or a pattern can't be read.
    """
    found: dict[str, PhraseList] = {}
    for path in sorted(folder.glob("*.toml")):
        entries = read_entries(path, "phrase", PhraseEntry)
        check_ids(path, tuple(entry.id for entry in entries))
        found[path.stem] = PhraseList(
            Phrase(entry, *compiled_patterns(path.name, entry, lists)) for entry in entries
        )
    return MappingProxyType(found)


def compiled_patterns(
    file: str, entry: PhraseEntry | SignEntry, lists: Mapping[str, Container[str]] | None = None
) -> tuple[tuple[Pattern, ...], tuple[Pattern, ...]]:
    """The patterns of an entry's ``match`` and ``unless``.

    Raises:
        LexiconError: a pattern can't be read; the message names the file and the entry.
    """
    try:
        match = tuple(compile_pattern(p, lists or {}) for p in entry.match)
        return match, tuple(compile_pattern(p, lists or {}) for p in entry.unless)
    except ValueError as error:
        raise LexiconError(f"{file}: {entry.id}: match: {error}.") from error
