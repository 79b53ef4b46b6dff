"""What the pages of the site say, which validators they carry, and how they refuse."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from rashomon.show.web.activity import draw_activity
from rashomon.show.web.kept import KeptPages
from rashomon.store.desk import Desk
from tests.show.invented_texts import BARE, GANNET, WIRE
from tests.web.web_builders import ask

PAGES = (
    "/",
    "/?single=1",
    "/stories/ferry",
    f"/articles/{WIRE}",
    "/speakers",
    "/speakers/s-Ingrid Tolvane",
    "/outlets",
    "/outlets/o-Daily Gannet",
    "/search",
    "/search?q=ferry",
    "/search?q=buoy&in=statements",
    "/sign-in",
)


@pytest.mark.parametrize("address", PAGES)
def test_every_page_answers_once_and_then_says_that_nothing_changed(client: TestClient, address: str) -> None:
    """A page has a validator, and who has it is sent no body."""
    first = client.get(address)
    assert first.status_code == 200
    assert first.headers["content-type"] == "text/html; charset=utf-8"
    again = client.get(address, headers={"If-None-Match": f'"other", W/{first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")


def test_the_front_page_tells_stories_apart(client: TestClient) -> None:
    """Title, counts of accounts and origins, outlets and a first conflict stand in the list."""
    page = client.get("/").text
    assert 'href="/stories/ferry"' in page
    assert "7 accounts" in page
    assert re.search(r"\d known origins", page)
    assert "Daily Gannet" in page
    assert "They differ" in page
    assert 'class="activity"' in page


def test_the_front_page_and_the_story_count_origins_alike(client: TestClient) -> None:
    """The list says of a story what the story says of itself."""
    said = re.search(r"\d+ known origins?(?: and \d+ unknown)?", client.get("/stories/ferry").text)
    assert said is not None
    assert said[0] in client.get("/").text


def test_stories_of_one_account_stand_apart(client: TestClient) -> None:
    """The front page lists stories of several accounts, another view the others, which lead to their only account."""
    alone = client.get("/?single=1").text
    assert "/stories/ferry" not in alone
    assert re.search(r'class="title"><a href="/articles/', alone)
    assert "told by one account only" in client.get("/").text


def test_the_list_is_narrowed_by_outlet_language_and_day(client: TestClient) -> None:
    """What does not answer is left out, and the form keeps what was asked."""
    assert "/stories/ferry" in client.get("/", params={"outlet": "Daily Gannet", "language": "en"}).text
    assert "/stories/ferry" not in client.get("/", params={"since": "2099-01-01"}).text
    assert 'value="2099-01-01"' in client.get("/", params={"since": "2099-01-01"}).text


def test_a_story_links_each_finding_to_its_words(client: TestClient) -> None:
    """Evidence leads to the article, to a range of its text, with an anchor on it."""
    page = client.get("/stories/ferry").text
    found = re.findall(r'href="(/articles/[^"]+)#(e-\d+-\d+)"', page)
    assert len(found) > 20
    address, anchor = found[0]
    assert f'id="{anchor}"' in client.get(address.replace("&amp;", "&")).text


def test_a_story_is_rendered_once_for_its_state(filled: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second reader gets the page that was kept."""
    client = ask(filled)
    first = client.get("/stories/ferry").content
    monkeypatch.setattr("rashomon.show.web.story.render_story", lambda *_, **__: pytest.fail("rendered again"))
    assert client.get("/stories/ferry").content == first


def test_kept_pages_make_room_for_those_asked_for_lately() -> None:
    """The page asked for longest ago goes; an old state is never given."""
    kept = KeptPages(most_bytes=10)
    kept.keep("a", "1", b"12345")
    kept.keep("b", "1", b"12345")
    assert kept.find("a", "1") == b"12345"
    kept.keep("c", "1", b"123")
    assert kept.find("b", "1") is None
    assert kept.find("a", "2") is None
    kept.keep("a", "2", b"12345678901")
    assert kept.find("a", "2") is None


def test_an_article_marks_what_is_said_and_what_was_asked_for(client: TestClient) -> None:
    """The range of the address is marked by the server, and the text stays letter by letter what it was."""
    text = client.get(f"/api/v1/articles/{WIRE}").json()["text"]
    start = text.index("wrong side")
    page = client.get(f"/articles/{WIRE}", params={"start": start, "end": start + 10}).text
    assert f'id="e-{start}-{start + 10}">wrong side</span>' in page
    assert page.count('class="number"') == len(re.findall(r'<li id="[^"]+"><p><span class="speaker">', page)) > 1
    pieces = re.findall(r'data-o="\d+-\d+"[^>]*>([^<]*)</span>', page)
    shown = "".join(pieces).replace("&#34;", '"').replace("&#39;", "'").replace("&amp;", "&")
    assert shown == text.replace("\n\n", "")


def test_an_article_says_where_it_is_from_and_what_was_removed(client: TestClient) -> None:
    """Digest, page, live address and removed parts are there on demand."""
    page = client.get(f"/articles/{GANNET}").text
    assert f"p-{GANNET}" in page
    assert f'href="https://{GANNET}.example/2031/halcyon?a=1&amp;b=2"' in page
    assert "Home | Coast | Weather | Tides" in page
    assert "<details><summary>navigation" in page
    assert "Live page" not in client.get(f"/articles/{BARE}").text


