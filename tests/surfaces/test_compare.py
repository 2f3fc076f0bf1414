"""Two wordings side by side."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.compare import word_diff
from coach.engine import Coach
from coach.paths import samples_dir
from coach.tables import read_table

BEFORE = "Please stop leaving your shoes all over the hallway. You never listen to me."


def test_a_better_wording_settles_what_was_found(coach: Coach) -> None:
    change = coach.compare(BEFORE, "Can we put our shoes on the rack when we come in?")
    assert [f.kind for f in change.resolved] == ["negative_request", "generalization"]
    assert change.remaining == change.new == ()
    assert change.score_change is not None
    assert change.score_change > 0
    assert [t.lemma for t in change.topics_kept] == ["shoe"]
    assert [t.lemma for t in change.topics_lost] == ["hallway"]


def test_the_same_wording_changes_nothing(coach: Coach) -> None:
    change = coach.compare(BEFORE, BEFORE)
    assert change.score_change == 0
    assert change.remaining == change.after.findings
    assert change.resolved == change.new == change.topics_lost == ()
    assert change.diff == (("equal", BEFORE),)


def test_a_finding_is_the_same_one_when_only_its_place_or_a_word_changed(coach: Coach) -> None:
    change = coach.compare(
        "You never listen to me.", "Look, it was a long day. You never really listen to me."
    )
    assert [f.kind for f in change.remaining] == ["generalization"]
    assert change.resolved == change.new == ()


def test_a_new_finding_of_the_same_kind_is_new(coach: Coach) -> None:
    change = coach.compare("You never listen to me.", "You always forget my birthday.")
    assert [f.quote for f in change.resolved] == ["You never listen to me"]
    assert [f.quote for f in change.new] == ["You always forget my birthday"]


def test_two_of_the_same_count_as_two(coach: Coach) -> None:
    change = coach.compare("You never listen. You never listen.", "You never listen.")
    assert len(change.resolved) == len(change.remaining) == 1


def test_strengths_are_gained_and_lost(coach: Coach) -> None:
    warm = "Thank you for cooking. Could we eat together tomorrow?"
    assert coach.compare("You never cook.", warm).strengths_gained
    assert coach.compare(warm, "You never cook.").strengths_lost


def test_no_score_is_compared_with_a_safety_notice(coach: Coach) -> None:
    change = coach.compare("You never listen.", "I want to kill myself.")
    assert change.score_change is None
    assert change.after.safety


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_diff_spells_both_texts(before: str, after: str) -> None:
    diff = word_diff(before, after)
    assert "".join(text for op, text in diff if op != "insert") == before
    assert "".join(text for op, text in diff if op != "delete") == after


@pytest.mark.parametrize("words", [1, 4_000])
def test_a_long_text_of_one_word_is_compared_too(words: int) -> None:
    diff = word_diff("no " * words, "no " * (words + 1))
    assert "".join(text for op, text in diff if op != "delete") == "no " * (words + 1)


@pytest.mark.quality
def test_the_better_wording_of_every_sample_pair_scores_higher(coach: Coach) -> None:
    pairs = read_table(samples_dir() / "before_after.csv")
    changes = [coach.compare(row.before, row.after).score_change for row in pairs.itertuples()]
    assert sum(change is not None and change > 0 for change in changes) >= 24
