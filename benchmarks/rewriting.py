"""Prints how many complaints get a suggestion, whether it keeps the topic, and whether it is English.

Beside each figure of the coach stands that of the wording that a person gave for the same complaint.

usage: rewriting.py [--rows CSV] [--gold JSONL] [--show none|frame|topic|act|parse|again]

``--rows`` has the columns before and wanted; ``--gold`` is in the format of data/gold/dev.jsonl. Full parses
are those of Link Grammar (Debian's package link-grammar), left out where ``link-parser`` is not installed.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from coach.engine import Coach
from coach.reading import labels
from coach.reading.pipeline import Pipeline
from coach.reading.reading import Reading
from coach.records import Message, Report

ROOT = Path(__file__).resolve().parent.parent
STOCK = ("open.", "forms.")
"""Ids of wordings that come from neither a frame nor the complaint's own act."""
CONTENT = frozenset({labels.NOUN, labels.PROPER_NOUN, labels.VERB, labels.ADJECTIVE})
LIGHT = frozenset("be have do make get go let keep try can could please thing time bit".split())
PARSER = "link-parser en -echo=1 -verbosity=1 -graphics=0 -limit=50 -null=0 -timeout=5".split()
STOPPING = re.compile(r"\b(?:stop|quit|don['’]?t|do not|no more|never|always)\b")


@dataclass(frozen=True)
class Case:
    """A complaint, a person's wording of what is wanted, and the coach's report."""

    before: str
    wanted: str
    report: Report

    @property
    def first(self) -> str:
        """The coach's first suggestion, empty where there is none."""
        return self.report.suggestions[0].text if self.report.suggestions else ""

    @property
    def is_own(self) -> bool:
        """Whether a suggestion comes from a frame, a remedy or the act itself."""
        return any(not s.frame.startswith(STOCK) for s in self.report.suggestions)


def cases(coach: Coach, rows: Iterable[tuple[str, str]]) -> list[Case]:
    """The complaints with their reports."""
    pairs = list(rows)
    reports = coach.review_many([before for before, _ in pairs])
    return [Case(before, wanted, report) for (before, wanted), report in zip(pairs, reports, strict=True)]


def content(reading: Reading) -> set[str]:
    """The stems of the words that carry what a text is about."""
    words = [w for w in reading.words if w.pos in CONTENT and w.lemma not in LIGHT]
    return {w.lemma[:5] for w in words}


def acts(reading: Reading) -> set[tuple[str, str]]:
    """Each verb with the state or place that it leaves things in."""
    found = set()
    for clause in reading.clauses:
        where = clause.state.lemma if clause.state is not None else ""
        place = next((f"{o.case} {o.phrase.lemma}" for o in clause.obliques), "")
        found.add((clause.verb, where or place))
    return found


def keeps_topic(before: Reading, after: Reading) -> bool:
    """Whether a content word of the complaint stands in the new wording."""
    return bool(content(before) & content(after))


def act_returns(before: Reading, after: Reading) -> bool:
    """Whether the new wording asks again for an end, or holds the same act in the same state or place."""
    same = {(verb, where) for verb, where in acts(before) & acts(after) if where}
    return bool(STOPPING.search(after.text.lower())) or bool(same)


def parsed(texts: Sequence[str]) -> list[bool]:
    """Whether Link Grammar finds a full parse of each text's every sentence."""
    cut = [[_as_sentence(s) for s in re.split(r"(?<=[.!?])\s+", text) if s] for text in texts]
    asked = "\n".join(sentence for sentences in cut for sentence in sentences) + "\n"
    done = subprocess.run(PARSER, input=asked, capture_output=True, text=True, check=True)  # noqa: S603
    lines = done.stdout.splitlines()
    whole = {line for line, answer in pairwise(lines) if answer.startswith("Found")}
    return [all(sentence in whole for sentence in sentences) for sentences in cut]


def _as_sentence(text: str) -> str:
    text = re.sub(r"\s+", " ", text)
    return text[:1].upper() + text[1:]


