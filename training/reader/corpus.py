"""Marked lines of the writers -> the rows of data/corpus.

    python training/reader/corpus.py FOLDER

FOLDER holds the writers' text files: a line ``@hand ID | description`` and below it one message a line,
``context | tags | text with [code marks] | rewrite one // rewrite two``. Hands that the corpus has already
stay as they are, and the new ones join them. What is written: train.jsonl, dev.jsonl and blind.jsonl (split
by hand, never by line), hands.csv, and removed.csv, which says which near-duplicates were taken out and what
they repeat. Of the blind split nothing is printed.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parents[1] / "data" / "corpus"
GOLD = HERE.parents[1] / "data" / "gold" / "dev.jsonl"

KINDS = {
    "acc": "accusation",
    "gen": "generalization",
    "cau": "causation",
    "mind": "mind_reading",
    "dir": "directive",
    "ques": "accusing_question",
    "cont": "contempt",
    "faux": "faux_feeling",
    "guilt": "guilt_trip",
    "dis": "dismissal",
    "neg": "negative_request",
    "ult": "ultimatum",
}
STRENGTHS = {
    "we": "we_framing",
    "own": "own_feeling",
    "pos": "positive_request",
    "cur": "curiosity",
    "val": "validation",
    "app": "appreciation",
    "mea": "ownership",
    "open": "openness",
    "obs": "observation",
}
SIGNS = ("abuse", "self_harm", "threat", "illness", "child")
CONTEXTS = ("partner", "coparent", "roommate", "family", "friend", "work", "neighbour")
TRAPS = (
    "warm_you generic_you quoted reported self_blame boundary i_statement harmless_negation "
    "harmless_conditional neutral_question plain_request banter work_talk recipe sport third_party "
    "good_should negated_blame hypothetical titles_names sarcasm_lookalike topic_word other"
).split()
DEV_HANDS = ("a03", "b02", "c01", "d04", "k14")
"""An American who dictates without marks, a learner with errors, an exact lawyer, a student in lower case, a
proud builder who doesn't say what hurts."""
BLIND_HANDS = ("z01", "z02", "z03", "z04", "z05", "z06", "z07", "z08", "z09", "z10")
NEAR = 0.8
"""Share of common words (order kept, names and numbers folded) from which two messages count as the same."""

Row = dict[str, object]


class MarkError(ValueError):
    """A line that doesn't follow the format."""


def unmark(marked: str) -> tuple[str, list[tuple[str, int, int]]]:
    """The text without its marks, and the marks as (code, start, end)."""
    out: list[str] = []
    stack: list[tuple[str, int]] = []
    spans: list[tuple[str, int, int]] = []
    i = 0
    while i < len(marked):
        if marked[i] == "[":
            opening = re.match(r"\[([a-z]+)\s+", marked[i:])
            if not opening or opening[1] not in KINDS | STRENGTHS:
                raise MarkError(f"bad mark at column {i}")
            stack.append((opening[1], len(out)))
            i += opening.end()
            continue
        if marked[i] == "]":
            if not stack:
                raise MarkError("closing bracket without opening")
            code, start = stack.pop()
            spans.append((code, start, len(out)))
        else:
            out.append(marked[i])
        i += 1
    if stack:
        raise MarkError("mark not closed")
    return "".join(out), sorted(spans, key=lambda s: (s[1], -s[2]))


def row_of(line: str, hand: str) -> Row:
    """The row of one marked line."""
    parts = [p.strip() for p in line.split("|")]
    if len(parts) not in (3, 4):
        raise MarkError(f"{len(parts)} fields, 3 or 4 wanted")
    context, tags, marked = parts[0], parts[1].split(), parts[2].replace("\\n", "\n")
    unknown = set(tags) - {*SIGNS, *TRAPS, "lookalike", "hard"}
    if context not in CONTEXTS or unknown:
        raise MarkError(f"context {context!r}, unknown tags {sorted(unknown)}")
    text, spans = unmark(marked)
    quotes = [(code, text[a:b].strip()) for code, a, b in spans]
    if any(text.count(quote) != 1 for _, quote in quotes):
        raise MarkError("a marked stretch is not unique in its message")
    rewrites = [r.strip() for r in parts[3].split("//") if r.strip()] if len(parts) == 4 else []
    return {
        "id": "",
        "text": text,
        "context": context,
        "findings": [{"kind": KINDS[c], "quote": q} for c, q in quotes if c in KINDS],
        "strengths": [{"kind": STRENGTHS[c], "quote": q} for c, q in quotes if c in STRENGTHS],
        "safety": next((t for t in tags if t in SIGNS), "none"),
        "rewrites": rewrites,
        "hand": hand,
        "trap": next((t for t in tags if t in TRAPS), None),
        "lookalike": "lookalike" in tags,
    }


