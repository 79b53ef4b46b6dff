"""Single things of the API: objects of the contract, what has changed, feeds, annotations, linked data."""

from __future__ import annotations

from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import feedparser
import msgspec
import pytest
from fastapi import FastAPI
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from rashomon.model import Article, Outlet, Speaker, Story, decode_comparison
from rashomon.show.api.annotations import ANNOTATION_MEDIA, annotate_article
from rashomon.show.api.answers import API_PATH
from rashomon.show.api.linked_data import LINKED_MEDIA
from rashomon.show.api.routes import api_router
from rashomon.show.api.syndication import Feed, Item, make_json_feed, make_rss
from rashomon.store.desk import Desk, open_desk
from tests.api.small_desk import FERRY, FERRY_STORY, HOSTILE_TITLE, MADE_BY, MERGED_STORY, SAID, SPEAKER
from tests.builders import make_article
from tests.store.desk_builders import keep, make_statement

FEEDS = ("/feeds/stories", f"/feeds/speakers/{SPEAKER.id}")


def test_a_story_is_a_whole_comparison(client: TestClient) -> None:
    """A story answers with everything that was found in it, as `rashomon compare` writes it."""
    answer = client.get(f"/stories/{FERRY_STORY}")
    comparison = decode_comparison(answer.content)
    assert comparison.stories[0].id == FERRY_STORY
    assert {article.id for article in comparison.articles} == {article.id for article in FERRY}
    assert (len(comparison.statements), len(comparison.facts), len(comparison.conflicts)) == (len(SAID), 5, 1)


def test_a_merged_story_leads_to_where_it_went(client: TestClient) -> None:
    """An id that was given out once is answered for ever: by the way to the story that has its articles now."""
    answer = client.get(f"/stories/{MERGED_STORY}")
    assert (answer.status_code, answer.headers["location"]) == (308, f"{API_PATH}/stories/{FERRY_STORY}")


def test_a_desk_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """Trouble of the database is a problem that may pass, and nothing of its inside is shown."""
    app = FastAPI()
    with open_desk(tmp_path / "desk.db") as desk:
        app.include_router(api_router(desk, MADE_BY), prefix=API_PATH)
        with desk.writing() as connection:
            connection.exec_driver_sql("DROP TABLE wording")
        with TestClient(app) as client:
            answer = client.get(f"{API_PATH}/wording")
    assert (answer.status_code, answer.headers["content-type"]) == (503, "application/problem+json")
    assert "wording" not in answer.text
    assert int(answer.headers["retry-after"]) > 0


def test_single_things_are_objects_of_the_contract(client: TestClient) -> None:
    """An article, a speaker and an outlet answer as the contract has them, and nothing is lost on the way."""
    article = msgspec.json.decode(client.get(f"/articles/{FERRY[0].id}").content, type=Article)
    assert article == FERRY[0]
    speaker = msgspec.json.decode(client.get(f"/speakers/{SPEAKER.id}").content, type=Speaker)
    assert (speaker.name, speaker.aliases, [role.text for role in speaker.roles]) == (
        "Dana Ruiz",
        ("Ruiz",),
        ["harbour mistress"],
    )
    assert FERRY[0].outlet is not None
    outlet = msgspec.json.decode(client.get(f"/outlets/{FERRY[0].outlet.id}").content, type=Outlet)
    assert outlet.name == "Harbour News"
    stories = msgspec.json.decode(client.get("/stories").content, type=dict[str, msgspec.Raw])
    assert FERRY_STORY in {story.id for story in msgspec.json.decode(stories["items"], type=list[Story])}


ADDRESSES = ("/stories", f"/stories/{FERRY_STORY}", f"/articles/{FERRY[0].id}", "/search?q=rain", "/feeds/stories.rss")


