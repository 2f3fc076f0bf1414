"""A sentence encoder fine-tuned as a parser: it writes first drafts of our own trees and is not shipped."""

import argparse
import random
import sys
import time
from pathlib import Path

import torch
from torch import nn
from transformers import AutoModel, AutoTokenizer

from conllu import Row, read_sentences, write_sentences

SPOKEN = {"n't": ["nt"], "you": ["u", "ya"], "your": ["ur"], "are": ["r"], "because": ["cuz", "bc"],
          "please": ["pls", "plz"], "'re": ["re"], "'m": ["m"], "'s": ["s"], "'ll": ["ll"], "'ve": ["ve"],
          "though": ["tho"], "and": ["n", "&"], "with": ["w/"], "to": ["2"], "for": ["4"]}  # fmt: skip


def drop_tokens(rows: list[Row], gone: set[int]) -> list[Row]:
    """Leave tokens out; only punctuation without dependents is ever in `gone`."""
    kept = [i for i in range(len(rows)) if i not in gone]
    place = {old: new for new, old in enumerate(kept, 1)}
    return [rows[i]._replace(head=place[rows[i].head - 1] if rows[i].head else 0) for i in kept]


def roughen(rows: list[Row], rng: random.Random) -> list[Row]:
    """What people type: no end mark, no commas, short spellings."""
    heads = {r.head - 1 for r in rows}
    puncts = [i for i, r in enumerate(rows) if r.deprel == "punct" and i not in heads]
    if puncts and rng.random() < 0.25:
        rows = drop_tokens(rows, set(puncts))
    elif puncts and rng.random() < 0.3 and puncts[-1] == len(rows) - 1:
        rows = drop_tokens(rows, {puncts[-1]})
    if rng.random() < 0.25:
        rows = [r._replace(form=respelled(r.form, rng)) for r in rows]
    return rows


def respelled(form: str, rng: random.Random) -> str:
    """ "you" -> "u", three times in five."""
    return rng.choice(SPOKEN[form.lower()]) if form.lower() in SPOKEN and rng.random() < 0.6 else form


def join(sentences: list[list[Row]]) -> list[Row]:
    out: list[Row] = []
    for rows in sentences:
        base = len(out)
        out += [r._replace(head=r.head + base if r.head else 0) for r in rows]
    return out


def make_docs(sentences: list[list[Row]], rng: random.Random) -> list[list[Row]]:
    """One to four sentences in a row, roughened; every root hangs on the one ROOT."""
    docs, i = [], 0
    while i < len(sentences):
        n = rng.choice([1, 1, 1, 1, 2, 2, 3, 4])
        rows = join([roughen(s, rng) for s in sentences[i : i + n]])
        i += n
        if rows and len(rows) <= 110:
            docs.append(rows)
    return docs


