"""What a person types stays with them: no network, no file, no log, no error that repeats it."""

from __future__ import annotations

import ast
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from coach.batch import review_frame
from coach.cli import app
from coach.engine import Coach
from coach.records import InputError, Message, check_text

ROOT = Path(__file__).parents[1]
SECRET = "Zanzibarine"
DRAFT = f"You never told {SECRET} about the money. Stop lying to me."


@pytest.fixture
def quiet_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty home and working directory, in which nothing may appear."""
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "TMPDIR"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    yield tmp_path
    assert list(tmp_path.rglob("*")) == []


@pytest.mark.disable_socket
@pytest.mark.usefixtures("quiet_home")
@pytest.mark.parametrize(
    "args",
    [
        ("review", DRAFT),
        ("review", DRAFT, "--format", "json"),
        ("compare", DRAFT, "Could we talk about the money?"),
    ],
)
def test_the_prompt_needs_no_network_and_leaves_nothing_behind(args: tuple[str, ...]) -> None:
    result = CliRunner().invoke(app, list(args))
    assert result.exit_code in {0, 1}, result.stderr
    assert SECRET in result.stdout


@pytest.mark.disable_socket
@pytest.mark.usefixtures("quiet_home")
def test_a_batch_needs_no_network(coach: Coach) -> None:
    assert review_frame(pd.DataFrame({"text": [DRAFT]}), coach=coach).messages["error"].isna().all()


def test_a_fresh_process_leaves_nothing_behind_at_home(tmp_path: Path) -> None:
    """The runtime of the second reader would write a device id on its first import in a process."""
    ours = {name: str(tmp_path) for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "TMPDIR")}
    others = {k: v for k, v in os.environ.items() if k not in {"CI", "ORT_DISABLE_TELEMETRY"}}
    command = [sys.executable, "-m", "coach", "review", DRAFT]
    done = subprocess.run(command, cwd=ROOT, env=others | ours, capture_output=True, text=True, check=False)
    assert SECRET in done.stdout, done.stderr
    assert list(tmp_path.rglob("*")) == []


def test_nothing_is_logged(coach: Coach, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        coach.review(DRAFT)
        coach.compare(DRAFT, DRAFT)
    assert SECRET not in caplog.text


def test_no_module_of_the_coach_logs_or_prints() -> None:
    """Only the line for the person at the prompt is printed."""
    calls = []
    for path in sorted((ROOT / "coach").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = {a.name for a in node.names} if isinstance(node, ast.Import) else set()
            module = node.module if isinstance(node, ast.ImportFrom) else ""
            printed = (
                isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
            )
            if "logging" in names or module == "logging" or (printed and path.name != "exits.py"):
                calls.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert calls == []


@pytest.mark.parametrize(
    "text", [f"{SECRET}\x00", f"{SECRET}\ud800", f"{SECRET} " * 3_000], ids=["nul", "surrogate", "long"]
)
def test_an_error_never_repeats_the_text(text: str) -> None:
    with pytest.raises(InputError) as error:
        check_text(text)
    assert SECRET not in str(error.value)


def test_a_message_shows_only_its_length() -> None:
    assert SECRET not in repr(Message(DRAFT))
    assert str(len(DRAFT)) in repr(Message(DRAFT))


@pytest.mark.parametrize("name", ["in.csv", "in.jsonl", "in.parquet"])
def test_a_broken_file_is_refused_without_a_word_of_it(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(f'text\n"{SECRET}\n', encoding="utf-8")
    result = CliRunner().invoke(app, ["batch", str(path), "--out", str(tmp_path / "out.csv")])
    assert result.exit_code == 3
    assert SECRET not in result.stderr


def test_the_app_keeps_no_text_in_a_shared_cache() -> None:
    """``st.cache_data`` is shared by all sessions; drafts belong into the session's state."""
    users = [
        p.name for p in (ROOT / "coach" / "ui").rglob("*.py") if "cache_data" in p.read_text(encoding="utf-8")
    ]
    assert users == []


def test_the_app_reports_to_nobody() -> None:
    config = (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    assert "gatherUsageStats = false" in config
    assert 'address = "127.0.0.1"' in config
