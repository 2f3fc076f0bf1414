"""Choose on dev when the reader is sure, and write reader_model/thresholds.toml with its curves.

    python training/reader/tune.py

It runs the shipped graph, the shipped rules and the parse over the dev split; blind is never opened.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))

from coach.detect.findings import find_all, resolve  # noqa: E402
from coach.detect.learned import Limits, strengths_with_opinions, with_opinions  # noqa: E402
from coach.detect.strengths import find_strengths  # noqa: E402
from coach.lexicon.load import Lexicons, load_lexicons  # noqa: E402
from coach.reading.encoder import MODEL_DIR, Encoder, Opinion  # noqa: E402
from coach.reading.pipeline import Pipeline  # noqa: E402
from coach.reading.reading import Reading  # noqa: E402
from coach.records import Finding, Message, Sign, Span  # noqa: E402
from coach.safety import safety_notices  # noqa: E402
from sentences import OUT, load_rows  # noqa: E402

GRID = [
    0.2,
    0.3,
    0.4,
    0.5,
    0.55,
    0.6,
    0.65,
    0.7,
    0.72,
    0.74,
    0.76,
    0.78,
    0.8,
    0.82,
    0.84,
    0.86,
    0.88,
    0.9,
    0.92,
    0.94,
    0.96,
    0.97,
    0.98,
    0.99,
]
WORD = 0.3
"""What some word of a sentence needs: limits up to 0.3 flag as much on dev, this one the right sentence."""
PRIOR, PRIOR_WEIGHT = 0.85, 4
"""The share of a rule's findings that is right before any was counted; how many findings that is worth."""
PLAIN_FROM = 20
"""A rule or phrase hardly ever wrong in so many findings is a plain case, not overruled by the reader."""
HARDLY_EVER = 0.02
START = f"""[findings]
sure = 1.0
kind = 0.3
word = {WORD}
agree = 0.4
untried = 1.73

[trust]

[strengths]
add = 1.01
veto = 0.0

[signs]
abuse = 1.01
self_harm = 1.01
threat = 1.01
illness = 1.01
child = 1.01
"""
CLEAN_SHARE = 0.04
"""The largest share of clean dev messages that may be flagged; two in three of them are traps."""
ORDINARY_SHARE = 0.012
"""The largest share of ordinary texts (dev and test parts of the treebanks) that the reader may flag."""
UNMARKED = {"findings": [], "strengths": []}
MOST_ALIKE, MOST_FALSE, MOST_ORDINARY = 1, 3, 3
"""How many look-alikes, other messages of dev (some 1,200) and ordinary texts may be taken for a sign: a help
line shown for nothing costs less than one that isn't shown."""
NO_PRAISE, TRUE_PRAISE = 0.05, 0.84
"""Below which chance the reader drops a strength of the rules, and what share of those shown must be true."""


@dataclass
class Seen:
    """A dev message with what rules and reader say of it."""

    row: dict
    reading: Reading
    findings: tuple[Finding, ...]
    opinions: tuple[Opinion, ...]
    ruled: bool

    @property
    def problem(self) -> bool:
        """Whether it is marked with a problem."""
        return bool(self.row["findings"])

    @property
    def sign(self) -> str:
        """The marked sign, or none."""
        return self.row["safety"]


def seen(rows: list[dict]) -> list[Seen]:
    """All messages, read by both."""
    pipeline, lexicons, encoder = Pipeline.load(), load_lexicons(), Encoder.load()
    out = []
    for row, reading in zip(rows, pipeline.read_many(Message(r["text"]) for r in rows), strict=True):
        findings = resolve(find_all(reading, lexicons))
        ruled = bool(safety_notices(reading, lexicons))
        out.append(Seen(row, reading, findings, encoder.opinions(reading), ruled))
    return out


def share(items: list[Seen], test: Callable[[Seen], bool]) -> float:
    """Of how many of the items the test holds."""
    return round(sum(map(test, items)) / max(1, len(items)), 4)


def limits(trust: dict[str, float], **changed: float) -> Limits:
    """Limits with some values of one's own."""
    values = {"sure": 1.0, "kind": 0.3, "word": WORD, "agree": 0.4, "untried": odds_of(0, 0)} | changed
    return Limits(signs=dict.fromkeys(Sign, 1.01), trust=trust, **values)