def read(path: Path, hands: dict[str, str], counts: dict[str, int]) -> Iterator[Row]:
    """The rows of one file; descriptions of new hands go into ``hands``, and ids count on in ``counts``."""
    hand = ""
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = raw.strip()
        if not line:
            continue
        if line.startswith("@hand"):
            hand, _, description = (p.strip() for p in line[5:].partition("|"))
            hands.setdefault(hand, description)
            continue
        try:
            row = row_of(line, hand)
        except MarkError as error:
            raise SystemExit(f"{path.name}:{number}: {error}") from None
        counts[hand] += 1
        row["id"] = f"{hand}-{counts[hand]:03}"
        yield row


def folded(text: str) -> tuple[str, ...]:
    """The words of a message with names and numbers folded: only they may differ between two of a kind."""
    words = []
    for sentence in re.split(r"(?<=[.!?])\s+|\n", text):
        for place, word in enumerate(re.findall(r"[\w'’]+", sentence)):
            if word.isdigit():
                words.append("#")
            elif place and word[0].isupper() and len(word) > 1 and not word.isupper():
                words.append("@")
            else:
                words.append(word.lower().replace("’", "'"))
    return tuple(words)


def grams(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """The words and the pairs of neighbours."""
    return frozenset([(w,) for w in words] + list(pairwise(words)))


def near_duplicates(rows: list[Row], others: list[str]) -> dict[str, str]:
    """Ids of rows that nearly repeat an earlier row or one of ``others``, with what they repeat."""
    seen: list[tuple[str, frozenset[tuple[str, ...]]]] = []
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    removed: dict[str, str] = {}

    def add(name: str, parts: frozenset[tuple[str, ...]]) -> None:
        for part in parts:
            index[part].append(len(seen))
        seen.append((name, parts))

    for n, text in enumerate(others):
        add(f"gold {n}", grams(folded(text)))
    for row in rows:
        parts = grams(folded(str(row["text"])))
        common: dict[int, int] = defaultdict(int)
        for part in parts:
            if len(index[part]) < 400:
                for place in index[part]:
                    common[place] += 1
        twin = next(
            (seen[p][0] for p in sorted(common) if _likeness(parts, seen[p][1]) >= NEAR),
            None,
        )
        if twin is None:
            add(str(row["id"]), parts)
        else:
            removed[str(row["id"])] = twin
    return removed


def _likeness(a: frozenset[tuple[str, ...]], b: frozenset[tuple[str, ...]]) -> float:
    return len(a & b) / len(a | b)


def split_of(hand: str) -> str:
    """The split that a hand belongs to."""
    return "blind" if hand in BLIND_HANDS else "dev" if hand in DEV_HANDS else "train"


def kept_rows() -> list[Row]:
    """The rows that the corpus has already."""
    paths = [CORPUS / f"{split}.jsonl" for split in ("train", "dev", "blind")]
    return [
        json.loads(line)
        for path in paths
        if path.is_file()
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def read_table(path: Path) -> list[dict[str, str]]:
    """The rows of a table, none where it isn't there yet."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


def write_table(path: Path, header: list[str], rows: list[list[object]]) -> None:
    """Write a table."""
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def main(folder: Path) -> None:
    """Write the corpus."""
    known = read_table(CORPUS / "hands.csv")
    hands = {row["hand"]: row["description"] for row in known}
    counts: dict[str, int] = defaultdict(int, {row["hand"]: int(row["written"]) for row in known})
    added = [row for path in sorted(folder.glob("*.txt")) for row in read(path, hands, counts)]
    again = sorted({str(row["hand"]) for row in added} & {row["hand"] for row in known})
    if again:
        raise SystemExit(f"The corpus has these hands already: {', '.join(again)}. Rename or remove them.")
    rows = [*kept_rows(), *added]
    # Blind first, then dev, so that a twin across splits goes from the training side.
    rows.sort(key=lambda r: (("blind", "dev", "train").index(split_of(str(r["hand"]))), str(r["id"])))
    gold = [json.loads(line)["text"] for line in GOLD.read_text(encoding="utf-8").splitlines()]
    removed = near_duplicates(rows, gold)
    for split in ("train", "dev", "blind"):
        kept = [r for r in rows if split_of(str(r["hand"])) == split and r["id"] not in removed]
        with (CORPUS / f"{split}.jsonl").open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(r, ensure_ascii=False) + "\n" for r in kept)
        print(split, len(kept), "messages")
    write_table(
        CORPUS / "hands.csv",
        ["hand", "split", "written", "description"],
        [[h, split_of(h), counts[h], hands[h]] for h in sorted(hands)],
    )
    earlier = {row["removed"]: row["repeats"] for row in read_table(CORPUS / "removed.csv")}
    write_table(
        CORPUS / "removed.csv", ["removed", "repeats"], [list(p) for p in sorted((earlier | removed).items())]
    )
    print(len(removed), "near-duplicates removed")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
