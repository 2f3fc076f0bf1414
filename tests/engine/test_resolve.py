"""Which of two overlapping findings stays."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coach.detect.findings import resolve
from coach.records import Certainty, Finding, Kind, Severity, Span


def finding(kind: Kind, start: int, end: int, *, severity: Severity = Severity.MEDIUM) -> Finding:
    return Finding(Span(start, end), "x" * (end - start), kind, f"{kind}.x", severity, "m", "w")


def test_the_more_specific_kind_of_a_family_stays() -> None:
    law, charge = finding(Kind.GENERALIZATION, 0, 16), finding(Kind.ACCUSATION, 0, 16)
    assert resolve([charge, law]) == (law,)


def test_on_equal_kinds_the_shorter_span_stays() -> None:
    short, long = finding(Kind.CONTEMPT, 4, 9), finding(Kind.CONTEMPT, 0, 30)
    assert resolve([long, short]) == (short,)


def test_other_families_and_separate_stretches_all_stay() -> None:
    request, law = finding(Kind.NEGATIVE_REQUEST, 0, 20), finding(Kind.GENERALIZATION, 5, 12)
    later = finding(Kind.GENERALIZATION, 30, 40)
    assert resolve([later, law, request]) == (request, law, later)


def test_an_order_inside_an_ultimatum_is_a_part_of_it() -> None:
    lever, order = finding(Kind.ULTIMATUM, 0, 30), finding(Kind.NEGATIVE_REQUEST, 0, 12)
    elsewhere = finding(Kind.NEGATIVE_REQUEST, 40, 52)
    assert resolve([order, elsewhere, lever]) == (lever, elsewhere)


findings = st.builds(
    lambda kind, start, length, severity, certainty: Finding(
        Span(start, start + length), "x" * length, kind, f"{kind}.r", severity, "m", "w", certainty
    ),
    st.sampled_from(list(Kind)),
    st.integers(0, 30),
    st.integers(1, 15),
    st.sampled_from(list(Severity)),
    st.sampled_from(list(Certainty)),
)


@given(st.lists(findings, max_size=12), st.randoms())
def test_the_result_does_not_depend_on_the_order_and_nothing_of_a_family_overlaps(found, random) -> None:
    first = resolve(found)
    random.shuffle(found)
    assert resolve(found) == first
    for n, one in enumerate(first):
        for other in first[n + 1 :]:
            assert one.kind.family is not other.kind.family or not one.span.overlaps(other.span)