def shown(name: str, ours: Sequence[bool], theirs: Sequence[bool] = ()) -> None:
    """A line of the table."""
    parts = [f"{name:58}", f"{sum(ours)}/{len(ours)} = {100 * sum(ours) / max(1, len(ours)):.1f} %"]
    if theirs:
        parts.append(f"a person's {100 * sum(theirs) / len(theirs):.1f} %")
    print("  ".join(parts))


def complaints(name: str, found: Sequence[Case], pipeline: Pipeline, *, show: str) -> None:
    """The figures of one file of complaints."""
    print(f"== {name}")
    shown("flagged", [bool(c.report.findings) for c in found])
    shown("with any suggestion", [bool(c.first) for c in found])
    shown("with one from a frame, a remedy or the act", [c.is_own for c in found])
    told = [c for c in found if c.first]
    before, ours, theirs = (
        list(pipeline.read_many(Message(text) for text in texts))
        for texts in ([c.before for c in told], [c.first for c in told], [c.wanted for c in told])
    )
    kept = [keeps_topic(b, a) for b, a in zip(before, ours, strict=True)]
    back = [act_returns(b, a) for b, a in zip(before, ours, strict=True)]
    shown("topic kept", kept, [keeps_topic(b, a) for b, a in zip(before, theirs, strict=True)])
    gone = [not act_returns(b, a) for b, a in zip(before, theirs, strict=True)]
    shown("unwanted act gone", [not b for b in back], gone)
    whole = [True] * len(told)
    if shutil.which("link-parser"):
        whole = parsed([c.first for c in told])
        shown("full parse by Link Grammar", whole, parsed([c.wanted for c in told]))
    faults = {
        "none": [c for c in found if c.report.findings and not c.first],
        "frame": [c for c in found if c.first and not c.is_own],
        "topic": [c for c, good in zip(told, kept, strict=True) if not good],
        "act": [c for c, bad in zip(told, back, strict=True) if bad],
        "parse": [c for c, good in zip(told, whole, strict=True) if not good],
    }
    for case in faults.get(show, ()):
        print("-", case.before.replace("\n", " / "), "->", case.first or "(nothing)")


def again(name: str, found: Sequence[Case], coach: Coach, *, show: str) -> None:
    """What the whole rewrites are worth when they are read as drafts of their own."""
    print(f"== {name}: {len(found)} drafts with a finding")
    changed = [c for c in found if c.report.rewrite != c.before]
    shown("whole rewrite differs from the draft", [c.report.rewrite != c.before for c in found])
    second = list(coach.review_many([c.report.rewrite for c in changed]))
    stable = [new.rewrite == c.report.rewrite for c, new in zip(changed, second, strict=True)]
    clean = [len(new.findings) < len(c.report.findings) for c, new in zip(changed, second, strict=True)]
    shown("rewriting the rewrite changes nothing", stable)
    shown("the rewrite has fewer findings than the draft", clean)
    for case, new, good in zip(changed, second, stable, strict=True):
        if show == "again" and not good:
            print("-", case.before, "->", case.report.rewrite, "->", new.rewrite)


def main() -> None:
    """Read the arguments and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rows", type=Path, default=ROOT / "data" / "gold" / "requests.csv")
    parser.add_argument("--gold", type=Path, default=ROOT / "data" / "gold" / "dev.jsonl")
    parser.add_argument("--show", default="")
    args = parser.parse_args()
    coach, pipeline = Coach.load(), Pipeline.load()
    with args.rows.open(encoding="utf-8", newline="") as handle:
        rows = [(row["before"], row["wanted"]) for row in csv.DictReader(handle)]
    complaints(args.rows.name, cases(coach, rows), pipeline, show=args.show)
    gold = [json.loads(line) for line in args.gold.read_text(encoding="utf-8").splitlines()]
    drafts = [(row["text"], row["rewrites"][0]) for row in gold if row["findings"]]
    found = cases(coach, drafts)
    complaints(args.gold.name, found, pipeline, show=args.show)
    again(args.gold.name, [c for c in found if c.report.findings], coach, show=args.show)


if __name__ == "__main__":
    main()
