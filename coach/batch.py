"""Many messages at once: a table in, two tidy tables out.

Every message gets the report that ``Coach.review`` gives; nothing is worked out a second time here.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from itertools import islice
from multiprocessing import get_context
from typing import Any, Final

import pandas as pd

from coach.detect.switches import ALL_ON, Switches
from coach.engine import Coach
from coach.records import Finding, InputError, Kind, Report, check_text
from coach.tables import read_table, to_csv, write_tables

__all__ = [
    "FINDING_COLUMNS",
    "MESSAGE_COLUMNS",
    "BatchResult",
    "kind_column",
    "read_table",
    "review_frame",
    "to_csv",
    "write_tables",
]

ID_COLUMN: Final = "id"
CHUNK: Final = 64


def kind_column(kind: Kind) -> str:
    """The column of ``messages`` that counts the findings of a kind."""
    return f"n_{kind}"


MESSAGE_COLUMNS: Final = (
    "row",
    "id",
    "text",
    "error",
    "score",
    "findings",
    *(kind_column(kind) for kind in Kind),
    "strengths",
    "suggestion",
    "rewrite",
    "heat",
    "safety",
)
"""The columns of ``messages``: a row for each row of the input, in its order, ``row`` counting from 1."""

FINDING_COLUMNS: Final = (
    "row",
    "id",
    "start",
    "end",
    "quote",
    "kind",
    "family",
    "rule",
    "severity",
    "message",
    "why",
    "evidence",
)
"""The columns of ``findings``: a row for each finding; ``row`` and ``id`` say in which message."""

_INDICES: Final = ("row", "start", "end")

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class BatchResult:
    """Two tidy tables, with the columns ``MESSAGE_COLUMNS`` and ``FINDING_COLUMNS``."""

    messages: pd.DataFrame
    findings: pd.DataFrame


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of the input: its number, its id, its cell, and why that can't be read, if so."""

    number: int
    id: str
    cell: Any
    error: str | None


def review_frame(
    frame: pd.DataFrame,
    text_column: str = "text",
    *,
    coach: Coach | None = None,
    processes: int = 1,
    progress: Progress | None = None,
    switches: Switches = ALL_ON,
) -> BatchResult:
    """Review every row of a table.

    Args:
        frame: a table with a text in each row, and an ``id`` column if rows have names.
        text_column: the name of the column with the texts.
        coach: a loaded coach; one is loaded where none is given.
        processes: how many processes share the work, each with the shipped coach. A script that asks for more
            than one needs the usual ``if __name__ == "__main__"``.
        progress: called with the rows done and the rows in all.
        switches: what is not to be reported, where no coach is given.

    A row whose text can't be read (empty, missing, no text, too long) is kept, with the reason in ``error``.

    Raises:
        InputError: there is no such column.
        ValueError: a coach is given together with more than one process, which could not share it.
    """
    if text_column not in frame.columns:
        raise InputError(
            f"There is no column “{text_column}”. {_columns(frame)} Name the one with the texts."
        )
    if list(frame.columns).count(text_column) > 1:
        raise InputError(f"There are two columns “{text_column}”. Rename one of them.")
    if processes > 1 and coach is not None:
        raise ValueError("give a coach or a number of processes, not both")
    rows = _rows(frame, text_column)
    texts = [row.cell for row in rows if row.error is None]
    if processes > 1:
        reports = _in_processes(texts, processes, switches)
    else:
        reports = (coach or Coach.load(switches=switches)).review_many(texts)
    return _tables(rows, reports, progress)


def _rows(frame: pd.DataFrame, text_column: str) -> list[_Row]:
    cells = frame[text_column].tolist()
    ids = frame[ID_COLUMN].tolist() if ID_COLUMN in frame.columns else range(1, len(cells) + 1)
    return [
        _Row(number, str(name), cell, _error(cell))
        for number, (name, cell) in enumerate(zip(ids, cells, strict=True), 1)
    ]


def _columns(frame: pd.DataFrame) -> str:
    """The columns, for a message. What is no plain word may be a text where a header is missing."""
    plain = [name for name in map(str, frame.columns) if re.fullmatch(r"[\w.-]{1,30}", name)]
    if not plain:
        return "The first line must name the columns."
    more = len(frame.columns) - len(plain)
    return f"The columns are: {', '.join(plain)}{f' and {more} more' if more else ''}."


def _error(cell: object) -> str | None:
    """Why the coach can't read a cell, or None."""
    missing = cell is None or cell is pd.NA or (isinstance(cell, float) and math.isnan(cell))
    try:
        check_text("" if missing else cell)
    except InputError as error:
        return str(error)
    return None


def _tables(rows: list[_Row], reports: Iterable[Report], progress: Progress | None) -> BatchResult:
    waiting = iter(reports)
    messages: list[dict[str, Any]] = []
    findings: list[dict[str, Any]] = []
    for row in rows:
        report = next(waiting) if row.error is None else None
        messages.append(_message_row(row, report))
        if report is not None:
            findings.extend(_finding_row(row, finding) for finding in report.findings)
        if progress is not None:
            progress(row.number, len(rows))
    numbers = ["score", "findings", "strengths", *(kind_column(kind) for kind in Kind)]
    return BatchResult(
        pd.DataFrame(messages, columns=list(MESSAGE_COLUMNS)).astype(dict.fromkeys(numbers, "Int64")),
        pd.DataFrame(findings, columns=list(FINDING_COLUMNS)).astype(dict.fromkeys(_INDICES, "int64")),
    )


def _message_row(row: _Row, report: Report | None) -> dict[str, Any]:
    found: dict[str, Any] = {"row": row.number, "id": row.id, "text": row.cell, "error": row.error}
    if report is None:
        return found | {"text": _storable(row.cell)}
    return found | {
        "score": None if report.score is None else report.score.value,
        "findings": len(report.findings),
        **{kind_column(kind): sum(f.kind is kind for f in report.findings) for kind in Kind},
        "strengths": len(report.strengths),
        "suggestion": report.suggestions[0].text if report.suggestions else None,
        "rewrite": report.rewrite,
        "heat": report.heat,
        "safety": "; ".join(notice.sign for notice in report.safety) or None,
    }


def _storable(cell: object) -> str | None:
    """An unreadable cell as far as a file can hold it; what is no character is marked."""
    return re.sub("[\x00\ud800-\udfff]", "\ufffd", cell) if isinstance(cell, str) else None


def _finding_row(row: _Row, finding: Finding) -> dict[str, Any]:
    return {"row": row.number, "id": row.id, **finding.to_dict()}


@cache
def _own_coach(switches: Switches) -> Coach:
    """The coach of a worker process, loaded once."""
    return Coach.load(switches=switches)


def _review_chunk(switches: Switches, texts: list[str]) -> list[Report]:
    return list(_own_coach(switches).review_many(texts))


def _in_processes(texts: list[str], processes: int, switches: Switches) -> Iterator[Report]:
    """The reports in order; chunks of texts go to worker processes.

    They start afresh: a forked one could wait for ever for a lock that it inherits.
    """
    waiting = iter(texts)
    size = max(1, min(CHUNK, -(-len(texts) // processes)))
    chunks = iter(lambda: list(islice(waiting, size)), [])
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        for reports in pool.map(partial(_review_chunk, switches), chunks):
            yield from reports
