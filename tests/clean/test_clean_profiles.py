"""Outlet profiles: what pages of one site share."""

from __future__ import annotations

from rashomon.clean import clean_page, learn_profiles
from rashomon.model import Article
from tests.clean.clean_pages import BODY, HEADLINE, body_of, clean_dump, make_dump, make_page

NOTICE = (
    "Dear readers of the coast, our forum has moved, and you will find all old letters at forum{}@herald.example now."
)
FRAME = (
    "Tides and ferries along the whole coast",
    "Letters from the lighthouse keeper's wife",
    "Auctions at the fish hall",
    "Cod, herring and saithe: prices of the week",
)


def dump(number: int, *extra: str) -> str:
    """Return a page of one site: the same frame and notice, another body."""
    texts = [text.replace("Tuesday", f"day {number}").replace("ferry", f"ferry {'abc'[number]}") for text in BODY]
    return make_dump(*FRAME, f"{HEADLINE} {number}", *texts, NOTICE.format(number), *extra)


def test_the_order_of_pages_changes_nothing() -> None:
    """The same pages in another order give the same profiles."""
    pages = [make_page(dump(i)) for i in range(3)]
    assert learn_profiles(pages) == learn_profiles(reversed(pages))


def test_pages_of_one_site_share_their_frame() -> None:
    """Lines on several pages are known, numbers and addresses masked."""
    pages = [make_page(dump(i)) for i in range(3)]
    profile = learn_profiles(pages).of(pages[0])
    assert profile is not None
    assert profile.pages == 3
    assert "tides and ferries along the whole coast" in profile.shared
    assert any("forum has moved" in line for line in profile.shared)


def test_a_single_page_has_no_profile() -> None:
    """One page cannot say what is boilerplate."""
    page = make_page(dump(0), url="https://herald.example/1")
    profiles = learn_profiles([page])
    assert profiles.of(page) is None
    assert profiles.digest is None


def test_an_outlet_that_another_page_names_is_inferred() -> None:
    """The name comes from a page with the same boilerplate, and says that it was inferred."""
    bio = "Tove Lindgard is a news editor at the Sound Herald. She has covered the coast for ten years."
    pages = [make_page(dump(0)), make_page(dump(1, "Tove Lindgard", "News Editor", bio))]
    profiles = learn_profiles(pages)
    article = clean_page(pages[0], profiles.of(pages[0]))
    assert isinstance(article, Article)
    assert article.outlet is not None
    assert (article.outlet.name, article.outlet.inferred) == ("Sound Herald", True)


def test_a_copied_body_is_not_taken_for_boilerplate() -> None:
    """Two captures of one article share all of it; both keep it."""
    first, second = make_dump(*FRAME, HEADLINE, *BODY), make_dump(*FRAME, HEADLINE, *BODY, "Updated later")
    pages = [make_page(first), make_page(second)]
    assert body_of(clean_dump(first, learn_profiles(pages).of(pages[0]))) == list(BODY)
