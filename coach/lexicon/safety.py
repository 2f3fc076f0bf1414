"""Signs that phrasing is not the matter, what to say then, and help lines with where each number was seen."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from coach.lexicon.patterns import Pattern
from coach.lexicon.phrases import compiled_patterns
from coach.lexicon.schema import LexiconError, NoticeEntry, SignEntry, check_ids, read_entries, read_text
from coach.records import HelpLine, Sign

LINE_COLUMNS: Final = (
    "country",
    "kind",
    "name",
    "number",
    "text_or_chat",
    "hours",
    "languages",
    "for_whom",
    "source_domain",
    "seen",
    "note",
)
UNVERIFIED: Final = "no"


@dataclass(frozen=True, slots=True)
class SignPhrase:
    """A safety sign with its patterns compiled."""

    entry: SignEntry
    patterns: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class SafetyLexicon:
    """Signs, notices by sign, and help lines by country and kind (unverified numbers left out)."""

    signs: tuple[SignPhrase, ...]
    notices: Mapping[Sign, NoticeEntry]
    lines: Mapping[tuple[str, str], tuple[HelpLine, ...]]


def read_safety(signs: Path, lines: Path) -> SafetyLexicon:
    """The safety lexicon.

    Raises:
        LexiconError: a file is broken, a pattern can't be read, or a sign has no notice.
    """
    entries = read_entries(signs, "sign", SignEntry)
    check_ids(signs, tuple(entry.id for entry in entries))
    notices = {Sign(n.sign): n for n in read_entries(signs, "notice", NoticeEntry)}
    for sign in Sign:
        if sign not in notices:
            raise LexiconError(f"{signs.name}: no [[notice]] for the sign “{sign}”. Add one.")
    return SafetyLexicon(
        signs=tuple(SignPhrase(entry, *compiled_patterns(signs.name, entry)) for entry in entries),
        notices=MappingProxyType(notices),
        lines=_read_lines(lines),
    )


def _read_lines(path: Path) -> Mapping[tuple[str, str], tuple[HelpLine, ...]]:
    found: dict[tuple[str, str], list[HelpLine]] = {}
    reader = csv.DictReader(io.StringIO(read_text(path), newline=""))
    if tuple(reader.fieldnames or ()) != LINE_COLUMNS:
        raise LexiconError(f"{path.name}: the header must be {','.join(LINE_COLUMNS)}.")
    for row in reader:
        if None in row or None in row.values():
            raise LexiconError(f"{path.name}: line {reader.line_num}: {len(LINE_COLUMNS)} fields are wanted.")
        if row["seen"].strip() == UNVERIFIED:
            continue
        line = HelpLine(
            country=row["country"],
            name=row["name"],
            number=row["number"],
            text_or_chat=row["text_or_chat"],
            hours=row["hours"],
            for_whom=row["for_whom"],
            source=row["source_domain"],
            seen=row["seen"],
        )
        found.setdefault((row["country"], row["kind"]), []).append(line)
    return MappingProxyType({key: tuple(found[key]) for key in sorted(found)})
