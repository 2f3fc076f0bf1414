"""The app's pieces of HTML: its own templates, filled by the environment of ``coach.markup``."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path
from typing import Final

from coach.catalog import Page
from coach.markup import environment

_STRONG: Final = re.compile(r"\*\*(.+?)\*\*")
TEMPLATES: Final = Path(__file__).resolve().parent / "templates"
STYLE: Final = Path(__file__).resolve().parent / "style.css"


def view(piece: str, /, **values: object) -> str:
    """The piece of that name (a template's file name without its ending), filled."""
    return environment(TEMPLATES).get_template(f"{piece}.html").render(**values)


def sections(page: Page, *, without: Collection[str] = ()) -> list[dict[str, object]]:
    """A catalog page for its template: every line cut at its ``**`` marks, odd pieces strong."""
    return [
        {"title": s.title, "is_list": s.is_list, "lines": [_STRONG.split(line) for line in s.lines]}
        for s in page.sections
        if s.title not in without
    ]
