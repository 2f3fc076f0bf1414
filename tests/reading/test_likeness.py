"""Likeness: the same text gives the same vector, what is alike lies close, and every draft has its vector."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest

from coach.lexicon.load import Lexicons
from coach.reading.likeness import MODEL_DIR, Likeness, key_of
from coach.reading.session import EncoderError


@pytest.fixture(scope="module")
def likeness() -> Likeness:
    return Likeness()


def test_a_vector_has_length_one_and_is_the_same_every_time(likeness: Likeness) -> None:
    text = "Your drum kit has moved into my Sundays."
    first, again = likeness.vector(text), Likeness().vector(text)
    assert np.array_equal(first, again)
    assert float(np.linalg.norm(first)) == pytest.approx(1, abs=1e-3)


def test_drafts_about_one_thing_are_closer_than_drafts_in_one_grammar(likeness: Likeness) -> None:
    asked, same, other = (
        likeness.vector(text)
        for text in (
            "You never water the tomatoes.",
            "the tomatoes are bone dry again, what a surprise",
            "You never phone my sister.",
        )
    )
    assert float(asked @ same) > float(asked @ other)


def test_every_draft_of_the_lexicons_has_its_vector(lexicons: Lexicons) -> None:
    with np.load(MODEL_DIR / "vectors.npz") as file:
        known = set(file["keys"].tolist())
    missing = [d for e in (*lexicons.matters, *lexicons.frames) for d in e.drafts if key_of(d) not in known]
    assert missing == [], "run: python training/likeness/ship.py --vectors"


def test_a_ready_vector_is_that_of_its_text(likeness: Likeness, lexicons: Lexicons) -> None:
    drafts = [matter.drafts[0] for matter in lexicons.matters[::100]]
    fresh = np.stack([likeness.vector(draft) for draft in drafts])
    assert float(np.abs(likeness.vectors(drafts) - fresh).max()) < 0.02


def test_a_text_without_a_ready_vector_is_read(likeness: Likeness) -> None:
    text = "A sentence that no lexicon holds, about a blue ladder."
    assert np.array_equal(likeness.vectors([text])[0], likeness.vector(text))


def test_a_missing_model_is_an_error_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match=r"likeness\.onnx is missing"):
        Likeness(tmp_path).vector("Hello.")
    with pytest.raises(EncoderError, match="vectors of the matters are missing"):
        Likeness(tmp_path).vectors(["Hello."])


def test_the_files_are_those_of_the_recipe() -> None:
    recipe = json.loads((MODEL_DIR / "RECIPE.json").read_text(encoding="utf-8"))
    for name, wanted in recipe["files"].items():
        data = (MODEL_DIR / name).read_bytes()
        plain = data if name.endswith((".onnx", ".npz")) else data.replace(b"\r\n", b"\n")
        assert hashlib.sha256(plain).hexdigest() == wanted, name
