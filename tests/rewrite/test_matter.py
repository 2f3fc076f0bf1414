"""Matters: found by likeness where grammar names no act, and only where a draft is like enough."""

from __future__ import annotations

import re

import pytest

from coach.detect.findings import find_all, resolve
from coach.engine import Coach
from coach.lexicon.load import Lexicons
from coach.lexicon.schema import MatterEntry
from coach.reading.likeness import Likeness
from coach.reading.pipeline import Pipeline
from coach.records import Message
from coach.rewrite.complaint import Complaint, read_complaint
from coach.rewrite.matter import Matters, likely_wants, matter_wants

NEGATIVE = re.compile(r"\b(?:not|never|don't|avoid|without|quit)\b|\bstop (?!at\b)")


@pytest.fixture(scope="module")
def matters(lexicons: Lexicons) -> Matters:
    return Matters(lexicons, Likeness())


def complaints(draft: str, pipeline: Pipeline, lexicons: Lexicons) -> list[Complaint]:
    reading = pipeline.read(Message(draft))
    return [read_complaint(reading, f, lexicons) for f in resolve(find_all(reading, lexicons))]


def test_a_draft_of_a_matter_finds_its_own(matters: Matters, pipeline: Pipeline, lexicons: Lexicons) -> None:
    found = wanted = 0
    for matter in lexicons.matters[::20]:
        for complaint in complaints(matter.drafts[0], pipeline, lexicons):
            entry = matters.closest(complaint)
            found += 1
            wanted += entry is not None and entry.want == matter.want
    assert found > 20
    assert wanted >= 0.45 * found  # the limit keeps out what only sounds a little like it


@pytest.mark.parametrize(
    "draft",
    ["You're so full of yourself.", "What is wrong with you?", "You never think.", "I can't with you today."],
)
def test_a_draft_about_nothing_in_particular_is_answered_by_no_matter(coach: Coach, draft: str) -> None:
    assert not [s for s in coach.review(draft).suggestions if s.frame.startswith("matter-")]


def test_a_reaction_that_is_waved_away_is_no_matter(
    matters: Matters, pipeline: Pipeline, lexicons: Lexicons
) -> None:
    (complaint,) = complaints("Calm down, the bins are only a day late.", pipeline, lexicons)
    assert list(matter_wants(complaint, matters)) == []


def test_a_frame_that_fits_in_grammar_but_is_about_something_else_is_left_out(
    matters: Matters, pipeline: Pipeline, lexicons: Lexicons
) -> None:
    """ "Lie" in bed is no lie."""
    (complaint,) = complaints("You always lie on the cold side of the bed.", pipeline, lexicons)
    assert "talk.lie" not in {want.frame for want in likely_wants(complaint, matters)}
    (complaint,) = complaints("You always lie to me.", pipeline, lexicons)
    assert "talk.lie" in {want.frame for want in likely_wants(complaint, matters)}


def test_what_a_matter_wants_is_positive_and_told_apart_by_its_words(lexicons: Lexicons) -> None:
    matters: tuple[MatterEntry, ...] = lexicons.matters
    assert [m.id for m in matters if NEGATIVE.search(m.want)] == []
    assert [m.id for m in matters if len(set(m.drafts)) != len(m.drafts)] == []


def test_no_draft_tells_two_matters(lexicons: Lexicons) -> None:
    drafts = [d.casefold() for matter in lexicons.matters for d in matter.drafts]
    drafts += [d.casefold() for frame in lexicons.frames for d in frame.also]
    assert sorted({d for d in drafts if drafts.count(d) > 1}) == []
