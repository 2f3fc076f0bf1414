"""Pieces that more than one tab shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

import streamlit as st

from coach import catalog
from coach.detect import KIND_DOCS
from coach.markup import STRENGTH, Mark, marked_html
from coach.records import Family, Finding, Kind, Score, Strength, StrengthKind
from coach.ui import html, state, words
from coach.ui.wording import Numbered, joined

_LONG: Final = 500
_BANDS: Final = (70, 50, 30, 0)
_ON_THE_CARD: Final = ("Why it matters", "Ask yourself", "Since")


def note(text: str, *, tone: str = "plain", title: str = "") -> None:
    """A line or two in a calm box. ``tone`` is plain, good, warm or error."""
    st.html(html.view("note", text=text, tone=tone, title=title))


@contextmanager
def guarded() -> Iterator[None]:
    """Turn what goes wrong inside into one clear line; the rest of the page, draft and all, stays."""
    try:
        yield
    except state.PROBLEMS as error:
        note(str(error), tone="error")
    except Exception as error:  # a fault of ours must not take the draft off the page
        note(words.FAULT.format(name=type(error).__name__), tone="error")


def kind_title(kind: Kind) -> str:
    """The kind in plain words, as the catalog has it."""
    doc = KIND_DOCS.get(kind)
    return doc.title if doc else str(kind).replace("_", " ").capitalize()


def say_instead(kind: Kind) -> str:
    """What to do instead of this kind, in a line; empty where the catalog has none."""
    doc = KIND_DOCS.get(kind)
    return doc.instead if doc else ""


def score_card(score: Score, *, before: int | None = None) -> None:
    """The score, in a number, a word, a bar and its parts."""
    word, line = words.score_word(score.value)
    parts = [{"name": part_name(part.label), "points": part.points} for part in score.parts]
    band = next(i for i, least in enumerate(_BANDS) if score.value >= least)
    change = 0 if before is None else score.value - before
    st.html(
        html.view("score", value=score.value, word=word, line=line, parts=parts, band=band, change=change)
    )


def part_name(label: str) -> str:
    """A part of the score in plain words."""
    if label in set(Kind):
        return kind_title(Kind(label))
    return words.PARTS.get(label) or words.STRENGTHS[StrengthKind(label)]


def letter(text: str, findings: Sequence[Numbered], strengths: Sequence[Strength] = (), *, name: str) -> None:
    """The draft with its marks. A long one scrolls in its box, so the keyboard must reach it."""
    marks = [
        Mark(n.finding.span, str(n.finding.kind.family), f"{n.number} {family_label(n.finding)}")
        for n in findings
    ]
    marks += [Mark(span, STRENGTH, "keep") for span in joined(s.span for s in strengths)]
    st.html(html.view("letter", body=marked_html(text, marks), name=name, long=len(text) > _LONG))


def family_label(finding: Finding) -> str:
    """The small label of a finding's family."""
    return words.FAMILIES[finding.kind.family][0]


def legend(findings: Sequence[Numbered], strengths: Sequence[Strength] = ()) -> None:
    """What the marks in the letter above mean; only those that occur there."""
    there = {n.finding.kind.family for n in findings}
    rows = [(str(family), *words.FAMILIES[family]) for family in Family if family in there]
    if strengths:
        rows.append((STRENGTH, "Keep", "works well"))
    if rows:
        st.html(html.view("legend", rows=rows))


def finding(numbered: Numbered) -> None:
    """What a finding says: the words, what they do, why it matters, and a question to oneself."""
    found = numbered.finding
    doc = KIND_DOCS.get(found.kind)
    st.html(
        html.view(
            "finding",
            number=numbered.number,
            family=str(found.kind.family),
            title=kind_title(found.kind),
            severity=found.severity.name.lower(),
            severity_words=words.SEVERITIES[found.severity],
            quote=found.quote,
            message=found.message,
            why=found.why,
            ask=doc.ask if doc else "",
        )
    )


def more_about(name: str, *, title: str) -> None:
    """The catalog's text on a kind or rule, closed at first."""
    with st.expander(title, type="compact"):
        page = catalog.page(catalog.find(name), state.shelf().lexicons)
        st.html(html.view("page", sections=html.sections(page, without=_ON_THE_CARD)))


def strengths(found: Sequence[Strength], *, heading: str) -> None:
    """What the draft does well."""
    rows = [{"name": words.STRENGTHS[s.kind], "quote": s.quote, "note": s.note} for s in found]
    if rows:
        st.html(html.view("strengths", heading=heading, strengths=rows))
