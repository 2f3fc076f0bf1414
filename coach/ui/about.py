"""The last tab: what the coach looks for, how the score is made, and what it can't do."""

from __future__ import annotations

import streamlit as st

from coach import catalog
from coach.records import Family
from coach.score import CLEAN, MOST_STRENGTHS, STRENGTH_POINTS
from coach.ui import html, state, words


def show() -> None:
    """The whole tab."""
    left, right = st.columns([6, 5], gap="large")
    with left:
        st.html(html.view("about", start=CLEAN, points=STRENGTH_POINTS, most=MOST_STRENGTHS))
    with right:
        st.html(html.view("heading", text="What it looks for"))
        _kinds()
        st.html(html.view("heading", text="What it praises"))
        st.html(html.view("praised", names=list(words.STRENGTHS.values())))


def _kinds() -> None:
    """Every kind that the coach knows, under its family."""
    lexicons = state.shelf().lexicons
    for family in Family:
        label, meaning = words.FAMILIES[family]
        st.html(html.view("legend", rows=[(str(family), label, meaning)]))
        for doc in catalog.kinds():
            if doc.kind.family is family:
                with st.expander(doc.title):
                    page = catalog.page(doc, lexicons)
                    st.html(html.view("page", sections=html.sections(page, without=("Rules",))))
