"""What is marked in a draft: findings with their cues, and strengths."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import Any

from coach.kinds import Certainty, Evidence, Kind, Severity, StrengthKind
from coach.text import Span


@dataclass(frozen=True, slots=True)
class Cue:
    """One piece of evidence for a finding: its role in the message, its place, its lexicon entry."""

    role: str
    span: Span
    entry: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem: where it stands, what it is, why it matters. Its ``repr`` holds no words of the draft."""

    span: Span
    quote: str = field(repr=False)
    kind: Kind
    rule: str
    severity: Severity
    message: str = field(repr=False)
    why: str
    certainty: Certainty = Certainty.CERTAIN
    evidence: Evidence = Evidence.RULE
    cues: tuple[Cue, ...] = ()
    head: int = -1
    key: str = ""

    @property
    def names(self) -> frozenset[str]:
        """What it can be switched off by: its kind, its rule and the lexicon entries that it rests on."""
        entries = (cue.entry for cue in self.cues if cue.entry is not None)
        return frozenset([str(self.kind), self.rule, *entries])

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
    """Something that the draft does well. Its ``repr`` holds no words of the draft."""

    span: Span
    quote: str = field(repr=False)
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
