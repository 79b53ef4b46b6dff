"""Outlet profiles: what pages of one site share."""

from __future__ import annotations

import time

from rashomon.clean import clean_page, learn_profiles
from rashomon.clean.profiles import parse_profiles, write_profiles
from rashomon.model import Article
from rashomon.run.models import CleanNets
from tests.clean.clean_pages import BODY, HEADLINE, body_of, clean_dump, make_dump, make_html, make_page, paragraphs

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
    article = clean_page(pages[0], profiles.of(pages[0]), nets=CleanNets())
    assert isinstance(article, Article)
    assert article.outlet is not None
    assert (article.outlet.name, article.outlet.inferred) == ("Sound Herald", True)


def test_a_copied_body_is_not_taken_for_boilerplate() -> None:
    """Two captures of one article share all of it; both keep it."""
    first, second = make_dump(*FRAME, HEADLINE, *BODY), make_dump(*FRAME, HEADLINE, *BODY, "Updated later")
    pages = [make_page(first), make_page(second)]
    assert body_of(clean_dump(first, learn_profiles(pages).of(pages[0]))) == list(BODY)


PAPER = (
    "Sound Herald",
    "Quay Council Schools Fishing Births Tides",
    "Boats for sale and wanted on the coast",
    "Postbag of the harbour master's dog",
    "Ferry tables of the winter half-year",
)
STATE = (
    "arrow_back Chancellery Assembly Army Film Archive",
    "language of this page expand_more",
    "Podcast of the evening, the nation at rest",
    "Hyperlink to the source obligatory everywhere",
    "A postage stamp for the brave tugboat crews",
)
BIO = "Tove Lindgard is a reporter at the Sound Herald. She has covered the coast for ten years."


def story(number: int) -> list[str]:
    """Return a headline and a body of their own."""
    words = ("barley", "lantern", "harness", "copper")[number]
    return [f"Council keeps the {words} store open", *(text.replace("ferry", f"{words} boat") for text in BODY)]


def test_a_copied_body_does_not_merge_two_sites() -> None:
    """A paper that copies the text of an agency without credit gives that agency neither its site nor its name."""
    copied = story(0)
    agency = [make_page(make_dump(*STATE[:2], *copied, *STATE[2:])), make_page(make_dump(*STATE[:2], *story(1)))]
    paper = [
        make_page(make_dump(*PAPER, *copied, "Tove Lindgard", BIO)),
        make_page(make_dump(*PAPER, *story(2), "Tove Lindgard", BIO)),
    ]
    profiles = learn_profiles([*agency, *paper])
    assert profiles.of(agency[0]) != profiles.of(paper[0])
    article = clean_page(agency[0], profiles.of(agency[0]), nets=CleanNets())
    assert isinstance(article, Article)
    assert article.outlet is None
    named = clean_page(paper[0], profiles.of(paper[0]), nets=CleanNets())
    assert isinstance(named, Article)
    assert named.outlet is not None
    assert named.outlet.name == "Sound Herald"


def test_papers_that_share_a_part_of_their_frame_do_not_name_each_other() -> None:
    """Two papers of one publisher have a third of their frame in common; one names itself, the other stays unnamed."""
    group = FRAME[:4]
    own = (
        "Births and deaths",
        "Chess and bridge",
        "Boats for sale",
        "Tide tables",
        "Crosswords",
        "Letters to the editor",
    )
    unnamed = make_page(make_dump(*group, *own, *story(0)))
    named = make_page(make_dump(*group, *PAPER[1:], *story(1), "Tove Lindgard", BIO))
    article = clean_page(unnamed, learn_profiles([unnamed, named]).of(unnamed), nets=CleanNets())
    assert isinstance(article, Article)
    assert article.outlet is None


def test_pages_that_state_an_address_are_grouped_by_its_host() -> None:
    """A captured file without an address still says in its head where it belongs."""
    pages = [
        make_page(
            make_html(paragraphs(*BODY, "A word."), f'<link rel="canonical" href="https://{host}/{i}">'), "text/html"
        )
        for i, host in enumerate(("www.herald.example", "herald.example", "portal.example"))
    ]
    profiles = learn_profiles(pages)
    assert profiles.of(pages[0]) == profiles.of(pages[1])
    assert profiles.of(pages[0]) is not None
    assert profiles.of(pages[2]) is None


def test_profiles_are_the_same_after_writing_and_reading() -> None:
    """Profiles can be kept as JSON: the same bytes for the same profiles, and nothing is lost."""
    profiles = learn_profiles([make_page(dump(i)) for i in range(3)])
    assert parse_profiles(write_profiles(profiles)) == profiles
    assert write_profiles(profiles) == write_profiles(learn_profiles([make_page(dump(i)) for i in (2, 0, 1)]))


def test_a_later_page_is_known_by_its_host() -> None:
    """A page that taught nothing has the profile of its host, so that kept profiles help later runs."""
    profiles = learn_profiles([make_page(dump(i), url=f"https://www.herald.example/{i}") for i in range(2)])
    later = make_page(dump(2), url="https://herald.example/later")
    assert profiles.of(later) == profiles.profiles[0]
    assert profiles.of(make_page(dump(2), url="https://portal.example/1")) is None


def test_three_pages_are_enough_to_cut_what_they_share() -> None:
    """A notice in a whole sentence, with a number that differs, stays on one page alone and goes with two others."""
    notice = "The herald is printed on paper from the mills of Vesk, and its {} readers get it by boat every morning."
    bodies = [[f"{text[:-1]}, as in the {year} year." for text in BODY] for year in ("first", "second", "third")]
    texts = [make_dump(*FRAME, HEADLINE, *body, notice.format(100 + i)) for i, body in enumerate(bodies)]
    pages = [make_page(text) for text in texts]
    profile = learn_profiles(pages).of(pages[0])
    assert notice.format(100) in body_of(clean_dump(texts[0]))
    assert body_of(clean_dump(texts[0], profile)) == bodies[0]


def test_a_line_of_data_costs_no_time() -> None:
    """A page that is one endless word with signs of addresses in it is masked at once."""
    hostile = "<p>" + "a@" * 100_000 + ">" * 50_000 + "</p>"
    started = time.process_time()
    learn_profiles(
        [make_page(make_html(hostile + str(n)), "text/html", url=f"https://news.example/{n}") for n in range(2)]
    )
    assert time.process_time() - started < 2
