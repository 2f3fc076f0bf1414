"""Write docs/drafts.md: the drafts of data/samples/drafts.csv with what the coach really says to each."""

from __future__ import annotations

import csv
from pathlib import Path

from coach.engine import Coach
from coach.paths import samples_dir
from coach.records import Report

PAGE = Path(__file__).resolve().parent.parent / "docs" / "drafts.md"
HEAD = """# Drafts and what the coach says

Each draft is from [data/samples/drafts.csv](../data/samples/drafts.csv); what stands under it is the coach's
real output, written by `python benchmarks/drafts.py`. Words in _italics_ are a guess that the draft doesn't
hold: the app lets you choose or type what fits.
"""


def entry(topic: str, report: Report) -> str:
    """The part of the page about one draft."""
    score = report.score.value if report.score else None
    lines = [f"## {topic[:1].upper()}{topic[1:]}", "", f"> {report.message.text}", ""]
    found = "; ".join(f"{str(f.kind).replace('_', ' ')} (“{f.quote}”)" for f in report.findings)
    lines += [f"Score {score}. Found: {found}.", ""]
    for suggestion in report.suggestions:
        text = suggestion.text
        for blank in sorted(suggestion.blanks, key=lambda b: b.span, reverse=True):
            inside = blank.span.of(text)
            text = f"{text[: blank.span.start]}_{inside}_{text[blank.span.end :]}"
        lines.append(f"- {text} (+{suggestion.gain})")
    return "\n".join([*lines, "", f"The whole message: {report.rewrite}", ""])


def main() -> None:
    """Review every draft and write the page."""
    with (samples_dir() / "drafts.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    reports = Coach.load().review_many([row["draft"] for row in rows])
    entries = [entry(row["topic"], report) for row, report in zip(rows, reports, strict=True)]
    PAGE.write_text("\n".join([HEAD, *entries]), encoding="utf-8")
    print(f"{len(entries)} drafts -> docs/drafts.md")


if __name__ == "__main__":
    main()
