"""The command line: what it prints, and how it ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from coach.cli import app
from coach.exits import Exit

SHOES = "Please stop leaving your shoes all over the hallway."
CLEAN = "Could you pick up milk on the way home?"

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """Run ``coach`` with these arguments, and with these bytes on standard input."""
    return lambda *args, stdin=None: CliRunner().invoke(app, list(args), input=stdin)


def test_review_marks_the_words_and_says_what_to_say_instead(run: Run) -> None:
    result = run("review", SHOES)
    assert result.exit_code == Exit.FINDINGS
    assert "[stop leaving your shoes all over the hallway]¹" in result.stdout
    assert "our shoes" in result.stdout
    assert not any(line != line.rstrip() for line in result.stdout.splitlines())


def test_the_strength_of_requests_is_chosen_at_the_prompt(run: Run) -> None:
    draft = "You never thread the needle."
    plain, gentle = (run("review", draft, *flags).stdout for flags in ((), ("--strength", "gentle")))
    assert "if that works for you" in gentle or "Would you be willing" in gentle
    assert "if that works for you" not in plain


def test_review_as_json_is_the_report(run: Run) -> None:
    result = run("review", SHOES, "--format", "json")
    report = json.loads(result.stdout)
    finding = report["findings"][0]
    assert report["text"][finding["start"] : finding["end"]] == finding["quote"]
    assert finding["kind"] == "negative_request"


def test_a_clean_draft_ends_with_zero(run: Run) -> None:
    result = run("review", CLEAN)
    assert result.exit_code == Exit.CLEAN
    assert "Nothing here needs another wording." in result.stdout


def test_a_sign_of_danger_shows_help_and_no_score(run: Run) -> None:
    result = run("review", "He hit me again and I want to kill myself.", "--country", "gb")
    assert result.exit_code == Exit.SAFETY
    assert "Samaritans" in result.stdout
    assert "Score" not in result.stdout


def test_a_file_is_read_as_typed(run: Run, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_bytes(("\ufeff" + SHOES + "\r\n").encode())
    report = json.loads(run("review", str(draft), "--format", "json").stdout)
    assert report["text"] == SHOES + "\r\n"


def test_standard_input_is_read(run: Run) -> None:
    assert run("review", "-", stdin=SHOES).exit_code == Exit.FINDINGS
    assert run("review", stdin=CLEAN).exit_code == Exit.CLEAN


def test_text_is_taken_for_the_draft_even_where_a_file_has_that_name(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("sorry").write_text(SHOES, encoding="utf-8")
    assert run("review", "sorry").exit_code == Exit.FINDINGS
    assert run("review", "sorry", "--text").exit_code == Exit.CLEAN


@pytest.mark.parametrize(
    "stdin, said",
    [
        (b" \n", "empty"),
        (b"Stop \xff that", "isn't UTF-8 (byte 6)"),
        (b"Stop\x00that", "NUL"),
        (b"a" * 20_001, "20,001 characters"),
        (b"x" * 300_000, "300,000 characters"),
    ],
)
def test_what_can_not_be_read_is_said_in_a_line(run: Run, stdin: bytes, said: str) -> None:
    result = run("review", "-", stdin=stdin)
    assert result.exit_code == Exit.UNREADABLE
    assert result.stdout == ""
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("name", ["missing.txt", "sub/missing.md", "."])
def test_a_missing_file_or_a_folder_is_named(
    run: Run, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("review", name)
    assert result.exit_code == Exit.UNREADABLE
    assert name in result.stderr
    assert "--text" in result.stderr


def test_half_of_a_character_is_refused(run: Run) -> None:
    result = run("review", "Stop that \ud83d")
    assert result.exit_code == Exit.UNREADABLE
    assert "surrogate" in result.stderr


def test_a_text_too_long_for_a_file_name_is_a_text(run: Run) -> None:
    assert run("review", "Thank you for the flowers. " * 300).exit_code == Exit.CLEAN


def test_control_characters_never_reach_the_terminal(run: Run) -> None:
    result = run("review", "Stop \x1b[31mshouting at me\x9b2J.")
    assert "\x1b" not in result.stdout
    assert "\x9b" not in result.stdout


def test_rich_markup_and_emoji_codes_are_plain_text(run: Run) -> None:
    assert "[bold]never[/bold] :smile:" in run("review", "You [bold]never[/bold] :smile: mind me.").stdout


def test_debug_shows_what_was_dropped_beside_the_result(run: Run) -> None:
    result = run("review", SHOES, "--debug", "--format", "json")
    json.loads(result.stdout)
    assert "Dropped:" in result.stderr


def test_compare_shows_what_was_settled(run: Run) -> None:
    result = run("compare", SHOES, "Can we put our shoes on the rack?")
    assert result.exit_code == Exit.CLEAN
    assert "Resolved: 1" in result.stdout
    assert "kept: shoe" in result.stdout


def test_compare_ends_as_the_second_wording_does(run: Run) -> None:
    assert run("compare", CLEAN, SHOES).exit_code == Exit.FINDINGS


def test_compare_takes_only_one_side_from_standard_input(run: Run) -> None:
    result = run("compare", "-", "-", stdin=SHOES)
    assert result.exit_code == Exit.USAGE
    assert "Only one" in result.stderr


def test_explain_shows_the_same_why_as_a_finding(run: Run) -> None:
    report = json.loads(run("review", "You never listen to me.", "--format", "json").stdout)
    finding = report["findings"][0]
    assert finding["why"] in run("explain", finding["rule"]).stdout
    assert json.loads(run("explain", finding["rule"], "--format", "json").stdout)["why"] == finding["why"]


def test_an_unknown_id_is_refused_with_the_nearest_one(run: Run) -> None:
    result = run("explain", "generalisation.you-never")
    assert result.exit_code == Exit.USAGE
    assert "Did you mean generalization.you-never" in result.stderr
    assert result.stdout == ""


def test_rules_lists_every_rule(run: Run) -> None:
    listed = json.loads(run("rules", "--format", "json").stdout)
    text = run("rules").stdout
    assert listed
    assert all(rule["id"] in text for rule in listed)


def test_the_lexicons_are_in_order(run: Run) -> None:
    assert run("lexicon", "--check").exit_code == Exit.CLEAN
    assert "frames" in run("lexicon").stdout


def test_a_broken_lexicon_is_named(run: Run, tmp_path: Path) -> None:
    result = run("lexicon", str(tmp_path), "--check")
    assert result.exit_code == Exit.FINDINGS
    assert "missing" in result.stderr


def test_an_unknown_country_code_is_refused(run: Run) -> None:
    assert run("review", CLEAN, "--country", "england").exit_code == Exit.USAGE


def test_docs_are_written_and_checked(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    assert run("docs", str(folder), "--check").exit_code == Exit.FINDINGS
    assert run("docs", str(folder)).exit_code == Exit.CLEAN
    assert run("docs", str(folder), "--check").exit_code == Exit.CLEAN
    (folder / "README.md").write_text("old", encoding="utf-8")
    (folder / "gone.md").write_text("left over", encoding="utf-8")
    result = run("docs", str(folder), "--check")
    assert "README.md, gone.md" in result.stderr
    run("docs", str(folder))
    assert not (folder / "gone.md").exists()


def test_batch_writes_two_tables(run: Run, tmp_path: Path) -> None:
    table, out, findings = (tmp_path / name for name in ("in.csv", "out.csv", "findings.jsonl"))
    table.write_text(f"id,text\na,{SHOES}\nb,\nc,{CLEAN}\n", encoding="utf-8")
    result = run("batch", str(table), "--out", str(out), "--findings-out", str(findings))
    assert result.exit_code == Exit.CLEAN
    assert "3 messages, 1 findings, 1 rows that could not be read" in result.stderr
    assert len(out.read_text(encoding="utf-8").splitlines()) == 4
    assert json.loads(findings.read_text(encoding="utf-8"))["id"] == "a"


@pytest.mark.parametrize(
    "content, said",
    [
        (b"", "is empty"),
        (b"id,text\n", "has no rows"),
        (b"id,body\n1,Hello there\n", "no column"),
        (b"id,text\n1,caf\xe9\n", "isn't UTF-8"),
        (b"id,text\n1,Hello, you\n", "line 2 has 3 fields"),
        (b'id,text\n1,"Hello\n', "isn't CSV"),
        (b"id,text\n1,a\x00b\n", "NUL"),
        (b"text,text\na,b\n", "same name"),
    ],
)
def test_a_broken_table_is_refused_and_nothing_is_written(
    run: Run, tmp_path: Path, content: bytes, said: str
) -> None:
    table, out = tmp_path / "in.csv", tmp_path / "out.csv"
    table.write_bytes(content)
    result = run("batch", str(table), "--out", str(out))
    assert result.exit_code == Exit.UNREADABLE
    assert said in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in.csv"]


def test_batch_never_writes_over_what_it_reads(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "in.csv"
    table.write_text(f"text\n{CLEAN}\n", encoding="utf-8")
    before = table.read_bytes()
    assert run("batch", str(table), "--out", str(table)).exit_code == Exit.USAGE
    assert table.read_bytes() == before


@pytest.mark.parametrize("out", ["out.xlsx", "no/such/folder.csv"])
def test_a_place_that_can_not_be_written_is_refused_before_the_work(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, out: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in.csv").write_text(f"text\n{CLEAN}\n", encoding="utf-8")
    assert run("batch", "in.csv", "--out", out).exit_code == Exit.UNREADABLE
    assert not Path(out).exists()
