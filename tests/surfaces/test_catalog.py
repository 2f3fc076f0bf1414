"""One text for each rule, in three places."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach import catalog
from coach.detect import ALL, KIND_DOCS
from coach.detect.rule import Rule, unmark
from coach.lexicon.load import Lexicons
from coach.records import Kind

RULES = Path(__file__).parents[2] / "docs" / "rules"


def _flat(text: str) -> str:
    return text.replace("\\", "").replace("*", "")


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_docs_prompt_and_app_say_the_same(rule: Rule, lexicons: Lexicons) -> None:
    doc = KIND_DOCS[rule.kind]
    prompt = catalog.page(rule, lexicons).to_text()
    page = _flat(catalog.doc_pages(lexicons)[f"{rule.kind}.md"])
    data = catalog.to_dict(rule)
    for sentence in (doc.why, doc.ask, doc.instead):
        assert sentence in prompt
        assert sentence in page
        assert sentence in data.values()
    for example in rule.fires:
        text, spans = unmark(example)
        assert all(f"[{span.of(text)}]" in prompt for span in spans)
        assert text.replace("*", "") in page


@pytest.mark.parametrize("kind", KIND_DOCS)
def test_a_kind_is_explained_with_its_rules(kind: Kind, lexicons: Lexicons) -> None:
    text = catalog.page(catalog.find(kind), lexicons).to_text()
    assert all(rule.id in text for rule in catalog.rules_of(kind))


def test_markdown_in_an_example_is_held_back() -> None:
    page = catalog.Page("a.b", "Title", (catalog.Section("Found", ("a_b *c* <d> **[e]**",), is_list=True),))
    assert r"- a\_b \*c\* \<d\> **\[e\]**" in page.to_markdown()


def test_the_pages_in_the_docs_are_up_to_date(lexicons: Lexicons) -> None:
    assert catalog.stale_docs(RULES, lexicons) == (), "run `make docs`"


def test_shown_examples_come_from_the_frames(lexicons: Lexicons) -> None:
    wanted = {e.draft: e.want for frame in lexicons.frames for e in frame.example}
    for kind in KIND_DOCS:
        for draft, want in catalog.say_instead(Kind(kind), lexicons):
            assert wanted[draft] == want
