"""What the reader alone is worth, from the probabilities of its sentences."""

from __future__ import annotations

import numpy as np
from sentences import KINDS, SIGNS


def auc(positive: np.ndarray, negative: np.ndarray) -> float:
    """How often a positive scores above a negative; ties count half."""
    both = np.concatenate([positive, negative])
    order = both.argsort(kind="stable")
    ranks = np.empty(len(both))
    ranks[order] = np.arange(1, len(both) + 1)
    values, inverse, counts = np.unique(both, return_inverse=True, return_counts=True)
    sums = np.zeros(len(values))
    np.add.at(sums, inverse, ranks)
    ranks = (sums / counts)[inverse]
    n = len(positive)
    return float((ranks[:n].sum() - n * (n + 1) / 2) / (n * len(negative)))


def by_message(rows: list[dict[str, object]], sentences: np.ndarray) -> np.ndarray:
    """The highest probability of each output over the sentences of each message."""
    out, at = np.zeros((len(rows), sentences.shape[1]), dtype=np.float32), 0
    for n, row in enumerate(rows):
        k = len(row["sentences"])
        out[n] = sentences[at : at + k].max(0)
        at += k
    return out


def in_message(
    rows: list[dict[str, object]], sentences: np.ndarray, numbers: list[int], messages: np.ndarray
) -> np.ndarray:
    """The sentences' chances, those of a problem and of signs midway to the whole message's in log odds.

    ``numbers`` says to which row each of ``messages`` belongs; a row of one sentence stays as it is.
    """
    place = {number: n for n, number in enumerate(numbers)}
    owner = [place.get(n, -1) for n, row in enumerate(rows) for _ in row["sentences"]]
    told = np.array(owner) >= 0
    both = [0, *range(sentences.shape[1] - len(SIGNS), sentences.shape[1])]
    out = sentences.copy()
    out[np.ix_(told, both)] = 1 / (
        1 + np.exp(-(odds(sentences[told]) + odds(messages[[o for o in owner if o >= 0]])) / 2)[:, both]
    )
    return out


def odds(chances: np.ndarray) -> np.ndarray:
    """Log odds."""
    safe = np.clip(chances, 1e-6, 1 - 1e-6)
    return np.log(safe / (1 - safe))


def summary(rows: list[dict[str, object]], sentences: np.ndarray) -> dict[str, float]:
    """AUC of problem against clean, flags at fixed false alarms, pairs, kinds, signs."""
    top = by_message(rows, sentences)
    score = top[:, 0]
    plain = [n for n, r in enumerate(rows) if r["source"] != "rewrite" and r["safety"] == "none"]
    problem = np.array([n for n in plain if r_problem(rows[n])])
    clean = np.array([n for n in plain if not r_problem(rows[n])])
    hard = np.array([n for n in clean if rows[n]["trap"]], dtype=int)
    falls = np.sort(score[clean])[::-1]
    at2, at4 = falls[int(0.02 * len(clean))], falls[int(0.04 * len(clean))]
    place = {r["id"]: n for n, r in enumerate(rows)}
    pairs = [(place[r["id"].split("/")[0]], n) for n, r in enumerate(rows) if r["source"] == "rewrite"]
    pairs_right = (
        np.mean([(score[a] > score[b]) + 0.5 * (score[a] == score[b]) for a, b in pairs]) if pairs else 0
    )
    found = {
        "auc": auc(score[problem], score[clean]),
        "flagged_at_2": float((score[problem] > at2).mean()),
        "flagged_at_4": float((score[problem] > at4).mean()),
        "pairs": float(pairs_right),
    }
    if len(hard):
        found["auc_hard"] = auc(score[problem], score[hard])
    labels = [names for r in rows for names in r["labels"]]
    sure = [m for r in rows for m in [r["source"] != "rewrite" and r["safety"] == "none"] * len(r["labels"])]
    hits = [
        (ls, p) for ls, p, s in zip(labels, sentences, sure, strict=True) if s and any(k in KINDS for k in ls)
    ]
    found["kind_right"] = float(np.mean([KINDS[int(p[1:13].argmax())] in ls for ls, p in hits]))
    signs = top[:, -len(SIGNS) :].max(1)
    real = np.array([n for n, r in enumerate(rows) if r["safety"] != "none"], dtype=int)
    other = np.array(plain)
    alike = np.array([n for n in plain if rows[n]["lookalike"]], dtype=int)
    if len(real) and len(alike):
        found["sign_auc"] = auc(signs[real], signs[other])
        found["sign_auc_alike"] = auc(signs[real], signs[alike])
    return found


def r_problem(row: dict[str, object]) -> bool:
    """Whether a message is labelled with a problem."""
    return bool(row["spans"])
