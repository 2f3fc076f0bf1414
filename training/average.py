"""The mean of several stages' weights: models of one line of training are better averaged than alone."""

import argparse
from pathlib import Path

import spacy
from spacy.language import Language

import registered  # noqa: F401  makes spaCy know the tokenizer


def average(models: list[Language], shares: list[float]) -> Language:
    """The first model with its weights replaced; all must have the same labels and shapes."""
    first = models[0]
    for name in ("tok2vec", "tagger", "parser"):
        walks = [list(m.get_pipe(name).model.walk()) for m in models]
        for nodes in zip(*walks, strict=True):
            for param in nodes[0].param_names:
                if nodes[0].has_param(param):
                    parts = [share * node.get_param(param) for share, node in zip(shares, nodes, strict=True)]
                    nodes[0].set_param(param, sum(parts[1:], parts[0]))
    return first


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("stages", nargs="+", help="a stage's folder, then its share; the shares make one")
    args = parser.parse_args()
    pairs = [
        (spacy.load(folder), float(share))
        for folder, share in zip(args.stages[::2], args.stages[1::2], strict=True)
    ]
    if abs(sum(share for _, share in pairs) - 1) > 1e-6:
        raise ValueError("the shares don't make one")
    average([m for m, _ in pairs], [s for _, s in pairs]).to_disk(args.out)


if __name__ == "__main__":
    main()
