"""The text as typed: the message, its stretches, and edits of it.

Offsets are code-point indices into the text exactly as the person typed it, half-open: ``text[start:end]``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MAX_CHARACTERS = 20_000


class InputError(ValueError):
    """A text that the coach can't read; the message names the cause and the remedy, never the text."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the text as typed, in code points, half-open."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start} and {self.end}")

    def of(self, text: str) -> str:
        """The characters of ``text`` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two stretches share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> Span:
        """The same stretch ``by`` characters further on."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Message:
    """What a person typed. Never altered, and never shown in a repr."""

    text: str
    id: str | None = None

    def __post_init__(self) -> None:
        check_text(self.text)

    def __repr__(self) -> str:
        return f"Message(<{len(self.text)} characters>, id={self.id!r})"


def check_text(text: object) -> str:
    """Return ``text`` if the coach can read it.

    Raises:
        InputError: not a string, blank, over 20,000 characters, or with NUL or lone surrogates in it.
    """
    if not isinstance(text, str):
        raise InputError(f"A draft must be text, not {type(text).__name__}. Pass a str.")
    if not text.strip():
        raise InputError("The draft is empty. Type or paste a message first.")
    if len(text) > MAX_CHARACTERS:
        raise InputError(
            f"The draft has {len(text):,} characters, and at most {MAX_CHARACTERS:,} can be read at once. "
            "Split it into shorter messages."
        )
    if "\x00" in text:
        raise InputError(
            "The draft holds a NUL character, so it is likely not a text file. Paste the text itself."
        )
    if re.search("[\ud800-\udfff]", text):
        raise InputError(
            "The draft holds half of a character (a lone surrogate). Copy the text again as UTF-8."
        )
    return text


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace one stretch of the text; an empty replacement removes it."""

    span: Span
    text: str


def apply_edits(text: str, edits: tuple[Edit, ...]) -> str:
    """``text`` with all edits made; edits must not overlap."""
    for edit in sorted(edits, key=lambda e: e.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text
