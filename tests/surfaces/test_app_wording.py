"""The app's sums over a report: cards, numbers, blanks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coach.records import (
    Blank,
    Build,
    Edit,
    Finding,
    Form,
    Kind,
    Message,
    Report,
    Severity,
    Span,
    Suggestion,
)
from coach.score import score_message
from coach.ui import words
from coach.ui.wording import cards, filled, joined, pieces, reworded, shown, shown_score

TEXT = "You never call. You always yell. Stop it."


def finding(quote: str, kind: Kind = Kind.GENERALIZATION) -> Finding:
    start = TEXT.index(quote)
    span = Span(start, start + len(quote))
    return Finding(span, quote, kind, f"{kind}.x", Severity.MEDIUM, "m", "w", key=quote)


def suggestion(quote: str, text: str, answers: tuple[int, ...], blanks: tuple[Blank, ...] = ()) -> Suggestion:
    start = TEXT.index(quote)
    edit = Edit(Span(start, start + len(quote)), text)
    return Suggestion((edit,), text, Form.WE_REQUEST, "f", answers, blanks)


@pytest.fixture
def report() -> Report:
    findings = (
        finding("You never call"),
        finding("You always yell"),
        finding("Stop it", Kind.NEGATIVE_REQUEST),
    )
    return Report(
        message=Message(TEXT),
        findings=findings,
        strengths=(),
        suggestions=(
            suggestion("You never call. You always yell", "Could we talk", (0, 1)),
            suggestion("Stop it", "Let's pause", (2,)),
        ),
        rewrite=TEXT,
        left_out=(),
        topics=(),
        heat=None,
        score=score_message(findings, ()),
        safety=(),
        build=Build("0", "0", "0"),
    )


def test_findings_that_share_a_wording_share_a_card(report: Report) -> None:
    made = cards(report, set())
    assert [[n.number for n in card.findings] for card in made] == [[1, 2], [3]]
    assert [[index for index, _ in card.suggestions] for card in made] == [[0], [1]]


def test_what_is_set_aside_is_neither_shown_nor_counted(report: Report) -> None:
    aside = {"You never call", "Stop it"}
    assert [(n.number, n.finding.quote) for n in shown(report, aside)] == [(1, "You always yell")]
    assert len(cards(report, aside)) == 1
    score = shown_score(report, aside)
    assert score is not None
    assert report.score is not None
    assert score.value > report.score.value
    assert shown_score(report, set()) == report.score


def test_what_is_chosen_for_a_blank_is_what_is_used() -> None:
    text = "Could we talk by nine, at home?"
    blanks = (
        Blank(Span(14, 21), ("by nine", "at eight")),
        Blank(Span(23, 30), ("at home", "outside")),
    )
    made = suggestion("Stop it.", text, (2,), blanks)
    chosen = filled(made, {0: "at eight", 1: "on our walk"})
    assert chosen.text == "Could we talk at eight, on our walk?"
    assert chosen.apply(TEXT).endswith("Could we talk at eight, on our walk?")
    assert filled(made, {0: "by nine", 1: " "}) == made
    shown_pieces = pieces(made, {1: "on our walk"})
    assert ("on our walk", True) in shown_pieces
    assert "".join(piece for piece, _ in shown_pieces) == "Could we talk by nine, on our walk?"


def test_a_final_mark_that_stands_elsewhere_does_not_matter() -> None:
    made = Suggestion(
        (Edit(Span(33, 40), "Could we talk by nine"),),
        "Could we talk by nine?",
        Form.WE_REQUEST,
        "f",
        (2,),
        (Blank(Span(14, 21), ("by nine",)),),
    )
    assert filled(made, {0: "soon"}).edits[0].text == "Could we talk soon"


def test_the_whole_rewrite_follows_what_is_chosen(report: Report) -> None:
    text = "Could we talk by nine?"
    made = suggestion("Stop it.", text, (2,), (Blank(Span(14, 21), ("by nine", "at eight")),))
    kept = TEXT.removesuffix("Stop it.")
    whole = replace(
        report,
        rewrite=f"{kept}ok, could we talk by nine?",
        edits=(Edit(Span(len(kept), len(TEXT)), "ok, could we talk by nine?"),),
    )
    assert reworded(whole, [(made, {0: "at eight"})]) == f"{kept}ok, could we talk at eight?"
    assert reworded(whole, [(made, {0: " "})]) == whole.rewrite
    other = suggestion("You never call", "Shall we ring by nine?", (0,), (Blank(Span(14, 21), ("by nine",)),))
    assert reworded(whole, [(other, {0: "soon"})]) == whole.rewrite


def test_a_stretch_that_is_good_in_two_ways_is_marked_once() -> None:
    assert joined([Span(5, 9), Span(0, 4), Span(7, 12), Span(12, 13)]) == (
        Span(0, 4),
        Span(5, 12),
        Span(12, 13),
    )
    assert joined([]) == ()


@pytest.mark.parametrize("value", range(0, 101, 5))
def test_every_score_has_a_word(value: int) -> None:
    word, line = words.score_word(value)
    assert word
    assert line
