"""Which words are quoted: they are somebody else's, or a title, and not the writer's own attack."""

from __future__ import annotations

from collections.abc import Sequence

from coach.reading.word import Word

_OPENING = {"“": "”", "‘": "’", "«": "»", "„": "“"}
_STRAIGHT = {'"', "``", "''"}


def quoted_words(words: Sequence[Word]) -> frozenset[int]:
    """Indices of the words between a pair of quotation marks; a mark that is never closed quotes nothing.

    A single straight mark counts only where it stands free in front of a word and one stands free behind one,
    so that apostrophes ("the neighbours' dog") quote nothing.
    """
    quoted: set[int] = set()
    opened: int | None = None
    closing = ""
    for word in words:
        mark = word.text
        if opened is None:
            if mark in _OPENING:
                opened, closing = word.i, _OPENING[mark]
            elif mark in _STRAIGHT:
                opened, closing = word.i, '"'
            elif mark == "'" and _starts_quote(words, word.i):
                opened, closing = word.i, "'"
        elif mark == closing or (closing == '"' and mark in _STRAIGHT) or (closing == "”" and mark == '"'):
            quoted.update(range(opened + 1, word.i))
            opened = None
    return frozenset(quoted)


def _starts_quote(words: Sequence[Word], i: int) -> bool:
    touches_next = i + 1 < len(words) and words[i].end == words[i + 1].start
    free_before = i == 0 or words[i - 1].end < words[i].start
    closed = any(w.text == "'" and w.start == words[w.i - 1].end for w in words[i + 2 :])
    return touches_next and free_before and closed
