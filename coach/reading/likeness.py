"""How much two texts are about the same: vectors from a small encoder, compared by their angle.

It reads one text a call, so that its numbers can't change with what stands elsewhere in a batch.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from coach.reading.session import CLS, SEP, EncoderError, open_session, open_tokenizer

Floats = NDArray[np.float32]

MODEL_DIR: Final = Path(__file__).resolve().parent / "likeness_model"
TOKENS: Final = 64
"""What is longer is cut: the matter shows early."""
_WHOLE: Final = 127


def key_of(text: str) -> int:
    """The number under which the vector of a known text is kept."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")


class Likeness:
    """The encoder and the vectors of known texts; loaded at the first question, keeps nothing it is asked.

    Attributes:
        folder: where model, tokenizer and vectors lie.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or MODEL_DIR

    def vector(self, text: str) -> Floats:
        """The direction of a text, of length one; shape (width,).

        Raises:
            EncoderError: the model is missing, or onnxruntime or tokenizers is not installed.
        """
        session, tokenizer = self._model
        ids = tokenizer.encode(text, add_special_tokens=False).ids[:TOKENS]
        (found,) = session.run(["meaning"], {"ids": np.array([CLS, *ids, SEP], dtype=np.int64)})
        return np.asarray(found, dtype=np.float32)

    def vectors(self, texts: Iterable[str]) -> Floats:
        """The directions of texts, shape (texts, width); those of the shipped lexicons are ready made."""
        keys, rows = self._known
        asked = list(texts)
        wanted = np.array([key_of(text) for text in asked], dtype=np.uint64)
        places = np.searchsorted(keys, wanted) % len(keys)
        found: Floats = rows[places].astype(np.float32) / np.float32(_WHOLE)
        for n in map(int, np.flatnonzero(keys[places] != wanted)):
            found[n] = self.vector(asked[n])
        return found

    @cached_property
    def _known(self) -> tuple[NDArray[np.uint64], NDArray[np.int8]]:
        try:
            with np.load(self.folder / "vectors.npz") as file:
                return file["keys"], file["rows"]
        except OSError as error:
            raise EncoderError("The vectors of the matters are missing. Install the coach again.") from error

    @cached_property
    def _model(self) -> tuple[Any, Any]:
        return open_session(self.folder / "likeness.onnx"), open_tokenizer(self.folder / "tokenizer.json")


def nearest(direction: Floats, rows: Floats, count: int) -> list[tuple[int, float]]:
    """The ``count`` rows that are most like a direction, each with its cosine, nearest first."""
    found = rows @ direction
    best = np.argpartition(-found, count - 1)[:count] if count < len(found) else np.arange(len(found))
    return [(int(n), float(found[n])) for n in best[np.argsort(-found[best])]]