def test_a_copy_is_named(client: TestClient) -> None:
    """An article names the others that carry its text."""
    assert "same text" in client.get(f"/articles/{WIRE}").text


def test_a_speaker_has_all_statements_and_how_outlets_report_them(client: TestClient) -> None:
    """The same words stand once with all who have them; changed words are marked."""
    page = client.get("/speakers/s-Ingrid Tolvane").text
    assert "wrong side of the buoy" in page
    assert "Daily Gannet" in page
    assert "<del>" in page or "<ins>" in page


def test_speakers_are_found_by_the_beginning_of_a_name(client: TestClient) -> None:
    """Any of the names of a speaker may begin so; signs of patterns are letters."""
    assert "Ingrid Tolvane" in client.get("/speakers?name=tol").text
    assert "Ingrid Tolvane" not in client.get("/speakers?name=%25").text


def test_an_outlet_page_tells_when_and_in_which_words(client: TestClient) -> None:
    """First or later, whose text, which words: counted, not rated."""
    page = client.get("/outlets/o-Daily Gannet").text
    assert "When it had a story" in page
    assert "What it calls things" in page


def test_search_finds_words_and_narrows_by_facets(client: TestClient) -> None:
    """Each facet leads to the same question, narrowed; a chosen one leads back."""
    page = client.get("/search?q=ferry").text
    assert "<mark>" in page
    narrowed = re.search(r'href="(/search\?q=ferry&amp;outlet=[^"]+)"', page)
    assert narrowed is not None
    again = client.get(narrowed[1].replace("&amp;", "&")).text
    assert 'aria-current="true"' in again
    assert 'href="/search?q=ferry" aria-current="true"' in again


def test_statements_are_searched_too(client: TestClient) -> None:
    """What was said is shown with who said it."""
    page = client.get("/search?q=buoy&in=statements").text
    assert "Ingrid Tolvane" in page


WRONG = (
    ("/nowhere", 404),
    ("/stories/nothing", 404),
    ("/articles/nothing", 404),
    ("/speakers/nothing", 404),
    ("/outlets/nothing", 404),
    ("/?since=yesterday", 400),
    ("/?cursor=none", 400),
    ("/speakers?cursor=W10", 400),
    ("/?cursor=W251bGwsMV0", 400),
    ("/search?q=a&cursor=WzFlMzBd", 400),
    ("/outlets?cursor=WyJcdTAwMDAiLDFd", 400),
    (f"/articles/{WIRE}?start=5", 400),
    (f"/articles/{WIRE}?start=5&end=5", 400),
    (f"/articles/{WIRE}?start=5&end=999999", 400),
    (f"/articles/{WIRE}?start=-1&end=4", 400),
    ("/search?q=" + "a" * 600, 400),
    ("/search?q=a%00b", 400),
    ("/static/x/secret.css", 404),
)


@pytest.mark.parametrize(("address", "status"), WRONG)
def test_what_cannot_be_shown_is_said_in_the_same_dress(client: TestClient, address: str, status: int) -> None:
    """A wrong address has a page with a sentence and a way on, never a trace of the program."""
    answer = client.get(address)
    assert answer.status_code == status
    assert "Traceback" not in answer.text
    assert "Rashomon" in answer.text or len(answer.text) < 80


def test_a_page_can_only_be_read(client: TestClient) -> None:
    """Anything but reading is refused."""
    assert client.post("/").status_code == 405
    assert client.head("/").status_code == 200


def test_an_empty_desk_says_what_to_type(empty: Desk) -> None:
    """The first page names the commands that bring pages."""
    page = ask(empty).get("/").text
    assert "rashomon add pages/" in page
    assert "rashomon watch" in page


@pytest.mark.parametrize("address", ["/speakers", "/outlets", "/search?q=ferry", "/?single=1"])
def test_an_empty_desk_has_all_its_lists(empty: Desk, address: str) -> None:
    """A list without anything in it is a page, too."""
    assert ask(empty).get(address).status_code == 200


def test_assets_are_kept_by_browsers(client: TestClient) -> None:
    """Style sheet and scripts have addresses that change with them."""
    page = client.get("/stories/ferry").text
    addresses = re.findall(r'"(/static/[0-9a-f]{12}/[a-z.]+)"', page)
    assert len(addresses) == 2
    for address in addresses:
        answer = client.get(address)
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["content-type"].startswith(("text/css", "text/javascript"))


def test_activity_needs_two_dates_and_stays_inside_its_frame() -> None:
    """However many accounts there are, no bar leaves the drawing."""
    assert draw_activity(["2031-03-04", None]) is None
    drawing = draw_activity([f"2031-03-{day:02d}" for day in range(1, 32)] * 40)
    assert drawing is not None
    assert all(bar.x >= 0 and bar.x + bar.width <= drawing.width and bar.y >= 0 for bar in drawing.bars)
