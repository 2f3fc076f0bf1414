"""Our own unlabelled messages, parsed by the teacher: one a line in, CoNLL-U out. Unsure parses stay out."""

import argparse
from itertools import pairwise
from pathlib import Path

import torch

from conllu import Row, render, text_of
from prepare import blank
from teacher import load, parse_with_confidence
from trees import is_space


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
    parser.add_argument("messages", type=Path)
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--teacher", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--keep", type=float, default=0.8, help="share of the messages kept, surest first")
    args = parser.parse_args()
    torch.set_num_threads(1)
    nlp = blank()
    lines = args.messages.read_text(encoding="utf8").splitlines()
    docs = [nlp.make_doc(line) for line in lines if line.strip()]
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
            notes = {} if k else {"newdoc": f"silver-{n:05d}"}
            out.append(render(tree, notes | {"sent_id": f"silver-{n:05d}-{k + 1}", "text": text_of(tree)}))
    args.out.write_text("".join(out), encoding="utf8")
    print(f"{len(out)} sentences, {words} words, confidence at least {limit:.3f}")  # noqa: T201


if __name__ == "__main__":
    main()
