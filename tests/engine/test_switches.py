"""Switches: what is switched off is not reported, and nothing else goes with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.detect.switches import Switches, read_switches
from coach.engine import Coach
from coach.lexicon.load import Lexicons
from coach.reading.pipeline import Pipeline
from coach.records import Firmness, InputError, Severity

TWO = "You never rinse the paddles. Stop dripping on the charts."


def coach_with(switches: Switches, pipeline: Pipeline, lexicons: Lexicons) -> Coach:
    return Coach(pipeline, lexicons, switches=switches)


def kinds(coach: Coach, text: str) -> list[str]:
    return [str(f.kind) for f in coach.review(text).findings]


@pytest.mark.parametrize(
    "off,left",
    [
        (frozenset(), ["generalization", "negative_request"]),
        (frozenset({"generalization"}), ["negative_request"]),
        (frozenset({"generalization.you-never"}), ["negative_request"]),
        (frozenset({"negative_request"}), ["generalization"]),
    ],
)
def test_a_kind_or_rule_is_switched_off_by_name(
    off: frozenset[str], left: list[str], pipeline: Pipeline, lexicons: Lexicons
) -> None:
    assert kinds(coach_with(Switches(off=off), pipeline, lexicons), TWO) == left


def test_an_allowed_wording_silences_what_holds_it(pipeline: Pipeline, lexicons: Lexicons) -> None:
    coach = coach_with(Switches(allow=("PADDLES",)), pipeline, lexicons)
    assert kinds(coach, TWO) == ["negative_request"]


def test_mild_findings_go_below_the_least_severity(pipeline: Pipeline, lexicons: Lexicons) -> None:
    coach = coach_with(Switches(least=Severity.HIGH), pipeline, lexicons)
    assert kinds(coach, TWO) == []
    assert kinds(coach, "You absolute idiot, the kayak is sinking.") == ["contempt"]


def test_a_sign_of_danger_can_not_be_switched_off(pipeline: Pipeline, lexicons: Lexicons) -> None:
    coach = coach_with(Switches(least=Severity.HIGH, off=frozenset({"accusation"})), pipeline, lexicons)
    assert coach.review("He hit me again last night.").safety


def test_an_unknown_name_is_an_error_that_offers_the_nearest(pipeline: Pipeline, lexicons: Lexicons) -> None:
    with pytest.raises(InputError, match="directive"):
        coach_with(Switches(off=frozenset({"directve"})), pipeline, lexicons)


def test_how_strongly_to_ask_is_read_from_the_file(tmp_path: Path) -> None:
    path = tmp_path / "coach.toml"
    path.write_text('strength = "gentle"\n', "utf-8")
    assert read_switches(path).strength is Firmness.GENTLE


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "coach.toml"
    path.write_text(
        'off = ["dismissal"]\nallow = ["you muppet"]\nleast = "medium"\nreader = false\n', "utf-8"
    )
    assert read_switches(path) == Switches(frozenset({"dismissal"}), ("you muppet",), Severity.MEDIUM, False)


@pytest.mark.parametrize(
    "content,named",
    [
        ('of = ["dismissal"]', "of"),
        ('off = "dismissal"', "off"),
        ('least = "tiny"', "least"),
        ("reader = 1", "reader"),
        ('strength = "fierce"', "strength"),
        ("off = [", "TOML"),
    ],
)
def test_a_broken_file_is_named_with_its_fault(tmp_path: Path, content: str, named: str) -> None:
    path = tmp_path / "coach.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=named):
        read_switches(path)
