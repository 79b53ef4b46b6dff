"""Copies, episodes and stories together."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.link import STRICT_CHANCE, LinkWeights, link_articles
from rashomon.model import Article, content_id
from tests.builders import make_article
from tests.link.conftest import QUARRY

RESIGNATION = (
    "President-elect Corin Maddox will talk with Chancellor Ilse Brandauer about the Grenmark pipeline, he said.\n\n"
    "Maddox told Radio Sund on Thursday that he and Brandauer had not spoken since his election. Brandauer said at the "
    "Lindholm forum that she would call him, and that the pipeline contract with Grenmark could be saved.\n\n"
    "Her spokesman Otto Reeve said that no call was planned."
)
TALKS = (
    "President Corin Maddox is ready to meet Chancellor Ilse Brandauer at once about the Grenmark pipeline, he said.\n"
    "\nBrandauer is waiting for signals from Maddox, her spokesman Otto Reeve told reporters on Friday. The pipeline "
    "contract ends in March. Reeve added that the chancellor wants the meeting in Lindholm."
)
TALKS_AGAIN = (
    "Chancellor Ilse Brandauer is ready to talk to President Corin Maddox and awaits signals, her spokesman said.\n\n"
    "“She is waiting for signals from Maddox,” Otto Reeve said on Friday of the Grenmark pipeline, the contract of "
    "which ends in March. A meeting in Lindholm is possible, he told reporters."
)


def stories_of(articles: list[Article], weights: LinkWeights) -> list[set[str]]:
    return [set(story.article_ids) for story in link_articles(articles, weights=weights).stories]


def test_nothing_gives_nothing(weights: LinkWeights) -> None:
    """No articles have no copies and no stories, also when they are said to be one story."""
    assert (
        link_articles([], weights=weights).stories == link_articles([], weights=weights, one_story=True).stories == ()
    )


def test_accounts_of_one_happening_are_one_story(
    quarry: Article, quarry_again: Article, regatta: Article, weights: LinkWeights
) -> None:
    """Two accounts of one accident are one story with one episode, and a regatta is another, told first."""
    linked = link_articles([quarry, regatta, quarry_again], weights=weights)
    assert [len(story.article_ids) for story in linked.stories] == [1, 2]
    assert [len(story.episodes) for story in linked.stories] == [1, 1]


def test_twin_disasters_stay_apart(
    quarry: Article, quarry_again: Article, other_quarry: Article, weights: LinkWeights
) -> None:
    """Two quarries with dead in one week are two stories."""
    assert {other_quarry.id} in stories_of([quarry, quarry_again, other_quarry], weights)


def test_an_office_held_and_an_office_to_come_are_two_episodes(weights: LinkWeights) -> None:
    """Where a date is missing, "President-elect Maddox" and "President Maddox" tell two happenings of one matter."""
    early = make_article(RESIGNATION, headline="Maddox to talk with Brandauer")
    late = make_article(TALKS, headline="Brandauer awaits signals from Maddox", published="2031-01-24")
    last = make_article(TALKS_AGAIN, headline="Brandauer ready to talk to Maddox", published="2031-01-24T12:00")
    (story,) = link_articles([early, late, last], weights=weights).stories
    assert {early.id} in [set(episode.article_ids) for episode in story.episodes]
    assert len(story.episodes) == 2


def test_a_reader_may_say_that_all_is_one_story(quarry: Article, regatta: Article, weights: LinkWeights) -> None:
    """With `one_story` everything is one story, and its happenings remain episodes."""
    (story,) = link_articles([quarry, regatta], one_story=True, weights=weights).stories
    assert [episode.article_ids for episode in story.episodes] == [(regatta.id,), (quarry.id,)]


def test_ids_come_from_the_smallest_article(quarry: Article, quarry_again: Article, weights: LinkWeights) -> None:
    """A story and its episode are named after their smallest article id."""
    (story,) = link_articles([quarry, quarry_again], weights=weights).stories
    smallest = min(quarry.id, quarry_again.id)
    assert (story.id, story.episodes[0].id) == (content_id("story", smallest), content_id("episode", smallest))


def test_a_title_is_a_slice_of_its_article(quarry: Article, quarry_again: Article, weights: LinkWeights) -> None:
    """The title of a story is the headline of one of its articles, at its place."""
    by_id = {article.id: article for article in (quarry, quarry_again)}
    (story,) = link_articles(list(by_id.values()), weights=weights).stories
    article = by_id[story.title.article_id]
    assert story.title.text == story.title.span.of(article.text) == article.headline


def test_opinion_lends_no_title_where_there_is_news(quarry: Article, weights: LinkWeights) -> None:
    """A dated news article gives the title, however many opinion pieces and undated pages stand beside it."""
    others = [
        make_article(QUARRY, headline="Slate and shame", genre="opinion", published="2031-03-04", outlet="The Lantern"),
        make_article(QUARRY, headline="Slate and shame again", outlet="The Lamp"),
    ]
    (story,) = link_articles([quarry, *others], weights=weights, one_story=True).stories
    assert story.title.article_id == quarry.id


def test_opinion_lends_the_title_where_there_is_nothing_else(weights: LinkWeights) -> None:
    """A story of one undated opinion piece is called as it is."""
    (story,) = link_articles([make_article(QUARRY, headline="Shame", genre="opinion")], weights=weights).stories
    assert story.title.text == "Shame"


def test_an_article_without_a_headline_lends_its_first_sentence(weights: LinkWeights) -> None:
    """Without a headline the first sentence is the title."""
    article = make_article("A gull stole a wig. The judge laughed.", headline=None)
    (story,) = link_articles([article], weights=weights).stories
    assert story.title.text == "A gull stole a wig."


def test_first_and_last_are_instants(quarry: Article, weights: LinkWeights) -> None:
    """Clock times with offsets are compared as instants: 21:00 in the east is before 19:00 in the west."""
    text = quarry.text
    east = make_article(text, headline="East", published="2031-03-04T21:00+04:00", outlet="East")
    west = make_article(text, headline="West", published="2031-03-04T19:00+00:00", outlet="West")
    (story,) = link_articles([west, east], weights=weights).stories
    assert (story.first, story.last) == ("2031-03-04T21:00+04:00", "2031-03-04T19:00+00:00")


def test_outlets_are_counted_once_and_only_if_known(weights: LinkWeights) -> None:
    """Two articles of one outlet and one of an unknown outlet are one known outlet."""
    articles = [make_article(TALKS, headline=f"Talks {n}", outlet=o) for n, o in enumerate(["Sund", "Sund", None])]
    assert [story.outlets for story in link_articles(articles, weights=weights).stories] == [1]


def test_a_russian_and_an_english_account_meet_by_their_names(weights: LinkWeights) -> None:
    """Names and numbers join accounts in two alphabets, however the names are spelled."""
    english = make_article(
        "Prime Minister Sorana Belkovic and President Timur Kasharin agreed on 310 cubic metres a second from the "
        "Dorvan dam, Water Minister Marina Stoyanova said in Lugarest. Spokesman Ruslan Pokrovin denied a threat.",
        headline="Belkovic and Kasharin agree on Dorvan flow",
        published="2031-05-14",
    )
    russian = make_article(
        "Премьер Сорана Белкович и президент Тимур Кашарин договорились о 310 кубометрах воды, сообщила в городе "
        "Лугарест министр Марина Стоянова. Плотина Дорван откроется летом, но Руслан Покровин отрицал угрозу.",
        headline="Переговоры: Белкович и Кашарин договорились о воде",
        published="2031-05-14",
        language="ru",
    )
    assert stories_of([english, russian], weights) == [{english.id, russian.id}]


def test_vectors_that_disagree_part_accounts_across_languages(weights: LinkWeights) -> None:
    """Where two articles share some names only, the meaning of headline and lead decides."""
    english = make_article(
        "Then Timur Kasharin opened a bridge in Lugarest with Mayor Ludo Brandt.",
        headline="A bridge at last",
        published="2031-05-14",
    )
    french = make_article(
        "Hier Timur Kasharin a perdu son procès à Lugarest contre Anna Weil.",
        headline="Un procès perdu",
        published="2031-05-14",
        language="fr",
    )
    alike = {english.id: [1.0, 0.0], french.id: [1.0, 0.0]}
    unlike = {english.id: [1.0, 0.0], french.id: [0.0, 1.0]}
    counts = [
        len(link_articles([english, french], weights=weights, vectors=vectors).stories) for vectors in (alike, unlike)
    ]
    assert counts == [1, 2]


@settings(max_examples=15, deadline=None)
@given(order=st.permutations(range(5)))
def test_the_order_of_articles_does_not_matter(weights: LinkWeights, order: list[int]) -> None:
    """Any order of the same articles gives the same result."""
    texts = [RESIGNATION, TALKS, TALKS_AGAIN, "A gull stole a wig in court.", ""]
    articles = [make_article(text, headline=f"Number {n}", key=str(n)) for n, text in enumerate(texts)]
    assert link_articles([articles[n] for n in order], weights=weights) == link_articles(articles, weights=weights)


@settings(max_examples=25, deadline=None)
@given(texts=st.lists(st.text(max_size=80), max_size=6))
def test_every_article_stands_in_one_story_and_one_episode(weights: LinkWeights, texts: list[str]) -> None:
    """Whatever the texts, stories and their episodes part the articles: none is lost, none stands twice."""
    articles = [
        make_article(text.replace("\n\n", " "), headline=text[:9].strip() or None, key=str(n))
        for n, text in enumerate(texts)
    ]
    linked = link_articles(articles, weights=weights)
    ids = sorted(article.id for article in articles)
    assert sorted(i for story in linked.stories for i in story.article_ids) == ids
    assert sorted(i for story in linked.stories for part in story.episodes for i in part.article_ids) == ids


def test_an_unrelated_article_changes_nothing_else(
    quarry: Article, quarry_again: Article, regatta: Article, weights: LinkWeights
) -> None:
    """Adding a regatta leaves the story of the quarry as it was, its id too."""
    before = link_articles([quarry, quarry_again], weights=weights).stories
    after = link_articles([quarry, quarry_again, regatta], weights=weights).stories
    assert set(before) < set(after)


def test_a_stricter_reading_joins_less(weights: LinkWeights) -> None:
    """Two accounts that are likely one happening are one episode, and two where only near certainty will do."""
    articles = [
        make_article(text, headline=headline, published=f"2031-01-2{day}")
        for day, (text, headline) in enumerate(((TALKS, "Ready to meet"), (RESIGNATION, "To talk soon")))
    ]
    counts = [
        sum(len(story.episodes) for story in link_articles(articles, weights=weights, least_chance=chance).stories)
        for chance in (0.0001, STRICT_CHANCE)
    ]
    assert counts == [1, 2]
