"""Train the second reader.

    python training/reader/train.py --name all [--messages 2000] [--epochs 3] [--seed 7]

Writes training/out/reader/NAME.pt and NAME.dev.json (scores on dev after each epoch).
"""

from __future__ import annotations

import argparse
import json
import random
import time

import numpy as np
import torch
from measure import in_message, summary
from model import Reader, base_folder
from sentences import KINDS, STRENGTHS
from tokenizers import Tokenizer
from torch import nn

from data import OUT, OUTPUTS, Encoded, Example, batch, examples, load, mixed, tokenizer_of, wholes

K = slice(1, 1 + len(KINDS))
S = slice(1 + len(KINDS), 1 + len(KINDS) + len(STRENGTHS))
G = slice(1 + len(KINDS) + len(STRENGTHS), len(OUTPUTS))


HEADS_FASTER = 5


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--name", required=True)
    parser.add_argument("--messages", type=int, default=0)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--start", default="")
    parser.add_argument("--mix", action="store_true")
    parser.add_argument("--part", type=float, default=1.0, help="share of the single sentences that is seen")
    parser.add_argument("--new", default="", help="initials of the hands of which every sentence is seen")
    return parser.parse_args()


def chosen(items: list[Example], draw: int, seen: dict[int, float]) -> list[Example]:
    """The sentences of one epoch.

    All that carry a label, the sentences of four rewrites in ten, and of the sentences without a label those
    that the reader was not sure of when it last saw them; of the others four in ten.
    """
    rng = random.Random(draw)  # noqa: S311
    out = []
    for n, item in enumerate(items):
        easy = rng.random()
        rewrite = random.Random(f"{draw}/{item.message}").random() < 0.4  # noqa: S311
        if item.rewrite and not rewrite:
            continue
        if item.target.any() or seen.get(n, 1.0) >= 0.06 or easy < 0.4:
            out.append(item)
    return out


def rounds(data: Encoded, size: int, rng: random.Random) -> list[list[int]]:
    """Batches of sentences of like length, in a drawn order."""
    places = list(range(len(data.items)))
    rng.shuffle(places)
    groups = []
    for a in range(0, len(places), size * 50):
        part = sorted(places[a : a + size * 50], key=lambda p: len(data.ids[p]))
        groups += [part[b : b + size] for b in range(0, len(part), size)]
    rng.shuffle(groups)
    return groups


def pace(optimizer: torch.optim.Optimizer, rate: float, progress: float) -> None:
    """The learning rate at this point: up in the first twentieth, then down to nearly nothing."""
    share = min(progress / 0.05 + 0.02, 1.0, max(0.02, (1 - progress) / 0.95))
    for group, times in zip(optimizer.param_groups, (1, HEADS_FASTER), strict=True):
        group["lr"] = rate * times * share


def loss_of(
    sentence: torch.Tensor,
    word: torch.Tensor,
    made: dict[str, torch.Tensor],
    known: torch.Tensor,
    weight: torch.Tensor,
) -> torch.Tensor:
    """Sentence loss (weighted, with unknown labels left out) and word loss."""
    target = made["target"] * 0.98 + 0.005
    each = nn.functional.binary_cross_entropy_with_logits(
        sentence, target, pos_weight=weight, reduction="none"
    )
    main = (each * known).sum() / known.shape[0]
    own = made["own"].unsqueeze(-1) * known[:, 1:2].unsqueeze(-1)
    words = nn.functional.binary_cross_entropy_with_logits(
        word, made["marks"], pos_weight=torch.tensor(2.0), reduction="none"
    )
    return main + 2.0 * (words * own).sum() / own.sum().clamp(min=1) + unplaced(word, made, known)


def unplaced(word: torch.Tensor, made: dict[str, torch.Tensor], known: torch.Tensor) -> torch.Tensor:
    """Loss of the strongest word where a problem is known of, but not its kind and place."""
    rows = (known[:, 0] == 1) & (known[:, 1] == 0)
    strongest = (word + (made["own"].unsqueeze(-1) - 1) * 1e4).amax((1, 2))
    each = nn.functional.binary_cross_entropy_with_logits(strongest, made["target"][:, 0], reduction="none")
    return 0.5 * (each * rows).sum() / rows.shape[0]


