"""English forms for rewrites."""

from __future__ import annotations

import pytest

from coach.rewrite.english import gerund_phrase, inflect, turned


@pytest.mark.parametrize(
    "lemma,tag,form",
    [
        ("leave", "VBG", "leaving"),
        ("put", "VBG", "putting"),
        ("lie", "VBG", "lying"),
        ("be", "VBG", "being"),
        ("cupboard", "NNS", "cupboards"),
        ("child", "NNS", "children"),
    ],
)
def test_inflect(lemma: str, tag: str, form: str) -> None:
    assert inflect(lemma, tag) == form


def test_only_the_first_verb_of_a_phrase_becomes_a_gerund() -> None:
    assert gerund_phrase("wash the dishes after dinner") == "washing the dishes after dinner"


def test_second_person_turns_to_we_and_other_words_stay() -> None:
    assert turned("your", "we") == "our"
    assert turned("ur", "you") == "ur"
    assert turned("their", "we") == "their"
