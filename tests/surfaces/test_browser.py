"""The app in a real browser, on loopback: type, read the marks, use a wording, see the score rise."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import monotonic, sleep
from urllib.error import URLError
from urllib.parse import urlsplit

import pytest

playwright = pytest.importorskip(
    "playwright.sync_api", reason="Playwright is missing. Run: pip install playwright"
)

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = Path("/usr/bin/chromium")
INSTALL = (
    "No browser is installed. Run: playwright install chromium (or, on Debian: apt-get install -y chromium)"
)
DRAFT = "Please stop leaving your shoes all over the hallway. I nearly fell over them this morning."
LOCAL = {"127.0.0.1", "localhost", "::1"}
START_LIMIT = 120.0


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of a server that is up."""
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": path},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        try:
            _wait_for(f"http://127.0.0.1:{port}/_stcore/health", server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    end = monotonic() + START_LIMIT
    while monotonic() < end:
        assert server.poll() is None, "the app's server stopped"
        try:
            with urllib.request.urlopen(url, timeout=2) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            sleep(0.2)
    pytest.fail("the app's server did not come up")


@pytest.fixture(scope="module")
def browser() -> Iterator[playwright.Browser]:
    """Playwright's own browser where it is installed, else Debian's."""
    with playwright.sync_playwright() as play:
        own = Path(play.chromium.executable_path)
        if not own.is_file() and not CHROMIUM.is_file():
            pytest.skip(INSTALL)
        chosen = None if own.is_file() else str(CHROMIUM)
        found = play.chromium.launch(executable_path=chosen, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(params=[1280, 390], ids=["wide", "narrow"])
def page(
    request: pytest.FixtureRequest, browser: playwright.Browser, address: str
) -> Iterator[playwright.Page]:
    """The app, loaded; no request of the page may leave this machine."""
    context = browser.new_context(viewport={"width": request.param, "height": 900})
    opened = context.new_page()
    opened.set_default_timeout(60_000)
    outside: list[str] = []
    opened.on("request", lambda sent: outside.append(sent.url) if not _is_local(sent.url) else None)
    opened.on("websocket", lambda sent: outside.append(sent.url) if not _is_local(sent.url) else None)
    opened.goto(address)
    opened.get_by_label("Your draft").wait_for()
    yield opened
    context.close()
    assert outside == []


def _is_local(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in {"data", "blob", "about"} or parts.hostname in LOCAL


def score(page: playwright.Page) -> int:
    return int(page.locator(".pc-score-value b").inner_text())


def check(page: playwright.Page, draft: str) -> None:
    page.get_by_label("Your draft").fill(draft)
    page.get_by_role("button", name="Check my draft").click()


def test_a_suggestion_is_used_and_the_score_rises(page: playwright.Page) -> None:
    check(page, DRAFT)
    mark = page.locator(".pc-letter .mark-request")
    mark.wait_for()
    assert "stop leaving your shoes all over the hallway" in mark.inner_text()
    assert "Not-to-do" in mark.locator(".mark-tag").inner_text()
    before = score(page)
    wording = page.locator(".pc-wording").first.inner_text()
    assert "shoes" in wording
    page.get_by_role("button", name="Use this", exact=True).first.click()
    page.locator(".pc-change.up").wait_for()
    mark.wait_for(state="detached")
    assert score(page) > before
    assert page.get_by_label("Your draft").input_value().startswith(wording)


def test_a_draft_in_markup_runs_nothing(page: playwright.Page) -> None:
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    check(page, "<img src=x onerror=alert(1)><script>alert(2)</script> Please stop leaving your shoes there.")
    page.locator(".pc-letter").first.wait_for()
    assert "<script>alert(2)</script>" in page.locator(".pc-letter").first.inner_text()
    assert page.locator(".pc-letter img, .pc-letter script").count() == 0
    assert asked == []


def test_danger_brings_help_lines_and_no_wording(page: playwright.Page) -> None:
    check(page, "He hits me when I don't answer at once. Please stop leaving your shoes in the hallway.")
    page.locator(".pc-lines li").first.wait_for()
    assert page.locator(".pc-score, .pc-wording, .pc-letter").count() == 0


def test_the_sample_file_is_reviewed_and_kept(page: playwright.Page) -> None:
    page.get_by_role("tab", name="Batch").click()
    page.get_by_role("button", name="Review").click()
    page.locator(".pc-tiles").wait_for()
    page.locator("[data-testid=stVegaLiteChart] canvas, [data-testid=stVegaLiteChart] svg").first.wait_for()
    with page.expect_download() as started:
        page.get_by_role("button", name="Download the messages").click()
    text = Path(started.value.path()).read_text(encoding="utf-8-sig")
    assert text.startswith("row,id,text,error,score,")
    assert "stop leaving your shoes" in text


def test_the_page_is_no_wider_than_the_window(page: playwright.Page) -> None:
    check(page, DRAFT)
    page.locator(".pc-wording").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_keyboard_alone_is_enough(page: playwright.Page) -> None:
    field = page.get_by_label("Your draft")
    field.focus()
    page.keyboard.type("Please stop leaving your shoes in the hallway.")
    page.keyboard.press("Control+Enter")
    page.locator(".pc-score").wait_for()
    before = score(page)
    button = page.get_by_role("button", name="Use this", exact=True).first
    for _ in range(60):
        page.keyboard.press("Tab")
        if button.evaluate("found => found === document.activeElement"):
            break
    page.keyboard.press("Enter")
    page.locator(".pc-change.up").wait_for()
    assert score(page) > before
