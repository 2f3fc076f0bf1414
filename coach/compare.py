"""Two reports side by side: what the second wording settled, what it left, and what it kept."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from coach.records import SCHEMA_VERSION, Finding, Report, Strength, Topic

EQUAL: Final = "equal"
DELETE: Final = "delete"
INSERT: Final = "insert"

_TOKENS: Final = re.compile(r"\w+(?:['’]\w+)*|\s+|[^\w\s]")
_SAME_WORDING: Final = 0.5
"""Two findings of one rule are the same one reworded when they share at least this part of their words."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from one wording to another.

    Attributes:
        before: the report on the first wording.
        after: the report on the second wording.
        score_change: points won or lost; None where one of the two isn't scored.
        resolved: findings of the first wording that are gone; their spans index its text.
        remaining: findings of the second wording that the first had too; their spans index the second text.
        new: findings that only the second wording has.
        strengths_gained: strengths of a kind that the first wording lacked.
        strengths_lost: strengths of a kind that the second wording lacks.
        topics_kept: topics of the first wording that the second still speaks of.
        topics_lost: topics of the first wording that are gone.
        diff: ``(op, text)`` in order. "equal" and "delete" together spell the first text, "equal" and
            "insert" the second.
    """

    before: Report
    after: Report
    score_change: int | None
    resolved: tuple[Finding, ...]
    remaining: tuple[Finding, ...]
    new: tuple[Finding, ...]
    strengths_gained: tuple[Strength, ...]
    strengths_lost: tuple[Strength, ...]
    topics_kept: tuple[Topic, ...]
    topics_lost: tuple[Topic, ...]
    diff: tuple[tuple[str, str], ...] = field(repr=False)

    def to_dict(self) -> dict[str, Any]:
        """The comparison as plain JSON values, in the form that ``docs/wire.md`` describes."""
        return {
            "schema": SCHEMA_VERSION,
            "before": self.before.to_dict(),
            "after": self.after.to_dict(),
            "score_change": self.score_change,
            "resolved": [f.to_dict() for f in self.resolved],
            "remaining": [f.to_dict() for f in self.remaining],
            "new": [f.to_dict() for f in self.new],
            "strengths_gained": [s.to_dict() for s in self.strengths_gained],
            "strengths_lost": [s.to_dict() for s in self.strengths_lost],
            "topics_kept": [t.lemma for t in self.topics_kept],
            "topics_lost": [t.lemma for t in self.topics_lost],
            "diff": [{"op": op, "text": text} for op, text in self.diff],
        }


def compare_reports(before: Report, after: Report) -> Comparison:
    """What changed from ``before`` to ``after``."""
    remaining = _pairs(before.findings, after.findings)
    gone = {old for old, _ in remaining}
    stayed = {new for _, new in remaining}
    had, has = {s.kind for s in before.strengths}, {s.kind for s in after.strengths}
    kept = tuple(t for t in before.topics if _speaks_of(after, t))
    return Comparison(
        before=before,
        after=after,
        score_change=None
        if before.score is None or after.score is None
        else after.score.value - before.score.value,
        resolved=tuple(f for n, f in enumerate(before.findings) if n not in gone),
        remaining=tuple(f for n, f in enumerate(after.findings) if n in stayed),
        new=tuple(f for n, f in enumerate(after.findings) if n not in stayed),
        strengths_gained=tuple(s for s in after.strengths if s.kind not in had),
        strengths_lost=tuple(s for s in before.strengths if s.kind not in has),
        topics_kept=kept,
        topics_lost=tuple(t for t in before.topics if t not in kept),
        diff=word_diff(before.message.text, after.message.text),
    )


def _pairs(before: Sequence[Finding], after: Sequence[Finding]) -> tuple[tuple[int, int], ...]:
    """Indices of findings that are the same one: by key, else by kind and wording, each used once."""
    ranked = sorted(
        (-_likeness(old, new), i, j) for i, old in enumerate(before) for j, new in enumerate(after)
    )
    pairs: list[tuple[int, int]] = []
    olds: set[int] = set()
    news: set[int] = set()
    for negative, i, j in ranked:
        if -negative < _SAME_WORDING:
            break
        if i not in olds and j not in news:
            pairs.append((i, j))
            olds.add(i)
            news.add(j)
    return tuple(pairs)


def _likeness(old: Finding, new: Finding) -> float:
    """0 for another finding, 2 for the same words with the same neighbours, else the part of words shared."""
    if old.kind is not new.kind:
        return 0.0
    if old.key == new.key:
        return 2.0
    a, b = _words(old.quote), _words(new.quote)
    return len(a & b) / max(1, len(a | b))


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))


def _speaks_of(report: Report, topic: Topic) -> bool:
    """Whether the topic's word stands in the message, in whatever part of speech."""
    if any(t.lemma == topic.lemma for t in report.topics):
        return True
    return re.search(rf"\b{re.escape(topic.lemma)}", report.message.text, re.IGNORECASE) is not None


def word_diff(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """The way from one text to the other in words and marks, as ``(op, text)``."""
    a, b = _TOKENS.findall(before), _TOKENS.findall(after)
    steps: list[tuple[str, str]] = []
    for _, i1, i2, j1, j2 in difflib.SequenceMatcher(str.isspace, a, b).get_opcodes():
        old, new = "".join(a[i1:i2]), "".join(b[j1:j2])
        if old == new:
            steps.append((EQUAL, old))
        else:
            steps.extend(step for step in ((DELETE, old), (INSERT, new)) if step[1])
    return tuple(steps)
