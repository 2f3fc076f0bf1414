"""What holds for every rule: where it lives, what it shows, what it proves."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

from coach import detect
from coach.detect import ALL, KIND_DOCS, KINDS
from coach.detect.rule import Rule
from coach.records import Kind

HELPERS = set(
    "absolutes asked_of_anyone findings goodwill guards learned levers penalty pointing refusals rule "
    "strengths switches verdicts".split()
)
IDS = [rule.id for rule in ALL]


def test_every_kind_has_a_module_and_words_of_its_own() -> None:
    assert {module.KIND.kind for module in KINDS} == set(Kind)
    assert set(KIND_DOCS) == set(Kind)
    for doc in KIND_DOCS.values():
        assert doc.title
        assert doc.what
        assert doc.why
        assert doc.ask.endswith("?")
        assert doc.instead


def test_no_module_and_no_rule_is_left_out() -> None:
    names = {m.name for m in pkgutil.iter_modules(detect.__path__)} - HELPERS
    assert names == {module.__name__.rpartition(".")[2] for module in KINDS}
    everywhere = {m.name for m in pkgutil.iter_modules(detect.__path__)}
    found = {
        value.id
        for name in everywhere
        for value in vars(importlib.import_module(f"coach.detect.{name}")).values()
        if isinstance(value, Rule) and value.id.partition(".")[0] in set(Kind)
    }
    assert found == {rule.id for module in KINDS for rule in module.RULES}


def test_ids_are_unique_and_start_with_their_kind() -> None:
    assert len(set(IDS)) == len(IDS)
    for rule in ALL:
        assert re.fullmatch(rf"{rule.kind}\.[a-z0-9-]+", rule.id)


@pytest.mark.parametrize("rule", ALL, ids=IDS)
def test_a_rule_says_what_it_does_and_shows_both_sides(rule: Rule) -> None:
    assert rule.doc
    assert rule.fires
    assert rule.silent
    assert len(rule.message) <= 90
    assert "you should" not in rule.message.lower()


def test_no_example_proves_two_rules_or_both_sides() -> None:
    fires = [text for rule in ALL for text in rule.fires]
    assert len(set(fires)) == len(fires)
    assert not set(fires) & {text for rule in ALL for text in rule.silent}
