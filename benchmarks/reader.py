"""Prints what the second reader is worth: alone, and beside the rules. Counts only; no line is shown.

usage: reader.py [FILE] [--speed]     FILE is a .jsonl in the format of data/gold/dev.jsonl
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Any

from coach.detect.findings import find_all, resolve
from coach.detect.learned import Limits, learned_signs, strengths_with_opinions, with_opinions
from coach.detect.strengths import find_strengths
from coach.lexicon.load import Lexicons, load_lexicons
from coach.reading.encoder import Encoder, Opinion, worth_reading
from coach.reading.pipeline import Pipeline
from coach.reading.reading import Reading
from coach.records import Finding, Message
from coach.safety import safety_notices
from coach.score import score_message

ROOT = Path(__file__).resolve().parent.parent


@dataclass
class Judged:
    """What rules, reader and both say of one text."""

    chance: float
    rules: tuple[Finding, ...]
    both: tuple[Finding, ...]
    points: int
    points_both: int
    sign_by_rule: bool
    sign_by_reader: bool
    sentences: int
    skipped: int


class Judge:
    """Rules and reader, loaded once."""

    def __init__(self) -> None:
        self.pipeline = Pipeline.load()
        self.lexicons: Lexicons = load_lexicons()
        self.encoder = Encoder.load()
        self.limits = Limits.of(self.encoder.thresholds)

    def judge(self, texts: Sequence[str]) -> list[Judged]:
        """One verdict a text."""
        readings = self.pipeline.read_many(Message(text) for text in texts)
        return [self._one(reading) for reading in readings]

    def _one(self, reading: Reading) -> Judged:
        opinions = self.encoder.opinions(reading)
        rules = resolve(find_all(reading, self.lexicons))
        both = with_opinions(reading, rules, opinions, self.limits)
        strengths = find_strengths(reading, rules, self.lexicons)
        heard = strengths_with_opinions(
            reading, find_strengths(reading, both, self.lexicons), both, opinions, self.limits
        )
        return Judged(
            chance=max(o.problem for o in opinions),
            rules=rules,
            both=both,
            points=_points(rules, strengths),
            points_both=_points(both, heard),
            sign_by_rule=bool(safety_notices(reading, self.lexicons)),
            sign_by_reader=bool(learned_signs(opinions, self.limits)),
            sentences=len(opinions),
            skipped=sum(not o.read for o in opinions),
        )


def _points(findings: Sequence[Finding], strengths: Sequence[Any]) -> int:
    return sum(p.points for p in score_message(findings, strengths).parts if p.label != "limit")


def auc(high: Sequence[float], low: Sequence[float]) -> float:
    """How often one of the first lies above one of the second; ties count half."""
    return statistics.fmean((a > b) + 0.5 * (a == b) for a in high for b in low)


def shown(count: int, of: int) -> str:
    """A share with its 95 % interval."""
    if not of:
        return "none"
    p, z = count / of, 1.96
    middle, spread = (p + z * z / (2 * of)), z * sqrt(p * (1 - p) / of + z * z / (4 * of * of))
    low, high = (middle - spread) / (1 + z * z / of), (middle + spread) / (1 + z * z / of)
    return f"{count} of {of} = {100 * p:.1f} % ({100 * low:.1f} to {100 * high:.1f})"


def report(path: Path) -> None:
    """All figures of a split."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    judge = Judge()
    judged = judge.judge([r["text"] for r in rows])
    pairs = list(zip(rows, judged, strict=True))
    plain = [(r, j) for r, j in pairs if r["safety"] == "none"]
    problem = [j for r, j in plain if r["findings"]]
    clean = [j for r, j in plain if not r["findings"]]
    hard = [j for r, j in plain if r.get("trap")]
    print(f"{path.name}: {len(problem)} problem, {len(clean)} clean, {len(hard)} traps")
    print("rules alone      problem flagged:", shown(sum(bool(j.rules) for j in problem), len(problem)))
    print("                 clean flagged:  ", shown(sum(bool(j.rules) for j in clean), len(clean)))
    print("rules and reader problem flagged:", shown(sum(bool(j.both) for j in problem), len(problem)))
    print("                 clean flagged:  ", shown(sum(bool(j.both) for j in clean), len(clean)))
    chances = [j.chance for j in problem]
    print(f"reader alone, AUC problem against clean: {auc(chances, [j.chance for j in clean]):.4f}")
    if hard:
        print(f"              AUC problem against traps: {auc(chances, [j.chance for j in hard]):.4f}")
    _kinds(plain)
    if any(r["rewrites"] for r, _ in plain):
        _pairs(judge, [(r, j) for r, j in plain if r["rewrites"]])
    _signs(pairs)
    total = sum(j.sentences for j in judged)
    print("gate: sentences let pass unread:", shown(sum(j.skipped for j in judged), total))
    missed = sum(
        bool(r["findings"]) and not any(worth_reading(f["quote"]) for f in r["findings"]) for r in rows
    )
    print("      problem messages whose every quote it lets pass:", missed)


