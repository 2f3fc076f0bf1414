"""Flat word lists: one CSV file each, one word a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from coach.lexicon.schema import LexiconError, read_rows

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "absolutes": ("word", "note"),
        "antonyms": ("verb", "wanted", "shared", "topic"),
        "caused_feelings": ("word", "feeling"),
        "catastrophes": ("word", "note"),
        "classes": ("word", "class"),
        "faux_feelings": ("word", "meant"),
        "failings": ("verb", "note"),
        "favours": ("verb", "note"),
        "feelings": ("word", "valence"),
        "good_deeds": ("verb", "note"),
        "harms": ("verb", "severity"),
        "harmless_imperatives": ("verb", "note"),
        "homes": ("thing", "where"),
        "insults": ("word", "severity"),
        "losses": ("word", "note"),
        "movable_acts": ("verb", "note"),
        "negative_traits": ("word", "severity"),
        "overreactions": ("word", "note"),
        "procedures": ("word", "note"),
        "setbacks": ("word", "note"),
        "shared_acts": ("verb", "note"),
        "speech_acts": ("verb", "note"),
        "states_of_mind": ("verb", "note"),
        "traits": ("trait", "wanted", "shared", "topic"),
        "upset_verbs": ("verb", "note"),
        "warm_words": ("word", "note"),
    }
)
"""The columns of every word list; the first is the key."""

_PHRASES_ALLOWED: Final = frozenset({"homes", "antonyms", "traits", "insults"})


class WordList(Mapping[str, Mapping[str, str]]):
    """A word list: lemma to its row. ``"always" in words`` is the usual question."""

    def __init__(self, name: str, rows: Mapping[str, Mapping[str, str]]) -> None:
        self.name = name
        self._rows = MappingProxyType(dict(rows))

    def __getitem__(self, word: str) -> Mapping[str, str]:
        return self._rows[word]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def read_words(folder: Path) -> Mapping[str, WordList]:
    """All word lists of ``lexicons/words``.

    Raises:
        LexiconError: a file is missing, unknown or broken.
    """
    there = {path.stem for path in folder.glob("*.csv")}
    if missing := sorted(set(COLUMNS) - there):
        raise LexiconError(f"words/{missing[0]}.csv is missing. Restore the file.")
    if unknown := sorted(there - set(COLUMNS)):
        raise LexiconError(
            f"words/{unknown[0]}.csv is not a list that the coach reads. Add it to COLUMNS in words.py."
        )
    return MappingProxyType({name: _read_list(folder / f"{name}.csv", name) for name in sorted(COLUMNS)})


def _read_list(path: Path, name: str) -> WordList:
    key = COLUMNS[name][0]
    rows: dict[str, Mapping[str, str]] = {}
    for row in read_rows(path, COLUMNS[name]):
        if " " in row[key] and name not in _PHRASES_ALLOWED:
            raise LexiconError(f"{path.name}: “{row[key]}” is more than one word; put it into phrases/.")
        rows[row[key]] = MappingProxyType(row)
    return WordList(name, rows)
