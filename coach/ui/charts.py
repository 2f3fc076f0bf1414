"""Two simple charts. They are given numbers, never a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import altair as alt
import streamlit as st

from coach.records import Family, Kind
from coach.ui import components, html

_TEAL: Final = "#1f6b66"
_INK: Final = "#625a50"
_FAMILY_COLOURS: Final = {Family.BLAME: "#a3341a", Family.REQUEST: "#a87a16", Family.ULTIMATUM: "#57389c"}
_HEIGHT: Final = 260


def scores(values: Sequence[int]) -> None:
    """How many messages score how much, in steps of ten."""
    st.html(html.view("heading", text="Scores"))
    steps = [{"score": _step(low), "messages": _count(values, low)} for low in range(0, 100, 10)]
    chart = (
        alt.Chart({"values": steps})
        .mark_bar(color=_TEAL, cornerRadiusTopLeft=3, cornerRadiusTopRight=3)
        .encode(
            x=alt.X("score:O", sort=None, title="Score", axis=alt.Axis(labelAngle=0, labelOverlap="parity")),
            y=alt.Y("messages:Q", title="Messages", axis=alt.Axis(tickMinStep=1)),
            tooltip=[alt.Tooltip("score:O", title="Score"), alt.Tooltip("messages:Q", title="Messages")],
        )
        .properties(height=_HEIGHT, background="transparent")
        .configure_axis(labelColor=_INK, titleColor=_INK)
    )
    st.altair_chart(chart, alt=f"A histogram of {len(values)} scores")


def _step(low: int) -> str:
    return f"{low}–{100 if low == 90 else low + 9}"


def _count(values: Sequence[int], low: int) -> int:
    """The scores from ``low`` up to the next step; the last step takes 100 in."""
    return sum(low <= value < low + 10 or (value == 100 and low == 90) for value in values)


def kinds(counts: Mapping[Kind, int]) -> None:
    """How often each kind was found, most first."""
    st.html(html.view("heading", text="What was found"))
    rows = [
        {"kind": components.kind_title(kind), "found": count, "colour": _FAMILY_COLOURS[kind.family]}
        for kind, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
    if not rows:
        components.note("Nothing was found in these messages.", tone="good")
        return
    chart = (
        alt.Chart({"values": rows})
        .mark_bar(cornerRadiusTopRight=3, cornerRadiusBottomRight=3, size=18)
        .encode(
            x=alt.X("found:Q", title="Findings", axis=alt.Axis(tickMinStep=1)),
            y=alt.Y("kind:N", title=None, sort="-x", axis=alt.Axis(labelLimit=230)),
            color=alt.Color("colour:N", scale=None, legend=None),
            tooltip=[alt.Tooltip("kind:N", title="Kind"), alt.Tooltip("found:Q", title="Findings")],
        )
        .properties(height=max(_HEIGHT, 26 * len(rows)), background="transparent")
        .configure_axis(labelColor=_INK, titleColor=_INK)
    )
    st.altair_chart(chart, alt="A bar for each kind with the number of findings")
