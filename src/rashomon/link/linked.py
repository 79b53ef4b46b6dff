"""From articles to copies, episodes and stories: the order of linking.

In: the articles of a run, in any order.  Out: `Linked`. The same articles give the same result in every order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from rashomon.link.bridges import join_languages
from rashomon.link.copies import Print, find_copies, make_print
from rashomon.link.dates import first_and_last
from rashomon.link.episodes import LEAST_CHANCE, find_episodes, pair_chances
from rashomon.link.frequencies import Frequencies
from rashomon.link.languages import Vectors
from rashomon.link.packs import pack_terms
from rashomon.link.stories import find_stories
from rashomon.link.terms import Terms, read_terms
from rashomon.link.titles import find_title
from rashomon.link.tokens import read_tokens
from rashomon.link.vectors import Rows, make_rows
from rashomon.link.vocabulary import Vocabulary
from rashomon.link.weights import LinkWeights, PairModels
from rashomon.model import Article, CopyGroup, Episode, Story, Value, content_id


class Linked(Value, frozen=True, kw_only=True):
    """What linking finds: the copy groups, and the stories in order of their first publication, then of id."""

    copies: tuple[CopyGroup, ...]
    stories: tuple[Story, ...]


def link_articles(
    articles: Sequence[Article],
    *,
    weights: LinkWeights,
    one_story: bool = False,
    vectors: Vectors | None = None,
    least_chance: float = LEAST_CHANCE,
) -> Linked:
    """Return the copies and stories of the articles; with `one_story` all of them are one.

    `weights` hold the table of everyday words, as a small run cannot tell common words from rare ones, and the models.
    `vectors` give, an article id, a unit vector of headline and lead in a space that languages share.
    `least_chance` is how sure happenings must be: `STRICT_CHANCE` keeps false pairs at 2 %, and misses more true ones.
    """
    ordered = sorted(articles, key=lambda article: article.id)
    vocabulary = Vocabulary()
    rows, prints = read_articles(ordered, weights.frequencies, vocabulary)
    matters = find_matters(rows, weights.pairs, vectors, least_chance)
    if one_story and matters:
        matters = [[part for episodes in matters for part in episodes]]
    stories = [make_story(ordered, rows, episodes) for episodes in matters]
    story_of = {article_id: story.id for story in stories for article_id in story.article_ids}
    copies = tuple(replace(group, story_id=_common_story(group, story_of)) for group in find_copies(prints, vocabulary))
    return Linked(copies=copies, stories=tuple(sorted(stories, key=lambda story: (story.first or "~", story.id))))


def find_matters(
    rows: Rows, models: PairModels, vectors: Vectors | None = None, least_chance: float = LEAST_CHANCE
) -> list[list[list[int]]]:
    """Return the stories, each as its episodes, each as the numbers of its rows."""
    chances = pair_chances(rows, models, vectors)
    episodes = join_languages(rows, find_episodes(rows, chances, least_chance), vectors, models)
    return [[episodes[e] for e in matter] for matter in find_stories(rows, episodes, chances.pairs)]


def read_articles(
    articles: Sequence[Article], frequencies: Frequencies, vocabulary: Vocabulary
) -> tuple[Rows, list[Print]]:
    """Return the weighted vectors of the articles, and what finds copies, in their order; each text is read once."""
    prints: list[Print] = []

    def read() -> Iterator[Terms]:
        for article in articles:
            tokens = read_tokens(article, vocabulary)
            prints.append(make_print(article, tokens, vocabulary))
            yield read_terms(article, tokens, vocabulary)

    return make_rows(pack_terms(read()), vocabulary, frequencies), prints


def make_story(articles: Sequence[Article], rows: Rows, episodes: Sequence[Sequence[int]]) -> Story:
    """Return the story of some episodes, given as numbers of articles and rows."""
    numbers = sorted(number for members in episodes for number in members)
    members = [articles[n] for n in numbers]
    first, last = first_and_last(article.published for article in members)
    parts = [make_episode(articles, rows, sorted(part)) for part in episodes]
    return Story(
        id=content_id("story", members[0].id),
        title=find_title(articles, rows, numbers),
        article_ids=tuple(article.id for article in members),
        first=first,
        last=last,
        outlets=len({article.outlet.id for article in members if article.outlet is not None}),
        episodes=tuple(sorted(parts, key=lambda part: (part.first or "~", part.id))),
        brief=(),
    )


def make_episode(articles: Sequence[Article], rows: Rows, numbers: Sequence[int]) -> Episode:
    """Return the episode of the articles with these numbers, which are sorted."""
    members = [articles[n] for n in numbers]
    first, last = first_and_last(article.published for article in members)
    return Episode(
        id=content_id("episode", members[0].id),
        title=find_title(articles, rows, numbers),
        first=first,
        last=last,
        article_ids=tuple(article.id for article in members),
    )


def _common_story(group: CopyGroup, story_of: dict[str, str]) -> str | None:
    found = {story_of[article_id] for article_id in group.article_ids}
    return found.pop() if len(found) == 1 else None
