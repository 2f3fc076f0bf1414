"""The values that every layer shares: what was typed, what was found in it, what to say instead.

All of them are frozen and hold no parser objects, so they pickle, hash, serialise and outlive the parse.
Offsets are code-point indices into the text exactly as the person typed it, half-open: ``text[start:end]``.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import Any

SCHEMA_VERSION = 1
MAX_CHARACTERS = 20_000


class Family(StrEnum):
    """The three families of problems."""

    BLAME = "blame"
    REQUEST = "request"
    ULTIMATUM = "ultimatum"


class Kind(StrEnum):
    """The twelve problem kinds of the taxonomy."""

    ACCUSATION = "accusation"
    GENERALIZATION = "generalization"
    CAUSATION = "causation"
    MIND_READING = "mind_reading"
    DIRECTIVE = "directive"
    ACCUSING_QUESTION = "accusing_question"
    CONTEMPT = "contempt"
    FAUX_FEELING = "faux_feeling"
    GUILT_TRIP = "guilt_trip"
    DISMISSAL = "dismissal"
    NEGATIVE_REQUEST = "negative_request"
    ULTIMATUM = "ultimatum"

    @property
    def family(self) -> Family:
        """The family that the kind belongs to."""
        match self:
            case Kind.NEGATIVE_REQUEST:
                return Family.REQUEST
            case Kind.ULTIMATUM:
                return Family.ULTIMATUM
            case _:
                return Family.BLAME


KIND_ORDER: tuple[Kind, ...] = (
    Kind.ULTIMATUM,
    Kind.NEGATIVE_REQUEST,
    Kind.FAUX_FEELING,
    Kind.GUILT_TRIP,
    Kind.CONTEMPT,
    Kind.DISMISSAL,
    Kind.CAUSATION,
    Kind.MIND_READING,
    Kind.GENERALIZATION,
    Kind.ACCUSING_QUESTION,
    Kind.DIRECTIVE,
    Kind.ACCUSATION,
)
"""Most specific first: where findings of one family overlap, the earlier kind stays."""


class StrengthKind(StrEnum):
    """The nine strength kinds of the taxonomy."""

    WE_FRAMING = "we_framing"
    OWN_FEELING = "own_feeling"
    POSITIVE_REQUEST = "positive_request"
    CURIOSITY = "curiosity"
    VALIDATION = "validation"
    APPRECIATION = "appreciation"
    OWNERSHIP = "ownership"
    OPENNESS = "openness"
    OBSERVATION = "observation"


class Severity(IntEnum):
    """How hard a finding lands: an edge, a blow, an attack."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3


class Certainty(StrEnum):
    """Whether a rule saw the plain case or a soft one."""

    CERTAIN = "certain"
    LIKELY = "likely"


class Evidence(StrEnum):
    """Which voice spoke for a finding."""

    RULE = "rule"
    READER = "reader"
    BOTH = "both"


class Form(StrEnum):
    """How a suggestion asks."""

    WE_REQUEST = "we_request"
    PLAIN_REQUEST = "plain_request"
    OWN_FEELING = "own_feeling"
    CURIOUS_QUESTION = "curious_question"
    VALIDATION = "validation"
    BOUNDARY = "boundary"


class Sign(StrEnum):
    """Signs that phrasing is not the matter."""

    ABUSE = "abuse"
    SELF_HARM = "self_harm"
    THREAT = "threat"
    ILLNESS = "illness"
    CHILD = "child"


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
class Cue:
    """One piece of evidence for a finding: its role in the message, its place, its lexicon entry."""

    role: str
    span: Span
    entry: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem: where it stands, what it is, why it matters."""

    span: Span
    quote: str
    kind: Kind
    rule: str
    severity: Severity
    message: str
    why: str
    certainty: Certainty = Certainty.CERTAIN
    evidence: Evidence = Evidence.RULE
    cues: tuple[Cue, ...] = ()
    head: int = -1
    key: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The finding as plain JSON values."""
        return {
            "kind": str(self.kind),
            "family": str(self.kind.family),
            "rule": self.rule,
            "start": self.span.start,
            "end": self.span.end,
            "quote": self.quote,
            "severity": self.severity.name.lower(),
            "message": self.message,
            "why": self.why,
            "evidence": str(self.evidence),
        }


def finding_key(kind: Kind, rule: str, text: str, span: Span) -> str:
    """A name for a finding that survives edits elsewhere: kind, rule, the folded quote and its neighbours."""
    before = re.findall(r"\w+", text[: span.start].casefold())[-1:]
    after = re.findall(r"\w+", text[span.end :].casefold())[:1]
    inside = re.findall(r"\w+", span.of(text).casefold())
    raw = "\x1f".join((kind, rule, *before, "|", *inside, "|", *after))
    return hashlib.sha256(raw.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Strength:
    """Something that the draft does well."""

    span: Span
    quote: str
    kind: StrengthKind
    note: str

    def to_dict(self) -> dict[str, Any]:
        """The strength as plain JSON values."""
        return {
            "kind": str(self.kind),
            "start": self.span.start,
            "end": self.span.end,
            "quote": self.quote,
            "note": self.note,
        }


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace one stretch of the text; an empty replacement removes it."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Blank:
    """A place, time or number that the draft lacks: where it stands in the suggestion, what may fill it."""

    span: Span
    choices: tuple[str, ...]


def apply_edits(text: str, edits: tuple[Edit, ...]) -> str:
    """``text`` with all edits made; edits must not overlap."""
    for edit in sorted(edits, key=lambda e: e.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


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