def _kinds(plain: Sequence[tuple[dict[str, Any], Judged]]) -> None:
    added = [(f, r) for r, j in plain for f in j.both if f.rule.startswith("reader.")]
    right = [f.kind in {m["kind"] for m in r["findings"]} for f, r in added if r["findings"]]
    over = [
        any(
            m["quote"] in f.quote or f.quote in m["quote"] or _meets(r["text"], m["quote"], f)
            for m in r["findings"]
        )
        for f, r in added
        if r["findings"]
    ]
    print("added findings in problem messages, right kind:", shown(sum(right), len(right)))
    print("                                    on a marked stretch:", shown(sum(over), len(over)))
    print("added findings in clean messages:", sum(not r["findings"] for _, r in added))


def _meets(text: str, quote: str, finding: Finding) -> bool:
    start = text.index(quote)
    return start < finding.span.end and finding.span.start < start + len(quote)


def _pairs(judge: Judge, items: Sequence[tuple[dict[str, Any], Judged]]) -> None:
    texts = [(j, rewrite) for r, j in items for rewrite in r["rewrites"]]
    after = judge.judge([rewrite for _, rewrite in texts])
    rows = list(zip([j for j, _ in texts], after, strict=True))
    measures = {
        "reader": lambda j: -j.chance,
        "points, rules": lambda j: j.points,
        "points, both": lambda j: j.points_both,
        "points, then reader": lambda j: (j.points_both, -j.chance),
    }
    for name, value in measures.items():
        right = statistics.fmean((value(b) > value(a)) + 0.5 * (value(b) == value(a)) for a, b in rows)
        print(f"pairs ranked right by {name}: {100 * right:.1f} % of {len(rows)}")
    print(
        "rewrites flagged: rules",
        sum(bool(b.rules) for _, b in rows),
        "both",
        sum(bool(b.both) for _, b in rows),
    )


def _signs(pairs: Sequence[tuple[dict[str, Any], Judged]]) -> None:
    real = [j for r, j in pairs if r["safety"] != "none"]
    alike = [j for r, j in pairs if r.get("lookalike") and r["safety"] == "none"]
    other = [j for r, j in pairs if r["safety"] == "none"]
    tests = {
        "rules": lambda j: j.sign_by_rule,
        "reader": lambda j: j.sign_by_reader,
        "both": lambda j: j.sign_by_rule or j.sign_by_reader,
    }
    for name, test in tests.items():
        print(f"signs found by {name}:", shown(sum(map(test, real)), len(real)))
        print("  look-alikes taken for signs:", shown(sum(map(test, alike)), len(alike)))
        print("  any message without a sign: ", shown(sum(map(test, other)), len(other)))


def speed(path: Path) -> None:
    """Milliseconds of a sentence, and of a message against its bare parse, in turns."""
    judge = Judge()
    rows = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()][:300]
    parse, rules, reader, sentences = [], [], [], []
    for text in rows:
        began = time.perf_counter()
        reading = judge.pipeline.read(Message(text))
        parsed = time.perf_counter()
        found = resolve(find_all(reading, judge.lexicons))
        find_strengths(reading, found, judge.lexicons)
        safety_notices(reading, judge.lexicons)
        ruled = time.perf_counter()
        opinions: tuple[Opinion, ...] = judge.encoder.opinions(reading)
        with_opinions(reading, found, opinions, judge.limits)
        done = time.perf_counter()
        parse.append(parsed - began)
        rules.append(ruled - parsed)
        reader.append(done - ruled)
        sentences += [(done - ruled) / len(opinions)] * len(opinions)
    for name, times in {
        "parse": parse,
        "rules": rules,
        "reader": reader,
        "reader a sentence": sentences,
    }.items():
        print(
            f"{name}: p50 {1e3 * statistics.median(times):.2f} ms, mean {1e3 * statistics.fmean(times):.2f}"
        )
    whole = sum(parse) + sum(rules) + sum(reader)
    print(f"message with rules and reader: {whole / sum(parse):.2f} times the bare parse")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=ROOT / "data" / "corpus" / "dev.jsonl")
    parser.add_argument("--speed", action="store_true")
    arguments = parser.parse_args()
    (speed if arguments.speed else report)(arguments.file)
