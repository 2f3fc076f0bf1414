"""Treebanks and our own trees -> the documents that spaCy trains on, cut as at run time."""

import argparse
import hashlib
import random
import sys
import tomllib
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import DocBin

import coach.reading.spelling  # noqa: F401  registers the tokenizer
from conllu import Row, read_sentences, read_with_comments
from trees import join, recut, to_doc

HERE = Path(__file__).parent
SIZES = (1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 6)  # how many sentences in a row make a document


def blank() -> Language:
    """A pipeline that only cuts."""
    return spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": "coach.message_tokenizer.v1"}}})


def check(folder: Path, files: dict[str, str]) -> None:
    """The files must be the ones that the recipe names."""
    for name, wanted in files.items():
        found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        if found != wanted:
            raise ValueError(
                f"{folder / name}: sha256 is {found}, sources.toml names {wanted}; get the release it names"
            )


def documents(
    sentences: list[list[Row]], nlp: Language, rng: random.Random, sizes: tuple[int, ...]
) -> list[list[Row]]:
    """Neighbouring sentences together, one to six."""
    cut = [recut(rows, nlp) for rows in sentences]
    out, at = [], 0
    while at < len(cut):
        size = rng.choice(sizes)
        out.append(join(cut[at : at + size]))
        at += size
    return out


def write(path: Path, docs: list[list[Row]], nlp: Language) -> None:
    """One file for spaCy's corpus reader."""
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(docs=[to_doc(nlp.vocab, rows) for rows in docs]).to_disk(path)


def messages(path: Path, nlp: Language) -> list[list[Row]]:
    """Documents of a file that says where each begins."""
    groups: list[list[list[Row]]] = []
    for rows, notes in read_with_comments(path):
        if "newdoc" in notes:
            groups.append([])
        groups[-1].append(recut(rows, nlp))
    return [join(g) for g in groups]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebanks", type=Path, help="the folder with the files that sources.toml names")
    parser.add_argument("--out", type=Path, default=HERE / "corpus")
    args = parser.parse_args()
    sources = tomllib.loads((HERE / "sources.toml").read_text(encoding="utf8"))
    nlp, rng = blank(), random.Random(0)
    docs: dict[str, list[list[Row]]] = {"train": [], "dev": [], "own": []}
    for source in sources["source"]:
        ours = source["where"] == "here"
        folder = HERE if ours else args.treebanks
        check(folder, source["sha256"])
        for name in source["sha256"]:
            path = folder / name
            found = messages(path, nlp) if ours else documents(read_sentences(path), nlp, rng, SIZES)
            docs[source["use"]] += found * source["times"]
    docs["all"] = docs["train"] + docs.pop("own")
    for use, all_docs in docs.items():
        rng.shuffle(all_docs)
        write(args.out / f"{use}.spacy", all_docs, nlp)
        sys.stdout.write(f"{use}: {len(all_docs)} documents, {sum(map(len, all_docs))} tokens\n")


if __name__ == "__main__":
    main()
