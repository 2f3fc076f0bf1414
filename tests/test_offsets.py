"""Offsets index the text as typed, whatever stands in it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.engine import Coach
from coach.records import Report

PIECES = st.sampled_from(
    [
        "You never listen to me.",
        "please stop leaving your shoes in the hallway",
        "Why can’t you just call?!",
        "“You’re so lazy,” she said.",
        "If you don't come, I'm done.",
        "U ALWAYS do this!!!",
        "I felt sad on Sunday.",
        "😤",
        "👩‍👩‍👧‍👦",
        "é",
        "İstanbul",
        "ﬁne",
        "\u200b",
        "\u00a0",
        "\r\n",
        "\t",
        "\n\n",
        "…",
        "~~",
        "🇩🇪!",
        "سلام",
    ]
)
DRAFTS = st.lists(st.tuples(PIECES, st.sampled_from(["", " ", "  ", "\n"])), min_size=1, max_size=7).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=80)


def _holds(report: Report, text: str) -> None:
    assert report.message.text == text
    for item in (*report.findings, *report.strengths):
        assert text[item.span.start : item.span.end] == item.quote
        assert item.quote == item.quote.strip()
    for finding in report.findings:
        assert all(cue.span.end <= len(text) for cue in finding.cues)
        assert "{" not in finding.message
    for place in (*report.topics, *report.left_out, *report.safety):
        assert place.span.end <= len(text)
    for suggestion in report.suggestions:
        assert all(edit.span.end <= len(text) for edit in suggestion.edits)
        assert all(blank.span.end <= len(suggestion.text) for blank in suggestion.blanks)
        assert suggestion.apply(text) != text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DRAFTS.filter(str.strip))
def test_findings_stand_where_they_say_in_messages(coach: Coach, text: str) -> None:
    _holds(coach.review(text), text)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANY_TEXT.filter(str.strip))
def test_findings_stand_where_they_say_in_any_text(coach: Coach, text: str) -> None:
    _holds(coach.review(text), text)


@pytest.mark.parametrize("before", ["", "😤 ", "👩‍👩‍👧‍👦\r\n", "e\u0301a\u0308 ", "\ufeff", "İİ ", "\t\n "])
def test_what_stands_before_only_moves_a_finding(coach: Coach, before: str) -> None:
    draft = "You never listen to me."
    text = before + draft
    found = [f.quote for f in coach.review(text).findings]
    assert found == [f.quote for f in coach.review(draft).findings]
