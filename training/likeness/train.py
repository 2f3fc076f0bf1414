"""Train the likeness encoder: drafts about one matter close together, other matters far apart.

    python training/likeness/train.py [--epochs 4] [--seed 0] [--start]

It starts from all-MiniLM-L6-v2. Pairs that belong together are two drafts of one matter or frame, a draft and
what is wanted instead, and a message of the corpus and its rewrite; everything else in a batch is apart. In
every second epoch a batch is of one area (kitchen, work), so that the matters in it are hard to tell apart.
Beside each batch stand pairs of data/judged: a draft, and one of a matter that somebody found to fit or not.
``--start`` goes on from the weights there are. The last draft of every fifth matter or frame is kept out,
to measure with. Writes training/out/likeness/likeness.pt and scores.json.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import BertModel

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "training" / "reader")]

from coach.lexicon.load import load_lexicons  # noqa: E402
from coach.lexicon.schema import FrameEntry, MatterEntry  # noqa: E402
from coach.reading.likeness import TOKENS  # noqa: E402
from coach.rewrite.english import PERSON_SLOTS  # noqa: E402
from coach.rewrite.template import fill, joined  # noqa: E402
from data import tokenizer_of  # noqa: E402
from model import base_folder  # noqa: E402

OUT = ROOT / "training" / "out" / "likeness"
WIDTH = 192
LONGEST_MESSAGE = 260
SHARPNESS = 20.0
"""The inverse temperature of the contrast."""
BATCH = 64
JUDGED = 24
FIT_AT = 0.6
"""The cosine at which a matter is as likely to fit as not."""
Pair = tuple[str, str, str]
Verdict = tuple[str, FrameEntry | MatterEntry, float]
"""A draft, the matter that it was laid beside, and how well it fits."""


class Encoder(nn.Module):
    """MiniLM, the mean over the words, and a linear layer down to ``WIDTH``."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder
        self.down = nn.Linear(encoder.config.hidden_size, WIDTH, bias=False)
        nn.init.orthogonal_(self.down.weight)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Directions of the texts, shape (texts, WIDTH)."""
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        mean = (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        return nn.functional.normalize(self.down(mean), dim=-1)


def tensors(tokenizer: Tokenizer, texts: Sequence[str]) -> tuple[torch.Tensor, torch.Tensor]:
    """Ids and mask of a batch of texts."""
    coded = [tokenizer.encode(text).ids for text in texts]
    longest = max(map(len, coded))
    ids = torch.zeros(len(coded), longest, dtype=torch.long)
    mask = torch.zeros(len(coded), longest)
    for n, one in enumerate(coded):
        ids[n, : len(one)] = torch.tensor(one)
        mask[n, : len(one)] = 1
    return ids, mask


def entries() -> list[FrameEntry | MatterEntry]:
    """All that can be found by likeness."""
    lexicons = load_lexicons()
    return [*lexicons.matters, *lexicons.frames]


def wanted(entry: FrameEntry | MatterEntry) -> str:
    """What is wanted, as plain words."""
    if isinstance(entry, FrameEntry):
        return entry.example[0].want
    return joined(fill(entry.want, PERSON_SLOTS["we"]))


def learned(found: Sequence[FrameEntry | MatterEntry]) -> list[tuple[str, ...]]:
    """The drafts of each entry that are trained on."""
    return [e.drafts[:-1] if n % 5 == 0 and len(e.drafts) > 2 else e.drafts for n, e in enumerate(found)]


def pairs(found: Sequence[FrameEntry | MatterEntry], rng: random.Random) -> list[Pair]:
    """Texts that belong together, with their area, drawn anew for each epoch."""
    out: list[Pair] = []
    for entry, drafts in zip(found, learned(found), strict=True):
        area = entry.id.partition(".")[0]
        both = list(combinations(drafts, 2))
        out += [(area, *two) for two in rng.sample(both, min(2, len(both)))]
        out.append((area, rng.choice(drafts), wanted(entry)))
    for line in (ROOT / "data" / "corpus" / "train.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["findings"] and row["rewrites"] and len(row["text"]) <= LONGEST_MESSAGE:
            out.append((row["hand"], row["text"], rng.choice(row["rewrites"])))
    return out


def verdicts(found: Sequence[FrameEntry | MatterEntry]) -> list[Verdict]:
    """The judged pairs whose matter or frame is still there."""
    by_id = {entry.id: entry for entry in found}
    worth = {"yes": 1.0, "near": 0.35, "no": 0.0}
    with (ROOT / "data" / "judged" / "matters.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [(r["draft"], by_id[r["entry"]], worth[r["fits"]]) for r in rows if r["entry"] in by_id]


def fit_loss(
    model: Encoder, tokenizer: Tokenizer, part: Sequence[Verdict], rng: random.Random
) -> torch.Tensor:
    """How far the likeness of judged pairs is from the verdict on them."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        a = model(*tensors(tokenizer, [draft for draft, _, _ in part]))
        b = model(*tensors(tokenizer, [rng.choice(entry.drafts) for _, entry, _ in part]))
    logits = ((a.float() * b.float()).sum(1) - FIT_AT) * SHARPNESS / 2
    return nn.functional.binary_cross_entropy_with_logits(logits, torch.tensor([fit for _, _, fit in part]))


