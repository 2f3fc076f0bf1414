"""Texts as tensors: a sentence first, then the one before it, and nothing more; or a whole message."""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from sentences import KINDS, OUT, SIGNS, STRENGTHS
from spelling import respell
from tokenizers import Tokenizer

from coach.reading.session import CLS, SEP

PROBLEM = "problem"
OUTPUTS = [PROBLEM, *KINDS, *STRENGTHS, *SIGNS]
OWN_TOKENS = 128
BEFORE_TOKENS = 32
MOST_WORDS = 95
"""Of a message that is read as a whole: with more it wouldn't fit into what is read at once."""


@dataclass
class Example:
    """One sentence of a message.

    ``problem_known``, ``kinds_known`` and ``strengths_known`` say which labels count.
    """

    message: int
    before: str
    text: str
    spans: list[tuple[int, int, int]]
    target: np.ndarray
    problem_known: bool
    kinds_known: bool
    strengths_known: bool
    rewrite: bool
    sign: int


def load(split: str) -> list[dict[str, object]]:
    """The cut messages of a split."""
    return json.loads((OUT / f"{split}.json").read_text(encoding="utf-8"))


def examples(rows: list[dict[str, object]]) -> list[Example]:
    """All sentences of the rows."""
    out = []
    for number, row in enumerate(rows):
        text, safety = row["text"], row["safety"]
        before = ""
        for (start, end), labels in zip(row["sentences"], row["labels"], strict=True):
            target = np.zeros(len(OUTPUTS), dtype=np.float32)
            for label in labels:
                target[OUTPUTS.index(label)] = 1
            target[0] = any(label in KINDS or label == PROBLEM for label in labels)
            if safety != "none":
                target[OUTPUTS.index(safety)] = 1
            spans = [
                (KINDS.index(kind), max(a, start) - start, min(b, end) - start)
                for kind, a, b in row["spans"]
                if kind in labels and a < end and start < b
            ]
            out.append(
                Example(
                    number,
                    before,
                    text[start:end],
                    spans,
                    target,
                    safety == "none",
                    safety == "none" and PROBLEM not in labels,
                    safety == "none" and row["source"] == "corpus",
                    row["source"] == "rewrite",
                    SIGNS.index(safety) if safety != "none" else -1,
                )
            )
            before = text[start:end]
    return out


def wholes(rows: list[dict[str, object]]) -> list[Example]:
    """The messages of several sentences, each as one text with all its labels."""
    out = []
    for number, row in enumerate(rows):
        parts = examples([row])
        if len(parts) == 1 or len(row["text"].split()) > MOST_WORDS:
            continue
        spans = [(KINDS.index(kind), a, b) for kind, a, b in row["spans"]]
        target = np.maximum.reduce([part.target for part in parts])
        out.append(replace(parts[0], message=number, text=row["text"], spans=spans, target=target))
    return out


def run_on(first: Example, second: Example, rng: random.Random) -> Example:
    """Two sentences of a message as one, as people who dictate write them."""
    text = first.text
    if rng.random() < 0.7:
        text = text.rstrip(".!?… ")
    joint = rng.choice([" ", " ", ", ", " and "])
    offset = len(text) + len(joint)
    spans = [(k, a, min(b, len(text))) for k, a, b in first.spans if a < len(text)]
    spans += [(k, a + offset, b + offset) for k, a, b in second.spans]
    target = np.maximum(first.target, second.target)
    return replace(first, text=text + joint + second.text, spans=spans, target=target)


def crop(item: Example, rng: random.Random) -> Example:
    """A part of a long sentence with the kinds whose quotes mostly lie in it; strengths are unknown."""
    words = [(m.start(), m.end()) for m in re.finditer(r"\S+", item.text)]
    size = rng.randint(8, 18)
    first = rng.randrange(0, len(words) - size)
    low, high = words[first][0], words[first + size - 1][1]
    spans, target = [], np.zeros_like(item.target)
    for kind, a, b in item.spans:
        inside = min(b, high) - max(a, low)
        if inside > 0.5 * (b - a):
            spans.append((kind, max(a, low) - low, min(b, high) - low))
            target[0] = target[1 + kind] = 1
        elif inside > 0.2 * (b - a):
            return item
    before = item.text[words[max(0, first - 8)][0] : low].strip() if first else item.before
    return replace(
        item, before=before, text=item.text[low:high], spans=spans, target=target, strengths_known=False
    )


def mixed(items: list[Example], rng: random.Random) -> list[Example]:
    """Some of the items joined with the next one, some long ones cut down."""
    out = []
    for item, after in zip(items, [*items[1:], None], strict=True):
        draw = rng.random()
        plain = item.sign < 0 and not item.rewrite
        if plain and after is not None and after.message == item.message and draw < 0.2:
            out.append(run_on(item, after, rng))
        elif plain and len(item.text.split()) > 22 and draw > 0.7:
            out.append(crop(item, rng))
        else:
            out.append(item)
    return out


class Encoded:
    """Examples as token ids; respelled anew in each epoch of the training."""

    def __init__(self, items: list[Example], tokenizer: Tokenizer, rng: random.Random | None = None) -> None:
        self.items = items
        self.ids: list[list[int]] = []
        self.own: list[int] = []
        self.tokens: list[np.ndarray] = []
        for item in items:
            text, source = item.text, list(range(len(item.text)))
            before = item.before
            if rng is not None and rng.random() < 0.4:
                text, source = respell(text, rng)
                if not text.strip():
                    text, source = item.text, list(range(len(item.text)))
                if before and rng.random() < 0.7:
                    before = respell(before, rng)[0]
            if rng is not None and before and rng.random() < 0.1:
                before = ""
            self._add(item, text, source, before, tokenizer)

    def _add(self, item: Example, text: str, source: list[int], before: str, tokenizer: Tokenizer) -> None:
        encoding = tokenizer.encode(text, add_special_tokens=False)
        own = encoding.ids[:OWN_TOKENS]
        ids = [CLS, *own, SEP]
        if before:
            ids += [*tokenizer.encode(before, add_special_tokens=False).ids[-BEFORE_TOKENS:], SEP]
        mark = np.zeros((len(own), len(KINDS)), dtype=np.float32)
        for n, (a, b) in enumerate(encoding.offsets[: len(own)]):
            middle = source[(a + b - 1) // 2] if b > a else -1
            for kind, low, high in item.spans:
                if low <= middle < high:
                    mark[n, kind] = 1
        self.ids.append(ids)
        self.own.append(len(own))
        self.tokens.append(mark)


def batch(data: Encoded, places: list[int]) -> dict[str, torch.Tensor]:
    """The examples at ``places``, padded."""
    width = max(len(data.ids[p]) for p in places)
    n = len(places)
    ids = torch.zeros(n, width, dtype=torch.long)
    types = torch.zeros(n, width, dtype=torch.long)
    own = torch.zeros(n, width)
    marks = torch.zeros(n, width, len(KINDS))
    for row, p in enumerate(places):
        ids[row, : len(data.ids[p])] = torch.tensor(data.ids[p])
        k = data.own[p]
        types[row, k + 2 : len(data.ids[p])] = 1
        own[row, 1 : k + 1] = 1
        marks[row, 1 : k + 1] = torch.from_numpy(data.tokens[p])
    return {
        "ids": ids,
        "types": types,
        "mask": (ids != 0).float(),
        "own": own,
        "marks": marks,
        "target": torch.from_numpy(np.stack([data.items[p].target for p in places])),
    }


def tokenizer_of(folder: Path) -> Tokenizer:
    """The tokenizer of the base model, without its own padding and cutting."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer
