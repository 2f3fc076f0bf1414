"""What the app remembers: one coach for all, and per session the draft and what was done to it.

Drafts live in the session's state alone: never in a cache that sessions share, never in a file or a log.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Final

import streamlit as st

from coach.batch import BatchResult
from coach.compare import Comparison
from coach.detect.switches import ALL_ON, FILE, Switches, read_switches
from coach.engine import Coach
from coach.lexicon.load import Lexicons, load_lexicons
from coach.lexicon.schema import LexiconError
from coach.reading.encoder import Encoder
from coach.reading.pipeline import Pipeline, PipelineError
from coach.reading.session import EncoderError
from coach.records import InputError, Report
from coach.safety import WORLDWIDE
from coach.ui import words
from coach.ui.wording import shown_score

DRAFT: Final = "draft"
BEFORE: Final = "compare_before"
AFTER: Final = "compare_after"
COUNTRY: Final = "country"
SWITCHES: Final = "switches"
COUNTRY_BOX: Final = "country_box"
TAB: Final = "tab"
TABS: Final = ("Draft", "Compare", "Batch", "How it works")
_DESK: Final = "desk"
_MOST_STEPS: Final = 50

PROBLEMS: Final = (InputError, LexiconError, PipelineError, EncoderError)
"""What may go wrong with a draft or the shipped data. Each message is one clear line without the draft."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """What all sessions share: no text of anybody's in it. The lock lets one session read at a time."""

    pipeline: Pipeline
    lexicons: Lexicons
    encoder: Encoder
    lock: Lock


@dataclass(slots=True)
class Desk:
    """One session's work on its draft."""

    report: Report | None = None
    asked: tuple[str, Switches] | None = None
    """The country and the switches that the report was made with."""
    last_score: int | None = None
    """The score of the wording before, while it is still worth showing the change."""
    undo: list[str] = field(default_factory=list)
    set_aside: set[str] = field(default_factory=set)
    without: tuple[frozenset[str], Report] | None = None
    """What was set aside last, and the report on the draft without it."""
    all_cards: bool = False
    note: str = ""
    comparison: Comparison | None = None
    compared: tuple[str, str, str, Switches] | None = None
    batch: BatchResult | None = None


@st.cache_resource(show_spinner="Opening the coach. This takes a moment the first time …")
def shelf() -> Shelf:
    """The pipeline, the lexicons and the second reader, loaded once for all sessions.

    Raises:
        PipelineError, LexiconError, EncoderError: the shipped data is missing or broken.
    """
    return Shelf(Pipeline.load(), load_lexicons(None), Encoder.load(), Lock())


def coach() -> Coach:
    """A coach for the country and the switches that this session has chosen."""
    shared = shelf()
    return Coach(
        shared.pipeline, shared.lexicons, country=country(), encoder=shared.encoder, switches=switches()
    )


def switches() -> Switches:
    """What this session has switched off; at first what ``coach.toml`` of the folder says, if it is there.

    Raises:
        InputError: that file is broken.
    """
    if SWITCHES not in st.session_state:
        path = Path(FILE)
        st.session_state[SWITCHES] = read_switches(path) if path.is_file() else ALL_ON
    chosen: Switches = st.session_state[SWITCHES]
    return chosen


def choose_switches(chosen: Switches) -> None:
    """Use other switches in this session."""
    st.session_state[SWITCHES] = chosen


def desk() -> Desk:
    """This session's desk."""
    if _DESK not in st.session_state:
        st.session_state[_DESK] = Desk()
    found: Desk = st.session_state[_DESK]
    return found


def draft() -> str:
    """The draft as it stands."""
    text: str = st.session_state.get(DRAFT, "")
    return text


def country() -> str:
    """The country whose help lines are shown: what was chosen, else what the browser says, else worldwide."""
    if COUNTRY not in st.session_state:
        st.session_state[COUNTRY] = _browser_country()
    chosen: str = st.session_state[COUNTRY]
    return chosen


def choose_country(box: str) -> None:
    """Keep the choice of a country box, which is gone from the page when no help lines are shown."""
    st.session_state[COUNTRY] = st.session_state[box]


