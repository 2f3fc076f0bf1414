"""Matters: what people quarrel about, told by drafts that sound like it, and what is wanted instead."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from coach.lexicon.frames import check_template
from coach.lexicon.schema import LexiconError, MatterEntry, entries_of, read_rows

COLUMNS: Final = ("matter", "wanted", "occasion", "shared", "words", "drafts")
FEWEST_DRAFTS: Final = 3
_SHARED: Final = {"yes": True, "no": False}


def read_matters(folder: Path) -> tuple[MatterEntry, ...]:
    """All matters, in the order of their files and names.

    Raises:
        LexiconError: a file is broken, or a matter has too few drafts or an unknown slot.
    """
    return tuple(matter for path in sorted(folder.glob("*.csv")) for matter in _read_file(path))


def _read_file(path: Path) -> tuple[MatterEntry, ...]:
    rows = [_entry(path, row) for row in read_rows(path, COLUMNS)]
    matters = entries_of({"matter": rows}, path.name, "matter", MatterEntry)
    for matter in matters:
        if len(matter.drafts) < FEWEST_DRAFTS:
            raise LexiconError(
                f"{path.name}: {matter.id}: {len(matter.drafts)} drafts. Write {FEWEST_DRAFTS} at least, "
                "parted by “ | ”."
            )
        check_template(path.name, matter.id, "wanted", matter.want)
        check_template(path.name, matter.id, "occasion", matter.when)
    return matters


def _entry(path: Path, row: dict[str, str]) -> dict[str, object]:
    if row["shared"] not in _SHARED:
        raise LexiconError(f"{path.name}: {row['matter']}: shared must be yes or no, not “{row['shared']}”.")
    return {
        "id": f"matter-{path.stem}.{row['matter']}",
        "want": row["wanted"],
        "when": f" {row['occasion']}" if row["occasion"] else "",
        "shared": _SHARED[row["shared"]],
        "words": tuple(row["words"].split("; ")),
        "drafts": tuple(row["drafts"].split(" | ")),
    }
