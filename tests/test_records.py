"""The values that every layer shares, and what must hold for them."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.engine import Coach
from coach.records import (
    KIND_ORDER,
    Edit,
    InputError,
    Kind,
    Message,
    Report,
    Score,
    ScorePart,
    Span,
    apply_edits,
    finding_key,
)

DRAFT = "Please stop leaving your shoes all over the hallway."


@pytest.fixture(scope="module")
def report(coach: Coach) -> Report:
    """A report with a finding and suggestions."""
    return coach.review(DRAFT)


@pytest.mark.parametrize("start, end", [(-1, 2), (2, 2), (3, 1)])
def test_a_span_is_neither_empty_nor_negative(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="start < end"):
        Span(start, end)


@given(st.integers(0, 20), st.integers(1, 20), st.integers(0, 20), st.integers(1, 20))
def test_spans_overlap_where_they_share_a_character(a: int, b: int, c: int, d: int) -> None:
    one, two = Span(a, a + b), Span(c, c + d)
    shared = set(range(one.start, one.end)) & set(range(two.start, two.end))
    assert one.overlaps(two) == two.overlaps(one) == bool(shared)
    assert one.covers(two) == (len(shared) == two.end - two.start)


def test_every_kind_has_its_place_in_the_order() -> None:
    assert sorted(KIND_ORDER) == sorted(Kind)


@pytest.mark.parametrize("text", ["", " \n\t", "x" * 20_001, "a\x00b", "a\ud800b"])
def test_an_unreadable_text_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        Message(text)


@pytest.mark.parametrize("text", ["x", "x" * 20_000, "😤", "\ufeffhello", "é\r\n"])
def test_a_readable_text_is_kept_as_it_is(text: str) -> None:
    assert Message(text).text == text


def test_a_score_is_the_sum_of_its_parts() -> None:
    with pytest.raises(ValueError, match="add up"):
        Score(70, (ScorePart("start", 80),))
    with pytest.raises(ValueError, match="between"):
        Score(101, (ScorePart("start", 101),))


@given(st.text(max_size=30))
def test_edits_are_made_from_the_last_to_the_first(tail: str) -> None:
    text = "one two three" + tail
    edits = (Edit(Span(0, 3), "1"), Edit(Span(8, 13), ""), Edit(Span(4, 7), "two and a half"))
    assert apply_edits(text, edits) == "1 two and a half " + tail


def test_a_report_survives_pickling_and_can_be_hashed(report: Report) -> None:
    again = pickle.loads(pickle.dumps(report))
    assert again == report
    assert hash(again) == hash(report)


def test_a_report_can_not_be_changed(report: Report) -> None:
    with pytest.raises(FrozenInstanceError):
        report.rewrite = ""  # type: ignore[misc]


def test_a_quote_that_is_not_in_the_text_is_refused(report: Report) -> None:
    wrong = replace(report.findings[0], quote="something else")
    with pytest.raises(ValueError, match="quote"):
        replace(report, findings=(wrong,), suggestions=())


def test_a_report_without_a_score_is_refused(report: Report) -> None:
    with pytest.raises(ValueError, match="score"):
        replace(report, score=None)


def test_a_suggestion_that_answers_another_place_is_refused(report: Report) -> None:
    elsewhere = replace(report.suggestions[0], edits=(Edit(Span(0, 6), "Kindly"),))
    with pytest.raises(ValueError, match="must edit"):
        replace(report, suggestions=(elsewhere,))


def test_a_message_in_danger_is_not_coached(coach: Coach, report: Report) -> None:
    danger = coach.review("I want to kill myself.")
    assert danger.safety
    assert danger.score is None
    with pytest.raises(ValueError, match="not coached"):
        replace(danger, score=report.score)


def test_a_finding_keeps_its_key_when_the_text_around_changes(coach: Coach) -> None:
    one = coach.review(DRAFT).findings[0]
    two = coach.review(f"Hi love. {DRAFT}").findings[0]
    assert one.span != two.span
    assert one.key == two.key == finding_key(one.kind, one.rule, DRAFT, one.span)
