"""The first tab: a draft, what may land hard in it, and what to say instead."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from typing import Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from coach.detect.switches import Switches
from coach.records import Firmness, Kind, Report, Severity, Suggestion
from coach.ui import components, html, safety, state, words
from coach.ui.wording import Card, Gap, Numbered, cards, filled, gaps, pieces, reworded, shown, shown_score

MOST_CARDS: Final = 8
"""Cards at first; a long draft has the rest behind a button."""

Picked = tuple[Suggestion, Mapping[int, str]]
"""A suggestion, and the words picked for its blanks by their index."""


def show() -> None:
    """The whole tab."""
    left_column, right = st.columns([5, 6], gap="large")
    left = left_column.container(key="pc-left")
    with left:
        _editor()
        report = _reviewed()
    if report is None:
        with right:
            _intro()
    elif report.safety:
        with right, st.container(key="pc-safety"):
            safety.show(report.safety)
    else:
        _feedback(report, left, right)


def _editor() -> None:
    st.text_area(
        "Your draft",
        key=state.DRAFT,
        height=170,
        placeholder=words.PLACEHOLDER,
    )
    with st.container(horizontal=True, gap="small", key="pc-editor-buttons"):
        st.button("Check my draft", type="primary", key="check")
        st.button(
            "Undo", key="undo", icon=":material/undo:", on_click=state.undo, disabled=not state.desk().undo
        )
        if state.draft():
            st.button(
                "Clear",
                key="clear",
                type="tertiary",
                on_click=state.replace_draft,
                args=("",),
            )
        with st.popover("What to look for", icon=":material/tune:"):
            _switches()


def _switches() -> None:
    """What this session wants to be told: kinds, how mild, wordings that are fine, how suggestions
    ask, the second reader.
    """
    now = state.switches()
    off = st.multiselect(
        "Leave these out",
        options=[str(kind) for kind in Kind],
        default=sorted(name for name in now.off if name in set(Kind)),
        format_func=lambda name: components.kind_title(Kind(name)),
        key="switch-off",
    )
    least = st.select_slider(
        "Tell me from",
        options=list(Severity),
        value=now.least,
        format_func=lambda level: words.SEVERITIES[level],
        key="switch-least",
    )
    allow = st.text_input(
        "Wordings that are fine between us, with commas", value=", ".join(now.allow), key="switch-allow"
    )
    strength = st.segmented_control(
        "How suggestions ask",
        options=list(Firmness),
        default=now.strength,
        format_func=lambda level: words.FIRMNESS[level],
        key="switch-strength",
    )
    reader = st.toggle("Use the second reader too", value=now.reader, key="switch-reader")
    named = {name for name in now.off if name not in set(Kind)}
    state.choose_switches(
        Switches(
            frozenset({*off, *named}),
            tuple(wording.strip() for wording in allow.split(",") if wording.strip()),
            least,
            reader,
            strength or Firmness.PLAIN,
        )
    )


def _reviewed() -> Report | None:
    """The report on the draft, or None: there is none yet, or a line says what went wrong."""
    report = None
    with components.guarded():
        report = state.review()
    if state.desk().note:
        components.note(state.desk().note)
        state.desk().note = ""
    return report


def _intro() -> None:
    st.html(html.view("intro"))
    st.html(html.view("examples"))
    with st.container(horizontal=True, gap="small", key="pc-examples"):
        for number, (name, text) in enumerate(words.EXAMPLES):
            st.button(name, key=f"example-{number}", on_click=state.replace_draft, args=(text,))


def _feedback(report: Report, left: DeltaGenerator, right: DeltaGenerator) -> None:
    aside = state.desk().set_aside
    found = shown(report, aside)
    score = shown_score(report, aside)
    with left:
        if score is not None:
            components.score_card(score, before=state.desk().last_score)
        components.letter(report.message.text, found, report.strengths, name="The marked text")
        components.legend(found, report.strengths)
    with right:
        if report.heat and found:
            components.note(report.heat, tone="warm", title="A hot moment?")
        if found:
            whole = st.container()
            picked = _cards(report, aside)
            with whole, components.guarded():
                _whole(state.without_set_aside(report), picked)
        else:
            _clean(report)
        _put_aside(report)
        if found:
            components.strengths(report.strengths, heading="What already works")


def _clean(report: Report) -> None:
    title, text = words.YOUR_CALL if report.findings else words.CLEAN
    components.note(text, tone="good", title=title)
    components.strengths(report.strengths, heading="What works")


def _cards(report: Report, aside: set[str]) -> list[Picked]:
    """The cards, and what was picked for the blanks on them."""
    made = cards(report, aside)
    count = sum(len(card.findings) for card in made)
    text = "One thing may land hard" if count == 1 else f"{count} things may land hard"
    st.html(html.view("heading", text=text))
    most = len(made) if state.desk().all_cards else MOST_CARDS
    picked = [pick for card in made[:most] for pick in _card(report, card)]
    if len(made) > most:
        st.button(f"Show {len(made) - most} more", key="all-cards", on_click=state.show_all)
    return picked


def _card(report: Report, card: Card) -> list[Picked]:
    with st.container(border=True, key=f"pc-card-{card.findings[0].number}"):
        for numbered in card.findings:
            components.finding(numbered)
        if not card.suggestions:
            _no_wording(report, card)
        picked = _guesses(report, card)
        made = [_suggestion(report, index, suggestion, picked) for index, suggestion in card.suggestions]
        for numbered in card.findings:
            _foot(numbered, alone=len(card.findings) == 1)
    return made


def _no_wording(report: Report, card: Card) -> None:
    """What to do where there is no wording to offer, and why there is none."""
    first = card.findings[0].finding
    why = next((item.why for item in report.left_out if item.span.overlaps(first.span)), words.NO_WORDING)
    components.note(why, title=components.say_instead(first.kind))


def _foot(numbered: Numbered, *, alone: bool) -> None:
    """Below a card: the catalog's text on the finding, and a way to set it aside."""
    found = numbered.finding
    name = components.kind_title(found.kind)
    title = "More about this" if alone else f"More about {numbered.number}: {name}"
    with st.container(key=f"pc-foot-{numbered.number}"):
        components.more_about(found.rule, title=title)
        st.button(
            "It's fine here" if alone else f"{numbered.number} is fine here",
            key=f"aside-{found.key}-{numbered.number}",
            type="tertiary",
            on_click=state.set_aside,
            args=(found.key,),
            help="Set this note aside for as long as this page is open",
        )


