"""The docs hold: their links lead somewhere, and their Python runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from coach.cli import app
from coach.engine import Coach
from coach.paths import samples_dir

ROOT = Path(__file__).parents[1]
PAGES = sorted(
    path
    for folder in (".", "docs", "docs/rules", "lexicons", "data/samples")
    for path in (ROOT / folder).glob("*.md")
)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    gone = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert gone == []


def test_the_python_of_the_docs_runs(coach: Coach, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Coach, "load", lambda: coach)
    names = {
        "texts": ["You never listen."],
        "before": "You never listen.",
        "after": "Could we talk tonight?",
        "path": samples_dir() / "before_after.csv",
    }
    page = (
        (ROOT / "docs" / "python.md")
        .read_text(encoding="utf-8")
        .replace('text_column="text"', 'text_column="after"')
    )
    for block in BLOCK.findall(page):
        exec(block, names)
    assert len(names["result"].messages) == 30


def test_the_readme_shows_what_the_coach_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.search(r'\$ coach review "(.+?)"\n(.*?)```', readme, re.DOTALL)
    assert shown is not None
    said = CliRunner().invoke(app, ["review", shown.group(1)]).stdout
    assert said == shown.group(2), "copy the new output into README.md"
