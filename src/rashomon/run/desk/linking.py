"""Link the articles that have no story yet, with those around them in time.

In: a desk.  Out: every article in a story; stories that changed are marked as stale. Work grows with the new articles
and those of the days around them, not with the archive.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rashomon.link import link_articles
from rashomon.run.desk.place import now
from rashomon.run.models import load_link_weights
from rashomon.run.vectors import embed_leads
from rashomon.store.desk import Desk
from rashomon.store.pages import read_articles
from rashomon.store.stories import assign_stories, close_empty
from rashomon.store.windows import Dated, read_unlinked, read_window, shift_day

OPEN_DAYS = 14  # around a new article: 97 % of the articles of one happening come within a week of each other
SPAN_DAYS = 7  # of new articles that are linked together
MOST_TOGETHER = 4000  # new articles, so that an archive is linked in steps that are kept


def link_new(desk: Desk, told: Callable[[str, int, int], None]) -> int:
    """Give each article without a story its story; return how many there were."""
    with desk.alone("link"):
        with desk.reading() as connection:
            unlinked = read_unlinked(connection)
        done = 0
        for group in group_days(unlinked):
            told("link", done, len(unlinked))
            _link_group(desk, group)
            done += len(group)
        told("link", done, len(unlinked))
        with desk.writing() as connection:
            close_empty(connection)
    return len(unlinked)


def group_days(unlinked: Sequence[Dated]) -> Iterator[list[Dated]]:
    """Yield the articles, which come by day, in groups of few days."""
    group: list[Dated] = []
    for one in unlinked:
        if group and (len(group) >= MOST_TOGETHER or one.day > shift_day(group[0].day, SPAN_DAYS)):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _link_group(desk: Desk, group: Sequence[Dated]) -> None:
    with desk.reading() as connection:
        first, last = shift_day(group[0].day, -OPEN_DAYS), shift_day(group[-1].day, OPEN_DAYS)
        ids = [*(one.id for one in group), *read_window(connection, first, last)]
        articles = list(read_articles(connection, ids).values())
    several = len({article.language for article in articles}) > 1
    linked = link_articles(articles, weights=load_link_weights(), vectors=embed_leads(articles) if several else None)
    with desk.writing() as connection:
        assign_stories(connection, linked.stories, now())
