"""UPOS from tag and relation."""

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from coach.reading.spelling import set_norms
from coach.reading.upos import UposTable

TABLE = {"VB": {"": "VERB", "aux": "AUX"}, "PRP": {"": "PRON"}}


def doc() -> Doc:
    words, tags = ["do", "go", "it", "?"], ["VB", "VB", "PRP", "NEW"]
    deps = ["aux", "ROOT", "obj", "punct"]
    return set_norms(Doc(Vocab(), words=words, tags=tags, deps=deps, heads=[1] * 4), words, [True] * 4)


def test_the_relation_decides_where_the_table_says_so() -> None:
    assert [t.pos_ for t in UposTable(TABLE)(doc())] == ["AUX", "VERB", "PRON", ""]


def test_the_word_decides_before_the_relation_and_both_before_the_word() -> None:
    table = {
        "VB": {"": "VERB", "aux": "AUX", " go": "NOUN", "aux do": "PART"},
        "PRP": {"": "PRON", " go": "X"},
    }
    assert [t.pos_ for t in UposTable(table)(doc())] == ["PART", "NOUN", "PRON", ""]


def test_goes_to_disk_and_back(tmp_path: Path) -> None:
    UposTable(TABLE).to_disk(tmp_path)
    assert UposTable().from_disk(tmp_path).table == TABLE


def test_goes_through_bytes() -> None:
    assert UposTable().from_bytes(UposTable(TABLE).to_bytes()).table == TABLE


def test_refuses_what_is_no_table() -> None:
    with pytest.raises(ValueError, match="no UPOS table"):
        UposTable().from_bytes(b'{"VB": {"aux": "AUX"}}')


def test_is_known_to_spacy() -> None:
    assert isinstance(spacy.blank("en").add_pipe("coach_upos"), UposTable)
