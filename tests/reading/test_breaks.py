"""Sentence starts where no mark shows them."""

from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from coach.reading.breaks import HIDDEN, Breaks, inputs

WIDTH = 4
HABITS = 5


def doc(words: list[str]) -> Doc:
    """The word vectors are all nought but at "NOW"."""
    made = Doc(Vocab(), words=words)
    made.tensor = np.array([[float(w == "NOW")] * WIDTH for w in words], dtype=np.float32)
    return made


def on_now() -> Breaks:
    """A network that says yes at "NOW" and nowhere else."""
    weights = np.zeros((3 * WIDTH + HABITS + 3, HIDDEN), dtype=np.float32)
    weights[WIDTH : 2 * WIDTH, 0] = 1
    weights[-2, 0] = 1
    weights[-1, 1] = 0.5
    return Breaks(weights)


def test_starts_a_sentence_where_the_network_is_sure() -> None:
    assert [t.i for t in on_now()(doc(["stop", "it", "NOW", "go"])) if t.i and t.is_sent_start] == [2]


def test_says_nothing_after_a_mark() -> None:
    words = ["stop", ".", "NOW"]
    made = Doc(spacy.blank("en").vocab, words=words)
    made.tensor = doc(words).tensor
    assert [t.is_sent_start for t in on_now()(made)][1:] == [None, None]


def test_leaves_a_document_alone_without_weights() -> None:
    assert [t.is_sent_start for t in Breaks()(doc(["stop", "NOW"]))][1:] == [None]


def test_inputs_hold_the_neighbours_and_how_the_whole_is_written() -> None:
    words = doc(["Stop", "NOW", "."])
    xs = inputs(words, words.tensor)
    assert xs.shape == (3, 3 * WIDTH + HABITS)
    assert xs[0, 2 * WIDTH : 3 * WIDTH].tolist() == [1, 1, 1, 1]
    assert xs[1, -HABITS:-1].tolist() == pytest.approx([1, 1 / 3, 1, 1])


def test_goes_to_disk_and_bytes_and_back(tmp_path: Path) -> None:
    on_now().to_disk(tmp_path)
    assert np.array_equal(Breaks().from_disk(tmp_path).weights, on_now().weights)
    assert np.array_equal(Breaks().from_bytes(on_now().to_bytes()).weights, on_now().weights)


def test_refuses_weights_of_another_shape(tmp_path: Path) -> None:
    Breaks(np.zeros((3, HIDDEN + 1), dtype=np.float32)).to_disk(tmp_path)
    with pytest.raises(ValueError, match="install the pipeline anew"):
        Breaks().from_disk(tmp_path)


def test_is_known_to_spacy() -> None:
    assert isinstance(spacy.blank("en").add_pipe("coach_breaks"), Breaks)
