"""The score: 100 invites an answer, 0 is an attack. Every part is shown with its points."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from coach.records import Finding, Score, ScorePart, Severity, Strength

CLEAN: Final = 80
"""What a clean, plain message scores."""

FINDING_POINTS: Final = MappingProxyType({Severity.LOW: -10, Severity.MEDIUM: -18, Severity.HIGH: -28})
STRENGTH_POINTS: Final = 5
MOST_STRENGTHS: Final = 4


def score_message(findings: Sequence[Finding], strengths: Sequence[Strength]) -> Score:
    """The score of a message: 80, less its findings, plus five for each kind of strength up to four kinds.

    A ``limit`` part keeps the value between 0 and 100 where the other parts would leave it.
    """
    parts = [ScorePart("start", CLEAN)]
    parts += [ScorePart(str(f.kind), FINDING_POINTS[f.severity], f.span) for f in findings]
    parts += [ScorePart(str(s.kind), STRENGTH_POINTS, s.span) for s in counted_strengths(strengths)]
    total = sum(part.points for part in parts)
    value = min(100, max(0, total))
    if value != total:
        parts.append(ScorePart("limit", value - total))
    return Score(value, tuple(parts))


def counted_strengths(strengths: Sequence[Strength]) -> tuple[Strength, ...]:
    """The strengths that earn points: the first of each kind, at most four."""
    first: dict[str, Strength] = {}
    for strength in strengths:
        first.setdefault(strength.kind, strength)
    return tuple(first.values())[:MOST_STRENGTHS]
