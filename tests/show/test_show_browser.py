"""The report in a real browser: what a click opens, what Escape closes, and that nothing is fetched."""

from __future__ import annotations

import importlib.resources
import os
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Literal

import pytest
from msgspec.structs import replace
from playwright.sync_api import Browser, Page, sync_playwright

from rashomon.model import Comparison
from rashomon.show import render_report
from rashomon.show.selection import read_selection, select_findings
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


@pytest.fixture(scope="module")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the address of a report of one story, without anything hostile in it."""
    path = tmp_path_factory.mktemp("ferry") / "comparison.html"
    path.write_text(render_report(_only_ferry()), encoding="utf-8")
    return path.as_uri()


def _only_ferry() -> Comparison:
    return select_findings(build_comparison(), read_selection(story="ferry"))


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


@pytest.mark.parametrize(("size", "scheme"), [(WIDE, "light"), (NARROW, "dark")])
def test_the_page_and_its_drawer_pass_an_accessibility_check(
    browser: Browser, ferry: str, size: tuple[int, int], scheme: Literal["light", "dark"]
) -> None:
    """Contrast, names, roles, headings, landmarks: axe finds nothing wrong, light or dark, wide or narrow."""
    axe = (importlib.resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(ferry)
    page.evaluate(axe)
    wrong = page.evaluate("axe.run()")["violations"]
    page.locator("td.said a.entry").first.click()
    wrong += page.evaluate("axe.run('dialog')")["violations"]
    assert [(item["id"], item["nodes"][0]["html"][:120]) for item in wrong] == []


def test_a_page_of_one_story_has_it_as_its_first_heading(browser: Browser, ferry: str) -> None:
    """No level of headings is left out on the way down."""
    page, trouble = _visit(browser, ferry, WIDE)
    levels = page.evaluate(
        "[...document.querySelectorAll('main :is(h1,h2,h3,h4,h5,h6)')].map((e) => Number(e.tagName[1]))"
    )
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert trouble == []


def test_the_top_of_a_story_fits_one_screen(browser: Browser, ferry: str) -> None:
    """Title, counts, five lines to look at first and the counts of the run stand above the fold of a laptop."""
    page, _ = _visit(browser, ferry, (1280, 900))
    box = page.locator(".grey").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 900
    assert page.locator(".first > ul > li").count() == 5
    assert "11 pages read, 2 not used, 1 not complete." in page.locator(".grey").inner_text()


def test_the_accounts_stay_in_sight_while_the_table_scrolls(browser: Browser, ferry: str) -> None:
    """The heads of the columns stand at the top of the screen or of their frame."""
    page, _ = _visit(browser, ferry, WIDE)
    page.locator(".matrix tbody tr").nth(2).scroll_into_view_if_needed()
    page.evaluate("document.querySelectorAll('.matrix tbody tr')[2].scrollIntoView()")
    head, frame = page.locator(".matrix thead th").nth(1).bounding_box(), page.locator(".scroll").first.bounding_box()
    assert head is not None
    assert frame is not None
    assert -1 <= head["y"] - max(frame["y"], 0) <= 1


def test_on_a_phone_a_row_is_a_card(browser: Browser, ferry: str) -> None:
    """Each account stands under the words, with its name beside what it has; empty cells are named in one line."""
    page, _ = _visit(browser, ferry, NARROW)
    row = page.locator(".matrix tbody tr").first
    assert row.evaluate("e => getComputedStyle(e).display") == "block"
    assert row.locator("td.said .name").first.is_visible()
    assert page.locator(".matrix .absent > span").first.is_visible()
    assert not page.locator(".matrix td.empty").first.is_visible()


def test_in_print_every_finding_has_its_evidence_written_out(browser: Browser, ferry: str) -> None:
    """Numbers stand at the findings and the sentences at the end; what only works on a screen is gone."""
    page, _ = _visit(browser, ferry, (794, 1123))
    page.emulate_media(media="print")
    assert page.locator(".fn").first.is_visible()
    assert page.locator(".notes li").first.is_visible()
    assert not page.locator(".parts").is_visible()
    assert not page.locator(".library").is_visible()


def test_the_tab_key_comes_by_the_skip_link_first_and_shows_where_it_is(browser: Browser, ferry: str) -> None:
    """The first stop leads to the comparison; every stop has an outline."""
    page, _ = _visit(browser, ferry, WIDE)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the comparison"
    for _ in range(4):
        page.keyboard.press("Tab")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_words_of_another_language_carry_its_name_and_direction(browser: Browser, tmp_path: Path) -> None:
    """A screen reader is told the language, and Arabic is read from right to left."""
    words = "قال مدير الميناء إن السفينة جنحت"
    made = _only_ferry()
    articles = [replace(a, language="ar", headline=words) if a.id == "bote" else a for a in made.articles]
    path = tmp_path / "arabic.html"
    path.write_text(render_report(replace(made, articles=tuple(articles))), encoding="utf-8")
    page, _ = _visit(browser, path.as_uri(), WIDE)
    headline = page.locator(".cards .headline bdi", has_text=words)
    assert headline.get_attribute("lang") == "ar"
    assert headline.evaluate("e => getComputedStyle(e).direction") == "rtl"


HOSTILE = (
    "</script><script>alert(1)</script>",
    "</style><img src=https://evil.example/x onerror=alert(1)>",
    "' onmouseover=alert(1) x='",
    "--><svg onload=alert(1)>",
    "\u202eevil\u2066",
    "{{ 7 * 7 }}${alert(1)}",
)


@pytest.mark.parametrize("poison", HOSTILE)
def test_nothing_hostile_in_a_page_acts_in_the_report(browser: Browser, tmp_path: Path, poison: str) -> None:
    """Poison in every text, address and language runs no script, fetches nothing and leads nowhere."""
    made = build_comparison(poison)
    articles = [
        replace(a, url="javascript:alert(1)//" + poison, language="en" + poison, page_id=a.page_id + poison)
        for a in made.articles
    ]
    path = tmp_path / "hostile.html"
    path.write_text(render_report(replace(made, articles=tuple(articles))), encoding="utf-8")
    page, trouble = _visit(browser, path.as_uri(), WIDE)
    page.locator("td.said a.entry").first.click()
    page.keyboard.press("Escape")
    targets = page.evaluate("[...document.querySelectorAll('a')].map((a) => a.getAttribute('href') || '#')")
    assert [target for target in targets if not target.startswith("#")] == []
    assert page.evaluate("document.querySelectorAll('script, img, iframe, object, embed, style').length") == 2
    assert trouble == []
