"""Cut the corpus into sentences with the shipped pipeline, once, and label each by the quotes that lie in it.

    python training/reader/sentences.py

Writes training/out/reader/{train,dev,blind,gold,examples,lists}.json (git-ignored). A row is a message: its
sentences as (start, end), the labels of each, and the quotes as character spans for the token head. The
rewrites of a message are rows of their own: free of problems, their strengths unknown. ``examples`` are those
of the rules, the phrases and the frames, labelled by the rules that they were written for; ``lists`` are
those of data/lists, whose strengths are unknown.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))

from coach.detect import ALL  # noqa: E402
from coach.detect.findings import find_all, resolve  # noqa: E402
from coach.detect.rule import unmark  # noqa: E402
from coach.lexicon.load import load_lexicons  # noqa: E402
from coach.reading.pipeline import Pipeline  # noqa: E402
from coach.records import Kind, Message, Sign, Span, StrengthKind  # noqa: E402

OUT = ROOT / "training" / "out" / "reader"
KINDS = [str(k) for k in Kind]
STRENGTHS = [str(s) for s in StrengthKind]
SIGNS = [str(s) for s in Sign]


def letters(text: str) -> int:
    """How many letters and digits a text has."""
    return len(re.findall(r"\w", text))


def hit_sentences(text: str, sentences: list[Span], quote: Span) -> list[int]:
    """The sentences that a quote lies in: those that share 40 % of the shorter of the two, or the nearest."""
    shares = []
    for sentence in sentences:
        low, high = max(sentence.start, quote.start), min(sentence.end, quote.end)
        common = letters(text[low:high]) if low < high else 0
        shorter = max(1, min(letters(sentence.of(text)), letters(quote.of(text))))
        shares.append(common / shorter)
    found = [n for n, share in enumerate(shares) if share >= 0.4]
    return found or [max(range(len(shares)), key=shares.__getitem__)]


def labelled(row: dict[str, object], sentences: list[Span]) -> dict[str, object]:
    """A message with the labels of its sentences."""
    text = str(row["text"])
    labels: list[list[str]] = [[] for _ in sentences]
    spans = []
    for item in [*row["findings"], *row["strengths"]]:
        start = text.index(item["quote"])
        quote = Span(start, start + len(item["quote"]))
        for n in hit_sentences(text, sentences, quote):
            labels[n].append(item["kind"])
        if item["kind"] in KINDS:
            spans.append([item["kind"], quote.start, quote.end])
    return {
        "id": row["id"],
        "text": text,
        "sentences": [[s.start, s.end] for s in sentences],
        "labels": labels,
        "spans": spans,
        "safety": row["safety"],
        "lookalike": row.get("lookalike", False),
        "trap": row.get("trap"),
        "source": "corpus",
    }


def examples(pipeline: Pipeline) -> list[dict[str, object]]:
    """The examples of the lexicons and rules, with what the rules find in them.

    A text that should be marked and in which nothing is found is left out.
    """
    lexicons = load_lexicons()
    phrases = [
        phrase.entry for name, entries in lexicons.phrases.items() if name in KINDS for phrase in entries
    ]
    fires = [unmark(text)[0] for owner in (*ALL, *phrases) for text in owner.fires]
    fires += [example.draft for frame in lexicons.frames for example in frame.example]
    silent = [unmark(text)[0] for owner in (*ALL, *phrases) for text in owner.silent]
    wanted = dict.fromkeys(fires, True) | dict.fromkeys(silent, False)
    rows = []
    for (text, marked), reading in zip(
        wanted.items(), pipeline.read_many(Message(t) for t in wanted), strict=True
    ):
        findings = resolve(find_all(reading, lexicons))
        unique = [f for f in findings if text.count(f.quote) == 1]
        if bool(unique) != marked or len(unique) != len(findings):
            continue
        row = {
            "id": f"example-{len(rows):04}",
            "text": text,
            "findings": [{"kind": str(f.kind), "quote": f.quote} for f in findings],
            "strengths": [],
            "safety": "none",
        }
        rows.append(labelled(row, [s.span for s in reading.sentences]) | {"source": "example"})
    return rows


def main() -> None:
    """Cut all splits."""
    OUT.mkdir(parents=True, exist_ok=True)
    pipeline = Pipeline.load()
    files = {s: ROOT / "data" / "corpus" / f"{s}.jsonl" for s in ("dev", "train", "blind")}
    files["gold"] = ROOT / "data" / "gold" / "dev.jsonl"
    for split, path in files.items():
        rows = load_rows(path)
        readings = pipeline.read_many(Message(r["text"]) for r in rows)
        out = [labelled(r, [s.span for s in g.sentences]) for r, g in zip(rows, readings, strict=True)]
        pairs = [(r["id"], n, text) for r in rows for n, text in enumerate(r["rewrites"])]
        readings = pipeline.read_many(Message(text) for _, _, text in pairs)
        for (name, n, text), reading in zip(pairs, readings, strict=True):
            sentences = [[s.span.start, s.span.end] for s in reading.sentences]
            out.append(
                {
                    "id": f"{name}/{n}",
                    "text": text,
                    "sentences": sentences,
                    "labels": [[] for _ in sentences],
                    "spans": [],
                    "safety": "none",
                    "lookalike": False,
                    "trap": None,
                    "source": "rewrite",
                }
            )
        write(split, out)
    write("examples", examples(pipeline))
    rows = [row for path in sorted((ROOT / "data" / "lists").glob("*.jsonl")) for row in load_rows(path)]
    readings = pipeline.read_many(Message(r["text"]) for r in rows)
    listed = [labelled(r, [s.span for s in g.sentences]) for r, g in zip(rows, readings, strict=True)]
    write("lists", [row | {"source": "list"} for row in listed])


def load_rows(path: Path) -> list[dict[str, object]]:
    """The rows of a .jsonl file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def write(split: str, rows: list[dict[str, object]]) -> None:
    """Write a split and say how large it is."""
    (OUT / f"{split}.json").write_text(json.dumps(rows), encoding="utf-8")
    print(split, len(rows), "texts", sum(len(r["sentences"]) for r in rows), "sentences", flush=True)


if __name__ == "__main__":
    main()
