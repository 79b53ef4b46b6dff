"""Link articles that come day by day: the same stories as in one run over all that is open, with ids that stay.

In: prepared articles, as they come.  Out: what changed: stories, which of them were merged or split, which closed.
Not here: texts, files, the clock. A window is a plain value of its own state: rebuild it from what a desk has stored.

    window = open_window(known, prepared, quiet_days=30)   # known: story id -> article ids, of the open stories
    window.add(more)
    changes = window.repair(weights, today=day)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rashomon.link.languages import Vectors
from rashomon.link.linked import find_matters
from rashomon.link.packs import pack_terms
from rashomon.link.prepared import Prepared, recall_terms
from rashomon.link.vectors import make_rows
from rashomon.link.vocabulary import Vocabulary
from rashomon.link.weights import LinkWeights
from rashomon.model import Value, content_id, members_id

QUIET_DAYS = 30.0  # after the last article of a story; an article without a date keeps its story open

Episodes = tuple[tuple[str, ...], ...]


class Changes(Value, frozen=True, kw_only=True):
    """What a repair pass has changed since the last one.

    stories: a story id -> its episodes as article ids, for each that is new or other than before; `merged`: an id that
    is gone -> the id it was merged into; `split`: a new id -> the id it was split from; `closed`: ids, sorted.
    """

    stories: dict[str, Episodes]
    merged: dict[str, str]
    split: dict[str, str]
    closed: tuple[str, ...]


class Window:
    """The open stories and their articles; memory follows them."""

    def __init__(self, quiet_days: float = QUIET_DAYS) -> None:
        self.quiet_days = quiet_days
        self.articles: dict[str, Prepared] = {}
        self.stories: dict[str, Episodes] = {}

    def add(self, prepared: Iterable[Prepared]) -> None:
        """Take articles in; they have no story before the next repair pass."""
        self.articles.update((item.id, item) for item in prepared)

    def repair(self, weights: LinkWeights, *, today: float | None = None, vectors: Vectors | None = None) -> Changes:
        """Link everything that is open anew, keep the ids, close what has been quiet, and return what changed.

        `today` in days since 1970; without it nothing closes. The cost is that of linking the open articles, their
        texts left alone: about half a millisecond each.
        """
        groups = link_prepared([self.articles[i] for i in sorted(self.articles)], weights, vectors)
        named, merged, split = name_groups(
            groups, {i: story for story, parts in self.stories.items() for p in parts for i in p}
        )
        changed = {story: parts for story, parts in named.items() if self.stories.get(story) != parts}
        self.stories = named
        closed = self._close(today) if today is not None else ()
        return Changes(stories=changed, merged=merged, split=split, closed=closed)

    def _close(self, today: float) -> tuple[str, ...]:
        closed = [story for story, parts in sorted(self.stories.items()) if self._is_quiet(parts, today)]
        for story in closed:
            for article_id in (i for part in self.stories.pop(story) for i in part):
                del self.articles[article_id]
        return tuple(closed)

    def _is_quiet(self, parts: Episodes, today: float) -> bool:
        days = [self.articles[i].facts.day for part in parts for i in part]
        return all(day is not None and today - day > self.quiet_days for day in days)


def open_window(
    known: Mapping[str, Sequence[Sequence[str]]], prepared: Iterable[Prepared], *, quiet_days: float = QUIET_DAYS
) -> Window:
    """Return the window of known open stories (id -> episodes as article ids) and all their articles."""
    window = Window(quiet_days)
    window.add(prepared)
    window.stories = {story: tuple(map(tuple, parts)) for story, parts in known.items()}
    return window


def link_prepared(prepared: Sequence[Prepared], weights: LinkWeights, vectors: Vectors | None = None) -> list[Episodes]:
    """Return the stories of prepared articles, sorted by id, each as its episodes: the same as from their texts."""
    vocabulary = Vocabulary()
    rows = make_rows(pack_terms(recall_terms(prepared, vocabulary)), vocabulary, weights.frequencies)
    matters = find_matters(rows, weights.pairs, vectors)
    return [tuple(tuple(prepared[n].id for n in part) for part in episodes) for episodes in matters]


def name_groups(
    groups: Sequence[Episodes], before: Mapping[str, str]
) -> tuple[dict[str, Episodes], dict[str, str], dict[str, str]]:
    """Return the groups by story id, which ids were merged into which, and which new ids were split from which.

    A story keeps its id where most of its articles are; where two meet, the id of the one with more articles stays.
    """
    shares = [Counter(before[i] for part in group for i in part if i in before) for group in groups]
    homes = _find_homes(shares)
    named: dict[str, Episodes] = {}
    merged: dict[str, str] = {}
    split: dict[str, str] = {}
    for number, group in enumerate(groups):
        mine = sorted((story for story, home in homes.items() if home == number), key=lambda s: (-shares[number][s], s))
        story = mine[0] if mine else _new_id(group, homes, named)
        named[story] = group
        merged.update(dict.fromkeys(mine[1:], story))
        if not mine and shares[number]:
            split[story] = min(shares[number], key=lambda s: (-shares[number][s], s))
    return named, merged, split


def _find_homes(shares: Sequence[Counter[str]]) -> dict[str, int]:
    """Return the number of the group that holds most articles of each story known before; ties go to the first."""
    homes: dict[str, int] = {}
    for number, counts in enumerate(shares):
        for story, count in sorted(counts.items()):
            if story not in homes or count > shares[homes[story]][story]:
                homes[story] = number
    return homes


def _new_id(group: Episodes, *taken: Mapping[str, object]) -> str:
    """Return an id made of the smallest article, else of all where that id is in use."""
    ids = sorted(i for part in group for i in part)
    name = content_id("story", ids[0])
    return members_id("story", ids) if any(name in each for each in taken) else name
