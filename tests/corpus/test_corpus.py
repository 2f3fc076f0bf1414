"""The corpus is what its README says: valid rows, splits by hand, no twins."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from coach.records import Kind, Sign, StrengthKind

CORPUS = Path(__file__).parents[2] / "data" / "corpus"
FIELDS = "id text context findings strengths safety rewrites hand trap lookalike".split()
CONTEXTS = set("partner coparent roommate family friend work neighbour".split())
SPLITS = ("train", "dev", "blind")


def rows(split: str) -> list[dict[str, Any]]:
    text = (CORPUS / f"{split}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("split", SPLITS)
def test_every_row_is_valid(split: str) -> None:
    # A failure names the row and never shows its text: the blind split stays unread.
    wrong = [f"{row['id']}: {fault}" for row in rows(split) if (fault := fault_of(row))]
    assert wrong == []


def fault_of(row: dict[str, Any]) -> str:
    """What is wrong with a row; empty where nothing is."""
    marks = [*row["findings"], *row["strengths"]]
    checks = {
        "fields": list(row) == FIELDS,
        "blank": bool(row["text"].strip()),
        "context": row["context"] in CONTEXTS,
        "kinds": all(m["kind"] in set(Kind) for m in row["findings"]),
        "strengths": all(m["kind"] in set(StrengthKind) for m in row["strengths"]),
        "quotes": all(row["text"].count(m["quote"]) == 1 for m in marks),
        "sign": row["safety"] in {"none", *Sign},
        "marks beside a sign": row["safety"] == "none" or not (marks or row["rewrites"]),
        "rewrites": bool(row["rewrites"]) == bool(row["findings"]),
        "trap": row["trap"] is None or not row["findings"],
        "hand": row["id"].startswith(f"{row['hand']}-"),
    }
    return ", ".join(name for name, good in checks.items() if not good)


def test_splits_go_by_hand() -> None:
    with (CORPUS / "hands.csv").open(encoding="utf-8", newline="") as file:
        split_of = {row["hand"]: row["split"] for row in csv.DictReader(file)}
    for split in SPLITS:
        assert {row["hand"] for row in rows(split)} == {h for h, s in split_of.items() if s == split}
    assert Counter(split_of.values()) == {"train": 111, "dev": 5, "blind": 10}


def test_no_id_and_no_text_comes_twice() -> None:
    everything = [row for split in SPLITS for row in rows(split)]
    for field in ("id", "text"):
        twice = [n for n, count in Counter(row[field].casefold() for row in everything).items() if count > 1]
        assert len(twice) == 0


def test_the_corpus_is_as_large_as_its_readme_says() -> None:
    sizes = {split: len(rows(split)) for split in SPLITS}
    readme = (CORPUS / "README.md").read_text(encoding="utf-8")
    for split, size in sizes.items():
        assert f"| `{split}.jsonl` | " in readme
        assert f"{size:,}" in readme
    assert f"{sum(sizes.values()):,} short messages" in readme
