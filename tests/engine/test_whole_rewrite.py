"""What must hold of every whole rewrite, over the marked drafts of data/gold."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from coach.engine import Coach
from coach.reading.pipeline import Pipeline
from coach.records import Message, Report, Span, apply_edits
from coach.rewrite.standing import JOINTS
from coach.rewrite.suggest import find_problems

GOLD = Path(__file__).resolve().parents[2] / "data" / "gold" / "dev.jsonl"
ODD = [
    "😤 You never listen!!! 👩‍👩‍👧 Stop shouting 🙄",
    "Hi Ann,\r\n\r\nYou never listen to me, then you shout.\r\n\r\nLove,\r\nBo",
    "İİ, you never wash up… e\u0301coute.",
    "\ufeffStop slamming the gate — I mean it!",
    "(You never wash up.) “Ok.” I waited.",
    "  you never wash up  ",
    "You never wash up ;) x",
    "YOU NEVER LISTEN!!! STOP SHOUTING, ANN!!!",
]


@pytest.fixture(scope="module")
def changed(coach: Coach) -> list[Report]:
    texts = [json.loads(line)["text"] for line in GOLD.read_text(encoding="utf-8").splitlines()] + ODD
    return [report for report in coach.review_many(texts) if report.rewrite != report.message.text]


def sayings(report: Report) -> list[str]:
    """The suggestions, their first sentences and what they say before they open the talk; longest first."""
    found = {s.text.rstrip(".?!").lower() for s in report.suggestions}
    found |= {re.split(r"(?<=[.?!]) |, and i['’]?d like us", text)[0].rstrip(".?!") for text in found}
    return sorted(found, key=len, reverse=True)


def test_the_edits_make_the_rewrite(changed: list[Report]) -> None:
    assert len(changed) > 150
    for report in changed:
        assert apply_edits(report.message.text, report.edits) == report.rewrite


def test_a_rewrite_is_made_of_draft_and_suggestions(changed: list[Report]) -> None:
    for report in changed:
        for edit in report.edits:
            rest = edit.text.lower()
            for saying in sayings(report):
                rest = rest.replace(saying, "")
            letters = [c for c in rest if c.isalnum()]
            assert len(letters) <= 1, report.message.text
            assert all(c in edit.span.of(report.message.text).lower() for c in letters)


def test_nothing_is_lost_in_silence(changed: list[Report], pipeline: Pipeline) -> None:
    for report in changed:
        reading = pipeline.read(Message(report.message.text))
        told = [problem.span for problem in find_problems(reading, report.findings)]
        told += [left.span for left in report.left_out]
        for word in reading.words:
            span = Span(word.start, word.end)
            gone = any(e.span.covers(span) and not _ends_in(e.text, word.text) for e in report.edits)
            if gone and not word.is_punct and word.norm not in JOINTS:
                assert any(stretch.covers(span) for stretch in told), (word.text, report.message.text)


def _ends_in(text: str, word: str) -> bool:
    """Whether an edit only writes a word of one letter anew ("i" as "I")."""
    return len(word) == 1 and text[-1:].lower() == word.lower()


def test_rewriting_a_rewrite_changes_next_to_nothing(changed: list[Report], coach: Coach) -> None:
    again = list(coach.review_many([report.rewrite for report in changed]))
    unlike = [a.message.text for a in again if a.rewrite != a.message.text]
    assert len(unlike) <= len(changed) / 100, unlike


def test_a_problem_that_was_reworded_is_not_found_again(changed: list[Report], coach: Coach) -> None:
    again = coach.review_many([report.rewrite for report in changed])
    for report, new in zip(changed, again, strict=True):
        settled = {report.findings[i].quote for s in report.suggestions for i in s.answers}
        assert not settled & {f.quote for f in new.findings}, report.message.text


def test_marks_are_neither_doubled_nor_torn_at_the_joints(changed: list[Report]) -> None:
    torn = re.compile(r"[?!.] ?,|, ?[.?!]|\?\.|\.\?| [.?]|\(\s|,,|\.\. [A-Z]")
    for report in changed:
        old = set(torn.findall(report.message.text))
        assert set(torn.findall(report.rewrite)) <= old, (report.message.text, report.rewrite)
