"""Check that everything an output refers to by id is there, and that no id stands twice.

In: a comparison.  Out: a sentence for each reference that leads nowhere, naming the finding it stands in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from rashomon.model import (
    Article,
    Citation,
    Comparison,
    Conflict,
    CopyGroup,
    CopyOrigin,
    Episode,
    Fact,
    Happening,
    Missing,
    OutletRef,
    Published,
    Rendering,
    SpeakerRef,
    Statement,
    Story,
    Term,
    Update,
    Utterance,
    Wording,
)

# Which fields of which types hold ids, and the list of the output that must have them. A table and not names alone:
# `base` is an id in an utterance and words in a change.
REFERENCES: Mapping[type[msgspec.Struct], Mapping[str, str]] = {
    Article: {"page_id": "pages"},
    OutletRef: {"id": "outlets"},
    Statement: {"article_id": "articles", "speaker_id": "speakers", "nested_in": "statements"},
    SpeakerRef: {"id": "speakers"},
    Story: {"article_ids": "articles"},
    Episode: {"article_ids": "articles"},
    Utterance: {"story_id": "stories", "speaker_id": "speakers", "statement_ids": "statements", "base": "statements"},
    Rendering: {"statement_id": "statements"},
    Missing: {"article_id": "articles"},
    Fact: {"story_id": "stories", "article_ids": "articles"},
    Conflict: {"story_id": "stories"},
    CopyGroup: {"story_id": "stories", "article_ids": "articles", "credited": "articles"},
    CopyOrigin: {"article_id": "articles"},
    Citation: {"article_id": "articles"},
    Update: {"earlier": "articles", "later": "articles"},
    Wording: {"story_id": "stories"},
    Term: {"outlet_id": "outlets"},
    Happening: {"story_id": "stories"},
    Published: {"article_id": "articles"},
}
WITH_IDS = (
    "pages",
    "articles",
    "outlets",
    "speakers",
    "stories",
    "statements",
    "utterances",
    "facts",
    "conflicts",
    "copies",
    "wording",
)
NAMELESS = ("citations", "updates", "timeline")


def check_references(comparison: Comparison) -> Iterator[str]:
    """Yield a sentence for each id that stands twice in its list, and each reference to an id that is not there."""
    known = {name: Counter(item.id for item in getattr(comparison, name)) for name in WITH_IDS}
    for name, ids in known.items():
        yield from (f"{name} {repeated}: the id stands {count} times" for repeated, count in ids.items() if count > 1)
    for name in (*WITH_IDS, *NAMELESS):
        for number, item in enumerate(getattr(comparison, name)):
            place = f"{name} {getattr(item, 'id', number)}"
            for field, kind, wanted in find_references(item):
                if wanted not in known[kind]:
                    yield f"{place}: {field} refers to {wanted}, which is not among the {kind}"


def find_references(item: object) -> Iterator[tuple[str, str, str]]:
    """Yield each id that `item` or a value inside it refers to: the field, the list that must hold it, the id."""
    if isinstance(item, msgspec.Struct):
        fields = REFERENCES.get(type(item), {})
        for field in item.__struct_fields__:
            value = getattr(item, field)
            if field in fields:
                yield from ((field, fields[field], wanted) for wanted in _ids(value))
            else:
                yield from find_references(value)
    elif isinstance(item, tuple):
        for part in item:
            yield from find_references(part)


def _ids(value: str | Iterable[str] | None) -> Iterable[str]:
    return () if value is None else (value,) if isinstance(value, str) else value
