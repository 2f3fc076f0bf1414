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
from coach.reading.spelling import VERSION, norms
from coach.reading.upos import UposTable, look_up
from conllu import read_sentences

HERE = Path(__file__).parent
TARGET = HERE.parent / "coach" / "reading" / "en_coach_ud"
OFTEN = 3  # times that a word must have been seen to count in the UPOS table
PAPERS = ("LICENSE", "MODEL_CARD.md")
RECIPE = (
    "conllu.py",
    "style.py",
    "lexicon.txt",
    "trees.py",
    "augment.py",
    "prepare.py",
    "registered.py",
    "fast.py",
    "average.py",
    "breaks.py",
    "sources.toml",
    "configs/start.cfg",
    "configs/settle.cfg",
    "configs/again.cfg",
    "own/messages.conllu",
    "own/probes.conllu",
)


def upos_table(files: list[Path]) -> dict[str, dict[str, str]]:
    """The commonest UPOS of each tag, and of tag with relation, word or both where that is another one."""
    seen: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for path in files:
        for rows in read_sentences(path):
            plain = norms([r.form for r in rows], [r.space for r in rows])
            for r, word in zip(rows, plain, strict=True):
                relation = "ROOT" if r.deprel == "root" else r.deprel
                for key in ("", relation, f" {word}", f"{relation} {word}"):
                    seen[r.xpos][key][r.upos] += 1
    return {tag: keyed(found) for tag, found in seen.items()} | {"_SP": {"": "SPACE"}}


def keyed(found: dict[str, Counter[str]]) -> dict[str, str]:
    """Only what the wider keys don't say anyway, and of words only what came often enough."""
    out = {"": best(found[""])}
    for key in sorted(found, key=lambda k: (" " in k, not k.startswith(" "), k)):
        relation, _, word = key.partition(" ")
        if word and found[key].total() < OFTEN:
            continue
        if best(found[key]) != look_up(out, relation, word):
            out[key] = best(found[key])
    return out


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
    nlp.config["paths"] |= {"train": "corpus/all.spacy", "dev": "corpus/dev.spacy"}
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
    upos = {u for by_key in table.values() for u in by_key.values()}
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
    parser.add_argument("--model", type=Path, default=HERE / "out" / "average")
    parser.add_argument("--breaks", type=Path, default=HERE / "out" / "breaks.npy")
    parser.add_argument("--version", default="1.0")
    args = parser.parse_args()
    install(args.model, args.breaks, args.treebanks, args.version)
