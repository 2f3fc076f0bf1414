"""Trains the small network for sentence starts without marks, on the word vectors of a trained pipeline."""

import argparse
import random
import sys
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import DocBin

import registered  # noqa: F401  makes spaCy know the tokenizer
from coach.reading.breaks import HIDDEN, Floats, inputs, log_odds
from conllu import Row
from style import RUN_ON, restyle
from trees import recut, to_doc, to_rows

HERE = Path(__file__).parent
LIMIT = -1.0  # log-odds; F1 of run-ons is flat from -1.75 to -0.5
LIMIT_MARKED = 1.0  # the same where the text has an end mark somewhere: chosen on EWT dev


def styled(rows: list[Row], rng: random.Random) -> list[Row]:
    """Mostly a run-on, else roughened or as it is."""
    luck = rng.random()
    if luck < 0.5:
        return restyle(rows, rng, RUN_ON)
    return restyle(rows, rng) if luck < 0.75 else rows


def examples(nlp: Language, path: Path, words: int, seed: int) -> tuple[Floats, Floats]:
    """Vectors with neighbours, and whether a sentence starts; words beside marks are left out."""
    rng = random.Random(seed)
    docs = list(DocBin().from_disk(path).get_docs(nlp.vocab))
    rng.shuffle(docs)
    xs, ys, seen = [], [], 0
    tok2vec = nlp.get_pipe("tok2vec")
    for start in range(0, len(docs), 64):
        golds = [to_doc(nlp.vocab, recut(styled(to_rows(d), rng), nlp)) for d in docs[start : start + 64]]
        for doc, vectors in zip(golds, tok2vec.predict(golds), strict=True):
            keep = [i for i in range(1, len(doc)) if not doc[i].is_punct and not doc[i - 1].is_punct]
            xs.append(inputs(doc, vectors)[keep])
            ys.append(np.array([bool(doc[i].is_sent_start) for i in keep], dtype=np.float32))
            seen += len(keep)
        if seen >= words:
            break
    return np.concatenate(xs), np.concatenate(ys)


def fit(xs: Floats, ys: Floats, epochs: int = 8) -> Floats:
    """Plain Adam on the logistic loss."""
    rng = np.random.default_rng(0)
    width = xs.shape[1]
    weights = (rng.standard_normal((width + 3, HIDDEN)) * 0.05).astype(np.float32)
    weights[-1] = 0
    first, second, step = np.zeros_like(weights), np.zeros_like(weights), 0
    for epoch in range(epochs):
        order = rng.permutation(len(ys))
        for at in range(0, len(order), 256):
            pick = order[at : at + 256]
            slope = gradient(weights, xs[pick], ys[pick])
            step += 1
            first = 0.9 * first + 0.1 * slope
            second = 0.999 * second + 0.001 * slope**2
            rate = 0.002 * (1 - (epoch * len(order) + at) / (epochs * len(order)))
            weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights


def gradient(weights: Floats, xs: Floats, ys: Floats) -> Floats:
    """Of the mean loss of one batch."""
    raw = xs @ weights[:-3] + weights[-3]
    hidden = np.maximum(raw, 0)
    error = (1 / (1 + np.exp(-(hidden @ weights[-2] + weights[-1, 0]))) - ys) / len(ys)
    back = np.outer(error, weights[-2]) * (raw > 0)
    out = np.zeros_like(weights)
    out[:-3], out[-3], out[-2], out[-1, 0] = xs.T @ back, back.sum(0), hidden.T @ error, error.sum()
    return out


def f1(said: np.ndarray, ys: Floats) -> float:
    """Of the starts."""
    right = float((said * ys).sum())
    return 2 * right / max(float(said.sum() + ys.sum()), 1.0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--words", type=int, default=250_000)
    args = parser.parse_args()
    nlp = spacy.load(args.model)
    weights = fit(*examples(nlp, HERE / "corpus" / "all.spacy", args.words, seed=1))
    xs, ys = examples(nlp, HERE / "corpus" / "dev.spacy", 10**9, seed=2)
    weights[-1, 1:3] = LIMIT, LIMIT_MARKED
    np.save(args.out, weights, allow_pickle=False)
    sys.stdout.write(f"dev F1 {f1(log_odds(weights, xs) > LIMIT, ys):.3f}\n")


if __name__ == "__main__":
    main()
