"""Marked texts: whole, escaped, and properly nested."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from coach.markup import Mark, diff_html, diff_text, marked_html, marked_text
from coach.records import Span


class _Reader(HTMLParser):
    """Collects the text, and which marks stand around each character."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""
        self.looks: list[set[str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in {"mark", "span"}
        self.open.append(dict(attrs)["class"] or "")

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if "mark-tag" not in self.open:
            self.text += data
            self.looks += [{name.removeprefix("mark mark-") for name in self.open}] * len(data)


TEXT = st.text(alphabet="ab<>&\"' \n😤é", min_size=1, max_size=30)
MARKS = st.lists(st.tuples(st.integers(0, 29), st.integers(1, 30), st.sampled_from("xyz")), max_size=5)


def _marks(text: str, raw: list[tuple[int, int, str]]) -> list[Mark]:
    return [Mark(Span(a, min(b, len(text))), look, look) for a, b, look in raw if a < min(b, len(text))]


@given(TEXT, MARKS)
def test_html_keeps_the_text_and_marks_every_character_as_asked(
    text: str, raw: list[tuple[int, int, str]]
) -> None:
    marks = _marks(text, raw)
    html = marked_html(text, marks)
    reader = _Reader()
    reader.feed(str(html))
    reader.close()
    assert reader.open == []
    assert reader.text == text
    for at, looks in enumerate(reader.looks):
        assert looks == {m.look for m in marks if m.span.start <= at < m.span.end}
    assert html.count("mark-tag") == len(marks)


@given(TEXT, MARKS)
def test_the_terminal_keeps_the_text(text: str, raw: list[tuple[int, int, str]]) -> None:
    assert re.sub(r"\[|\][xyz]?", "", marked_text(text, _marks(text, raw)).plain) == text


def test_what_was_typed_is_never_html() -> None:
    script = '<script>alert(1)</script> & "you"'
    html = marked_html(script, [Mark(Span(0, 8), "blame", "<b>")])
    assert "<script" not in html
    assert "&lt;b&gt;" in html
    assert "<script" not in diff_html([("insert", script), ("delete", script), ("equal", script)])


def test_a_diff_reads_without_colour() -> None:
    assert (
        diff_text([("equal", "you "), ("delete", "never"), ("insert", "could")]).plain
        == "you [-never-]{+could+}"
    )