class Parser(nn.Module):
    """Deep biaffine attention (Dozat and Manning 2017) on top of the encoder."""

    def __init__(self, folder: str, deps: list[str], tags: list[str]) -> None:
        super().__init__()
        self.deps, self.tags = deps, tags
        self.tokenizer = AutoTokenizer.from_pretrained(folder)
        self.encoder = AutoModel.from_pretrained(folder, attention_probs_dropout_prob=0.0)
        self.encoder.embeddings.word_embeddings.weight.requires_grad = False  # half of all weights
        width = self.encoder.config.hidden_size
        self.mix = nn.Parameter(torch.zeros(self.encoder.config.num_hidden_layers + 1))
        self.drop = nn.Dropout(0.3)
        self.root = nn.Parameter(torch.randn(width) * 0.02)
        self.arc_dep, self.arc_head = (
            nn.Sequential(nn.Linear(width, 384), nn.GELU(), nn.Dropout(0.3)) for _ in "ab"
        )
        self.rel_dep, self.rel_head = (
            nn.Sequential(nn.Linear(width, 128), nn.GELU(), nn.Dropout(0.3)) for _ in "ab"
        )
        self.arc = nn.Parameter(torch.randn(385, 384) * 0.02)
        self.rel = nn.Parameter(torch.randn(len(deps), 129, 129) * 0.02)
        self.tag = nn.Linear(width, len(tags))

    def words(self, batch: list[list[str]]) -> torch.Tensor:
        enc = self.tokenizer(
            batch,
            is_split_into_words=True,
            return_tensors="pt",
            padding=True,
            truncation=True,
            max_length=512,
        )
        hidden = self.encoder(**enc, output_hidden_states=True).hidden_states
        state = sum(w * h for w, h in zip(self.mix.softmax(0), hidden, strict=True)) + hidden[-1]
        longest = max(len(b) for b in batch)
        pool = torch.zeros(len(batch), longest, state.shape[1])
        for b in range(len(batch)):
            for k, w in enumerate(enc.word_ids(b)):
                if w is not None:
                    pool[b, w, k] = 1.0
        pool = pool / pool.sum(-1, keepdim=True).clamp(min=1)
        return self.drop(torch.bmm(pool, state.float()))

    def forward(
        self, batch: list[list[str]]
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
        x = self.words(batch)
        tags = self.tag(x)
        with_root = torch.cat([self.root.expand(len(batch), 1, -1), x], 1)
        d, h = self.arc_dep(x), self.arc_head(with_root)
        d1 = torch.cat([d, torch.ones_like(d[..., :1])], -1)
        arcs = d1 @ self.arc @ h.transpose(1, 2)
        mask = torch.zeros(len(batch), with_root.shape[1], dtype=torch.bool)
        for b, words in enumerate(batch):
            mask[b, len(words) + 1 :] = True
        arcs = arcs.masked_fill(mask[:, None], -1e4)
        rd, rh = self.rel_dep(x), self.rel_head(with_root)
        return (
            arcs,
            tags,
            torch.cat([rd, torch.ones_like(rd[..., :1])], -1),
            torch.cat([rh, torch.ones_like(rh[..., :1])], -1),
        )

    def labels(self, rd: torch.Tensor, rh: torch.Tensor, heads: torch.Tensor) -> torch.Tensor:
        picked = rh.gather(1, heads.unsqueeze(-1).expand(-1, -1, rh.shape[-1]))
        return torch.einsum("bni,lij,bnj->bnl", rd, self.rel, picked)


def untangle(scores: torch.Tensor) -> list[int]:
    """Best head for each word; cycles are opened where that costs least."""
    n = scores.shape[0]
    scores = scores.clone()
    scores[torch.arange(n), torch.arange(n) + 1] = -1e5
    heads = scores.argmax(-1).tolist()
    while True:
        cycle = find_cycle(heads)
        if not cycle:
            return heads
        inside = torch.tensor([c + 1 for c in cycle])
        best = None
        for c in cycle:
            row = scores[c].clone()
            row[inside] = -1e5
            gain = (row.max() - scores[c, heads[c]]).item()
            if best is None or gain > best[0]:
                best = (gain, c, int(row.argmax()))
        scores[best[1], heads[best[1]]] = -1e6  # never again, so that this ends
        heads[best[1]] = best[2]


def find_cycle(heads: list[int]) -> list[int]:
    for start in range(len(heads)):
        path, at = [], start
        while at >= 0 and at not in path:
            path.append(at)
            at = heads[at] - 1
        if at >= 0:
            return path[path.index(at) :]
    return []


def batches(docs: list[list[Row]], words: int, rng: random.Random) -> list[list[list[Row]]]:
    """Documents of like length together, at most `words` words a batch."""
    docs = sorted(docs, key=lambda d: len(d) + rng.random() * 6)
    out: list[list[list[Row]]] = [[]]
    for d in docs:
        if out[-1] and (len(out[-1]) + 1) * max(len(d), len(out[-1][-1])) > words:
            out.append([])
        out[-1].append(d)
    rng.shuffle(out)
    return out


def loss_of(model: Parser, docs: list[list[Row]]) -> torch.Tensor:
    longest = max(map(len, docs))
    heads = torch.full((len(docs), longest), -100)
    deps, tags = heads.clone(), heads.clone()
    for b, rows in enumerate(docs):
        heads[b, : len(rows)] = torch.tensor([r.head for r in rows])
        deps[b, : len(rows)] = torch.tensor([model.deps.index(r.deprel) for r in rows])
        tags[b, : len(rows)] = torch.tensor([model.tags.index(r.xpos) for r in rows])
    arcs, tag_scores, rd, rh = model([[r.form for r in rows] for rows in docs])
    cross = nn.functional.cross_entropy
    rel = model.labels(rd, rh, heads.clamp(min=0))
    return (cross(arcs.flatten(0, 1), heads.flatten()) + cross(rel.flatten(0, 1), deps.flatten())
            + 0.5 * cross(tag_scores.flatten(0, 1), tags.flatten()))  # fmt: skip


def parse(model: Parser, docs: list[list[str]]) -> list[list[Row]]:
    """Tokens in, rows out, in the given order."""
    return [rows for rows, _ in parse_with_confidence(model, docs)]


def parse_with_confidence(
    model: Parser, docs: list[list[str]], size: int = 16
) -> list[tuple[list[Row], float]]:
    """The same, with the mean probability of the chosen heads."""
    model.eval()
    out: list[tuple[list[Row], float]] = [([], 0.0) for _ in docs]
    order = sorted(range(len(docs)), key=lambda i: len(docs[i]))
    with torch.no_grad():
        for k in range(0, len(order), size):
            ids = order[k : k + size]
            arcs, tags, rd, rh = model([docs[i] for i in ids])
            heads = [untangle(arcs[b, : len(docs[i]), : len(docs[i]) + 1]) for b, i in enumerate(ids)]
            padded = torch.zeros(arcs.shape[:2], dtype=torch.long)
            for b, h in enumerate(heads):
                padded[b, : len(h)] = torch.tensor(h)
            rels, best = model.labels(rd, rh, padded), tags.argmax(-1)
            root = model.deps.index("root")
            rels[..., root] = torch.where(padded == 0, 1e4, -1e4)
            names = rels.argmax(-1)
            sure = arcs.softmax(-1).gather(2, padded.unsqueeze(-1)).squeeze(-1)
            for b, i in enumerate(ids):
                rows = [
                    Row(w, "_", model.tags[best[b, j]], heads[b][j], model.deps[names[b, j]])
                    for j, w in enumerate(docs[i])
                ]
                out[i] = (rows, float(sure[b, : len(rows)].mean()))
    return out


def attachment(model: Parser, sentences: list[list[Row]]) -> tuple[float, float]:
    seen = right = full = 0
    for gold, got in zip(sentences, parse(model, [[r.form for r in s] for s in sentences]), strict=True):
        for g, p in zip(gold, got, strict=True):
            if g.deprel != "punct":
                seen += 1
                right += g.head == p.head
                full += g.head == p.head and g.deprel == p.deprel
    return 100 * right / seen, 100 * full / seen


def train(args: argparse.Namespace) -> None:
    torch.manual_seed(0)
    rng = random.Random(0)
    sentences = [s for f in args.train for s in read_sentences(Path(f))]
    dev = read_sentences(Path(args.dev))[:600]
    everything = [r for s in sentences + dev for r in s]
    model = Parser(args.encoder, sorted({r.deprel for r in everything}), sorted({r.xpos for r in everything}))
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder")]
    encoder = [p for p in model.encoder.parameters() if p.requires_grad]
    optim = torch.optim.AdamW(
        [{"params": encoder, "lr": 1.2e-4}, {"params": heads, "lr": 1.5e-3}], fused=True
    )
    total = args.epochs * len(batches(make_docs(sentences, random.Random(1)), args.words, random.Random(1)))
    plan = torch.optim.lr_scheduler.LambdaLR(
        optim, lambda s: min(1, (s + 1) / 200) * max(0.01, 1 - s / (total * 1.02))
    )
    step, began = 0, time.time()
    for epoch in range(args.epochs):
        model.train()
        for docs in batches(make_docs(sentences, rng), args.words, rng):
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=args.bf16):
                loss = loss_of(model, docs)
            optim.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optim.step()
            plan.step()
            step += 1
            if step % 50 == 0:
                sys.stdout.write(f"{epoch} {step}/{total} {loss.item():.3f} {time.time() - began:.0f} s\n")
        torch.save({"state": model.state_dict(), "deps": model.deps, "tags": model.tags}, args.out)
        uas, las = attachment(model, dev)
        sys.stdout.write(
            f"dev, without punctuation: UAS {uas:.2f} LAS {las:.2f} {time.time() - began:.0f} s\n"
        )


def load(encoder: str, path: str) -> Parser:
    saved = torch.load(path)
    model = Parser(encoder, saved["deps"], saved["tags"])
    model.load_state_dict(saved["state"])
    return model


def main() -> None:
    p = argparse.ArgumentParser()
    p.add_argument("--encoder", required=True)
    p.add_argument("--train", nargs="+")
    p.add_argument("--dev")
    p.add_argument("--out")
    p.add_argument("--parse", help="CoNLL-U whose trees are to be written anew")
    p.add_argument("--epochs", type=int, default=4)
    p.add_argument("--words", type=int, default=500)
    p.add_argument("--bf16", action="store_true")
    p.add_argument("--threads", type=int, default=1)
    args = p.parse_args()
    torch.set_num_threads(args.threads)
    if args.parse:
        model = load(args.encoder, args.out)
        sentences = read_sentences(Path(args.parse))
        write_sentences(Path(args.parse), parse(model, [[r.form for r in s] for s in sentences]))
        return
    train(args)


if __name__ == "__main__":
    main()
