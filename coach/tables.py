"""Tables of messages on disk: CSV, JSON Lines and Parquet, read and written in full or not at all."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

import pandas as pd

from coach.files import decoded, read_bytes
from coach.records import InputError

_DELIMITERS: Final = (",", ";", "\t")
_FORMATS: Final = ".csv, .tsv, .jsonl and .parquet"
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def read_table(source: bytes | Path, *, name: str = "") -> pd.DataFrame:
    """The table in a file, or in the bytes of one. Cells of a CSV file stay text: "007" and "NA" are kept.

    Args:
        source: a path, or the content of a file.
        name: the file's name, which tells the format; needed with bytes, and used in messages.

    Raises:
        InputError: missing, unreadable, of an unknown format, not UTF-8, broken or empty. The message names
            the file and the line, never what stands in it.
    """
    name = name or (source.name if isinstance(source, Path) else "table.csv")
    reader = _READERS.get(Path(name).suffix.lower())
    if reader is None:
        raise InputError(f"{name}: only {_FORMATS} files are read. Save the table as CSV in UTF-8.")
    data = source if isinstance(source, bytes) else read_bytes(source)
    if not data.strip():
        raise InputError(f"{name} is empty. A table needs a header and a row for each message.")
    frame = reader(data, name)
    if frame.empty:
        raise InputError(f"{name} has no rows. A table needs a header and a row for each message.")
    return frame


def _read_csv(data: bytes, name: str) -> pd.DataFrame:
    text = decoded(data, name)
    if "\x00" in text:
        raise InputError(f"{name} holds a NUL character and is likely no text file. Save it again as UTF-8.")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        header = next(reader)
        rows = []
        for row in reader:
            if len(row) not in {len(header), 0}:
                raise InputError(
                    f"{name}: line {reader.line_num} has {len(row)} fields, the header has {len(header)}. "
                    "Put a text that holds the delimiter between double quotes."
                )
            rows.append(row or [""] * len(header))
    except csv.Error as error:
        raise InputError(
            f"{name}: line {reader.line_num} isn't CSV ({error}). Look for a double quote that isn't closed."
        ) from None
    if len(set(header)) < len(header):
        raise InputError(f"{name}: two columns have the same name. Rename one of them.")
    return pd.DataFrame(rows, columns=header, dtype=object)


def _delimiter(text: str) -> str:
    """The delimiter that the header uses most; a comma where it uses none."""
    header = text.split("\n", 1)[0]
    return max(_DELIMITERS, key=header.count)


def _read_jsonl(data: bytes, name: str) -> pd.DataFrame:
    rows = []
    for number, line in enumerate(decoded(data, name).split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(
                f"{name}: line {number} isn't JSON ({error.msg}). Write one object a line."
            ) from None
        if not isinstance(row, dict):
            raise InputError(f"{name}: line {number} isn't a JSON object. Write one object a line.")
        rows.append(row)
    return pd.DataFrame(rows, dtype=object)


def _read_parquet(data: bytes, name: str) -> pd.DataFrame:
    _need_pyarrow(name)
    try:
        return pd.read_parquet(io.BytesIO(data))
    except (OSError, ValueError) as error:
        raise InputError(f"{name} isn't Parquet ({type(error).__name__}). Write the file again.") from None


def _need_pyarrow(name: str) -> None:
    if importlib.util.find_spec("pyarrow") is None:
        raise InputError(f"{name}: Parquet files need pyarrow. Run: pip install pyarrow")


_READERS: Final[Mapping[str, Callable[[bytes, str], pd.DataFrame]]] = MappingProxyType(
    {".csv": _read_csv, ".tsv": _read_csv, ".jsonl": _read_jsonl, ".parquet": _read_parquet}
)


def check_target(path: Path) -> Path:
    """``path`` if a table can be written there; asked before the work, not after it.

    Raises:
        InputError: an unknown format, or no such folder.
    """
    if path.suffix.lower() not in _READERS:
        raise InputError(f"{path.name}: only {_FORMATS} files are written. Choose one of these endings.")
    if not path.parent.is_dir():
        raise InputError(f"There is no folder {path.parent} to write {path.name} into. Make it first.")
    if path.is_dir():
        raise InputError(f"{path} is a folder. Name a file in it.")
    if path.suffix.lower() == ".parquet":
        _need_pyarrow(path.name)
    return path


def write_tables(tables: Mapping[Path, pd.DataFrame]) -> None:
    """Write each table beside its place, and move them there when all of them are whole.

    Raises:
        InputError: one can't be written there.
    """
    drafts = {path: path.with_name(f".{path.name}.part") for path in map(check_target, tables)}
    try:
        for path, draft in drafts.items():
            draft.write_bytes(_encoded(tables[path], path.suffix.lower()))
        for path, draft in drafts.items():
            draft.replace(path)
    except OSError as error:
        raise InputError(f"{path} can't be written ({error.strerror}). Choose another place.") from error
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)


def _encoded(frame: pd.DataFrame, suffix: str) -> bytes:
    match suffix:
        case ".jsonl":
            return frame.to_json(orient="records", lines=True, force_ascii=False).encode()
        case ".parquet":
            buffer = io.BytesIO()
            frame.to_parquet(buffer, index=False)
            return buffer.getvalue()
        case _:
            return frame.to_csv(index=False, sep="\t" if suffix == ".tsv" else ",").encode()


def to_csv(frame: pd.DataFrame) -> bytes:
    """The table as CSV for a spreadsheet: UTF-8 with a mark, and no cell that it would run as a formula.

    A text that starts like a formula gets an apostrophe in front, which spreadsheets don't show.
    """
    safe = frame.map(lambda cell: f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell)
    return b"\xef\xbb\xbf" + safe.to_csv(index=False).encode()