def batches(items: list[Pair], rng: random.Random, *, by_area: bool) -> Iterator[list[Pair]]:
    """Drawn batches of full size."""
    rng.shuffle(items)
    if by_area:
        items.sort(key=lambda pair: pair[0])
    starts = list(range(0, len(items) - BATCH + 1, BATCH))
    rng.shuffle(starts)
    return (items[a : a + BATCH] for a in starts)


@torch.no_grad()
def directions(model: Encoder, tokenizer: Tokenizer, texts: Sequence[str]) -> np.ndarray:
    """Directions of many texts, shape (texts, WIDTH)."""
    model.eval()
    order = sorted(range(len(texts)), key=lambda n: len(texts[n]))
    out = np.zeros((len(texts), WIDTH), dtype=np.float32)
    for a in range(0, len(order), BATCH):
        part = order[a : a + BATCH]
        out[part] = model(*tensors(tokenizer, [texts[n] for n in part])).float().numpy()
    return out


def score(model: Encoder, tokenizer: Tokenizer, found: Sequence[FrameEntry | MatterEntry]) -> float:
    """How often a draft that was kept out is nearest to a draft of its own entry."""
    known = learned(found)
    texts = [d for drafts in known for d in drafts]
    owners = np.array([n for n, drafts in enumerate(known) for _ in drafts])
    held = [(n, e.drafts[-1]) for n, e in enumerate(found) if len(known[n]) < len(e.drafts)]
    near = directions(model, tokenizer, [d for _, d in held]) @ directions(model, tokenizer, texts).T
    return float((owners[near.argmax(1)] == np.array([n for n, _ in held])).mean())


def main() -> None:
    """Train."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--start", action="store_true")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--rate", type=float, default=5e-5)
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)  # noqa: S311
    OUT.mkdir(parents=True, exist_ok=True)
    folder = base_folder()
    tokenizer = tokenizer_of(folder)
    tokenizer.enable_truncation(TOKENS + 2)
    model = Encoder(BertModel.from_pretrained(folder, add_pooling_layer=False))
    if args.start:
        model.load_state_dict(torch.load(OUT / "likeness.pt"))
    found = entries()
    judged = verdicts(found)
    steps = args.epochs * (len(pairs(found, random.Random(0))) // BATCH)  # noqa: S311
    optimizer = torch.optim.AdamW(model.parameters(), lr=args.rate, weight_decay=0.01)
    history = [{"step": 0, "own": score(model, tokenizer, found)}]
    print(len(found), "entries", steps, "steps", history[0], flush=True)
    done, began = 0, time.time()
    for turn in range(args.epochs):
        for group in batches(pairs(found, rng), rng, by_area=turn % 2 == 1):
            model.train()
            for part in optimizer.param_groups:
                part["lr"] = args.rate * min(1.0, (done + 1) / 40) * max(0.03, 1 - done / steps)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                a, b = (model(*tensors(tokenizer, [p[side] for p in group])) for side in (1, 2))
            near = a.float() @ b.float().T * SHARPNESS
            own = torch.arange(len(group))
            loss = nn.functional.cross_entropy(near, own) + nn.functional.cross_entropy(near.T, own)
            loss = loss + fit_loss(model, tokenizer, rng.sample(judged, JUDGED), rng)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
            done += 1
            if done % 50 == 0:
                print(done, round(loss.item(), 3), f"{time.time() - began:.0f} s", flush=True)
        history.append({"step": done, "own": score(model, tokenizer, found)})
        print(history[-1], flush=True)
        torch.save(model.state_dict(), OUT / "likeness.pt")
        (OUT / "scores.json").write_text(json.dumps(history, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