def is_open(tab: str) -> bool:
    """Whether that tab is the one in view. A large table is sent to the browser only then."""
    return bool(st.session_state.get(TAB, TABS[0]) == tab)


def countries() -> tuple[str, ...]:
    """The countries that there are help lines for, worldwide last."""
    known = {place for place, _ in shelf().lexicons.safety.lines}
    return (*sorted(known - {WORLDWIDE}), WORLDWIDE)


def _browser_country() -> str:
    place = (st.context.locale or "").partition("-")[2].upper()
    return place if place in countries() else WORLDWIDE


def review() -> Report | None:
    """The report on the draft as it stands; None while it is blank.

    Raises:
        InputError, PipelineError, LexiconError: see ``PROBLEMS``.
    """
    text, here = draft(), desk()
    if not text.strip():
        here.report, here.last_score, here.all_cards = None, None, False
        return None
    reader = coach()
    asked = (country(), switches())
    if here.report is None or here.report.message.text != text or here.asked != asked:
        before = shown_score(here.report, here.set_aside) if here.report else None
        here.last_score = before.value if before else None
        here.asked = asked
        here.report = here.without = None
        with st.spinner("Reading …"), shelf().lock:
            here.report = reader.review(text)
    return here.report


def without_set_aside(report: Report) -> Report:
    """The report on the same draft that asks nothing about what the person has set aside.

    Raises:
        InputError, PipelineError, LexiconError: see ``PROBLEMS``.
    """
    here = desk()
    aside = frozenset(f.key for f in report.findings if f.key in here.set_aside)
    if not aside:
        return report
    if here.without is None or here.without[0] != aside:
        reader = coach()
        with st.spinner("Reading …"), shelf().lock:
            here.without = aside, reader.review(report.message.text, dismissed=aside)
    return here.without[1]


def compare(before: str, after: str) -> Comparison:
    """What changed from one wording to another.

    Raises:
        InputError, PipelineError, LexiconError: see ``PROBLEMS``.
    """
    here, wanted = desk(), (before, after, country(), switches())
    if here.comparison is None or here.compared != wanted:
        here.comparison = None
        reader = coach()
        with st.spinner("Reading …"), shelf().lock:
            here.comparison = reader.compare(before, after)
        here.compared = wanted
    return here.comparison


def use(old: str, new: str) -> None:
    """Put a new wording in place of the draft it was made for; one that has moved on is read anew instead."""
    if draft() != old:
        desk().note = words.MOVED_ON
        return
    replace_draft(new)


def replace_draft(text: str) -> None:
    """Put another text in place of the draft, which ``undo`` brings back."""
    here = desk()
    here.undo = [*here.undo, draft()][-_MOST_STEPS:]
    here.note = ""
    st.session_state[DRAFT] = text


def undo() -> None:
    """Bring the wording before the last change back."""
    here = desk()
    if here.undo:
        st.session_state[DRAFT] = here.undo.pop()
        here.note = ""


def compare_draft() -> None:
    """Put the draft's first wording and its present one side by side."""
    put_side_by_side(first_wording(), draft())


def first_wording() -> str:
    """What the draft was before the first change that can be undone; empty where nothing was changed."""
    return next((text for text in desk().undo if text.strip() and text != draft()), "")


def put_side_by_side(before: str, after: str) -> None:
    """Put two wordings into the second tab."""
    st.session_state[BEFORE], st.session_state[AFTER] = before, after


def open_draft(text: str) -> None:
    """Take a message into the first tab, and go there."""
    replace_draft(text)
    st.session_state[TAB] = TABS[0]


def forget_batch() -> None:
    """Drop the results of another file or column."""
    desk().batch = None


def set_aside(key: str) -> None:
    """Don't show this finding again in this session."""
    here = desk()
    here.set_aside.add(key)
    here.last_score = None


def show_all() -> None:
    """Show every card of a long draft."""
    desk().all_cards = True


def bring_back() -> None:
    """Show every finding again."""
    here = desk()
    here.set_aside.clear()
    here.last_score = None


def clear_all() -> None:
    """Forget everything in this session: drafts, reports, choices and results."""
    for name in list(st.session_state):
        del st.session_state[name]
