"""Danger comes first: help lines and no coaching."""

from __future__ import annotations

import pytest

from coach.engine import Coach
from coach.lexicon.load import load_lexicons
from coach.records import Sign

LEXICONS = load_lexicons()
SIGNS = [(phrase.entry.sign, text) for phrase in LEXICONS.safety.signs for text in phrase.entry.fires]
LOOK_ALIKES = [text for phrase in LEXICONS.safety.signs for text in phrase.entry.silent]


@pytest.mark.parametrize("sign,text", SIGNS)
def test_a_sign_stops_the_coaching_and_shows_help(coach: Coach, sign: str, text: str) -> None:
    report = coach.review(text)
    assert Sign(sign) in {notice.sign for notice in report.safety}
    assert report.score is None
    assert report.findings == ()
    assert report.suggestions == ()
    assert report.rewrite == text
    assert all(notice.lines for notice in report.safety)


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_look_alike_is_no_sign(coach: Coach, text: str) -> None:
    assert coach.review(text).safety == ()


def test_a_problem_beside_a_sign_is_not_coached(coach: Coach) -> None:
    report = coach.review("You never listen to me. Last night you punched me in front of the kids.")
    assert report.safety
    assert report.findings == ()


def test_lines_of_the_chosen_country_come_first_and_unverified_numbers_never() -> None:
    lines = [line for found in LEXICONS.safety.lines.values() for line in found]
    assert lines
    assert all(line.seen not in {"no", ""} for line in lines)
    assert all(line.source for line in lines)


def test_country_chooses_the_lines(coach: Coach) -> None:
    british = Coach.load(country="gb").review("He grabbed my arm and wouldn't let go.")
    countries = [line.country for line in british.safety[0].lines]
    assert countries[0] == "GB"
    assert countries[-1] == "ZZ"
