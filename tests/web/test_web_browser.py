"""The site in a real browser: every page, by mouse and keyboard, with and without a script, and with hostile pages."""

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

from rashomon.show.web.app import make_app
from rashomon.store.desk import Desk
from tests.show.invented_story import build_comparison
from tests.show.invented_texts import GANNET, WIRE
from tests.web.web_builders import MADE_BY, TOKEN, fill_desk, serve_app

pytestmark = pytest.mark.browser

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync")
WIDE, NARROW = (1280, 900), (390, 844)
PAGES = (
    "/",
    "/?single=1&since=2031",
    "/stories/ferry",
    f"/articles/{WIRE}?start=60&end=120",
    f"/articles/{GANNET}",
    "/speakers",
    "/speakers/s-Ingrid Tolvane",
    "/outlets",
    "/outlets/o-Daily Gannet",
    "/search?q=ferry",
    "/search?q=buoy&in=statements",
    "/sign-in",
    "/nowhere",
)


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
def site(filled: Desk) -> Iterator[str]:
    """Give the address of the filled desk."""
    with serve_app(make_app(filled, token=None, made_by=MADE_BY)) as address:
        yield address


def _open(
    browser: Browser, site: str, size: tuple[int, int] = WIDE, *, script: bool = True, dark: bool = False
) -> tuple[Page, list[str]]:
    """Return a new page, and the list that its complaints and outside requests go to."""
    trouble: list[str] = []
    scheme: Literal["dark", "light"] = "dark" if dark else "light"
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        java_script_enabled=script,
        reduced_motion="reduce",
        color_scheme=scheme,
    )
    page = context.new_page()
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("dialog", lambda dialog: trouble.append(dialog.message))
    page.on("request", lambda asked: None if asked.url.startswith(site + "/") else trouble.append(asked.url))
    page.on("console", lambda said: trouble.append(said.text) if _is_trouble(said.text) else None)
    return page, trouble


def _is_trouble(said: str) -> bool:
    """Return whether a message of the console is more than the browser's own remarks on a form or a 404."""
    return "status of 404" not in said and "username fields" not in said


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_no_page_complains_or_is_wider_than_the_screen(browser: Browser, site: str, size: tuple[int, int]) -> None:
    """Every page keeps its policy, asks no other host, and only tables scroll sideways."""
    page, trouble = _open(browser, site, size)
    for address in PAGES:
        page.goto(site + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0], address
        levels = page.evaluate(
            "[...document.querySelectorAll('main :is(h1,h2,h3,h4,h5,h6)')].map((e) => Number(e.tagName[1]))"
        )
        assert levels[0] == 1, address
        assert all(after <= before + 1 for before, after in pairwise(levels)), address
    assert trouble == []


@pytest.mark.parametrize(("size", "dark", "pages"), [(WIDE, False, PAGES[2::3]), (NARROW, True, PAGES)])
def test_every_page_passes_an_accessibility_check(
    browser: Browser, site: str, size: tuple[int, int], dark: bool, pages: tuple[str, ...]
) -> None:
    """Contrast, names, roles, landmarks: axe finds nothing wrong, light or dark, wide or narrow."""
    axe = (importlib.resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
    scheme: Literal["dark", "light"] = "dark" if dark else "light"
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce"
    )
    page = context.new_page()
    wrong = []
    for address in pages:
        page.goto(site + address)
        page.evaluate(axe)
        found = page.evaluate("axe.run()")["violations"]
        wrong += [(address, item["id"], item["nodes"][0]["html"][:160]) for item in found]
    assert wrong == []


def test_a_finding_opens_its_sentence_and_leads_to_the_whole_article(browser: Browser, site: str) -> None:
    """A click opens the drawer; from there one goes on to the article."""
    page, trouble = _open(browser, site)
    page.goto(site + "/stories/ferry")
    page.locator("td.said a.entry", has_text="stormed").first.click()
    assert page.locator("dialog[open] .found").first.is_visible()
    page.locator("dialog[open] a", has_text="Read the whole article").click()
    assert page.url == f"{site}/articles/{GANNET}"
    assert trouble == []


def test_without_a_script_a_finding_leads_to_its_marked_words(browser: Browser, site: str) -> None:
    """The article opens at the words, marked by the server."""
    page, trouble = _open(browser, site, script=False)
    page.goto(site + "/stories/ferry")
    page.locator("td.said a.entry", has_text="stormed").first.click()
    found = page.locator(".found").first
    assert found.inner_text().startswith("Nobody on the bridge cared")
    box = found.bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= WIDE[1]
    assert page.url.rpartition("#")[2] == found.get_attribute("id")
    assert trouble == []