def _suggestion(report: Report, index: int, suggestion: Suggestion, picked: Mapping[Gap, str]) -> Picked:
    name = f"{_short(report.message.text)}-{index}"
    chosen = {n: picked[gap] for n, gap in enumerate(gaps(suggestion)) if picked.get(gap)}
    with st.container(key=f"pc-suggestion-{name}"):
        st.html(
            html.view(
                "suggestion",
                form=words.FORMS[suggestion.form],
                gain=suggestion.gain,
                pieces=pieces(suggestion, chosen),
                note=suggestion.note,
            )
        )
        st.button(
            "Use this",
            key=f"use-{name}",
            on_click=state.use,
            args=(report.message.text, filled(suggestion, chosen).apply(report.message.text)),
        )
    return suggestion, chosen


def _guesses(report: Report, card: Card) -> dict[Gap, str]:
    """A box for each guess in the card's wordings; what is chosen there goes into all of them."""
    found = tuple(dict.fromkeys(gap for _, suggestion in card.suggestions for gap in gaps(suggestion)))
    picked = {}
    for number, gap in enumerate(found):
        picked[gap] = st.selectbox(
            words.GUESS.format(guess=gap.guess),
            tuple(dict.fromkeys((gap.guess, *gap.choices))),
            key=f"blank-{_short(report.message.text)}-{card.findings[0].number}-{number}",
            accept_new_options=True,
            width=400,
        )
    return picked


def _whole(report: Report, picked: Iterable[Picked]) -> None:
    """The whole message reworded, with what was picked for its blanks and what it leaves out."""
    text, rewrite = report.message.text, reworded(report, picked)
    if rewrite == text:
        return
    with st.container(border=True, key="pc-whole"):
        st.html(html.view("heading", text="The whole message, reworded"))
        st.code(rewrite, language=None, wrap_lines=True)
        with st.container(horizontal=True, gap="small"):
            st.button(
                "Use whole rewrite",
                key="use-whole",
                type="primary",
                on_click=state.use,
                args=(text, rewrite),
            )
        if report.left_out:
            items = [{"quote": x.span.of(text), "why": x.why} for x in report.left_out]
            st.html(html.view("left_out", items=items))


def _put_aside(report: Report) -> None:
    count = sum(f.key in state.desk().set_aside for f in report.findings)
    if count:
        with st.container(horizontal=True, gap="small", vertical_alignment="center", key="pc-aside"):
            st.html(html.view("aside", count=count), width="content")
            st.button("Bring back", key="bring-back", type="tertiary", on_click=state.bring_back)


def _short(text: str) -> str:
    """A short name for widgets that belong to a text; it tells nothing of the text."""
    return f"{zlib.crc32(text.encode()):08x}"
