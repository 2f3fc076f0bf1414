"""Trees in CoNLL-U read the same plain and packed."""

from __future__ import annotations

import lzma
from pathlib import Path

from conllu import Row, read_sentences, read_with_comments, render

ROWS = [Row("Mind", "VERB", "VB", 0, "root"), Row("gaps", "NOUN", "NNS", 1, "obj", space=False)]


def test_a_packed_file_reads_as_the_plain_one(tmp_path: Path) -> None:
    text = render(ROWS, {"newdoc": "a-1"}) + render(ROWS[:1], {})
    plain, packed = tmp_path / "trees.conllu", tmp_path / "trees.conllu.xz"
    plain.write_text(text, encoding="utf8")
    packed.write_bytes(lzma.compress(text.encode("utf8")))
    assert read_with_comments(packed) == read_with_comments(plain)
    assert read_sentences(packed) == [ROWS, ROWS[:1]]
    assert [notes for _, notes in read_with_comments(packed)] == [{"newdoc": "a-1"}, {}]
