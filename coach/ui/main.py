"""The page: its frame, its look and its tabs."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import streamlit as st

from coach.ui import about, batch, compare, components, draft, html, state, words

_ICON: Final = Path(__file__).resolve().parent / "icon.svg"


def main() -> None:
    """Draw the app. Streamlit runs this anew on every change."""
    st.set_page_config(page_title=words.TITLE, page_icon=str(_ICON), layout="wide")
    st.html(html.STYLE)
    st.html(html.view("header", title=words.TITLE, promise=words.PROMISE, private=words.PRIVATE))
    tabs = st.tabs(state.TABS, key=state.TAB, on_change="rerun")
    for tab, module in zip(tabs, (draft, compare, batch, about), strict=True):
        with tab, components.guarded():
            module.show()
    st.html(html.view("footer", text=words.NO_THERAPY))
