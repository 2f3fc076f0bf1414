"""How a command ends: its exit status, and the one line that says what is wrong."""

from __future__ import annotations

import sys
from enum import IntEnum
from typing import NoReturn

from coach.records import Report


class Exit(IntEnum):
    """What the exit status means."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    SAFETY = 4


def status_of(report: Report) -> Exit:
    """The exit status that a report asks for."""
    if report.safety:
        return Exit.SAFETY
    return Exit.FINDINGS if report.findings else Exit.CLEAN


def fail(message: str, code: Exit) -> NoReturn:
    """Say in one line what is wrong and how to mend it, and stop."""
    print(f"coach: {message}", file=sys.stderr)  # noqa: T201 - this is what the command line is for
    raise SystemExit(code)
