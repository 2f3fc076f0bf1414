"""What stands in place of all coaching when a message shows that phrasing is not the matter."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from coach.records import HelpLine, SafetyNotice
from coach.ui import html, state, words


def show(notices: Sequence[SafetyNotice], *, box: str = state.COUNTRY_BOX) -> None:
    """Calm words, help lines for the country, and a way to clear the page."""
    st.html(html.view("notice", notices=notices))
    places = state.countries()
    st.selectbox(
        "Help lines for",
        places,
        index=places.index(state.country()),
        format_func=lambda code: words.COUNTRIES.get(code, code),
        key=box,
        on_change=state.choose_country,
        args=(box,),
        width=320,
    )
    st.html(html.view("lines", lines=_lines(notices)))
    st.button("Clear this page", key=f"clear-{box}", on_click=state.clear_all)


def _lines(notices: Sequence[SafetyNotice]) -> list[HelpLine]:
    """The lines of all notices, each once, in order."""
    return list(dict.fromkeys(line for notice in notices for line in notice.lines))
