"""Many messages at once give what one at a time gives."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest

from coach.batch import FINDING_COLUMNS, MESSAGE_COLUMNS, kind_column, review_frame, to_csv
from coach.engine import Coach
from coach.paths import samples_dir
from coach.records import InputError, Kind
from coach.tables import read_table, write_tables


@pytest.fixture(scope="module")
def samples() -> pd.DataFrame:
    """Every fourth sample phrasing."""
    return read_table(samples_dir() / "phrasings.csv").iloc[::4].reset_index(drop=True)


def test_every_row_is_what_a_single_review_gives(coach: Coach, samples: pd.DataFrame) -> None:
    result = review_frame(samples, coach=coach)
    assert len(result.messages) == len(samples)
    for row in result.messages.itertuples():
        report = coach.review(row.text)
        assert (None if pd.isna(row.score) else row.score) == (report.score.value if report.score else None)
        assert row.rewrite == report.rewrite
        assert [getattr(row, kind_column(k)) for k in Kind] == [
            sum(f.kind is k for f in report.findings) for k in Kind
        ]
        found = result.findings[result.findings["row"] == row.row]
        assert [f.to_dict() for f in report.findings] == found.drop(columns=["row", "id"]).to_dict("records")


def test_order_and_neighbours_change_nothing(coach: Coach, samples: pd.DataFrame) -> None:
    straight = review_frame(samples, coach=coach).messages.drop(columns="row")
    turned = review_frame(samples.iloc[::-1], coach=coach).messages.drop(columns="row")
    pd.testing.assert_frame_equal(straight, turned.iloc[::-1].reset_index(drop=True))


def test_processes_change_nothing(samples: pd.DataFrame) -> None:
    few = samples.iloc[:6]
    alone, shared = review_frame(few), review_frame(few, processes=2)
    pd.testing.assert_frame_equal(alone.messages, shared.messages)
    pd.testing.assert_frame_equal(alone.findings, shared.findings)


def test_a_coach_can_not_be_shared_by_processes(coach: Coach, samples: pd.DataFrame) -> None:
    with pytest.raises(ValueError, match="not both"):
        review_frame(samples, coach=coach, processes=2)


@pytest.mark.parametrize(
    "cell, said",
    [
        ("", "empty"),
        ("  \n", "empty"),
        (None, "empty"),
        (float("nan"), "empty"),
        (pd.NA, "empty"),
        (7, "not int"),
        (["a"], "not list"),
        ("x" * 20_001, "20,001"),
        ("a\x00b", "NUL"),
        ("\ud83d", "surrogate"),
    ],
)
def test_a_row_that_can_not_be_read_is_kept_with_the_reason(coach: Coach, cell: object, said: str) -> None:
    frame = pd.DataFrame({"text": ["You never listen.", cell, "Thank you."]}, dtype=object)
    messages = review_frame(frame, coach=coach).messages
    assert said in messages["error"][1]
    assert pd.isna(messages["score"][1])
    assert messages["error"].isna().tolist() == [True, False, True]
    assert messages["row"].tolist() == [1, 2, 3]


def test_columns_are_the_documented_ones(coach: Coach) -> None:
    result = review_frame(pd.DataFrame({"text": ["Thank you."]}), coach=coach)
    assert tuple(result.messages.columns) == MESSAGE_COLUMNS
    assert tuple(result.findings.columns) == FINDING_COLUMNS


def test_a_missing_column_is_named_with_those_that_are_there(coach: Coach) -> None:
    with pytest.raises(InputError, match=r"no column “text”. The columns are: id, body\."):
        review_frame(pd.DataFrame({"id": [1], "body": ["Thank you."]}), coach=coach)


def test_a_text_in_place_of_a_header_is_not_shown(coach: Coach) -> None:
    with pytest.raises(InputError) as error:
        review_frame(pd.DataFrame({"You never listen to me.": ["Thank you."]}), coach=coach)
    assert "listen" not in str(error.value)


def test_progress_counts_every_row(coach: Coach) -> None:
    seen: list[tuple[int, int]] = []
    frame = pd.DataFrame({"text": ["Thank you.", "", "Sorry."]})
    review_frame(frame, coach=coach, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".jsonl", ".parquet"])
def test_tables_survive_every_format(coach: Coach, tmp_path: Path, suffix: str) -> None:
    text = 'She said "no",\nthen\tleft; 😤 “fine”'
    path = tmp_path / f"table{suffix}"
    write_tables({path: pd.DataFrame({"id": ["007"], "text": [text]})})
    assert read_table(path).to_dict("records") == [{"id": "007", "text": text}]
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_read_off_the_header(delimiter: str) -> None:
    data = f"id{delimiter}text\n1{delimiter}Hello\n".encode()
    assert read_table(data, name="in.csv")["text"].tolist() == ["Hello"]


def test_words_that_spell_nothing_stay_words() -> None:
    data = b"id,text\n1,NA\n2,null\n3,\n"
    assert read_table(data, name="in.csv")["text"].tolist() == ["NA", "null", ""]


@pytest.mark.parametrize("line", ["{", "[1]", '"text"'])
def test_a_line_that_is_no_object_is_named(line: str) -> None:
    with pytest.raises(InputError, match="line 2 isn't"):
        read_table(f'{{"text": "a"}}\n{line}\n'.encode(), name="in.jsonl")


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(InputError, match=r"only \.csv"):
        read_table(b"text\na\n", name="in.xlsx")


def test_a_broken_parquet_file_is_refused() -> None:
    with pytest.raises(InputError, match="isn't Parquet"):
        read_table(b"PAR1 not really", name="in.parquet")


def test_a_spreadsheet_runs_no_cell_as_a_formula() -> None:
    frame = pd.DataFrame({"text": ["=1+1", "@you never", "- stop that", "fine"], "score": [1, 2, 3, 4]})
    rows = list(csv.reader(to_csv(frame).decode("utf-8-sig").splitlines()))
    assert [row[0] for row in rows[1:]] == ["'=1+1", "'@you never", "'- stop that", "fine"]


def test_there_are_samples_enough_to_try_it() -> None:
    table = read_table(samples_dir() / "phrasings.csv")
    assert list(table.columns) == ["id", "context", "text"]
    assert len(table) >= 120
    assert table["text"].is_unique
    assert table["id"].is_unique
    assert len(read_table(samples_dir() / "before_after.csv")) == 30
