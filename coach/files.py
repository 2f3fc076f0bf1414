"""Files as text. A message about a file names the file and the byte, never what stands in it."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Final

from coach.records import InputError

STDIN: Final = "-"
_FILE_NAME: Final = re.compile(r"\S+\.(?:txt|text|md|csv|tsv|jsonl|json|parquet|eml)", re.IGNORECASE)


def read_bytes(path: Path) -> bytes:
    """The content of a file.

    Raises:
        InputError: it isn't there, is a folder, or may not be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"There is no file {path}. Check the name.") from error
    except OSError as error:
        raise InputError(
            f"{path} can't be read ({error.strerror}). Name a file that you may open."
        ) from error


def decoded(data: bytes, name: str) -> str:
    """The text of a file in UTF-8, a byte order mark left out.

    Raises:
        InputError: it isn't UTF-8.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{name} isn't UTF-8 (byte {error.start + 1:,}). Save it again as UTF-8.") from None


def read_draft(argument: str) -> str:
    """The draft that an argument stands for: standard input for "-", a file's content, else the argument.

    Raises:
        InputError: it names a folder, or reads like the name of a file that isn't there, or can't be read.
    """
    if argument == STDIN:
        return decoded(sys.stdin.buffer.read(), "Standard input")
    if os.path.isfile(argument):  # noqa: PTH113 - unlike Path, it bears a text that is too long for a name
        return decoded(read_bytes(Path(argument)), argument)
    if os.path.isdir(argument):  # noqa: PTH112 - the same
        raise InputError(f"{argument} is a folder. Name a file, or add --text for a draft.")
    if _FILE_NAME.fullmatch(argument):
        raise InputError(f"There is no file {argument}. Check the name, or add --text for a draft.")
    return argument
