"""The lists of fires and harmless twins are what their README says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coach.records import Kind

LISTS = Path(__file__).parents[2] / "data" / "lists"


def rows(kind: Kind) -> list[dict]:
    return [json.loads(line) for line in (LISTS / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("kind", list(Kind))
def test_a_list_has_enough_fires_and_twins_each_with_its_one_problem_or_none(kind: Kind) -> None:
    fires = [row for row in rows(kind) if row["findings"]]
    silent = [row for row in rows(kind) if not row["findings"]]
    assert len(fires) >= 45
    assert len(silent) >= 65
    for row in fires:
        (finding,) = row["findings"]
        assert finding["kind"] == kind
        assert row["text"].count(finding["quote"]) == 1


def test_no_line_stands_twice() -> None:
    texts = [row["text"].casefold() for kind in Kind for row in rows(kind)]
    assert len(set(texts)) == len(texts)
