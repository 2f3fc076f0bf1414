"""Every example of every rule, from text through the shipped pipeline."""

from __future__ import annotations

import pytest

from coach.detect import ALL
from coach.detect.rule import Rule, unmark
from coach.lexicon.load import Lexicons
from coach.reading.pipeline import Pipeline
from coach.records import Message

FIRES = [(rule, text) for rule in ALL for text in rule.fires]
SILENT = [(rule, text) for rule in ALL for text in rule.silent]


@pytest.mark.parametrize("rule, example", FIRES, ids=[f"{r.id}-{n}" for n, (r, _) in enumerate(FIRES)])
def test_a_rule_fires_on_its_examples_where_they_are_marked(
    rule: Rule, example: str, pipeline: Pipeline, lexicons: Lexicons
) -> None:
    text, spans = unmark(example)
    reading = pipeline.read(Message(text))
    hits = list(rule.find(reading, lexicons))
    assert hits
    for hit in hits:
        assert rule.filled(text, hit)
        assert 0 <= hit.head < len(reading.words)
    for span in spans:
        assert any(span.overlaps(hit.span) for hit in hits)


@pytest.mark.parametrize("rule, example", SILENT, ids=[f"{r.id}-{n}" for n, (r, _) in enumerate(SILENT)])
def test_a_rule_leaves_its_look_alikes_alone(
    rule: Rule, example: str, pipeline: Pipeline, lexicons: Lexicons
) -> None:
    assert list(rule.find(pipeline.read(Message(example)), lexicons)) == []
