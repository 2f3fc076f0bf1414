"""A text with its marks, as HTML in which everything typed is escaped, or as styled text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from rich.text import Text

from coach.compare import DELETE, INSERT
from coach.records import Family, Finding, Span, Strength

STRENGTH: Final = "strength"

_MARKED: Final = (
    "{% for step in steps %}"
    '{% if step.opens %}<mark class="mark mark-{{ step.mark.look }}">'
    "{% elif step.closes %}"
    '{% if step.last and step.mark.label %}<span class="mark-tag">{{ step.mark.label }}</span>{% endif %}'
    "</mark>"
    "{% else %}{{ step.text }}{% endif %}{% endfor %}"
)
_DIFF: Final = (
    '{% for op, text in steps %}{% if op == insert %}<ins class="diff-in">{{ text }}</ins>'
    '{% elif op == delete %}<del class="diff-out">{{ text }}</del>{% else %}{{ text }}{% endif %}{% endfor %}'
)
_SUPERSCRIPTS: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_STYLES: Final = MappingProxyType(
    {
        str(Family.BLAME): "bold red underline",
        str(Family.REQUEST): "bold yellow underline",
        str(Family.ULTIMATUM): "bold magenta underline",
        STRENGTH: "green",
    }
)
_DIFF_STYLES: Final = MappingProxyType({INSERT: "bold green", DELETE: "red strike"})
_DIFF_MARKS: Final = MappingProxyType({INSERT: ("{+", "+}"), DELETE: ("[-", "-]")})


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text, how it looks (a family, or ``strength``), and the small label that follows it."""

    span: Span
    look: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class _Step:
    """One step through a marked text: a piece of text, or where a mark opens or closes."""

    text: str = ""
    mark: Mark | None = None
    opens: bool = False
    closes: bool = False
    last: bool = True


@cache
def environment(templates: Path | None = None) -> Environment:
    """Jinja2 with everything escaped and unknown names refused, for the files in ``templates``."""
    return Environment(
        autoescape=True,
        loader=None if templates is None else FileSystemLoader(templates),
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )


def marks_of(findings: Sequence[Finding], strengths: Sequence[Strength] = ()) -> tuple[Mark, ...]:
    """A mark for each finding, numbered from one in their order, and for each strength."""
    problems = (Mark(f.span, str(f.kind.family), str(n)) for n, f in enumerate(findings, 1))
    return (*problems, *(Mark(s.span, STRENGTH, "+") for s in strengths))


def marked_html(text: str, marks: Sequence[Mark]) -> Markup:
    """The text with nested ``<mark>`` elements; marks that cross are cut, and each has one label."""
    template = environment().from_string(_MARKED)
    return Markup(template.render(steps=list(_steps(text, marks))))  # noqa: S704 - escaped by the template


def diff_html(diff: Sequence[tuple[str, str]]) -> Markup:
    """A word diff with ``<ins>`` and ``<del>``."""
    template = environment().from_string(_DIFF)
    return Markup(template.render(steps=diff, insert=INSERT, delete=DELETE))  # noqa: S704 - escaped by the template


def _steps(text: str, marks: Sequence[Mark]) -> Iterator[_Step]:
    """The way through the text. Where a mark ends inside another, that is closed and opened again."""
    order = sorted(marks, key=lambda m: (m.span.start, -m.span.end, m.look, m.label))
    cuts = sorted({0, len(text), *(m.span.start for m in marks), *(m.span.end for m in marks)})
    stack: list[Mark] = []
    for at, until in zip(cuts, [*cuts[1:], len(text)], strict=True):
        ends = [n for n, mark in enumerate(stack) if mark.span.end <= at]
        cut = stack[ends[0] :] if ends else []
        for mark in reversed(cut):
            yield _Step(mark=mark, closes=True, last=mark.span.end <= at)
        again = [mark for mark in cut if mark.span.end > at]
        opened = [*again, *(m for m in order if m.span.start == at)]
        stack = [*stack[: len(stack) - len(cut)], *opened]
        for mark in opened:
            yield _Step(mark=mark, opens=True)
        if at < until:
            yield _Step(text=text[at:until])


def marked_text(text: str, marks: Sequence[Mark]) -> Text:
    """The text for a terminal: coloured, and problems in numbered brackets, which need no colour."""
    result = Text()
    open_looks: list[str] = []
    for step in _steps(text, marks):
        if step.mark is None:
            result.append(step.text, style=_STYLES.get(open_looks[-1], "") if open_looks else "")
            continue
        bracketed = step.mark.look != STRENGTH
        if step.opens:
            open_looks.append(step.mark.look)
            result.append("[" if bracketed else "", style="dim")
        else:
            open_looks.pop()
            label = step.mark.label.translate(_SUPERSCRIPTS) if step.last else ""
            result.append(f"]{label}" if bracketed else "", style="dim")
    return result


def diff_text(diff: Sequence[tuple[str, str]]) -> Text:
    """A word diff for a terminal: coloured, and marked as ``wdiff`` does, so that it reads without colour."""
    result = Text()
    for op, piece in diff:
        before, after = _DIFF_MARKS.get(op, ("", ""))
        result.append(f"{before}{piece}{after}", style=_DIFF_STYLES.get(op, ""))
    return result
