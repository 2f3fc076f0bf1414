"""Imports point one way, and what is light stays light."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HEAVY = ("dask", "onnxruntime", "pandas", "spacy", "streamlit", "textblob")


def _loaded(statement: str) -> set[str]:
    """Which of the heavy modules a fresh Python holds after ``statement``."""
    code = f"import sys\n{statement}\nprint('\\n' + ' '.join(m for m in {HEAVY!r} if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


def _run(*args: str) -> str:
    return (
        "import contextlib, coach.cli\n"
        "with contextlib.suppress(SystemExit):\n"
        f"    coach.cli.app({list(args)!r})"
    )


@pytest.mark.parametrize(
    "statement",
    [
        "import coach",
        "from coach import Report, Comparison",
        "import coach.catalog",
        _run("rules"),
        _run("explain", "generalization.you-never"),
        _run("lexicon", "--check"),
        _run("--help"),
    ],
    ids=["import", "names", "catalog", "rules", "explain", "lexicon", "help"],
)
def test_what_answers_at_once_loads_nothing_heavy(statement: str) -> None:
    assert _loaded(statement) == set()


def test_a_review_needs_no_tables_and_no_app() -> None:
    assert _loaded(_run("review", "Thank you for the flowers.")) == {"onnxruntime", "spacy"}


def test_the_layers_hold() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_nobody_asks_for_noun_chunks() -> None:
    """They know labels that our pipeline never gives, and come out empty."""
    users = [
        p.name for p in (ROOT / "coach").rglob("*.py") if ".noun_chunks" in p.read_text(encoding="utf-8")
    ]
    assert users == []
