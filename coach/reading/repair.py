"""Named repairs of what the parser is known to get wrong; a better pipeline makes each of them idle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from coach.reading import labels
from coach.reading.word import Word

_STOPPING = frozenset({"stop", "quit"})
_OPENERS = frozenset(
    {"please", "pls", "plz", "can", "could", "just", "and", "or", "but", "so", "you", "kindly", "then"}
)


def repair(words: Sequence[Word], starts: Sequence[int]) -> tuple[list[Word], list[int]]:
    """The words and sentence starts with the known slips mended."""
    mended = list(words)
    _stop_is_a_verb(mended, starts)
    return mended, list(starts)


def _stop_is_a_verb(words: list[Word], starts: Sequence[int]) -> None:
    """ "Quit snoozing" and "Stop leaving" open a command, though the parser may see a name or a noun."""
    for word in list(words):
        after = words[word.i + 1] if word.i + 1 < len(words) else None
        if (
            word.norm not in _STOPPING
            or word.pos == labels.VERB
            or after is None
            or after.tag != labels.GERUND
        ):
            continue
        before = words[word.i - 1] if word.i else None
        if (
            before is not None
            and word.i not in starts
            and not before.is_punct
            and before.norm not in _OPENERS
        ):
            continue
        gerund = after
        heads_it = gerund.head == word.i
        words[word.i] = replace(
            word,
            pos=labels.VERB,
            tag=labels.BASE_FORM,
            lemma=word.norm,
            dep=word.dep if heads_it else gerund.dep,
            head=word.head if heads_it else (word.i if gerund.head == gerund.i else gerund.head),
        )
        words[gerund.i] = replace(gerund, pos=labels.VERB, dep=labels.OPEN_COMPLEMENT, head=word.i)
        _keep_rooted(words, word.i)


def _keep_rooted(words: list[Word], top: int) -> None:
    """A word that heads itself is a root, and a root heads itself."""
    word = words[top]
    if word.head == top and word.dep != labels.ROOT:
        words[top] = replace(word, dep=labels.ROOT)