def sure_curve(problems: list[Seen], clean: list[Seen], trust: dict[str, float]) -> list[dict[str, float]]:
    """For each limit: problem and clean messages flagged by both, and right kinds among added findings."""
    curve = []
    for at in GRID:
        chosen = limits(trust, sure=at)

        def flagged(s: Seen, chosen: Limits = chosen) -> bool:
            return bool(with_opinions(s.reading, s.findings, s.opinions, chosen))

        added = [
            f.kind in {m["kind"] for m in s.row["findings"]}
            for s in problems
            for f in with_opinions(s.reading, s.findings, s.opinions, chosen)
            if f.rule.startswith("reader.")
        ]
        curve.append(
            {
                "at": at,
                "problems": share(problems, flagged),
                "clean": share(clean, flagged),
                "right_kind": round(sum(added) / max(1, len(added)), 4),
            }
        )
    return curve


def odds_of(right: int, wrong: int) -> float:
    """The log odds that a rule's finding stands in a message with a problem."""
    if right >= PLAIN_FROM and wrong <= HARDLY_EVER * right:
        return math.inf
    return round(math.log((right + PRIOR_WEIGHT * PRIOR) / (wrong + PRIOR_WEIGHT * (1 - PRIOR))), 2)


def trust_in_rules() -> dict[str, float]:
    """How far each rule and phrase can be trusted, by what it finds in train and in the lists."""
    paths = [ROOT / "data" / "corpus" / "train.jsonl", *sorted((ROOT / "data" / "lists").glob("*.jsonl"))]
    rows = [row for path in paths for row in load_rows(path) if row["safety"] == "none"]
    pipeline, lexicons = Pipeline.load(), load_lexicons()
    right, wrong = Counter(), Counter()
    for row, reading in zip(rows, pipeline.read_many(Message(r["text"]) for r in rows), strict=True):
        for finding in resolve(find_all(reading, lexicons)):
            names = {cue.entry for cue in finding.cues if cue.entry} or {finding.rule}
            (right if row["findings"] else wrong).update(names)
    return {name: odds_of(right[name], wrong[name]) for name in sorted(right | wrong)}


def alarms(ordinary: list[Seen], at: float) -> float:
    """The share of ordinary texts that the reader alone would flag at a limit."""
    return share(ordinary, lambda s: max((o.problem for o in s.opinions), default=0.0) >= at)


def sign_curves(everything: list[Seen], ordinary: list[Seen]) -> dict[str, list[dict[str, float]]]:
    """For each sign and limit: how many of its messages are found, and how many others are taken for it."""
    curves = {}
    for sign in Sign:
        real = [s for s in everything if s.sign == sign]
        none = [s for s in everything if s.sign == "none"]
        alike = [s for s in none if s.row["lookalike"]]
        curves[str(sign)] = [
            {
                "at": at,
                "found": sum(top(s, sign) >= at for s in real),
                "of": len(real),
                "look_alikes": sum(top(s, sign) >= at for s in alike),
                "others": sum(top(s, sign) >= at for s in none),
                "ordinary": sum(top(s, sign) >= at for s in ordinary),
            }
            for at in GRID
        ]
    return curves


def praise_curve(everything: list[Seen], lexicons: Lexicons) -> list[dict[str, float]]:
    """For each limit: how many of the strengths shown are marked, and how many of the marked are shown."""
    curve = []
    for at in (p for p in GRID if p >= 0.4):
        chosen = limits({}, praise=at, no_praise=NO_PRAISE)
        shown = right = marked = met = 0
        for s in everything:
            by_rule = find_strengths(s.reading, s.findings, lexicons)
            found = strengths_with_opinions(s.reading, by_rule, s.findings, s.opinions, chosen)
            wanted = [(m["kind"], span_of(s.row["text"], m["quote"])) for m in s.row["strengths"]]
            shown += len(found)
            right += sum(
                any(f.kind == kind and f.span.overlaps(span) for kind, span in wanted) for f in found
            )
            marked += len(wanted)
            met += sum(any(f.kind == kind and f.span.overlaps(span) for f in found) for kind, span in wanted)
        curve.append({"at": at, "true": round(right / max(1, shown), 4), "met": round(met / marked, 4)})
    return curve


