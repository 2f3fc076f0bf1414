"""The app, driven without a browser: what a person does, and what stands on the page then."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from coach.engine import Coach
from coach.lexicon.schema import LexiconError
from coach.paths import samples_dir
from coach.records import Blank, Edit, Form, Report, Severity, Sign, Span, Suggestion
from coach.ui import state, words
from coach.ui.draft import MOST_CARDS

APP = Path(__file__).resolve().parents[2] / "app.py"
SHOES = "Please stop leaving your shoes all over the hallway."
TWO = f"You never listen to me. {SHOES}"
KIND = "I felt lonely at dinner yesterday. Could we put our phones away while we eat?"
MARK = '<mark class="mark mark-request">stop leaving'
UNSAFE = "He hits me when I don't answer at once. Please stop leaving your shoes in the hallway."


@pytest.fixture
def app() -> AppTest:
    return AppTest.from_file(APP, default_timeout=120).run()


def check(app: AppTest, draft: str) -> AppTest:
    """Type a draft and press the button."""
    app.text_area(key=state.DRAFT).input(draft)
    return app.button(key="check").click().run()


def page(app: AppTest, *, stumbles: bool = False) -> str:
    """All the HTML on the page, its style sheet aside."""
    assert not app.exception
    pieces = [piece.value for piece in app.get("html")]
    html = "\n".join(piece for piece in pieces if not piece.startswith("<style>"))
    assert ("The coach stumbled" in html) is stumbles
    return html


def buttons(app: AppTest, start: str) -> list[str]:
    return [b.key for b in app.button if b.key and b.key.startswith(start)]


def score(app: AppTest) -> int:
    report = app.session_state["desk"].report
    shown = f"<b>{report.score.value}</b><span> of 100"
    assert shown in page(app)
    return int(report.score.value)


def test_an_empty_page_invites_and_offers_examples(app: AppTest) -> None:
    assert words.PRIVATE in page(app)
    assert words.NO_THERAPY in page(app)
    assert app.text_area(key=state.DRAFT).placeholder == words.PLACEHOLDER
    assert "pc-score" not in page(app)
    app.button(key="example-0").click().run()
    assert app.text_area(key=state.DRAFT).value == words.EXAMPLES[0][1]
    assert "pc-score" in page(app)


def test_a_draft_gets_marks_a_card_and_a_score(app: AppTest) -> None:
    html = page(check(app, SHOES))
    assert f"{MARK} your shoes all over the hallway" in html
    assert '<span class="mark-tag">1 Not-to-do</span>' in html
    assert "One thing may land hard" in html
    assert "pc-why" in html
    assert "Ask yourself" in html
    assert "Ask as a team" in html
    assert [e.label for e in app.expander if e.label == "More about this"]
    assert score(app) < 80


def test_a_suggestion_goes_into_the_draft_and_the_score_rises(app: AppTest) -> None:
    before = score(check(app, TWO))
    wording = next(s for s in app.session_state["desk"].report.suggestions if "shoes" in s.text)
    key = buttons(app, "use-")[app.session_state["desk"].report.suggestions.index(wording) + _whole(app)]
    app.button(key=key).click().run()
    assert app.text_area(key=state.DRAFT).value == wording.apply(TWO)
    assert score(app) > before
    assert "since your last wording" in page(app)
    app.button(key="undo").click().run()
    assert app.text_area(key=state.DRAFT).value == TWO
    assert score(app) == before


def _whole(app: AppTest) -> int:
    """How many of the buttons that start with ``use-`` are that of the whole rewrite."""
    return buttons(app, "use-").count("use-whole")


def test_a_guess_is_changed_in_every_wording_that_holds_it(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    review = Coach.review

    def with_blanks(self: Coach, text: str) -> Report:
        report = review(self, text)
        made = []
        for lead in ("Can we meet", "I'd love it if we could meet"):
            wording, at = f"{lead} at nine?", len(lead) + 4
            blank = Blank(Span(at, at + 4), ("nine", "ten"))
            edit = Edit(Span(0, len(SHOES)), wording)
            made.append(Suggestion((edit,), wording, Form.WE_REQUEST, "f", (0,), (blank,)))
        return replace(report, suggestions=tuple(made))

    monkeypatch.setattr(Coach, "review", with_blanks)
    assert page(check(app, SHOES)).count('<span class="pc-blank">nine</span>') == 2
    boxes = [box.key for box in app.selectbox if box.key and box.key.startswith("blank-")]
    assert len(boxes) == 1
    app.selectbox(key=boxes[0]).select("ten").run()
    assert page(app).count('<span class="pc-blank">ten</span>') == 2
    app.button(key=[key for key in buttons(app, "use-") if key != "use-whole"][1]).click().run()
    assert app.text_area(key=state.DRAFT).value == "I'd love it if we could meet at ten?"


def test_the_whole_rewrite_follows_the_guesses_and_what_is_set_aside(app: AppTest) -> None:
    draft = f"{SHOES} You always pay the rent late."
    page(check(app, draft))
    boxes = [box.key for box in app.selectbox if box.key and box.key.startswith("blank-")]
    whole = app.code[0].value
    guess = next(box for box in boxes if str(app.selectbox(key=box).value) in whole)
    before = str(app.selectbox(key=guess).value)
    other = next(option for option in app.selectbox(key=guess).options if option != before)
    app.selectbox(key=guess).select(other).run()
    assert app.code[0].value == whole.replace(before, other, 1)
    app.button(key=buttons(app, "aside-")[0]).click().run()
    assert app.code[0].value.startswith(SHOES)
    assert app.code[0].value != whole
    app.button(key="bring-back").click().run()
    app.button(key="use-whole").click().run()
    assert "leaving" not in app.text_area(key=state.DRAFT).value


def test_the_whole_rewrite_can_be_copied_and_used(app: AppTest) -> None:
    before = score(check(app, SHOES))
    rewrite = app.code[0].value
    assert "shoes" in rewrite
    app.button(key="use-whole").click().run()
    assert app.text_area(key=state.DRAFT).value == rewrite
    assert score(app) > before


def test_what_is_typed_as_html_arrives_as_text(app: AppTest) -> None:
    html = page(check(app, "<script>alert(1)</script> Please stop leaving <b>your shoes</b> in the hallway."))
    assert "<script>" not in html
    assert "<b>your shoes" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_a_finding_set_aside_is_gone_and_can_be_brought_back(app: AppTest) -> None:
    draft = f"{SHOES} I tripped."
    before = score(check(app, draft))
    app.button(key=buttons(app, "aside-")[0]).click().run()
    assert MARK not in page(app)
    assert "<b>80</b><span> of 100" in page(app)
    assert "1 note set aside" in page(app)
    assert words.YOUR_CALL[0] in page(app)
    check(app, f"{draft} See you at six.")
    assert MARK not in page(app)
    app.button(key="bring-back").click().run()
    assert MARK in page(app)
    assert score(app) == before


def test_a_clean_message_is_told_so_briefly(app: AppTest) -> None:
    html = page(check(app, KIND))
    assert "This reads well." in html
    assert "may land hard" not in html
    assert not app.code


def test_a_sign_of_danger_replaces_everything_else(app: AppTest) -> None:
    html = page(check(app, UNSAFE))
    assert "pc-notice" in html
    assert "pc-line-fine" in html
    assert "seen on" in html
    for gone in ("pc-score", "pc-card", "pc-suggestion", "mark-tag"):
        assert gone not in html
    assert not buttons(app, "use-")
    assert app.text_area(key=state.DRAFT).value == UNSAFE


def test_the_country_chooses_the_help_lines(app: AppTest) -> None:
    check(app, UNSAFE)
    app.selectbox(key=state.COUNTRY_BOX).select("GB").run()
    report = app.session_state["desk"].report
    assert {line.country for line in report.safety[0].lines} == {"GB", "ZZ"}
    assert report.safety[0].lines[0].number in page(app)
    check(app, KIND)
    check(app, UNSAFE)
    assert app.selectbox(key=state.COUNTRY_BOX).value == "GB"


def test_every_country_with_help_lines_has_a_name(app: AppTest) -> None:
    check(app, UNSAFE)
    places = {place for place, _ in state.shelf().lexicons.safety.lines}
    assert places <= set(words.COUNTRIES)


def test_the_page_can_be_cleared(app: AppTest) -> None:
    check(app, UNSAFE)
    app.button(key=f"clear-{state.COUNTRY_BOX}").click().run()
    assert not app.text_area(key=state.DRAFT).value
    assert "hits me" not in page(app)
    assert app.session_state["desk"].report is None


def test_clear_empties_the_draft_and_undo_brings_it_back(app: AppTest) -> None:
    check(app, SHOES)
    app.button(key="clear").click().run()
    assert app.text_area(key=state.DRAFT).value == ""
    app.button(key="undo").click().run()
    assert app.text_area(key=state.DRAFT).value == SHOES


@pytest.mark.parametrize("draft, says", [("a" * 20_001, "20,000"), ("a\x00b", "NUL")])
def test_what_cannot_be_read_is_one_clear_line_and_stays(app: AppTest, draft: str, says: str) -> None:
    html = page(check(app, draft))
    assert "pc-note-error" in html
    assert says in html
    assert app.text_area(key=state.DRAFT).value == draft


def test_a_broken_lexicon_is_one_clear_line_and_the_draft_stays(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> state.Shelf:
        raise LexiconError("words/homes.csv: line 3: two columns are needed. Add the place.")

    check(app, SHOES)
    monkeypatch.setattr(state, "shelf", broken)
    html = page(check(app, TWO))
    assert "words/homes.csv: line 3" in html
    assert app.text_area(key=state.DRAFT).value == TWO


def test_a_fault_of_the_coach_is_one_clear_line_without_the_draft(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(self: Coach, text: str) -> Report:
        raise ZeroDivisionError(text)

    monkeypatch.setattr(Coach, "review", stumble)
    html = page(check(app, "secret words"), stumbles=True)
    assert "ZeroDivisionError" in html
    assert "secret" not in html
    assert app.text_area(key=state.DRAFT).value == "secret words"


def test_a_suggestion_for_an_older_draft_is_not_put_into_a_newer_one(app: AppTest) -> None:
    check(app, SHOES)
    app.text_area(key=state.DRAFT).input(KIND)
    app.button(key=buttons(app, "use-")[-1]).click().run()
    assert app.text_area(key=state.DRAFT).value == KIND
    assert words.MOVED_ON in page(app)


def test_a_long_draft_shows_its_first_cards_and_the_rest_on_request(app: AppTest) -> None:
    check(app, " ".join(f"Please stop leaving your shoes in room {n}." for n in range(12)))
    assert page(app).count("pc-finding-top") == MOST_CARDS
    app.button(key="all-cards").click().run()
    assert page(app).count("pc-finding-top") == len(app.session_state["desk"].report.findings)


def test_heat_is_advice_on_timing(app: AppTest) -> None:
    html = page(check(app, f"{TWO} YOU ALWAYS DO THIS!!! Stop lying to me! Stop shouting at me!"))
    assert app.session_state["desk"].report.heat
    assert "A hot moment?" in html


def _refuse(*args: object, **kwargs: object) -> None:
    raise AssertionError("the app reached for the network")


def test_the_app_needs_no_network_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "TMPDIR"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    for name in ("socket.socket.connect", "socket.socket.connect_ex", "socket.getaddrinfo"):
        monkeypatch.setattr(name, _refuse)
    app = check(AppTest.from_file(APP, default_timeout=120).run(), f"{SHOES} Zanzibarine.")
    assert "Zanzibarine" in page(app)
    assert list(tmp_path.rglob("*")) == []
    assert "Zanzibarine" not in caplog.text


def test_two_sessions_share_no_draft(app: AppTest) -> None:
    check(app, SHOES)
    other = AppTest.from_file(APP, default_timeout=120).run()
    assert not other.text_area(key=state.DRAFT).value
    assert "leaving your shoes all over the hallway</" not in page(other)
    assert other.session_state["desk"].report is None


def test_the_pages_load_nothing_from_elsewhere() -> None:
    for path in sorted((APP.parent / "coach" / "ui").rglob("*")):
        if path.suffix in {".html", ".css", ".py", ".svg"}:
            text = path.read_text(encoding="utf-8")
            for banned in ("@import", "url(", "<script", "cache_data", "unsafe_allow", "|safe", "| safe"):
                assert banned not in text, f"{path.name}: {banned}"


def test_two_wordings_are_compared(app: AppTest) -> None:
    app.text_area(key=state.BEFORE).input(SHOES)
    app.text_area(key=state.AFTER).input("Could we put our shoes on the rack when we come in?")
    app.button(key="compare").click().run()
    html = page(app)
    for part in ("pc-result", "Settled", "What it is about", "diff-in", "diff-out"):
        assert part in html
    assert app.session_state["desk"].comparison.score_change > 0
    assert "easier to answer" in html


def test_an_example_pair_shows_what_a_comparison_is(app: AppTest) -> None:
    app.button(key="compare-example").click().run()
    assert app.text_area(key=state.BEFORE).value == words.PAIR[0]
    assert "pc-result" in page(app)
    assert app.session_state["desk"].comparison.score_change > 0


def test_the_draft_can_be_taken_into_the_comparison(app: AppTest) -> None:
    app.button(key="example-0").click().run()
    app.button(key="use-whole").click().run()
    app.button(key="from-draft").click().run()
    assert app.text_area(key=state.BEFORE).value == words.EXAMPLES[0][1]
    assert app.text_area(key=state.AFTER).value == app.text_area(key=state.DRAFT).value


def test_a_sign_of_danger_is_not_compared(app: AppTest) -> None:
    app.text_area(key=state.BEFORE).input(UNSAFE)
    app.text_area(key=state.AFTER).input(KIND)
    app.button(key="compare").click().run()
    html = page(app)
    assert "pc-notice" in html
    assert "pc-result" not in html


def test_the_sample_file_is_reviewed(app: AppTest) -> None:
    run_batch(app)
    with (samples_dir() / "phrasings.csv").open(encoding="utf-8", newline="") as handle:
        rows = len(list(csv.DictReader(handle)))
    assert f"<b>{rows}</b><span>messages</span>" in page(app)
    assert len(app.dataframe[0].value) == rows
    assert len(app.get("vega_lite_chart")) == 2
    assert [b.key for b in app.get("download_button")] == ["download-messages.csv", "download-findings.csv"]


def run_batch(app: AppTest) -> None:
    app.session_state[state.TAB] = "Batch"
    app.button(key="batch_run").click().run(timeout=300)


def _upload(app: AppTest, name: str, content: bytes) -> AppTest:
    app.button_group(key="batch_source").set_value("A file of mine").run()
    return app.file_uploader(key="batch_file").set_value((name, content, "text/csv")).run()


def test_the_tables_speak_plain_words(app: AppTest) -> None:
    _upload(app, "mine.csv", f'text\n"{SHOES}"\n"{UNSAFE}"\n'.encode())
    run_batch(app)
    assert app.dataframe[0].value["safety"].tolist() == ["", words.SIGNS[Sign.ABUSE]]
    assert app.dataframe[1].value["severity"].tolist() == [words.SEVERITIES[Severity.MEDIUM]]
    assert "_" not in app.dataframe[1].value["kind"].tolist()[0]


def test_a_file_is_reviewed_and_bad_rows_are_shown(app: AppTest) -> None:
    _upload(app, "mine.csv", f"id,note,draft\n1,x,{SHOES}\n2,y,\n3,z,{KIND}\n".encode())
    assert app.selectbox(key="batch_column").value == "draft"
    run_batch(app)
    frame = app.dataframe[0].value
    assert frame["text"].tolist()[0] == SHOES
    assert "empty" in frame["error"].tolist()[1]
    assert "<b>1</b><span>could not be read</span>" in page(app)


@pytest.mark.parametrize(
    "content, says",
    [
        (b"", "empty"),
        ("text\nGrüße".encode("latin-1"), "UTF-8"),
        (b"text\n", "no rows"),
        (b'text\n"open', "double quote"),
    ],
)
def test_a_bad_file_is_one_clear_line(app: AppTest, content: bytes, says: str) -> None:
    html = page(_upload(app, "mine.csv", content))
    assert "pc-note-error" in html
    assert says in html


def test_a_file_without_a_plain_column_asks_for_one(app: AppTest) -> None:
    _upload(app, "mine.csv", f"a,b\n1,{SHOES}\n".encode())
    run_batch(app)
    assert "No column is chosen" in page(app)


def test_how_it_works_lists_every_kind_that_is_documented(app: AppTest) -> None:
    from coach import catalog

    labels = {e.label for e in app.expander}
    assert {doc.title for doc in catalog.kinds()} <= labels
