"""Articles that come day by day."""

from __future__ import annotations

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.link import LinkWeights, Prepared, Window, link_articles, open_window, prepare_article
from rashomon.link.window import name_groups
from rashomon.model import Article
from tests.builders import make_article
from tests.link.conftest import OTHER_QUARRY, QUARRY, QUARRY_AGAIN, REGATTA

TEXTS = (QUARRY, QUARRY_AGAIN, OTHER_QUARRY, REGATTA, REGATTA.replace("two lengths", "a length"))
ARTICLES = [
    make_article(text, headline=f"Report {n}", key=str(n), published=f"2031-03-0{n + 1}")
    for n, text in enumerate(TEXTS)
]
MARCH_2031 = 22_339.0  # days since 1970


def stories_of(window: Window) -> set[frozenset[frozenset[str]]]:
    return {frozenset(frozenset(part) for part in parts) for parts in window.stories.values()}


def batch(articles: list[Article], weights: LinkWeights) -> set[frozenset[frozenset[str]]]:
    stories = link_articles(articles, weights=weights).stories
    return {frozenset(frozenset(part.article_ids) for part in story.episodes) for story in stories}


@settings(max_examples=10, deadline=None)
@given(order=st.permutations(range(5)), cut=st.integers(1, 4))
def test_day_by_day_gives_the_stories_of_one_run(weights: LinkWeights, order: list[int], cut: int) -> None:
    """Articles added in any order and any portions reach, after the repair pass, the stories of one run over all."""
    prepared = [prepare_article(ARTICLES[n]) for n in order]
    window = Window()
    for portion in (prepared[:cut], prepared[cut:]):
        window.add(portion)
        window.repair(weights)
    assert stories_of(window) == batch(ARTICLES, weights)


def test_what_is_prepared_can_be_stored(quarry: Article) -> None:
    """A prepared article is the same after it was written and read."""
    prepared = prepare_article(quarry)
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(prepared), type=Prepared) == prepared


def test_ids_stay_when_a_story_grows(quarry: Article, quarry_again: Article, weights: LinkWeights) -> None:
    """The first article's story keeps its id, and only what changed is told."""
    window = Window()
    window.add([prepare_article(quarry)])
    (story,) = window.repair(weights).stories
    window.add([prepare_article(quarry_again)])
    changes = window.repair(weights)
    assert list(changes.stories) == [story]
    assert (changes.merged, changes.split, window.repair(weights).stories) == ({}, {}, {})


def test_a_merger_and_a_split_are_told() -> None:
    """Where two stories meet the larger keeps its id; what leaves a story gets a new id that names where it was."""
    before = {"a": "s1", "b": "s1", "c": "s2"}
    named, merged, split = name_groups([(("a", "b", "c"),)], before)
    assert (list(named), merged, split) == (["s1"], {"s2": "s1"}, {})
    named, merged, split = name_groups([(("a",),), (("b",), ("d",))], {"a": "s1", "b": "s1"})
    assert (next(iter(named)), merged, list(split.values())) == ("s1", {}, ["s1"])


def test_a_quiet_story_closes(quarry: Article, weights: LinkWeights) -> None:
    """After the quiet time a story and its articles leave the window; one without a date stays."""
    undated = make_article(REGATTA, headline="No date")
    window = open_window({}, [prepare_article(a) for a in (quarry, undated)], quiet_days=30)
    assert len(window.repair(weights, today=MARCH_2031 + 20).stories) == 2
    closed = window.repair(weights, today=MARCH_2031 + 90).closed
    assert (len(closed), list(window.articles)) == (1, [undated.id])


def test_a_copy_changes_no_other_story(weights: LinkWeights) -> None:
    """The same text in another outlet joins its own story and leaves the others as they were."""
    copy = make_article(QUARRY, headline="Report 0", key="copy", published="2031-03-01", outlet="The Echo")
    before, after = batch(ARTICLES, weights), batch([*ARTICLES, copy], weights)
    assert {story for story in before if ARTICLES[0].id not in {i for part in story for i in part}} < after
