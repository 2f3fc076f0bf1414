"""Sentence starts where no mark shows them: a small network over the word vectors, before the parser.

The parser keeps the starts that it finds here and may add its own. After a mark this component says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

FILE = "weights.npy"
HIDDEN = 48
_ENDS = frozenset(".!?\u2026")
_MARKED = -5  # the column of ``inputs`` that says whether there is an end mark
Floats = NDArray[np.float32]


class Breaks:
    """`weights` holds, row by row: the hidden layer with its bias, the output with bias and two thresholds:
    for what has no end mark at all, and for what has one and so needs fewer guesses.
    """

    def __init__(self, weights: Floats | None = None) -> None:
        self.weights = np.zeros((0, HIDDEN), dtype=np.float32) if weights is None else weights

    def __call__(self, doc: Doc) -> Doc:
        if len(doc) < 2 or not len(self.weights):
            return doc
        vectors = np.asarray(doc.tensor, dtype=np.float32)
        xs = inputs(doc, vectors)
        limit = self.weights[-1, 2 if xs[0, _MARKED] else 1]
        found = log_odds(self.weights, xs) > limit
        for i in map(int, np.flatnonzero(found)):
            if i and not doc[i - 1].is_punct and not doc[i].is_punct:
                doc[i].is_sent_start = True
        return doc

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Writes the weights."""
        del exclude
        Path(path).mkdir(parents=True, exist_ok=True)
        np.save(Path(path) / FILE, self.weights, allow_pickle=False)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Breaks:
        """Reads them again; another shape is an error."""
        del exclude
        return self._take(np.load(Path(path) / FILE, allow_pickle=False), str(path))

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The same in memory."""
        del exclude
        return self.weights.astype("<f4").tobytes()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Breaks:
        """The same from memory."""
        del exclude
        return self._take(np.frombuffer(data, dtype="<f4").reshape(-1, HIDDEN).copy(), "the bytes")

    def _take(self, weights: Floats, where: str) -> Breaks:
        if weights.ndim != 2 or weights.shape[1] != HIDDEN:
            raise ValueError(
                f"{where}: weights of shape {weights.shape}, not (n, {HIDDEN}); install the pipeline anew"
            )
        self.weights = weights
        return self


def log_odds(weights: Floats, xs: Floats) -> Floats:
    """How sure the network is, word by word, that a sentence starts."""
    hidden = np.maximum(xs @ weights[:-3] + weights[-3], 0)
    out: Floats = hidden @ weights[-2] + weights[-1, 0]
    return out


def inputs(doc: Doc, vectors: Floats) -> Floats:
    """Each word's vector between its neighbours', and how the whole is written: marks need no guess."""
    edge = np.zeros((1, vectors.shape[1]), dtype=np.float32)
    before, after = np.concatenate([edge, vectors[:-1]]), np.concatenate([vectors[1:], edge])
    ends = sum(t.text[0] in _ENDS for t in doc)
    capitals = sum(t.text[0].isupper() for t in doc)
    habits = [ends > 0, ends / len(doc), capitals > 0, doc[0].text[0].isupper(), doc[-1].is_punct]
    whole = np.tile(np.array(habits, dtype=np.float32), (len(doc), 1))
    return np.concatenate([before, vectors, after, whole], axis=1)


def create_breaks(nlp: Language, name: str) -> Breaks:
    """What a spaCy config names; the weights come from disk."""
    del nlp, name
    return Breaks()


Language.factory("coach_breaks", assigns=["token.is_sent_start"], requires=["doc.tensor"], func=create_breaks)
