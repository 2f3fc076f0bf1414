"""Reports in a terminal: readable with colour and without, and safe to print whatever the text holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Final

from rich.console import Console
from rich.progress import Progress
from rich.text import Text

from coach.compare import Comparison
from coach.markup import diff_text, marked_text, marks_of
from coach.records import Finding, Report, SafetyNotice, ScorePart, Strength, Suggestion
from coach.safety import WORLDWIDE

_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_INDENT: Final = 2
_DEEP: Final = 5
_WIDEST: Final = 100


def make_console(*, stderr: bool = False) -> Console:
    """A console that takes nothing in a text for markup, emoji codes or numbers to colour."""
    console = Console(stderr=stderr, markup=False, emoji=False, highlight=False)
    console.width = min(console.width, _WIDEST)
    return console


def shown(text: str) -> str:
    """The text with control characters, which a terminal might obey, replaced one for one."""
    return _CONTROLS.sub("�", text.replace("\r\n", " \n"))


@contextmanager
def progress_bar() -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error, in a terminal only; call what it yields with the rows done and all rows."""
    with Progress(console=make_console(stderr=True), transient=True) as bar:
        task = bar.add_task("Reading")
        yield lambda done, total: bar.update(task, completed=done, total=total)


def print_report(console: Console, report: Report) -> None:
    """The whole report on one message."""
    if report.safety:
        for notice in report.safety:
            _print_notice(console, notice)
        return
    _print_score(console, report)
    _heading(console, "Your draft")
    marks = marks_of(report.findings, report.strengths)
    _put(console, marked_text(shown(report.message.text), marks), _INDENT)
    for number, finding in enumerate(report.findings):
        own = [s for s in report.suggestions if s.answers and min(s.answers) == number]
        elsewhere = [min(s.answers) for s in report.suggestions if number in s.answers and s not in own]
        _print_finding(console, number, finding, own, elsewhere)
    _print_strengths(console, "What is good", report.strengths)
    _print_rewrite(console, report)
    if report.heat:
        _heading(console, "Before you send it")
        _put(console, Text(report.heat), _INDENT)


def print_dropped(console: Console, report: Report) -> None:
    """Which proposals the coach turned down when it read them itself, and why."""
    _heading(console, f"Dropped: {len(report.dropped)}")
    for text, reason in report.dropped:
        _put(console, Text(f"- {shown(text)}  ({reason})"), _INDENT)


def print_comparison(console: Console, comparison: Comparison) -> None:
    """What changed from one wording to another."""
    notices = (*comparison.before.safety, *comparison.after.safety)
    for notice in dict.fromkeys(notices):
        _print_notice(console, notice)
    if notices:
        return
    before, after = comparison.before.score, comparison.after.score
    if before is not None and after is not None:
        change = _signed(comparison.score_change or 0)
        console.print(Text.assemble("Score ", (f"{before.value} → {after.value}", "bold"), f"  ({change})"))
    _heading(console, "What changed")
    _put(console, diff_text([(op, shown(text)) for op, text in comparison.diff]), _INDENT)
    _print_short(console, "Resolved", comparison.resolved, "green")
    _print_short(console, "Remaining", comparison.remaining, "yellow")
    _print_short(console, "New", comparison.new, "red")
    _print_strengths(console, "Strengths gained", comparison.strengths_gained)
    _print_strengths(console, "Strengths lost", comparison.strengths_lost)
    _print_topics(console, comparison)


def _put(console: Console, text: Text, indent: int, *, hang: int = 0) -> None:
    """Print wrapped lines, set in by ``indent``, all but the first by ``hang`` more; none ends in blanks."""
    for number, line in enumerate(text.wrap(console, max(20, console.width - indent - hang))):
        line.rstrip()
        blanks = " " * (indent + (hang if number else 0))
        console.print(Text.assemble(blanks, line), soft_wrap=True)


def _heading(console: Console, title: str) -> None:
    console.print()
    console.print(Text(title, style="bold"))


