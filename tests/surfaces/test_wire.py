"""What is written as JSON, held against the schema that is shipped in the docs."""

from __future__ import annotations

import json
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from coach.engine import Coach
from coach.records import Evidence, Family, Form, Kind, Severity, Sign, StrengthKind

SCHEMA: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "docs" / "wire.schema.json").read_text(encoding="utf-8")
)
WIRE = Draft202012Validator(SCHEMA)

DRAFTS = (
    "Please stop leaving your shoes all over the hallway. You never listen!",
    "If you don't pay me back by Friday, I'm telling everyone.",
    "I felt lonely on Sunday. Could we cook together this weekend?",
    "He hit me again last night and I'm scared to go home.",
    "😤 You ALWAYS do this!!! Why can't you just call?\r\nI'm so done with you.",
    "ok",
)


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("text", DRAFTS)
def test_a_report_fits_the_schema(coach: Coach, text: str) -> None:
    report = coach.review(text).to_dict()
    assert [e.message for e in WIRE.iter_errors(report)] == []
    assert json.loads(json.dumps(report)) == report


@pytest.mark.parametrize("after", DRAFTS)
def test_a_comparison_fits_the_schema(coach: Coach, after: str) -> None:
    comparison = coach.compare(DRAFTS[0], after).to_dict()
    assert [e.message for e in WIRE.iter_errors(comparison)] == []
    assert json.loads(json.dumps(comparison)) == comparison


@pytest.mark.parametrize(
    "path, names",
    [
        (("finding", "kind"), Kind),
        (("finding", "family"), Family),
        (("finding", "evidence"), Evidence),
        (("strength", "kind"), StrengthKind),
        (("suggestion", "form"), Form),
        (("safetyNotice", "sign"), Sign),
    ],
)
def test_the_schema_knows_all_names(path: tuple[str, str], names: type[Enum]) -> None:
    value, field = path
    assert SCHEMA["$defs"][value]["properties"][field]["enum"] == [item.value for item in names]


def test_the_schema_knows_all_severities() -> None:
    listed = SCHEMA["$defs"]["finding"]["properties"]["severity"]["enum"]
    assert listed == [s.name.lower() for s in Severity]


def test_the_page_describes_every_field() -> None:
    page = (Path(__file__).parents[2] / "docs" / "wire.md").read_text(encoding="utf-8")
    for value in ("report", "comparison", "suggestion", "finding", "safetyNotice"):
        for field in SCHEMA["$defs"][value]["properties"]:
            assert f"`{field}`" in page, field
