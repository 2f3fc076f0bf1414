"""The marked drafts of data/gold: how much is found, and how seldom the coach cries wolf."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coach.engine import Coach
from coach.records import Family, Kind, Report, Span

pytestmark = pytest.mark.quality

GOLD = Path(__file__).resolve().parents[2] / "data" / "gold" / "dev.jsonl"
FOUND_FLOOR = 0.9
CLEAN_CEILING = 0.03
SIGNS_FLOOR = 0.93


@pytest.fixture(scope="module")
def reviewed(coach: Coach) -> list[tuple[dict, Report]]:
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    return list(zip(rows, coach.review_many([row["text"] for row in rows]), strict=True))


def marked(row: dict) -> list[tuple[Family, Span]]:
    text = row["text"]
    return [
        (Kind(f["kind"]).family, Span(text.index(f["quote"]), text.index(f["quote"]) + len(f["quote"])))
        for f in row["findings"]
    ]


def test_most_problems_are_found_in_their_family_and_place(reviewed) -> None:
    asked = [(marked(row), report) for row, report in reviewed if row["findings"]]
    found = sum(
        any(
            f.kind.family is family and f.span.overlaps(span)
            for f in report.findings
            for family, span in marks
        )
        for marks, report in asked
    )
    assert found / len(asked) >= FOUND_FLOOR


def test_clean_messages_are_left_alone(reviewed) -> None:
    clean = [report for row, report in reviewed if not row["findings"] and row["safety"] == "none"]
    assert sum(bool(report.findings) for report in clean) / len(clean) <= CLEAN_CEILING


def test_signs_of_danger_are_seen_and_look_alikes_are_not(reviewed) -> None:
    signs = [report for row, report in reviewed if row["safety"] != "none"]
    assert sum(bool(report.safety) for report in signs) / len(signs) >= SIGNS_FLOOR
    assert not [row["id"] for row, report in reviewed if row["safety"] == "none" and report.safety]


def test_a_rewrite_lifts_the_score_and_does_not_add_a_problem(reviewed, coach: Coach) -> None:
    changed = [report for _, report in reviewed if report.rewrite != report.message.text]
    again = coach.review_many([report.rewrite for report in changed])
    worse = [
        report.message.text
        for report, new in zip(changed, again, strict=True)
        if len(new.findings) > len(report.findings)
    ]
    assert worse == []
