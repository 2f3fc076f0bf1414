"""The coach with the second reader: one report alone, in a batch, in any order; nothing is hidden."""

from __future__ import annotations

import pytest

from coach.engine import Coach
from coach.lexicon.load import Lexicons
from coach.reading.encoder import Encoder
from coach.reading.pipeline import Pipeline
from coach.records import Evidence

DRAFTS = (
    "Must be lovely, having a maid. Oh wait, that's me.",
    "You never listen. Can we talk tonight?",
    "Thanks for the soup, it was just right.",
    "Fourth Monday running that I did the bins. Some of us have jobs.",
    "He took my keys and my phone so that I can't leave the house, how do I ask nicely?",
    "Lunch at one?",
)


@pytest.fixture(scope="module")
def both(pipeline: Pipeline, lexicons: Lexicons) -> Coach:
    return Coach(pipeline, lexicons, encoder=Encoder.load())


def test_one_report_alone_in_a_batch_and_in_any_order(both: Coach) -> None:
    alone = [both.review(text).to_dict() for text in DRAFTS]
    assert [r.to_dict() for r in both.review_many(DRAFTS)] == alone
    assert [r.to_dict() for r in both.review_many(DRAFTS[::-1], batch_size=2)] == alone[::-1]


def test_its_findings_say_whose_they_are(both: Coach, coach: Coach) -> None:
    for text in DRAFTS:
        learned = [f for f in both.review(text).findings if f.rule.startswith("reader.")]
        assert all(f.evidence is Evidence.READER for f in learned)
        assert not any(f.rule.startswith("reader.") for f in coach.review(text).findings)


def test_the_reader_never_takes_a_sign_away(both: Coach, coach: Coach) -> None:
    for text in DRAFTS:
        assert {n.sign for n in coach.review(text).safety} <= {n.sign for n in both.review(text).safety}
