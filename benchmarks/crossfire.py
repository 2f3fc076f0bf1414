"""Prints which problems are found where there should be none.

In the silent examples of every rule and every fixed wording of a problem, in what each matter and frame asks
for, and in every form that asks for it.

By the rules alone, or with --reader by the rules and the second reader together.

usage: crossfire.py [--reader] [--wants N]
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator

from detection import Coaching, share

from coach.detect import ALL
from coach.lexicon.load import Lexicons, load_lexicons
from coach.lexicon.schema import FormEntry, placeholders
from coach.records import Kind, Message
from coach.rewrite.english import PERSON_SLOTS
from coach.rewrite.template import MissingSlotError, fill, joined

PLAIN_WANTS = ("put the shoes on the rack", "call when plans change")
"""What every form is filled with."""


def silents(lexicons: Lexicons) -> Iterator[tuple[str, str]]:
    """The look-alikes of the rules and of the fixed wordings of the problem kinds, each with its owner."""
    for rule in ALL:
        yield from ((rule.id, text) for text in rule.silent)
    for kind in Kind:
        for phrase in lexicons.phrases[kind]:
            yield from ((phrase.entry.id, text) for text in phrase.entry.silent)


def wants(lexicons: Lexicons, every: int) -> Iterator[tuple[str, str]]:
    """Every n-th want of matters and of frames without slots of the draft, asked for."""
    for entry in (*lexicons.matters, *lexicons.frames)[::every]:
        try:
            want = joined(fill(entry.want + entry.when, PERSON_SLOTS["we" if entry.shared else "you"]))
        except MissingSlotError:
            continue
        yield entry.id, f"{'Could we' if entry.shared else 'Could you'} {want}?"


def forms(lexicons: Lexicons) -> Iterator[tuple[str, str]]:
    """Every form for requests, filled."""
    for form in lexicons.forms:
        yield from ((form.id, text) for text in _filled(form))


def _filled(form: FormEntry) -> Iterator[str]:
    if set(placeholders(form.text)) == {"want", "when"}:
        yield from (
            form.text.format(want=want, when=when) for want in PLAIN_WANTS for when in ("", " tonight")
        )


def report(name: str, texts: Iterable[tuple[str, str]], coaching: Coaching) -> None:
    """Print how many of the texts are flagged, and which."""
    rows = list(texts)
    flagged = 0
    readings = coaching.pipeline.read_many([Message(text) for _, text in rows])
    for (owner, text), reading in zip(rows, readings, strict=True):
        findings = coaching.detector.findings(reading)
        flagged += bool(findings)
        for finding in findings:
            print(f"{owner} | {finding.rule} [{finding.quote}] | {text}")
    print(f"== {name}: flagged {share(flagged, len(rows))}")


def main() -> None:
    """Read the arguments and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reader", action="store_true", help="let the second reader have its say")
    parser.add_argument("--wants", type=int, default=1, metavar="N", help="only every N-th want")
    args = parser.parse_args()
    lexicons, coaching = load_lexicons(), Coaching.load(reader=args.reader)
    report("silent examples", silents(lexicons), coaching)
    report("forms", forms(lexicons), coaching)
    report("wants", wants(lexicons, args.wants), coaching)


if __name__ == "__main__":
    main()
