"""Groups of headlines in two languages."""

from __future__ import annotations

from rashomon.link import LinkWeights, link_articles
from rashomon.model import Article
from tests.builders import make_article
from tests.link.conftest import QUARRY

ENGLISH = ("Frayne wins Sorrel regatta by two lengths", "Sculler Ottoline Frayne wins on Lake Sorrel")
SPANISH = ("Frayne gana la regata de Sorrel", "Ottoline Frayne gana la regata del lago Sorrel")
OTHER = ("Brandauer espera señales de Maddox", "El canciller Brandauer espera a Maddox")


def headlines(texts: tuple[str, ...], language: str) -> list[Article]:
    """Return articles that are headlines only, of one morning."""
    return [
        make_article("", headline=text, language=language, published=f"2031-03-02T0{n}:10")
        for n, text in enumerate(texts)
    ]


def test_headlines_in_two_languages_are_joined_by_meaning_and_names(weights: LinkWeights) -> None:
    """Groups of headlines that share names and meaning are one happening, and another matter stays apart."""
    english, spanish, other = headlines(ENGLISH, "en"), headlines(SPANISH, "es"), headlines(OTHER, "es")
    vectors = {article.id: [1.0, 0.0] for article in (*english, *spanish)} | {a.id: [0.0, 1.0] for a in other}
    linked = link_articles([*english, *spanish, *other], weights=weights, vectors=vectors)
    episodes = [set(part.article_ids) for story in linked.stories for part in story.episodes]
    assert {a.id for a in (*english, *spanish)} in episodes
    assert {a.id for a in other} in episodes


def test_headlines_of_one_language_need_no_vectors(weights: LinkWeights) -> None:
    """Without vectors, headlines that share nothing stay apart across languages."""
    english, other = headlines(ENGLISH, "en"), headlines(OTHER, "es")
    linked = link_articles([*english, *other], weights=weights)
    assert len(linked.stories) == 2


def test_texts_in_two_languages_are_no_headlines(quarry: Article, weights: LinkWeights) -> None:
    """A run with vectors and without bare headlines has nothing to join group by group."""
    french = make_article(QUARRY, headline="Quatre ensevelis", language="fr", published="2031-03-04")
    vectors = {quarry.id: [1.0, 0.0], french.id: [1.0, 0.0]}
    linked = link_articles([quarry, french], weights=weights, vectors=vectors)
    assert sorted(i for story in linked.stories for i in story.article_ids) == sorted(vectors)
