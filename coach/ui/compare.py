"""The second tab: two wordings side by side, and what the second one settles."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from coach.compare import Comparison
from coach.markup import diff_html
from coach.records import Finding, Report, Strength, Topic
from coach.ui import components, html, safety, state, words
from coach.ui.wording import shown

_NONE: frozenset[str] = frozenset()


def show() -> None:
    """The whole tab."""
    before, after = _editors()
    if not before.strip() or not after.strip():
        components.note("Put one wording on each side to see what changed.")
        st.button("Try an example", key="compare-example", on_click=state.put_side_by_side, args=words.PAIR)
        return
    comparison = state.compare(before, after)
    notices = (*comparison.before.safety, *comparison.after.safety)
    if notices:
        safety.show(notices, box="country_box_compare")
    else:
        _result(comparison)


def _editors() -> tuple[str, str]:
    left, right = st.columns(2, gap="large")
    with left:
        before = st.text_area(
            "Before", key=state.BEFORE, height=150, placeholder="The first wording, as it came to you."
        )
    with right:
        after = st.text_area(
            "After", key=state.AFTER, height=150, placeholder="The wording you think of sending."
        )
    with st.container(horizontal=True, gap="small"):
        st.button("Compare", type="primary", key="compare")
        if state.first_wording() and state.draft().strip():
            st.button(
                "Take them from my draft",
                key="from-draft",
                on_click=state.compare_draft,
                help=words.FROM_DRAFT,
            )
    return before or "", after or ""


def _result(comparison: Comparison) -> None:
    _headline(comparison)
    columns = st.columns(2, gap="large")
    for column, report, title in zip(
        columns, (comparison.before, comparison.after), ("Before", "After"), strict=True
    ):
        with column:
            _side(report, title)
    components.legend(
        [*shown(comparison.before, _NONE), *shown(comparison.after, _NONE)],
        [*comparison.before.strengths, *comparison.after.strengths],
    )
    left, right = st.columns(2, gap="large")
    with left:
        _findings("Settled", comparison.resolved, tone="good")
        _findings("Still there", comparison.remaining, tone="warm")
        _findings("New", comparison.new, tone="new")
    with right:
        _strengths("Gained", comparison.strengths_gained, tone="good")
        _strengths("No longer there", comparison.strengths_lost, tone="warm")
        _topics(comparison)
    st.html(html.view("heading", text="Word by word"))
    st.html(html.view("letter", body=diff_html(comparison.diff), name="Word by word", long=True))


def _headline(comparison: Comparison) -> None:
    old, new = comparison.before.score, comparison.after.score
    if old is None or new is None:
        return
    change = comparison.score_change or 0
    st.html(
        html.view(
            "change",
            before=old.value,
            after=new.value,
            change=change,
            word=words.score_word(new.value)[0],
            line=words.change_line(change),
        )
    )


def _side(report: Report, title: str) -> None:
    st.html(html.view("heading", text=title))
    components.letter(report.message.text, shown(report, _NONE), report.strengths, name=title)


def _findings(title: str, found: Sequence[Finding], *, tone: str) -> None:
    rows = [{"quote": f.quote, "name": components.kind_title(f.kind)} for f in found]
    if rows:
        st.html(html.view("tally", title=title, rows=rows, tone=tone))


def _strengths(title: str, found: Sequence[Strength], *, tone: str) -> None:
    rows = [{"quote": s.quote, "name": words.STRENGTHS[s.kind]} for s in found]
    if rows:
        st.html(html.view("tally", title=title, rows=rows, tone=tone))


def _topics(comparison: Comparison) -> None:
    """What both wordings are about, and what only the first was."""

    def names(topics: Sequence[Topic]) -> list[str]:
        return list(dict.fromkeys(topic.lemma for topic in topics))

    kept, lost = names(comparison.topics_kept), names(comparison.topics_lost)
    if kept or lost:
        st.html(html.view("topics", kept=kept, lost=lost))
