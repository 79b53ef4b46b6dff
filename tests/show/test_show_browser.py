"""The report in a real browser: what a click opens, what Escape closes, and that nothing is fetched."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from rashomon.show import render_report
from tests.show.invented_story import build_comparison

pytestmark = pytest.mark.browser

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDE, NARROW = (1280, 900), (390, 844)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Yield a browser; without one the tests are skipped here and fail in CI."""
    if not CHROMIUM.exists():
        message = f"{CHROMIUM} is missing: install the package chromium"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(ARGUMENTS))
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the address of the report as a file; hostile markup stands in every field."""
    path = tmp_path_factory.mktemp("report") / "comparison.html"
    path.write_text(render_report(build_comparison(" <img src=x onerror=alert(1)>")), encoding="utf-8")
    return path.as_uri()


def _visit(browser: Browser, report: str, size: tuple[int, int], *, script: bool = True) -> tuple[Page, list[str]]:
    """Return the opened report and the list that its complaints and outside requests go to."""
    trouble: list[str] = []
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, java_script_enabled=script, reduced_motion="reduce"
    )
    page = context.new_page()
    page.on("console", lambda message: trouble.append(message.text))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("dialog", lambda dialog: trouble.append(dialog.message))
    page.on("request", lambda request: None if request.url == report else trouble.append(request.url))
    page.goto(report)
    return page, trouble


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_a_click_on_a_cell_opens_its_sentence_and_escape_returns(
    browser: Browser, report: str, size: tuple[int, int]
) -> None:
    """The words stand marked in their sentence on the screen; Escape gives the focus back to the cell."""
    page, trouble = _visit(browser, report, size)
    cell = page.locator("td.said a.entry", has_text="stormed").first
    cell.click()
    found = page.locator("dialog[open] .found")
    assert found.first.inner_text().startswith("Nobody on the bridge cared")
    assert found.first.is_visible()
    box = found.first.bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= size[1]
    assert "Harbour boss Ingrid Tolvane stormed" in page.locator("dialog .near-found").first.inner_text()
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
    assert cell.evaluate("element => element === document.activeElement")
    assert trouble == []


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_the_page_is_never_wider_than_the_screen(browser: Browser, report: str, size: tuple[int, int]) -> None:
    """Nothing but a table or drawing scrolls sideways."""
    page, trouble = _visit(browser, report, size)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert trouble == []


def test_every_link_to_evidence_opens_the_words_it_names(browser: Browser, report: str) -> None:
    """The marked words of every link are the characters of its range."""
    page, trouble = _visit(browser, report, WIDE)
    empty = page.evaluate(
        """() => [...document.querySelectorAll("main a.ev[data-range]")].filter((link) => {
          link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
          const words = [...document.querySelectorAll("dialog .found")].map((e) => e.textContent).join("");
          document.querySelector("dialog").close();
          const [start, end] = link.dataset.range.split("-").map(Number);
          return [...words].length !== end - start;
        }).length"""
    )
    assert empty == 0
    assert trouble == []


def test_the_live_page_opens_at_the_words(browser: Browser, report: str) -> None:
    """The address of the live page carries the words as a text fragment."""
    page, _ = _visit(browser, report, WIDE)
    page.locator("td.said a.entry", has_text="stormed").first.click()
    address = page.locator("dialog [data-do=live]").get_attribute("href")
    assert address is not None
    assert address.startswith("https://gannet.example/2031/halcyon?a=1&b=2#:~:text=Nobody%20on%20the%20bridge")


def test_a_citation_can_be_copied(browser: Browser, report: str) -> None:
    """The button says that it copied, and the citation names words, outlet, headline and page."""
    page, trouble = _visit(browser, report, WIDE)
    page.locator("td.said a.entry", has_text="stormed").first.click()
    page.locator("dialog [data-do=cite]").click()
    page.locator("dialog .status", has_text="Copied").wait_for(timeout=3000)
    citation = page.locator("dialog .account").get_attribute("data-cite") or ""
    assert citation.startswith("Daily Gannet")
    assert "FERRY OF SHAME" in citation
    assert "p-gannet" in citation
    assert trouble == []


def test_a_click_shows_the_sentence_with_one_before_and_after(browser: Browser, report: str) -> None:
    """At most three sentences of a passage are shown, with the page's language and digest."""
    page, _ = _visit(browser, report, WIDE)
    page.locator("td.said a.entry", has_text="stormed").first.click()
    shown = page.locator("dialog .s").filter(visible=True)
    assert 1 < shown.count() <= 3
    provenance = page.locator("dialog dl").inner_text()
    assert "English, as on the page" in provenance
    assert "p-gannet" in provenance


def test_without_a_script_a_click_leads_to_the_same_sentence(browser: Browser, report: str) -> None:
    """Links are plain anchors to the accounts further down."""
    page, trouble = _visit(browser, report, WIDE, script=False)
    link = page.locator("td.said a.entry", has_text="stormed").first
    anchor = (link.get_attribute("href") or "").removeprefix("#")
    link.click()
    assert page.url.endswith(f"#{anchor}")
    sentence = page.locator(f"#{anchor}")
    assert sentence.is_visible()
    assert "Harbour boss Ingrid Tolvane stormed" in sentence.inner_text()
    assert trouble == []


def test_the_keyboard_reaches_and_opens_a_finding(browser: Browser, report: str) -> None:
    """Enter on a focused cell opens it, and the focus moves into the dialog."""
    page, _ = _visit(browser, report, WIDE)
    page.locator("td.said a.entry").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("dialog[open]").count() == 1
    assert page.evaluate("document.querySelector('dialog').contains(document.activeElement)")
