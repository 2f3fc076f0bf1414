"""All our own texts, parsed by the teacher, as packed CoNLL-U. Unsure parses stay out."""

import argparse
import json
import lzma
from functools import cache
from itertools import pairwise
from pathlib import Path

import torch

from coach.lexicon.load import load_lexicons
from conllu import Row, read_with_comments, render, text_of
from prepare import blank
from teacher import load, parse_with_confidence
from trees import is_space

HERE = Path(__file__).parent
DATA = HERE.parent / "data"


def texts() -> list[str]:
    """The corpus' training hands with their rewrites, the lists, the drafts of frames and matters, each once.

    Nothing that measures: neither other hands, nor what the lists hold back, nor the probes.
    """
    found: list[str] = []
    for path in (DATA / "corpus" / "train.jsonl", *sorted((DATA / "lists").glob("*.jsonl"))):
        for line in path.read_text(encoding="utf8").splitlines():
            row = json.loads(line)
            found += [row["text"], *row["rewrites"]]
    lexicons = load_lexicons()
    for frame in lexicons.frames:
        found += [*(e.draft for e in frame.example), *frame.also]
    for matter in lexicons.matters:
        found += matter.drafts
    lines = (" ".join(text.split()) for text in found)
    return sorted({line: None for line in lines if plain(line) not in probed()})


def plain(text: str) -> str:
    """A text as its letters alone."""
    return "".join(filter(str.isalpha, text.lower()))


@cache
def probed() -> frozenset[str]:
    """The probes, as `plain` has them, each message and each of its sentences."""
    whole: dict[str, str] = {}
    name, out = "", set()
    for rows, notes in read_with_comments(HERE / "own" / "probes.conllu"):
        name = notes.get("newdoc", name)
        out.add(plain(text_of(rows)))
        whole[name] = whole.get(name, "") + plain(text_of(rows))
    return frozenset(out | set(whole.values()))


def sentences(rows: list[Row]) -> list[list[Row]] | None:
    """One tree each; nothing where two trees are interleaved."""
    tops = []
    for i in range(len(rows)):
        at = i
        while rows[at].head:
            at = rows[at].head - 1
        tops.append(at)
    starts = [i for i in range(len(rows)) if i == 0 or tops[i] != tops[i - 1]]
    if len(starts) != len(set(tops)):
        return None
    bounds = [*starts, len(rows)]
    return [[r._replace(head=r.head - a if r.head else 0) for r in rows[a:b]] for a, b in pairwise(bounds)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--teacher", required=True)
    parser.add_argument("--out", type=Path, default=HERE / "own" / "silver.conllu.xz")
    parser.add_argument("--keep", type=float, default=0.85, help="share of the texts kept, surest first")
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    nlp = blank()
    docs = [nlp.make_doc(line) for line in texts()]
    docs = [d for d in docs if 2 <= len(d) <= 80 and not any(is_space(t.text) for t in d)]
    parsed = parse_with_confidence(load(args.encoder, args.teacher), [[t.text for t in d] for d in docs])
    limit = sorted((sure for _, sure in parsed), reverse=True)[int(args.keep * len(parsed)) - 1]
    out, words = [], 0
    for n, (doc, (rows, sure)) in enumerate(zip(docs, parsed, strict=True)):
        trees = sentences([r._replace(space=bool(t.whitespace_)) for r, t in zip(rows, doc, strict=True)])
        if trees is None or sure < limit:
            continue
        words += len(rows)
        for k, tree in enumerate(trees):
            out.append(render(tree, {} if k else {"newdoc": f"silver-{n:05d}"}))
    args.out.write_bytes(lzma.compress("".join(out).encode("utf8")))
    print(f"{len(out)} sentences, {words} words, confidence at least {limit:.3f}")  # noqa: T201


if __name__ == "__main__":
    main()
