"""The trained model -> coach/reading/en_coach_ud, with its table, papers and RECIPE.json."""

import hashlib
import json
import shutil
import tomllib
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language

import registered  # noqa: F401  makes spaCy know the tokenizer
from coach.reading.spelling import VERSION
from coach.reading.upos import UposTable
from conllu import read_sentences

HERE = Path(__file__).parent
TARGET = HERE.parent / "coach" / "reading" / "en_coach_ud"
PAPERS = ("LICENSE", "MODEL_CARD.md")
RECIPE = (
    "conllu.py",
    "style.py",
    "lexicon.txt",
    "trees.py",
    "augment.py",
    "prepare.py",
    "registered.py",
    "breaks.py",
    "sources.toml",
    "configs/stage1.cfg",
    "configs/stage2.cfg",
    "configs/stage3.cfg",
    "own/messages.conllu",
    "own/probes.conllu",
)


def upos_table(files: list[Path]) -> dict[str, dict[str, str]]:
    """The commonest UPOS of each tag, and of tag and relation where that is another one."""
    by_tag: dict[str, Counter[str]] = defaultdict(Counter)
    by_both: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for path in files:
        for rows in read_sentences(path):
            for r in rows:
                by_tag[r.xpos][r.upos] += 1
                by_both[r.xpos, "ROOT" if r.deprel == "root" else r.deprel][r.upos] += 1
    table = {tag: {"": best(seen)} for tag, seen in by_tag.items()}
    for (tag, dep), seen in sorted(by_both.items()):
        if best(seen) != table[tag][""]:
            table[tag][dep] = best(seen)
    return table | {"_SP": {"": "SPACE"}}


def best(seen: Counter[str]) -> str:
    """The commonest; of equals the first in the alphabet."""
    return min(seen, key=lambda u: (-seen[u], u))


def finish(nlp: Language, table: dict[str, dict[str, str]], breaks: Path, version: str) -> None:
    """Adds breaks and table, and says in the meta what this is."""
    nlp.add_pipe("coach_breaks", name="breaks", before="parser")
    nlp.get_pipe("breaks").weights = np.load(breaks, allow_pickle=False)
    nlp.add_pipe("coach_upos", name="upos")
    upos = nlp.get_pipe("upos")
    if not isinstance(upos, UposTable):
        raise TypeError(f"the component upos is a {type(upos).__name__}, not a UposTable")
    upos.table = table
    nlp.meta |= {
        "name": "coach_ud",
        "version": version,
        "description": "English as people type it to each other: tags, dependencies, sentences",
        "license": "CC BY-SA 4.0",
        "sources": [s["name"] for s in tomllib.loads((HERE / "sources.toml").read_text("utf8"))["source"]],
        "performance": {},
    }


def slim(folder: Path, nlp: Language) -> None:
    """Of the strings only the labels are needed: words are looked up by hash."""
    labels = {label for name in nlp.pipe_names for label in nlp.pipe_labels.get(name, [])}
    table = json.loads((folder / "upos" / "table.json").read_text("utf8"))
    upos = {u for by_dep in table.values() for u in by_dep.values()}
    strings = sorted({"ROOT", "_SP", "en", *labels, *upos})
    (folder / "vocab" / "strings.json").write_text(json.dumps(strings, indent=0) + "\n", encoding="utf8")


def sha(path: Path) -> str:
    """The checksum of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_recipe(folder: Path) -> None:
    """Ties the artefact to what it was made with."""
    files = sorted(p for p in folder.rglob("*") if p.is_file() and p.name != "RECIPE.json")
    recipe = {
        "spelling_version": VERSION,
        "recipe": {name: sha(HERE / name) for name in RECIPE},
        "artefact": {p.relative_to(folder).as_posix(): sha(p) for p in files},
    }
    (folder / "RECIPE.json").write_text(json.dumps(recipe, indent=1) + "\n", encoding="utf8")


def install(model: Path, breaks: Path, treebanks: Path, version: str) -> None:
    """Writes the folder anew, papers kept."""
    nlp = spacy.load(model)
    table = upos_table([treebanks / "ewt-train.conllu", treebanks / "childes-train.conllu"])
    finish(nlp, table, breaks, version)
    papers = {name: (HERE / "papers" / name).read_text(encoding="utf8") for name in PAPERS}
    shutil.rmtree(TARGET, ignore_errors=True)
    nlp.to_disk(TARGET)
    slim(TARGET, nlp)
    for name, text in papers.items():
        (TARGET / name).write_text(text, encoding="utf8")
    write_recipe(TARGET)


if __name__ == "__main__":
    import argparse

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("--model", type=Path, default=HERE / "out" / "stage3" / "model-last")
    parser.add_argument("--breaks", type=Path, default=HERE / "out" / "breaks.npy")
    parser.add_argument("--version", default="1.0")
    args = parser.parse_args()
    install(args.model, args.breaks, args.treebanks, args.version)