def test_an_address_that_names_its_words_behind_the_hash_only_marks_them(browser: Browser, site: str) -> None:
    """The server never sees that part; the script asks for the words."""
    page, trouble = _open(browser, site)
    page.goto(f"{site}/articles/{WIRE}#e-60-70")
    page.wait_for_url(f"{site}/articles/{WIRE}?start=60&end=70#e-60-70")
    assert page.locator("#e-60-70").is_visible()
    assert trouble == []


def test_the_keyboard_reaches_everything_and_shows_where_it_is(browser: Browser, site: str) -> None:
    """The skip link comes first; every stop of the front page has an outline; Enter opens a story."""
    page, trouble = _open(browser, site)
    page.goto(site + "/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the page"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    for _ in range(6):
        page.keyboard.press("Tab")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.locator(".stories .title a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/stories/*")
    assert trouble == []


def test_what_was_removed_is_shown_on_demand(browser: Browser, site: str) -> None:
    """Folded at first; a click, or the keyboard, unfolds it without a script."""
    page, _ = _open(browser, site, script=False)
    page.goto(f"{site}/articles/{GANNET}")
    removed = page.get_by_text("Home | Coast | Weather | Tides")
    assert not removed.is_visible()
    page.locator("summary", has_text="navigation").press("Enter")
    assert removed.is_visible()


def test_the_filters_of_the_front_page_work_without_a_script(browser: Browser, site: str) -> None:
    """A form of the page narrows the list, by address."""
    page, trouble = _open(browser, site, script=False)
    page.goto(site + "/")
    page.get_by_label("Outlet").select_option(label="Daily Gannet")
    page.get_by_role("button", name="Show").click()
    assert "outlet=o-Daily+Gannet" in page.url
    assert page.locator(".stories > li").count() == 1
    assert trouble == []


def test_in_print_only_what_is_read_remains(browser: Browser, site: str) -> None:
    """Ways, forms and marks of the screen are gone; the text stays."""
    page, _ = _open(browser, site, (794, 1123))
    page.goto(f"{site}/articles/{WIRE}?start=60&end=120")
    page.emulate_media(media="print")
    assert not page.locator(".ways").is_visible()
    assert page.locator(".whole-text").is_visible()
    page.goto(site + "/")
    assert not page.locator(".filters").is_visible()


def test_a_reader_signs_in_and_out(browser: Browser, filled: Desk) -> None:
    """The form opens the desk for this browser only, as long as the cookie is there."""
    with serve_app(make_app(filled, token=TOKEN, made_by=MADE_BY, loopback=False)) as address:
        page, trouble = _open(browser, address)
        page.goto(address + "/stories/ferry")
        assert page.url == address + "/sign-in"
        page.get_by_label("Token").fill("not the token at all")
        page.get_by_role("button", name="Open").click()
        assert page.get_by_role("alert").is_visible()
        page.get_by_label("Token").fill(TOKEN)
        page.keyboard.press("Enter")
        page.wait_for_url(address + "/")
        page.get_by_role("button", name="Sign out").click()
        page.wait_for_url(address + "/sign-in")
        assert [said for said in trouble if "403" not in said] == []


TARGETS = "[...document.querySelectorAll('a')].map((a) => new URL(a.getAttribute('href'), location).href)"
POISON = (
    "</script><script>alert(1)</script>\"'><img src=https://evil.example/x onerror=alert(1)>\u202eevil\u2066{{ 7 * 7 }}"
)


def test_nothing_hostile_in_a_page_acts_on_the_site(browser: Browser, tmp_path: Path) -> None:
    """Poison in every text, address and language runs no script, fetches nothing and leads nowhere else."""
    made = build_comparison(POISON)
    articles = tuple(
        replace(a, url="javascript:alert(1)//" + POISON, language="en" + POISON, id=a.id) for a in made.articles
    )
    with fill_desk(tmp_path / "desk.db", replace(made, articles=articles)) as desk:
        app = make_app(desk, token=None, made_by=MADE_BY)
        with serve_app(app) as site:
            page, trouble = _open(browser, site)
            for address in (*PAGES, "/search?q=" + POISON.replace("#", "")):
                page.goto(site + address)
                targets = page.evaluate(TARGETS)
                assert [target for target in targets if not target.startswith(site + "/")] == [], address
                assert page.locator("main :is(script, img, iframe, object, embed, style)").count() == 0, address
            assert trouble == []
