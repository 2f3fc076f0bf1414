"""Draws 40 negative requests and 40 ultimatums of the gold drafts: their parses are read by hand."""

import argparse
import json
import random
import sys
from pathlib import Path

import spacy

sys.path.insert(0, str(Path(__file__).parents[1]))

import registered  # noqa: F401  makes spaCy know the tokenizer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, help="dev.jsonl")
    parser.add_argument("model", type=Path)
    args = parser.parse_args()
    nlp, rng = spacy.load(args.model), random.Random(40)
    rows = [json.loads(line) for line in args.gold.read_text(encoding="utf8").splitlines()]
    for kind in ("negative_request", "ultimatum"):
        found = [(r, f["quote"]) for r in rows for f in r["findings"] if f["kind"] == kind]
        for row, quote in rng.sample(found, 40):
            doc = nlp(row["text"])
            start = row["text"].index(quote)
            words = [t for t in doc if t.idx + len(t) > start and t.idx < start + len(quote)]
            arcs = " ".join(f"{'|' if t.is_sent_start else ''}{t.text}>{t.head.text}:{t.dep_}" for t in words)
            sys.stdout.write(f"{kind} {row['id']}\t{quote}\n\t{arcs}\n")


if __name__ == "__main__":
    main()