def _print_notice(console: Console, notice: SafetyNotice) -> None:
    console.print(Text(notice.title, style="bold"))
    _put(console, Text(notice.body), 0)
    for line in notice.lines:
        how = " · ".join(part for part in (line.number, line.text_or_chat, line.hours) if part)
        place = "" if line.country == WORLDWIDE else f" ({line.country})"
        _put(console, Text.assemble((line.name, "bold"), f"{place}: {how}"), _INDENT)
        source = f"for: {line.for_whom or 'anyone'} · seen at {line.source}, {line.seen}"
        _put(console, Text(source, style="dim"), _DEEP)
    console.print()


def _print_score(console: Console, report: Report) -> None:
    if report.score is None:
        return
    parts = " · ".join(map(_part, report.score.parts))
    value = Text.assemble("Score ", (f"{report.score.value}", "bold"), " of 100", (f"   {parts}", "dim"))
    _put(console, value, 0, hang=_INDENT)


def _part(part: ScorePart) -> str:
    return f"{_words(part.label)} {part.points if part.label == 'start' else _signed(part.points)}"


def _signed(points: int) -> str:
    return f"+{points}" if points > 0 else f"−{-points}" if points else "±0"


def _words(name: str) -> str:
    return name.replace("_", " ")


def _print_finding(
    console: Console, number: int, finding: Finding, own: list[Suggestion], elsewhere: list[int]
) -> None:
    console.print()
    title = f"{number + 1}. {_words(finding.kind)}, {finding.severity.name.lower()}"
    console.print(Text.assemble((title, "bold"), (f"  {finding.rule}", "dim")))
    _put(console, Text(shown(finding.message)), 3)
    _put(console, Text(f"Why: {finding.why}"), 3)
    if own:
        _put(console, Text("Say instead:"), 3)
    elif elsewhere:
        _put(console, Text(f"Answered together with {elsewhere[0] + 1}."), 3)
    for suggestion in own:
        words = Text("- ")
        words.append(shown(suggestion.text), style="bold green")
        words.append(f"  ({_words(suggestion.form)}, {_signed(suggestion.gain)})", style="dim")
        _put(console, words, _DEEP, hang=2)
    for line in dict.fromkeys(line for suggestion in own for line in _asides(suggestion)):
        _put(console, Text(line, style="dim"), _DEEP + 2)


def _asides(suggestion: Suggestion) -> Iterator[str]:
    """What is a guess in a suggestion, and its note."""
    for blank in suggestion.blanks:
        said = shown(blank.span.of(suggestion.text))
        others = " or ".join(f"“{choice}”" for choice in blank.choices if choice != said)
        if others:
            yield f"“{said}” is a guess; or {others}"
    if suggestion.note:
        yield suggestion.note


def _print_strengths(console: Console, title: str, strengths: Iterable[Strength]) -> None:
    lines = [f"+ {_words(s.kind)}: “{shown(s.quote)}” {s.note}".rstrip() for s in strengths]
    if lines:
        _heading(console, title)
    for line in lines:
        _put(console, Text(line, style="green"), _INDENT)


def _print_rewrite(console: Console, report: Report) -> None:
    if not report.findings:
        console.print()
        console.print(Text("Nothing here needs another wording."))
        return
    if report.rewrite != report.message.text:
        _heading(console, "The whole message")
        _put(console, Text(shown(report.rewrite)), _INDENT)
    for left in report.left_out:
        quote = shown(left.span.of(report.message.text))
        _put(console, Text(f"“{quote}”: {left.why}", style="dim"), _INDENT)


def _print_short(console: Console, title: str, findings: Iterable[Finding], style: str) -> None:
    lines = [f"{_words(f.kind)}: “{shown(f.quote)}”" for f in findings]
    if lines:
        _heading(console, f"{title}: {len(lines)}")
    for line in lines:
        _put(console, Text(line, style=style), _INDENT)


def _print_topics(console: Console, comparison: Comparison) -> None:
    kept = ", ".join(topic.lemma for topic in comparison.topics_kept)
    lost = ", ".join(topic.lemma for topic in comparison.topics_lost)
    if kept or lost:
        _heading(console, "Topics")
    if kept:
        _put(console, Text(f"kept: {shown(kept)}"), _INDENT)
    if lost:
        _put(console, Text(f"no longer there: {shown(lost)}"), _INDENT)