class Training:
    """A reader under training, with the running average of its weights that is kept in the end."""

    def __init__(self, args: argparse.Namespace, items: list[Example]) -> None:
        self.args = args
        self.items = items
        self.rng = random.Random(args.seed)  # noqa: S311
        self.model = Reader.fresh(len(OUTPUTS), len(KINDS))
        if args.start:
            self.model.load_state_dict(torch.load(OUT / f"{args.start}.pt"))
        for p in self.model.encoder.embeddings.word_embeddings.parameters():
            p.requires_grad = False
        learned = [(n, p) for n, p in self.model.named_parameters() if p.requires_grad]
        body = {"params": [p for n, p in learned if n.startswith("encoder.")], "weight_decay": 0.01}
        heads = {"params": [p for n, p in learned if not n.startswith("encoder.")]}
        self.optimizer = torch.optim.AdamW([body, heads], lr=args.rate, betas=(0.9, 0.98), foreach=True)
        self.average = {n: p.detach().clone() for n, p in learned}
        self.weight = torch.ones(len(OUTPUTS))
        self.weight[1 : 1 + len(KINDS)] = 2.5
        self.weight[G] = 3.0
        self.number = {id(item): n for n, item in enumerate(items)}
        self.easiness: dict[int, float] = {}
        self.signs: dict[int, float] = {}
        self.best: dict[int, float] = {}
        self.steps = 0

    def recall(self, tokenizer: Tokenizer) -> None:
        """What the reader that goes on already knows, so that its first epoch needn't see all again."""
        chances = predict(self.model, Encoded(self.items, tokenizer))
        self.easiness = {n: float(chance) for n, chance in enumerate(chances.max(1))}

    def epoch(self, turn: int, tokenizer: Tokenizer) -> float:
        """Train once over the data; the mean loss."""
        self.model.train()
        part = chosen(self.items, 1000 * self.args.seed + turn, self.easiness)
        data = Encoded(mixed(part, self.rng) if self.args.mix else part, tokenizer, self.rng)
        plan = rounds(data, self.args.batch, self.rng)
        losses, fresh = [], {}
        for n, group in enumerate(plan):
            pace(self.optimizer, self.args.rate, (turn + n / len(plan)) / self.args.epochs)
            loss, chances = self.step(batch(data, group), self.known([part[p] for p in group], data, group))
            losses.append(loss)
            for item, chance in zip((part[p] for p in group), chances, strict=True):
                self.easiness[self.number[id(item)]] = float(chance.max())
                if item.sign >= 0:
                    fresh[self.number[id(item)]] = float(chance[G][item.sign])
            if self.steps % 50 == 0:
                print(f"{turn + 1}: {n + 1}/{len(plan)} loss {np.mean(losses[-50:]):.4f}", flush=True)
        self.signs, self.best = fresh, {}
        for n, chance in fresh.items():
            message = self.items[n].message
            self.best[message] = max(self.best.get(message, 0.0), chance)
        return float(np.mean(losses))

    def known(self, group: list[Example], data: Encoded, places: list[int]) -> torch.Tensor:
        """Which labels count in the loss.

        A sign is a label of the message: a sentence that showed none of it in the last epoch is left out.
        """
        known = torch.ones(len(group), len(OUTPUTS))
        for row, (item, place) in enumerate(zip(group, places, strict=True)):
            known[row, 0] = float(item.problem_known)
            known[row, K] = float(item.kinds_known)
            known[row, S] = float(data.items[place].strengths_known)
            if item.sign >= 0 and self.signs:
                shown = self.signs[self.number[id(item)]] >= 0.3 * self.best[item.message]
                known[row, G] = float(shown)
        return known

    def step(self, made: dict[str, torch.Tensor], known: torch.Tensor) -> tuple[float, np.ndarray]:
        """One batch; the loss and the chances that the reader gave."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            sentence, word = self.model(made["ids"], made["types"], made["mask"], made["own"])
        loss = loss_of(sentence.float(), word.float(), made, known, self.weight)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        with torch.no_grad():
            for name, parameter in self.model.named_parameters():
                if name in self.average:
                    self.average[name].lerp_(parameter, max(1 / (self.steps + 1), 0.004))
        self.steps += 1
        return loss.item(), torch.sigmoid(sentence.detach().float()).numpy()

    def averaged(self) -> Reader:
        """The reader with the running average of its weights."""
        model = Reader.empty(len(OUTPUTS), len(KINDS))
        model.load_state_dict(self.model.state_dict() | self.average)
        return model


def training_rows(messages: int, seed: int) -> list[dict[str, object]]:
    """All that the reader learns from, or a drawn part of the training texts alone."""
    rows = load("train")
    if not messages:
        return [row for split in ("train", "lists", "examples", "ordinary", "drafts") for row in load(split)]
    names = sorted({r["id"].split("/")[0] for r in rows})
    keep = set(random.Random(seed).sample(names, messages))  # noqa: S311
    return [r for r in rows if r["id"].split("/")[0] in keep]


def main() -> None:
    """Train."""
    args = arguments()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    tokenizer = tokenizer_of(base_folder())
    rows, dev_rows = training_rows(args.messages, args.seed), load("dev")
    dev_wholes = wholes(dev_rows)
    dev, dev_messages = (Encoded(items, tokenizer) for items in (examples(dev_rows), dev_wholes))
    numbers = [item.message for item in dev_wholes]
    draw = random.Random(args.seed)  # noqa: S311
    fresh = {n for n, row in enumerate(rows) if row["id"][0] in args.new and row["id"][1:3].isdigit()}
    kept = [e for e in examples(rows) if draw.random() < args.part or e.message in fresh]
    training = Training(args, kept + wholes(rows))
    if args.start:
        training.recall(tokenizer)
    print(f"{len(rows)} texts, {len(training.items)} sentences", flush=True)
    began, history = time.time(), []
    for turn in range(args.epochs):
        loss = training.epoch(turn, tokenizer)
        model = training.averaged()
        torch.save(model.state_dict(), OUT / f"{args.name}.pt")
        told = in_message(dev_rows, predict(model, dev), numbers, predict(model, dev_messages))
        scores = summary(dev_rows, told)
        history.append({"epoch": turn + 1, "loss": loss, "seconds": time.time() - began, **scores})
        print(json.dumps(history[-1]), flush=True)
        (OUT / f"{args.name}.dev.json").write_text(json.dumps(history, indent=1), encoding="utf-8")


@torch.no_grad()
def predict(model: Reader, data: Encoded) -> np.ndarray:
    """Sentence probabilities, in the order of the data."""
    model.eval()
    out = np.zeros((len(data.items), len(OUTPUTS)), dtype=np.float32)
    order = sorted(range(len(data.items)), key=lambda p: len(data.ids[p]))
    for a in range(0, len(order), 64):
        group = order[a : a + 64]
        made = batch(data, group)
        sentence, _ = model(made["ids"], made["types"], made["mask"], made["own"])
        out[group] = torch.sigmoid(sentence).numpy()
    return out


if __name__ == "__main__":
    main()
