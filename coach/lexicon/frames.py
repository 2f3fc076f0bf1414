"""Frames: from an unwanted act (or a wanted one) to wording of what is wanted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from coach.lexicon.schema import FrameEntry, LexiconError, check_ids, placeholders, read_entries
from coach.lexicon.words import WordList

SLOTS: Final = frozenset(
    {
        "object",
        "place",
        "time",
        "topic",
        "person",
        "recipient",
        "state",
        "home",
        "our",
        "us",
        "we",
        "ourselves",
        "ours",
    }
)
MINE: Final = "@my"
"""In ``objects``: whatever has "my" or "our" before it."""
NO_OBJECT: Final = "-"
"""In ``objects``: the verb may stand alone."""
FILTERS: Final = frozenset({"own", "bare", "the", "own_plural"})
_BLANK = re.compile(r"<([^<>|]+(?:\|[^<>|]*)+)>")


def check_template(file: str, name: str, key: str, text: str) -> None:
    """Every slot and filter of a template is from the closed set, and a blank offers two fillings or more.

    Raises:
        LexiconError: it isn't so.
    """
    for inside in placeholders(text):
        slot, _, filter_ = inside.partition(":")
        if slot not in SLOTS or (filter_ and filter_ not in FILTERS):
            raise LexiconError(
                f"{file}: {name}: {key} uses {{{inside}}}; known are {', '.join(sorted(SLOTS))}."
            )
    if re.search(r"[<>]", _BLANK.sub("", text)):
        raise LexiconError(f"{file}: {name}: {key}: a blank is written <first choice|second choice>.")


def specificity(frame: FrameEntry) -> tuple[int, int, str]:
    """The order in which frames are tried: more conditions first, then rarer verbs, then the id."""
    conditions = sum(bool(c) for c in (frame.objects, frame.states, frame.cases, frame.around))
    return -conditions, len(frame.verbs) + len(frame.nouns) + len(frame.predicates), frame.id


def read_frames(folder: Path, classes: WordList) -> tuple[FrameEntry, ...]:
    """All frames, most specific first.

    Raises:
        LexiconError: a file is broken, or a frame names an unknown slot, filter or class.
    """
    frames: list[FrameEntry] = []
    known = {name for row in classes.values() for name in row["class"].split("; ")}
    for path in sorted(folder.glob("*.toml")):
        entries = read_entries(path, "frame", FrameEntry)
        check_ids(path, tuple(entry.id for entry in entries))
        for entry in entries:
            _check_frame(path.name, entry, known)
        frames.extend(entries)
    return tuple(sorted(frames, key=specificity))


def _check_frame(file: str, frame: FrameEntry, known: set[str]) -> None:
    if not (frame.verbs or frame.nouns or frame.predicates):
        raise LexiconError(f"{file}: {frame.id}: a frame needs verbs, nouns or predicates to be found by.")
    for key in ("want", "when", "question"):
        check_template(file, frame.id, key, getattr(frame, key))
    for key in ("objects", "around", "without", "nouns"):
        for word in getattr(frame, key):
            if word.startswith("@") and word != MINE and word[1:] not in known:
                raise LexiconError(
                    f"{file}: {frame.id}: {key}: no word of classes.csv is in the class “{word}”."
                )


def by_trigger(frames: tuple[FrameEntry, ...], classes: WordList) -> Mapping[str, tuple[FrameEntry, ...]]:
    """The frames under each of their trigger words, a class standing for its words, most specific first."""
    members: dict[str, list[str]] = {}
    for word, row in classes.items():
        for name in row["class"].split("; "):
            members.setdefault(f"@{name}", []).append(word)
    found: dict[str, list[FrameEntry]] = {}
    for frame in frames:
        triggers = (
            word for t in (*frame.verbs, *frame.nouns, *frame.predicates) for word in members.get(t, [t])
        )
        for trigger in dict.fromkeys(triggers):
            found.setdefault(trigger, []).append(frame)
    return MappingProxyType({trigger: tuple(found[trigger]) for trigger in sorted(found)})
