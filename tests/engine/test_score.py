"""The score and its parts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coach.records import Finding, Kind, Severity, Span, Strength, StrengthKind
from coach.score import CLEAN, score_message


def finding(severity: Severity, start: int = 0) -> Finding:
    return Finding(Span(start, start + 1), "x", Kind.DIRECTIVE, "directive.x", severity, "m", "w")


def strength(kind: StrengthKind) -> Strength:
    return Strength(Span(0, 1), "x", kind, "n")


def test_a_clean_plain_message_scores_eighty() -> None:
    assert score_message((), ()).value == CLEAN == 80


def test_harder_findings_cost_more() -> None:
    values = [score_message((finding(s),), ()).value for s in Severity]
    assert values == sorted(values, reverse=True)
    assert len(set(values)) == 3


def test_a_second_strength_of_one_kind_earns_nothing() -> None:
    one = score_message((), (strength(StrengthKind.OPENNESS),))
    two = score_message((), (strength(StrengthKind.OPENNESS), strength(StrengthKind.OPENNESS)))
    assert one.value == two.value > CLEAN


def test_four_kinds_of_strength_are_the_most_that_count() -> None:
    kinds = list(StrengthKind)
    assert score_message((), [strength(k) for k in kinds[:4]]).value == 100
    assert score_message((), [strength(k) for k in kinds]).value == 100


@given(
    st.lists(st.sampled_from(list(Severity)), max_size=12),
    st.lists(st.sampled_from(list(StrengthKind)), max_size=9),
)
def test_parts_add_up_and_the_value_stays_on_the_scale(
    severities: list[Severity], kinds: list[StrengthKind]
) -> None:
    score = score_message([finding(s) for s in severities], [strength(k) for k in kinds])
    assert 0 <= score.value <= 100
    assert sum(part.points for part in score.parts) == score.value
