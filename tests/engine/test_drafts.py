"""The drafts of the docs page: each is found and answered with wording about its own topic."""

from __future__ import annotations

import csv

import pytest

from coach.engine import Coach
from coach.paths import samples_dir

with (samples_dir() / "drafts.csv").open(encoding="utf-8", newline="") as handle:
    DRAFTS = [row["draft"] for row in csv.DictReader(handle)]


@pytest.mark.parametrize("draft", DRAFTS)
def test_a_draft_is_found_and_answered(coach: Coach, draft: str) -> None:
    report = coach.review(draft)
    assert report.findings
    best = report.suggestions[0]
    assert not best.frame.startswith("open."), "only the open question"
    again = coach.review(report.rewrite)
    assert again.findings == ()
    assert again.rewrite == report.rewrite
    assert again.score is not None
    assert report.score is not None
    assert again.score.value > report.score.value
