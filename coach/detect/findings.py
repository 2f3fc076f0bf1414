"""From hits to findings, and which of two overlapping findings stays."""

from __future__ import annotations

from collections.abc import Iterable

from coach.detect import ALL, KIND_DOCS
from coach.detect.rule import Hit, Rule
from coach.lexicon.load import Lexicons
from coach.reading.reading import Reading
from coach.records import KIND_ORDER, Certainty, Finding, Kind, finding_key

_ORDERS = frozenset({Kind.NEGATIVE_REQUEST, Kind.DIRECTIVE})
_RANK = {kind: n for n, kind in enumerate(KIND_ORDER)}


def find_all(reading: Reading, lexicons: Lexicons) -> tuple[Finding, ...]:
    """What every rule finds, overlaps included."""
    return tuple(_finding(reading, rule, hit) for rule in ALL for hit in rule.find(reading, lexicons))


def _finding(reading: Reading, rule: Rule, hit: Hit) -> Finding:
    text = reading.text
    return Finding(
        span=hit.span,
        quote=hit.span.of(text),
        kind=rule.kind,
        rule=rule.id,
        severity=hit.severity or rule.severity,
        message=rule.filled(text, hit),
        why=KIND_DOCS[rule.kind].why,
        certainty=hit.certainty or rule.certainty,
        cues=hit.cues,
        head=hit.head,
        key=finding_key(rule.kind, rule.id, text, hit.span),
    )


def resolve(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """One problem, one finding.

    Among findings of one family that overlap, the most specific kind stays, on equal kinds the shortest
    span, then a construction before a fixed wording, then the surer and the harder one. Findings of other
    families and on separate stretches all stay, but for an order inside an ultimatum, which is a part of it.
    The result doesn't depend on the order of the input.
    """
    kept: list[Finding] = []
    for finding in sorted(findings, key=_preference):
        if not any(k.kind.family == finding.kind.family and k.span.overlaps(finding.span) for k in kept):
            kept.append(finding)
    levers = [f.span for f in kept if f.kind is Kind.ULTIMATUM]
    kept = [f for f in kept if f.kind not in _ORDERS or not any(f.span.overlaps(lever) for lever in levers)]
    return tuple(sorted(kept, key=lambda f: (f.span.start, -f.span.end, f.rule)))


def _preference(finding: Finding) -> tuple[int, int, bool, bool, int, int, str]:
    return (
        _RANK[finding.kind],
        finding.span.end - finding.span.start,
        finding.rule.endswith(".phrase"),
        finding.certainty is not Certainty.CERTAIN,
        -finding.severity,
        finding.span.start,
        finding.rule,
    )
