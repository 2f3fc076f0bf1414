"""The shipped pipeline: tied to its recipe, with the labels that rules know, and as good as it says."""

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

import coach.reading.breaks
import coach.reading.upos  # noqa: F401  makes spaCy know the parts
from coach.reading.spelling import VERSION

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "coach" / "reading" / "en_coach_ud"
TRAINING = ROOT / "training"
RECIPE = json.loads((FOLDER / "RECIPE.json").read_text(encoding="utf8"))
_KNOWN = """
ROOT acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp compound
compound:prt conj cop csubj csubj:outer csubj:pass dep det det:predet discourse dislocated expl fixed flat
goeswith iobj list mark nmod nmod:desc nmod:poss nmod:tmod nmod:unmarked nsubj nsubj:outer nsubj:pass nummod
obj obl obl:agent obl:npmod obl:tmod obl:unmarked orphan parataxis punct reparandum vocative xcomp
"""
KNOWN = set(_KNOWN.split())


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(FOLDER)


@pytest.fixture(scope="module")
def recipe_folder() -> Iterator[None]:
    sys.path.insert(0, str(TRAINING))
    yield
    sys.path.remove(str(TRAINING))


def sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("name", sorted(RECIPE["recipe"]))
def test_recipe_is_the_one_it_was_made_with(name: str) -> None:
    assert sha(TRAINING / name) == RECIPE["recipe"][name], f"{name} was edited: train again, then install.py"


def test_weights_are_the_ones_that_were_made() -> None:
    files = {p.relative_to(FOLDER).as_posix(): sha(p) for p in FOLDER.rglob("*") if p.is_file()}
    files.pop("RECIPE.json")
    assert files == RECIPE["artefact"]


def test_tokenizer_is_the_one_it_was_trained_with() -> None:
    assert RECIPE["spelling_version"] == VERSION


def test_is_small() -> None:
    assert sum(p.stat().st_size for p in FOLDER.rglob("*") if p.is_file()) <= 12_000_000


def test_carries_its_licence_and_card() -> None:
    assert "CC BY-SA 4.0" in (FOLDER / "LICENSE").read_text(encoding="utf8")
    assert "known weaknesses" in (FOLDER / "MODEL_CARD.md").read_text(encoding="utf8").lower()


def test_has_only_what_rules_read(nlp: Language) -> None:
    assert nlp.pipe_names == ["tok2vec", "tagger", "breaks", "parser", "upos"]


def test_labels_are_universal_dependencies(nlp: Language) -> None:
    labels = {label.split("||")[0] for label in nlp.get_pipe("parser").labels}
    assert labels <= KNOWN
    assert {"nsubj", "obj", "obl", "advmod", "vocative", "discourse", "xcomp", "advcl", "conj"} <= labels


def test_every_tag_has_a_upos(nlp: Language) -> None:
    assert set(nlp.get_pipe("tagger").labels) <= set(nlp.get_pipe("upos").table)


def test_one_by_one_and_in_a_batch_are_the_same(nlp: Language) -> None:
    texts = ["pls dont leave the door open", "Stop it, Dan!", "u r late again", "It's me or the dog."]
    batch = [[(t.norm_, t.tag_, t.dep_, t.head.i) for t in d] for d in nlp.pipe(texts)]
    assert batch == [[(t.norm_, t.tag_, t.dep_, t.head.i) for t in nlp(x)] for x in texts]


@pytest.mark.parametrize(
    "text, word, label, head",
    [
        ("Please stop leaving your shoes in the hall.", "leaving", "xcomp", "stop"),
        ("Quit moving my tools.", "moving", "xcomp", "Quit"),
        ("dont leave the door open", "nt", "advmod", "leave"),
        ("dont leave the door open", "open", "xcomp", "leave"),
        ("Can you not text me at work?", "not", "advmod", "text"),
        ("You never listen to me.", "never", "advmod", "listen"),
        ("If you don't call, I'm leaving.", "call", "advcl", "leaving"),
        ("Move your car or I'm calling the police.", "calling", "conj", "Move"),
        ("Stop shouting, Dan.", "Dan", "vocative", "Stop"),
        ("You make me feel stupid.", "feel", "xcomp", "make"),
    ],
)
def test_arcs_that_rules_rest_on(nlp: Language, text: str, word: str, label: str, head: str) -> None:
    token = next(t for t in nlp(text) if t.text == word)
    assert (token.dep_, token.head.text) == (label, head)


def test_run_ons_are_cut(nlp: Language) -> None:
    doc = nlp("i told you twice the bins are full can you take them out")
    assert [s.text for s in doc.sents][-1] == "can you take them out"


@pytest.mark.usefixtures("recipe_folder")
def test_probes_and_small_treebank_hold_their_floors(nlp: Language) -> None:
    from conllu import read_sentences
    from score import attachment, probes

    floors = json.loads((TRAINING / "check" / "floors.json").read_text(encoding="utf8"))
    assert probes(nlp, TRAINING / "own" / "probes.conllu")["right"] >= floors["probes"]
    small = read_sentences(TRAINING / "check" / "dev200.conllu")
    assert attachment(nlp, small)["las"] >= floors["dev200_las"]
