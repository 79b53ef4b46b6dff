"""The tables of a desk, named by the words of the glossary.

Every row that holds an object of the output contract has it whole as JSON in `object`; the columns beside it are there
to search, sort and look at. `number` counts rows in the order in which they were written. SQLite and PostgreSQL have
the same tables; full-text search differs and stands in `fulltext.py`.
"""

from rashomon.store.schema.accounts import (
    annotations,
    articles,
    facets,
    outlets,
    pages,
    prepared,
    publishers,
    rejected,
    stories,
    story_redirects,
    vectors,
)
from rashomon.store.schema.columns import NUMBER, metadata
from rashomon.store.schema.found import (
    citations,
    conflicts,
    copies,
    facts,
    speaker_names,
    speakers,
    statements,
    story_speakers,
    timeline,
    updates,
    utterances,
    wording,
)
from rashomon.store.schema.watched import feeds, fetches, profiles, robots

__all__ = [
    "NUMBER",
    "annotations",
    "articles",
    "citations",
    "conflicts",
    "copies",
    "facets",
    "facts",
    "feeds",
    "fetches",
    "metadata",
    "outlets",
    "pages",
    "prepared",
    "profiles",
    "publishers",
    "rejected",
    "robots",
    "speaker_names",
    "speakers",
    "statements",
    "stories",
    "story_redirects",
    "story_speakers",
    "timeline",
    "updates",
    "utterances",
    "vectors",
    "wording",
]
