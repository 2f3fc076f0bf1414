"""Prints how well problems and strengths are found in marked drafts, with 95 % intervals.

By the rules alone, or with --reader by the rules and the second reader together.

usage: detection.py [--reader] [--gold FILE ...] [--plain CSV] [--show miss|false|extra|plain] [--kind KIND]
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path
from typing import Any

from coach.detect.learned import Detector
from coach.lexicon.load import load_lexicons
from coach.reading.encoder import Encoder
from coach.reading.pipeline import Pipeline
from coach.records import Kind, Message, Span, StrengthKind

GOLD = Path(__file__).resolve().parent.parent / "data" / "gold" / "dev.jsonl"
EITHER_WAY = frozenset("d041 d132 d165 d227 d236 d271 d337 d356 d384 d462".split())


@dataclass(frozen=True)
class Mark:
    """One marked or found stretch."""

    kind: str
    span: Span


@dataclass
class Tally:
    """Counts of one kind."""

    found: int = 0
    right: int = 0
    marked: int = 0
    met: int = 0


@dataclass
class Outcome:
    """Everything counted over one set of drafts."""

    problems: int = 0
    flagged: int = 0
    clean: int = 0
    alarms: int = 0
    kinds: dict[str, Tally] = field(default_factory=lambda: {k: Tally() for k in Kind})
    strengths: dict[str, Tally] = field(default_factory=lambda: {k: Tally() for k in StrengthKind})
    notes: list[str] = field(default_factory=list)


def share(part: int, whole: int) -> str:
    """A share in per cent with its Wilson interval."""
    if not whole:
        return "–"
    p, z = part / whole, 1.96
    mid = (p + z * z / (2 * whole)) / (1 + z * z / whole)
    half = z * sqrt(p * (1 - p) / whole + z * z / (4 * whole * whole)) / (1 + z * z / whole)
    return f"{100 * p:.1f} % ({part}/{whole}; {100 * (mid - half):.1f}–{100 * (mid + half):.1f})"


def f1(tallies: Iterable[Tally]) -> float:
    """Micro F1."""
    rows = list(tallies)
    found, right = sum(t.found for t in rows), sum(t.right for t in rows)
    marked, met = sum(t.marked for t in rows), sum(t.met for t in rows)
    precision, recall = right / found if found else 0.0, met / marked if marked else 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def marks(rows: Sequence[dict[str, str]], text: str) -> list[Mark]:
    """The marked stretches of a row."""
    starts = [(r["kind"], text.index(r["quote"]), len(r["quote"])) for r in rows]
    return [Mark(kind, Span(start, start + size)) for kind, start, size in starts]


def count(tallies: dict[str, Tally], wanted: Sequence[Mark], found: Sequence[Mark]) -> None:
    """Add one draft to the counts by kind; same kind and overlapping span is right."""
    for mark in found:
        tallies[mark.kind].found += 1
        tallies[mark.kind].right += any(w.kind == mark.kind and w.span.overlaps(mark.span) for w in wanted)
    for mark in wanted:
        tallies[mark.kind].marked += 1
        tallies[mark.kind].met += any(f.kind == mark.kind and f.span.overlaps(mark.span) for f in found)


def same_family(wanted: Sequence[Mark], found: Sequence[Mark]) -> bool:
    """Whether one of the found stretches lies in the family and place of a wanted one."""
    return any(
        Kind(w.kind).family == Kind(f.kind).family and w.span.overlaps(f.span) for w in wanted for f in found
    )


@dataclass(frozen=True)
class Coaching:
    """What reads and finds, loaded once."""

    pipeline: Pipeline
    detector: Detector

    @classmethod
    def load(cls, *, reader: bool) -> Coaching:
        """Rules alone, or rules and second reader."""
        lexicons = load_lexicons()
        return cls(Pipeline.load(), Detector(lexicons, Encoder.load() if reader else None))


def measure(rows: Iterable[dict[str, Any]], coaching: Coaching) -> Outcome:
    """Read marked drafts and count what is found."""
    out = Outcome()
    safe = [r for r in rows if r["safety"] == "none"]
    readings = coaching.pipeline.read_many([Message(r["text"]) for r in safe])
    for row, reading in zip(safe, readings, strict=True):
        text = row["text"]
        opinions = coaching.detector.opinions(reading)
        findings = coaching.detector.findings(reading, opinions)
        found = [Mark(f.kind, f.span) for f in findings]
        wanted = marks(row["findings"], text)
        good = [Mark(s.kind, s.span) for s in coaching.detector.strengths(reading, findings, opinions)]
        wanted_good = marks(row["strengths"], text)
        count(out.strengths, wanted_good, good)
        for mark in good:
            if not any(w.kind == mark.kind and w.span.overlaps(mark.span) for w in wanted_good):
                out.notes.append(f"s-false {mark.kind} | {row['id']} | {mark.span.of(text)} | {text}")
        for mark in wanted_good:
            if not any(w.kind == mark.kind and w.span.overlaps(mark.span) for w in good):
                out.notes.append(f"s-miss {mark.kind} | {row['id']} | {mark.span.of(text)}")
        if row["id"] in EITHER_WAY:
            continue
        count(out.kinds, wanted, found)
        tell(out, row, wanted, found, [f.rule for f in findings])
        if wanted:
            out.problems += 1
            out.flagged += same_family(wanted, found)
        else:
            out.clean += 1
            out.alarms += bool(found)
    return out


def tell(
    out: Outcome, row: dict[str, Any], wanted: Sequence[Mark], found: Sequence[Mark], rules: list[str]
) -> None:
    """Keep notes on what went wrong, for reading."""
    text = row["text"]
    for mark in wanted:
        if not any(f.kind == mark.kind and f.span.overlaps(mark.span) for f in found):
            near = [f.kind for f in found if f.span.overlaps(mark.span)]
            out.notes.append(f"miss {mark.kind} | {row['id']} | {mark.span.of(text)} | got {near}")
    for mark, rule in zip(found, rules, strict=True):
        if not any(w.kind == mark.kind and w.span.overlaps(mark.span) for w in wanted):
            label = "false" if not wanted else "extra"
            out.notes.append(f"{label} {mark.kind} | {row['id']} | {rule} | {mark.span.of(text)} | {text}")


def report(name: str, out: Outcome) -> None:
    """Print the table of one set of drafts."""
    print(f"== {name}")
    print(f"problem messages flagged in the right family  {share(out.flagged, out.problems)}")
    print(f"clean messages flagged                        {share(out.alarms, out.clean)}")
    print(f"kinds, micro F1                               {f1(out.kinds.values()):.3f}")
    for kind, tally in out.kinds.items():
        right, met = share(tally.right, tally.found), share(tally.met, tally.marked)
        print(f"  {kind:18} F1 {f1([tally]):.2f}  precision {right:34} recall {met}")
    if not any(tally.marked for tally in out.strengths.values()):
        return
    print(f"strengths, micro F1                           {f1(out.strengths.values()):.3f}")
    for name_, tally in out.strengths.items():
        right, met = share(tally.right, tally.found), share(tally.met, tally.marked)
        print(f"  {name_:18} F1 {f1([tally]):.2f}  precision {right:34} recall {met}")


def plain(path: Path, coaching: Coaching, *, show: bool) -> None:
    """How many ordinary text messages are flagged at all."""
    with path.open(encoding="utf-8", newline="") as handle:
        texts = [row["text"] for row in csv.DictReader(handle) if row["text"].strip()]
    flagged, rules = 0, Counter[str]()
    for text, reading in zip(texts, coaching.pipeline.read_many(Message(t) for t in texts), strict=True):
        findings = coaching.detector.findings(reading)
        flagged += bool(findings)
        rules.update(f.rule for f in findings)
        if show and findings:
            print(" ; ".join(f"{f.rule}[{f.quote}]" for f in findings), "|", text)
    print(f"== {path.name}: flagged {share(flagged, len(texts))}")
    print("  ", ", ".join(f"{rule} {n}" for rule, n in rules.most_common()))


def main() -> None:
    """Read the arguments and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, nargs="*", default=[GOLD])
    parser.add_argument("--reader", action="store_true", help="let the second reader have its say")
    parser.add_argument("--plain", type=Path)
    parser.add_argument("--show", default="", help="print notes that begin with this word")
    parser.add_argument("--kind", default="", help="only notes about this kind")
    args = parser.parse_args()
    coaching = Coaching.load(reader=args.reader)
    for path in args.gold:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        out = measure(rows, coaching)
        report(path.name, out)
        for note in sorted(out.notes):
            if args.show and note.startswith(args.show) and args.kind in note.split(" | ")[0]:
                print(note)
    if args.plain:
        plain(args.plain, coaching, show=args.show == "plain")


if __name__ == "__main__":
    main()
