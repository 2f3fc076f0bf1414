"""The third tab: a file of messages, reviewed one by one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from coach.batch import BatchResult, kind_column, read_table, review_frame, to_csv
from coach.paths import samples_dir
from coach.records import InputError, Kind, Severity, Sign
from coach.ui import charts, components, html, state, words

if TYPE_CHECKING:
    from pandas import DataFrame
    from streamlit.elements.lib.column_types import ColumnConfig

SAMPLE: Final = "phrasings.csv"
MOST_ROWS: Final = 20_000
_SOURCES: Final = ("The sample file", "A file of mine")
_SHOWN: Final = ("row", "text", "score", "findings", "strengths", "suggestion", "safety", "error")
_FINDING_SHOWN: Final = ("row", "quote", "kind", "severity", "message")

_MAY_LACK: Final = ("text", "suggestion", "safety", "error")
_WORDS: Final[Mapping[str, Callable[[str], str]]] = {
    "kind": lambda name: components.kind_title(Kind(name)),
    "severity": lambda name: words.SEVERITIES[Severity[name.upper()]],
    "safety": lambda names: ", ".join(words.SIGNS[Sign(name)] for name in names.split("; ") if name),
}
_RARE: Final = ("safety", "error")
_CONFIG: Final[Mapping[str, ColumnConfig]] = {
    "row": st.column_config.NumberColumn("Row", width=55),
    "text": st.column_config.TextColumn("Message", width="large"),
    "score": st.column_config.ProgressColumn("Score", min_value=0, max_value=100, format="%d", width=110),
    "findings": st.column_config.NumberColumn("Findings", width=80),
    "strengths": st.column_config.NumberColumn("Strengths", width=85),
    "suggestion": st.column_config.TextColumn("Say instead", width="large"),
    "safety": st.column_config.TextColumn("Not about phrasing"),
    "error": st.column_config.TextColumn("Could not be read", width="medium"),
    "quote": st.column_config.TextColumn("Words", width="medium"),
    "kind": st.column_config.TextColumn("Kind"),
    "severity": st.column_config.TextColumn("Severity", width="small"),
    "message": st.column_config.TextColumn("What it does", width="large"),
}


def show() -> None:
    """The whole tab."""
    st.html(html.view("lead", text=words.BATCH))
    frame = _table()
    if frame is not None:
        _start(frame)
    result = state.desk().batch
    if result is not None and state.is_open("Batch"):
        _result(result)


def _table() -> DataFrame | None:
    """The table to review, or None while there is no file.

    Raises:
        InputError: the file can't be read.
    """
    source = st.segmented_control(
        "Where from", _SOURCES, default=_SOURCES[0], key="batch_source", on_change=state.forget_batch
    )
    if source != _SOURCES[1]:
        return read_table(samples_dir() / SAMPLE)
    file = st.file_uploader(
        "A CSV file in UTF-8 with a header and a message in each row",
        type=["csv", "tsv", "jsonl"],
        key="batch_file",
        on_change=state.forget_batch,
    )
    return None if file is None else read_table(file.getvalue(), name=file.name)


def _start(frame: DataFrame) -> None:
    """Choose the column with the texts, and review it."""
    names = [str(name) for name in frame.columns]
    likely = next((n for n, name in enumerate(names) if name.lower() in {"text", "message", "draft"}), None)
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        column = st.selectbox(
            "The column with the texts",
            names,
            index=likely,
            key="batch_column",
            placeholder="Choose one",
            on_change=state.forget_batch,
            width=300,
        )
        pressed = st.button(f"Review {len(frame):,} messages", type="primary", key="batch_run")
    if not pressed:
        return
    if column is None:
        raise InputError("No column is chosen. Choose the one with the texts.")
    if len(frame) > MOST_ROWS:
        raise InputError(
            f"The file has {len(frame):,} rows, and the app takes {MOST_ROWS:,} at once. Use `coach batch`."
        )
    _review(frame, column)


def _review(frame: DataFrame, column: str) -> None:
    state.desk().batch = None
    bar = st.progress(0.0, text="Reading …")
    step = max(1, len(frame) // 100)

    def progress(done: int, total: int) -> None:
        if done % step == 0 or done == total:
            bar.progress(done / total, text=f"{done:,} of {total:,} read")

    with state.shelf().lock:
        state.desk().batch = review_frame(frame, column, coach=state.coach(), progress=progress)
    bar.empty()


def _result(result: BatchResult) -> None:
    _summary(result)
    left, right = st.columns(2, gap="large")
    with left:
        charts.scores([int(score) for score in result.messages["score"].dropna()])
    with right:
        counts = {kind: int(result.messages[kind_column(kind)].sum()) for kind in Kind}
        charts.kinds({kind: count for kind, count in counts.items() if count})
    st.html(html.view("heading", text="Messages"))
    _messages(result)
    _findings(result)
    with st.container(horizontal=True, gap="small"):
        _download("Download the messages", result.messages, "messages.csv")
        _download("Download the findings", result.findings, "findings.csv")


def _summary(result: BatchResult) -> None:
    frame = result.messages
    scored = frame["score"].dropna()
    st.html(
        html.view(
            "tiles",
            tiles=[
                (f"{len(frame):,}", "messages"),
                (f"{int(scored.median())}" if len(scored) else "–", "score in the middle"),
                (f"{int((frame['findings'] > 0).sum()):,}", "may land hard"),
                (f"{int(frame['safety'].notna().sum()):,}", "not about phrasing"),
                (f"{int(frame['error'].notna().sum()):,}", "could not be read"),
            ],
        )
    )


def _messages(result: BatchResult) -> None:
    """The table of messages; a chosen row can be opened in the first tab."""
    frame = result.messages
    event = st.dataframe(
        _readable(frame),
        column_order=_filled(frame, _SHOWN),
        column_config=_CONFIG,
        hide_index=True,
        key="batch_rows",
        on_select="rerun",
        selection_mode="single-row",
        alt="The messages, one in a row",
    )
    chosen = event["selection"]["rows"]
    text = frame["text"].iloc[chosen[0]] if chosen else None
    if isinstance(text, str) and text.strip():
        st.button("Open in the draft tab", key="batch_open", on_click=state.open_draft, args=(text,))
    else:
        st.html(html.view("lead", text="Tick a row to open its message in the draft tab."))


def _findings(result: BatchResult) -> None:
    frame = result.findings
    with st.expander(f"All {len(frame):,} findings"):
        st.dataframe(
            _readable(frame),
            column_order=_filled(frame, _FINDING_SHOWN),
            column_config=_CONFIG,
            hide_index=True,
            alt="The findings, one in a row",
        )


def _readable(frame: DataFrame) -> DataFrame:
    """The table with nothing for a missing text, and plain words for names of kinds, severities and signs."""
    shown = {
        name: frame[name].astype("object").fillna("").map(_WORDS.get(name, str))
        for name in (*_MAY_LACK, *_WORDS)
        if name in frame.columns
    }
    return frame.assign(**shown)


def _filled(frame: DataFrame, columns: Sequence[str]) -> list[str]:
    """The columns without those of rare events that didn't occur."""
    return [name for name in columns if name not in _RARE or frame[name].notna().any()]


def _download(label: str, frame: DataFrame, name: str) -> None:
    st.download_button(
        label,
        data=partial(to_csv, frame),
        file_name=name,
        mime="text/csv",
        key=f"download-{name}",
        icon=":material/download:",
        on_click="ignore",
    )