@pytest.mark.parametrize("address", ADDRESSES, ids=range(len(ADDRESSES)))
def test_what_is_known_is_not_sent_again(client: TestClient, address: str) -> None:
    """A strong validator answers 304 with nothing; another one answers with all."""
    first = client.get(address)
    etag = first.headers["etag"]
    assert etag.startswith('"')
    for known in (etag, f'"other", {etag}', f"W/{etag}", "*"):
        again = client.get(address, headers={"If-None-Match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag)
    assert client.get(address, headers={"If-None-Match": '"other"'}).content == first.content
    head = client.head(address)
    assert (head.status_code, head.headers["etag"]) == (200, etag)


def test_what_is_added_changes_the_validator(desk: Desk, client: TestClient) -> None:
    """A list has another validator as soon as it has another item."""
    question = "/articles?language=xx"
    before = client.get(question).headers["etag"]
    article = make_article("New words.", headline="New", language="xx")
    keep(desk, article)
    try:
        assert client.get(question, headers={"If-None-Match": before}).status_code == 200
    finally:
        remove(desk, article.id)


def remove(desk: Desk, article_id: str) -> None:
    """Take an article away again: other tests count on the rest."""
    from rashomon.store import schema as t

    with desk.writing() as connection:
        connection.execute(t.annotations.delete().where(t.annotations.c.article_id == article_id))
        connection.execute(t.articles.delete().where(t.articles.c.id == article_id))


@pytest.mark.parametrize("path", FEEDS, ids=("stories", "speaker"))
def test_feeds_are_read_by_a_reader_of_feeds(client: TestClient, path: str) -> None:
    """A feed reader finds every item with its title, page and instant, and both formats say the same."""
    rss = client.get(f"{path}.rss")
    read = feedparser.parse(rss.content)
    assert (read.bozo, read.version, rss.headers["content-type"]) == (False, "rss20", "application/rss+xml")
    feed = client.get(f"{path}.json").json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert [entry.id for entry in read.entries] == [item["id"] for item in feed["items"]]
    assert [entry.link for entry in read.entries] == [item["url"] for item in feed["items"]]
    assert all(parsedate_to_datetime(entry.published).tzinfo for entry in read.entries)
    assert read.entries


def test_a_hostile_title_stays_words(client: TestClient) -> None:
    """Markup in a headline is shown as it was written, and what XML cannot hold is left out."""
    raw = client.get("/feeds/stories.rss").text
    assert "<script" not in raw
    titles = [element.text for element in ElementTree.fromstring(raw).iterfind("channel/item/title")]  # noqa: S314 our own
    assert HOSTILE_TITLE.replace("\u0001", "") in titles


def test_a_json_feed_leads_on_to_all_items(client: TestClient) -> None:
    """Each page of a JSON Feed names the next, and an address that leads to no page of the web is not named."""
    address, ids = f"/feeds/speakers/{SPEAKER.id}.json?limit=1", []
    while address:
        feed = client.get(address).json()
        ids += [item["id"] for item in feed["items"]]
        assert all(item.get("external_url", "https://").startswith("https://") for item in feed["items"])
        address = feed.get("next_url", "")
    assert sorted(ids) == sorted([SAID[0].id, SAID[2].id])


@given(st.text(), st.text())
def test_any_words_make_a_feed(title: str, text: str) -> None:
    """Whatever a page calls itself, both formats can be written and read."""
    page = "https://desk.example/1?a=1&b=<"
    changed = "2031-03-05T10:00:00+00:00"
    item = Item(id="1", address=page, title=title, text=text, changed=changed, source="javascript:x", tags=())
    feed = Feed(title=title, home=page, address=page, next=None, items=(item,))
    assert len(ElementTree.fromstring(make_rss(feed)).findall("channel/item")) == 1  # noqa: S314 our own
    assert "external_url" not in make_json_feed(feed)["items"][0]


def select(text: str, selectors: list[dict[str, Any]]) -> list[str]:
    """Return what each selector selects of the text."""
    by_type = {selector["type"]: selector for selector in selectors}
    words, place = by_type["TextQuoteSelector"], by_type["TextPositionSelector"]
    around = words["prefix"] + words["exact"] + words["suffix"]
    assert text.startswith(around, place["start"] - len(words["prefix"]))
    return [words["exact"], text[place["start"] : place["end"]]]


def test_annotations_select_exactly_the_words(client: TestClient) -> None:
    """Both selectors of each piece select its words in the text that the annotation names."""
    collection = client.get(f"/articles/{FERRY[0].id}/annotations").json()
    items = collection["first"]["items"]
    assert collection["total"] == len(items) == 2
    assert collection["type"] == "AnnotationCollection"
    for item, statement in zip(items, SAID[:2], strict=True):
        for target, piece in zip(item["target"], statement.content, strict=True):
            text = client.get(target["source"]["id"]).text
            assert select(text, target["selector"]) == [piece.text, piece.text]


@given(st.text(alphabet="ab 🌊é\n", min_size=1), st.data())
def test_any_place_is_selected(text: str, data: st.DataObject) -> None:
    """Wherever a statement stands, its words and its place select the same."""
    article = make_article(f"x{text}y", headline="A 🌊 headline")
    word = data.draw(st.sampled_from([part for part in article.text.split() if part]))
    statement = make_statement(article, word)
    items = annotate_article(article, [statement], "https://desk.example/a")["first"]["items"]
    assert select(article.text, items[0]["target"][0]["selector"]) == [word, word]


def test_an_article_is_linked_data(client: TestClient) -> None:
    """An article is a NewsArticle of schema.org with its direct quotations; what is denied is nobody's quotation."""
    linked = client.get(f"/articles/{FERRY[0].id}.jsonld").json()
    assert (linked["@type"], linked["headline"], linked["datePublished"]) == (
        "NewsArticle",
        HOSTILE_TITLE,
        "2031-03-04T10:15+01:00",
    )
    assert linked["hasPart"][0]["text"] == "The ferry 🌊 stays in port"
    assert linked["hasPart"][0]["spokenByCharacter"]["name"] == "Dana Ruiz"
    opinion = client.get(f"/articles/{FERRY[1].id}.jsonld").json()
    assert (opinion["@type"], opinion["datePublished"]) == ("OpinionNewsArticle", "2031-03")
    assert "hasPart" not in opinion
    assert "hasPart" not in client.get(f"/articles/{FERRY[2].id}.jsonld").json()


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("", "application/json"),
        ("text/html", "application/json"),
        ("application/ld+json", LINKED_MEDIA),
        (ANNOTATION_MEDIA, ANNOTATION_MEDIA),
        ("application/ld+json;q=0.4, application/json;q=0.5", "application/json"),
        ("application/json;q=lots, application/ld+json", LINKED_MEDIA),
    ],
    ids=range(6),
)
def test_accept_chooses_the_form(client: TestClient, accept: str, media: str) -> None:
    """One address answers in the form that is preferred, and says that it depends on it."""
    answer = client.get(f"/articles/{FERRY[0].id}", headers={"Accept": accept})
    assert (answer.headers["content-type"], answer.headers["vary"]) == (media, "Accept")
