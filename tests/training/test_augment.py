"""Rough copies of a tree: the words change, the tree stays right."""

import random

import pytest
from augment import create_message_style
from conllu import Row, text_of
from hypothesis import given
from hypothesis import strategies as st
from prepare import blank
from spacy.training import Example
from spacy.util import registry
from style import (
    EMOJI,
    LEXICON,
    NOISE,
    RUN_ON,
    case,
    drop,
    final_marks,
    insert,
    no_apostrophes,
    restyle,
    short_forms,
    swap,
)
from trees import bare_doc, join, recut, to_doc, to_rows

NLP = blank()


def rows(text: str) -> list[Row]:
    """`form/tag/head/label` words; a `_` before a word glues it to the one before."""
    out: list[Row] = []
    for word in text.split():
        form, tag, head, label = word.lstrip("_").rsplit("/", 3)
        if word.startswith("_"):
            out[-1] = out[-1]._replace(space=False)
        out.append(Row(form, "_", tag, int(head), label))
    return out


DONT = rows(
    "Do/VBP/5/aux _n't/RB/5/advmod you/PRP/5/nsubj ever/RB/5/advmod call/VB/0/root me/PRP/5/obj _?/./5/punct"
)
GOING = rows("You/PRP/3/nsubj are/VBP/3/aux going/VBG/0/root to/TO/5/mark leave/VB/3/xcomp _,/,/7/punct "
             "Ben/NNP/3/vocative _./././punct".replace("./././punct", "././3/punct"))  # fmt: skip


def arcs(tree: list[Row]) -> set[tuple[str, str, str]]:
    return {(r.form, r.deprel, tree[r.head - 1].form if r.head else "") for r in tree}


def test_a_dropped_word_hands_its_dependents_up() -> None:
    tree = drop(rows("so/RB/3/advmod ,/,/1/punct go/VB/0/root"), {0})
    assert [(r.form, r.head) for r in tree] == [(",", 2), ("go", 0)]


def test_a_dropped_mark_leaves_no_gap_and_no_glue() -> None:
    assert (
        text_of(drop(rows("no/UH/0/root _,/,/1/punct stop/VB/1/parataxis _!/./3/punct"), {1, 3})) == "no stop"
    )


def test_an_inserted_word_moves_the_heads() -> None:
    tree = insert(DONT, 0, Row("hey", "INTJ", "UH", 5, "discourse"))
    assert arcs(tree) == arcs(DONT) | {("hey", "discourse", "call")}


def test_final_marks_of_each_sentence() -> None:
    assert final_marks(join([DONT, GOING])) == [6, 14]


def test_apostrophes_go_or_curl() -> None:
    seen = {text_of(no_apostrophes(DONT, random.Random(n))) for n in range(20)}
    assert seen == {"Don't you ever call me?", "Dont you ever call me?", "Don\u2019t you ever call me?"}


def test_short_forms_keep_the_tree() -> None:
    seen = {text_of(short_forms(GOING, random.Random(n))) for n in range(80)}
    assert any("gonna leave" in s for s in seen)
    assert any(s.startswith("U are") for s in seen)


def test_case_keeps_everything_else() -> None:
    for n in range(20):
        changed = case(GOING, random.Random(n))
        assert [r._replace(form=r.form.lower()) for r in changed] == [
            r._replace(form=r.form.lower()) for r in GOING
        ]


@given(st.integers(0, 10_000))
def test_every_rough_copy_is_a_tree_with_the_same_roots(seed: int) -> None:
    tree = restyle(join([DONT, GOING]), random.Random(seed))
    assert sum(r.head == 0 for r in tree) == 2
    assert all(0 <= r.head <= len(tree) and r.head != i for i, r in enumerate(tree, 1))


@given(st.integers(0, 10_000))
def test_noise_adds_no_words(seed: int) -> None:
    tree = restyle(DONT, random.Random(seed), NOISE)
    assert len(tree) <= len(DONT)
    assert not any(r.form in EMOJI for r in tree)


def test_a_run_on_has_no_mark_and_no_capital() -> None:
    text = text_of(restyle(join([DONT, GOING]), random.Random(0), RUN_ON))
    assert text == text.lower()
    assert not set(text) & set(".,?")


def test_swapped_words_keep_tag_and_tree() -> None:
    tree = swap(GOING, random.Random(2))
    assert [r._replace(form="") for r in tree] == [r._replace(form="") for r in GOING]
    names = {swap(GOING, random.Random(n))[6].form for n in range(40)}
    assert names - {"Ben"}
    assert names <= {"Ben", *LEXICON["NNP"]}


@pytest.mark.parametrize(
    "tree, tokens",
    [
        (rows("It/PRP/4/nsubj _s/VBZ/4/cop a/DT/4/det car/NN/0/root"), "It s a car"),
        (rows("It/PRP/3/nsubj _s/VBZ/3/cop cold/JJ/0/root"), "Its cold"),
        (rows("stop/VB/0/root _!/./1/punct _!/./1/punct"), "stop !!"),
    ],
)
def test_trees_are_cut_as_at_run_time(tree: list[Row], tokens: str) -> None:
    cut = recut(tree, NLP)
    assert [r.form for r in cut] == tokens.split()
    assert [r.head == 0 for r in cut].count(True) == 1


def test_merged_words_keep_the_arcs_of_the_word_that_hangs_outside() -> None:
    cut = recut(rows("It/PRP/3/nsubj _s/VBZ/3/cop cold/JJ/0/root"), NLP)
    assert [(r.form, r.head, r.deprel) for r in cut] == [("Its", 2, "nsubj"), ("cold", 0, "root")]


def test_a_tree_survives_spacy() -> None:
    assert to_rows(to_doc(NLP.vocab, DONT)) == DONT


def test_registered_and_reproducible() -> None:
    create = registry.augmenters.get("coach.message_style.v1")
    example = Example(bare_doc(NLP.vocab, DONT), to_doc(NLP.vocab, DONT))

    def texts() -> list[str]:
        return [e.text for e in create(level=0.5, swapped=0.2, copies=8, seed=3)(NLP, example)]

    assert texts() == texts()
    assert len(texts()) == 8
    assert len(set(texts())) > 2


def test_level_nought_leaves_all_as_it_is() -> None:
    example = Example(bare_doc(NLP.vocab, DONT), to_doc(NLP.vocab, DONT))
    assert list(create_message_style(level=0, swapped=0, copies=2, seed=0)(NLP, example)) == [
        example,
        example,
    ]


def test_tokens_of_a_rough_copy_are_those_that_the_tokenizer_makes() -> None:
    example = Example(bare_doc(NLP.vocab, GOING), to_doc(NLP.vocab, GOING))
    for rough in create_message_style(level=1, swapped=0, copies=50, seed=1)(NLP, example):
        assert [t.text for t in rough.predicted] == [t.text for t in rough.reference]
