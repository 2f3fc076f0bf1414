"""The values that every layer shares: what was typed, what was found in it, what to say instead.

All of them are frozen and hold no parser objects, so they pickle, hash, serialise and outlive the parse.
Offsets are code-point indices into the text exactly as the person typed it, half-open: ``text[start:end]``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from coach.kinds import (
    KIND_ORDER,
    Certainty,
    Evidence,
    Family,
    Firmness,
    Form,
    Kind,
    Severity,
    Sign,
    StrengthKind,
)
from coach.marks import Cue, Finding, Strength, finding_key
from coach.text import MAX_CHARACTERS, Edit, InputError, Message, Span, apply_edits, check_text

__all__ = [
    "KIND_ORDER",
    "MAX_CHARACTERS",
    "SCHEMA_VERSION",
    "Blank",
    "Build",
    "Certainty",
    "Cue",
    "Edit",
    "Evidence",
    "Family",
    "Finding",
    "Firmness",
    "Form",
    "HelpLine",
    "InputError",
    "Kind",
    "LeftOut",
    "Message",
    "Report",
    "SafetyNotice",
    "Score",
    "ScorePart",
    "Severity",
    "Sign",
    "Span",
    "Strength",
    "StrengthKind",
    "Suggestion",
    "Topic",
    "apply_edits",
    "check_text",
    "finding_key",
]

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class Blank:
    """A place, time or number that the draft lacks: where it stands in the suggestion, what may fill it."""

    span: Span
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Wording that can be sent as it stands: one or more edits, and the findings that they settle."""

    edits: tuple[Edit, ...]
    text: str
    form: Form
    frame: str
    answers: tuple[int, ...]
    blanks: tuple[Blank, ...] = ()
    note: str = ""
    gain: int = 0

    def apply(self, text: str) -> str:
        """The message with this suggestion in it."""
        return apply_edits(text, self.edits)

    def to_dict(self) -> dict[str, Any]:
        """The suggestion as plain JSON values."""
        return {
            "edits": [{"start": e.span.start, "end": e.span.end, "text": e.text} for e in self.edits],
            "text": self.text,
            "form": str(self.form),
            "frame": self.frame,
            "answers": list(self.answers),
            "blanks": [
                {"start": b.span.start, "end": b.span.end, "choices": list(b.choices)} for b in self.blanks
            ],
            "gain": self.gain,
            "note": self.note,
        }


@dataclass(frozen=True, slots=True)
class ScorePart:
    """One visible part of the score."""

    label: str
    points: int
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """0 is an attack, 100 invites an answer. The parts add up to the value."""

    value: int
    parts: tuple[ScorePart, ...]

    def __post_init__(self) -> None:
        if not 0 <= self.value <= 100:
            raise ValueError(f"a score lies between 0 and 100, not at {self.value}")
        if sum(part.points for part in self.parts) != self.value:
            raise ValueError("the parts of a score must add up to its value")


@dataclass(frozen=True, slots=True)
class HelpLine:
    """A help line, and where and when its number was seen."""

    country: str
    name: str
    number: str
    text_or_chat: str
    hours: str
    for_whom: str
    source: str
    seen: str


@dataclass(frozen=True, slots=True)
class SafetyNotice:
    """A sign that this isn't a phrasing matter, with what may help instead."""

    sign: Sign
    span: Span
    title: str
    body: str
    lines: tuple[HelpLine, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The notice as plain JSON values."""
        return {
            "sign": str(self.sign),
            "start": self.span.start,
            "end": self.span.end,
            "title": self.title,
            "body": self.body,
            "lines": [{name: getattr(line, name) for name in HelpLine.__slots__} for line in self.lines],
        }


@dataclass(frozen=True, slots=True)
class Topic:
    """What the message is about."""

    span: Span
    lemma: str
    role: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A stretch that the whole rewrite leaves out or could not reword, and why."""

    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class Build:
    """The versions that made a report."""

    coach: str
    pipeline: str
    lexicons: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that the coach says about one message.

    Raises:
        ValueError: a part contradicts another; see ``__post_init__`` for what must hold.
    """

    message: Message
    findings: tuple[Finding, ...]
    strengths: tuple[Strength, ...]
    suggestions: tuple[Suggestion, ...]
    rewrite: str
    left_out: tuple[LeftOut, ...]
    topics: tuple[Topic, ...]
    heat: str | None
    score: Score | None
    safety: tuple[SafetyNotice, ...]
    build: Build
    edits: tuple[Edit, ...] = ()
    """What makes the rewrite of the text."""
    dropped: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        text = self.message.text
        marked: tuple[Finding | Strength, ...] = (*self.findings, *self.strengths)
        for item in marked:
            if item.quote != item.span.of(text):
                raise ValueError(f"the quote of a {item.kind} is not what stands at its span")
        order = [(f.span.start, -f.span.end, f.rule) for f in self.findings]
        if order != sorted(order):
            raise ValueError("findings must be sorted by start, longest first, then rule")
        if self.safety:
            if self.findings or self.strengths or self.suggestions or self.score or self.rewrite != text:
                raise ValueError("a message with a safety notice is not coached")
        elif self.score is None:
            raise ValueError("a coached message needs a score")
        if self.edits and apply_edits(text, self.edits) != self.rewrite:
            raise ValueError("the rewrite must be the text with its edits made")
        for suggestion in self.suggestions:
            self._check_suggestion(suggestion)

    def _check_suggestion(self, suggestion: Suggestion) -> None:
        for index in suggestion.answers:
            span = self.findings[index].span
            if not any(edit.span.overlaps(span) for edit in suggestion.edits):
                raise ValueError("a suggestion must edit the findings that it answers")
        if suggestion.apply(self.message.text) == self.message.text:
            raise ValueError("a suggestion must change the text")

    def to_dict(self) -> dict[str, Any]:
        """The report as plain JSON values, in the form that ``docs/wire.md`` describes."""
        score = self.score
        return {
            "schema": SCHEMA_VERSION,
            "text": self.message.text,
            "score": None if score is None else score.value,
            "score_parts": []
            if score is None
            else [
                {
                    "label": part.label,
                    "points": part.points,
                    "start": part.span.start if part.span else None,
                    "end": part.span.end if part.span else None,
                }
                for part in score.parts
            ],
            "findings": [f.to_dict() for f in self.findings],
            "strengths": [s.to_dict() for s in self.strengths],
            "suggestions": [s.to_dict() for s in self.suggestions],
            "left_out": [{"start": x.span.start, "end": x.span.end, "why": x.why} for x in self.left_out],
            "topics": [{"start": t.span.start, "end": t.span.end, "lemma": t.lemma} for t in self.topics],
            "heat": self.heat,
            "rewrite": self.rewrite,
            "safety": [s.to_dict() for s in self.safety],
            "build": {name: getattr(self.build, name) for name in Build.__slots__},
        }