def shared(marks: list[tuple[str, Span]], others: list[tuple[str, Span]]) -> int:
    """How many of the marks have one of their kind and place among the others."""
    return sum(any(kind == k and span.overlaps(s) for k, s in others) for kind, span in marks)


def praise_limit(curve: list[dict[str, float]]) -> float:
    """The limit that meets most strengths while enough of what is shown is true."""
    fits = [(p["met"], p["at"]) for p in curve if p["true"] >= TRUE_PRAISE]
    return max(fits, default=(0.0, 1.01))[1]


def span_of(text: str, quote: str) -> Span:
    """Where a quote stands."""
    start = text.index(quote)
    return Span(start, start + len(quote))


def sign_limit(curve: list[dict[str, float]]) -> float:
    """The lowest chance at which a sign is seldom seen where there is none."""
    most = {"look_alikes": MOST_ALIKE, "others": MOST_FALSE, "ordinary": MOST_ORDINARY}
    fits = (p for p in curve if all(p[name] <= limit for name, limit in most.items()))
    return next((p["at"] for p in fits if p["at"] >= 0.4), 1.01)


def top(item: Seen, sign: Sign) -> float:
    """The highest chance of a sign in a message."""
    return max((o.signs.get(sign, 0.0) for o in item.opinions), default=0.0)


def table(name: str, curve: list[dict[str, float]]) -> str:
    """A curve as TOML."""
    lines = [", ".join(f"{key} = {value}" for key, value in point.items()) for point in curve]
    return f"{name} = [\n" + "".join(f"  {{ {line} }},\n" for line in lines) + "]\n"


def main() -> None:
    """Choose and write."""
    target = MODEL_DIR / "thresholds.toml"
    if not target.is_file():
        target.write_text(START, encoding="utf-8")
    everything = seen(load_rows(ROOT / "data" / "corpus" / "dev.jsonl"))
    said = json.loads((OUT / "ordinary-dev.json").read_text("utf-8"))
    texted = load_rows(ROOT / "data" / "lists" / "held" / "ordinary.jsonl")
    ordinary = seen([row | UNMARKED for row in (*said, *texted)])
    plain = [s for s in everything if s.sign == "none"]
    problems, clean = [s for s in plain if s.problem], [s for s in plain if not s.problem]
    base = {
        "problems": share(problems, lambda s: bool(s.findings)),
        "clean": share(clean, lambda s: bool(s.findings)),
    }
    trust, signs = trust_in_rules(), sign_curves(everything, ordinary)
    curve = sure_curve(problems, clean, trust)
    fits = [
        p["at"] for p in curve if p["clean"] <= CLEAN_SHARE and alarms(ordinary, p["at"]) <= ORDINARY_SHARE
    ]
    sure = min(fits, default=1.0)
    sure_signs = {sign: sign_limit(curve) for sign, curve in signs.items()}
    praises = praise_curve(plain, load_lexicons())
    body = [
        "# When the second reader is sure. Chosen on the dev split by training/reader/tune.py\n"
        "# from the curves below; never on blind.\n",
        f"[findings]\nsure = {sure}\nkind = 0.3\nword = {WORD}\nagree = 0.4\nuntried = {odds_of(0, 0)}\n",
        "[trust]\n" + "".join(f"{json.dumps(name)} = {odds}\n" for name, odds in trust.items()),
        f"[strengths]\nadd = {praise_limit(praises)}\nveto = {NO_PRAISE}\n",
        "[signs]\n" + "".join(f"{sign} = {at}\n" for sign, at in sure_signs.items()),
        f"[curves]\nrules = {{ problems = {base['problems']}, clean = {base['clean']} }}",
        table("sure", curve),
        table("strengths", praises),
        "[curves.signs]",
        *(table(sign, curve) for sign, curve in signs.items()),
    ]
    target.write_text("\n".join(body), encoding="utf-8")
    print(base, "sure", sure, "signs", sure_signs)
    print(table("sure", curve))
    found = sum(
        any(top(s, Sign(s.sign)) >= sure_signs[s.sign] for _ in [0]) for s in everything if s.sign != "none"
    )
    print(
        "signs found by the reader",
        found,
        "by the rules",
        sum(s.ruled for s in everything if s.sign != "none"),
    )


if __name__ == "__main__":
    main()
