"""Link the articles that have no story yet, with those around them in time.

In: a desk.  Out: every article in a story; stories that changed are marked as stale. Work grows with the new articles
and those of the days around them, not with the archive. Articles without a date are held against all new ones, and
against what was added lately. Texts around them are not read again: linking keeps their words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from itertools import chain

from rashomon.link import link_articles, open_window
from rashomon.link.window import Episodes
from rashomon.model import Story
from rashomon.run.desk.place import now
from rashomon.run.desk.preparing import recall_prepared
from rashomon.run.desk.vectors import recall_vectors
from rashomon.run.models import load_link_weights
from rashomon.store.desk import Desk
from rashomon.store.pages import read_articles
from rashomon.store.stories import assign_stories, close_empty
from rashomon.store.windows import Unlinked, read_added, read_unlinked, read_window, shift_day

OPEN_DAYS = 14  # around a new article: 97 % of the articles of one happening come within a week of each other
SPAN_DAYS = 14  # of new articles that are linked together: as long as the window, so that an archive is read twice
MOST_TOGETHER = 4000  # new articles, so that an archive is linked in steps that are kept


def link_new(desk: Desk, told: Callable[[str, int, int], None]) -> int:
    """Give each article without a story its story; return how many there were."""
    with desk.linking():
        with desk.reading() as connection:
            unlinked = read_unlinked(connection)
        undated = {one.id for one in unlinked if one.day is None}
        groups = list(group_days([one for one in unlinked if one.day is not None])) or ([[]] if undated else [])
        done = 0
        for place, group in enumerate(groups, 1):
            told("link", done, len(unlinked))
            undated -= _link_group(desk, group, undated, last=place == len(groups))
            done += len(group)
        told("link", len(unlinked), len(unlinked))
        with desk.writing() as connection:
            close_empty(connection)
    return len(unlinked)


def group_days(unlinked: Sequence[Unlinked]) -> Iterator[list[Unlinked]]:
    """Yield dated articles, which come by day, in groups of few days."""
    group: list[Unlinked] = []
    for one in unlinked:
        if group and (len(group) >= MOST_TOGETHER or (one.day or "") > shift_day(group[0].day or "", SPAN_DAYS)):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _link_group(desk: Desk, group: Sequence[Unlinked], undated: Set[str], *, last: bool) -> set[str]:
    """Link some new articles; return those of the undated ones that have their story now: with the last group, all."""
    lately = shift_day(now()[:10], -OPEN_DAYS)
    with desk.reading() as connection:
        ids = {*(one.id for one in group), *undated}
        if group:
            first, end = shift_day(group[0].day or "", -OPEN_DAYS), shift_day(group[-1].day or "", OPEN_DAYS)
            ids |= read_window(connection, first, end, added_since=lately)
        if undated and last:
            ids |= read_added(connection, lately, MOST_TOGETHER)
    prepared = recall_prepared(desk, sorted(ids))
    vectors = recall_vectors(desk, {one.id: one.facts.language for one in prepared})
    changes = open_window({}, prepared).repair(load_link_weights(), vectors=vectors)
    new = {*(one.id for one in group), *undated}
    due = [parts for parts in changes.stories.values() if _is_due(set(chain(*parts)), new, undated, last=last)]
    stories = _describe_stories(desk, due)
    with desk.writing() as connection:
        assign_stories(connection, stories, now())
    return {article for story in stories for article in story.article_ids if article in undated}


def _describe_stories(desk: Desk, due: Sequence[Episodes]) -> list[Story]:
    """Return the stories of some episodes, given as ids, with their titles: only their own articles are read."""
    weights = load_link_weights()
    stories: list[Story] = []
    for parts in due:
        with desk.reading() as connection:
            found = read_articles(connection, sorted(chain(*parts)))
        stories.extend(link_articles(list(found.values()), weights=weights, one_story=True).stories)
    return stories


def _is_due(members: Set[str], new: Set[str], undated: Set[str], *, last: bool) -> bool:
    """Return whether a story is to be kept now: it has a new article, and not undated ones only before the last group.

    Stories without a new article stay as they are: readers come back to them, and comparing them anew costs most.
    """
    return not members.isdisjoint(new) and (last or not members <= undated)
