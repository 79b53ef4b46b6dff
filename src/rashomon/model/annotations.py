"""Annotations: what one article says, found within that article alone.

Statements carry the speaker as far as the article itself tells it; `compare/who/` makes one identity a story.
"""

from __future__ import annotations

from typing import Literal

from rashomon.model.base import Evidence, Span, Value

StatementKind = Literal["direct", "mixed", "indirect", "headline"]
Attribution = Literal["speech", "belief", "wish"]
SpeakerKind = Literal["person", "body", "unnamed"]
TimePrecision = Literal["minute", "day", "month", "year"]
Bound = Literal["exact", "about", "at-least", "at-most", "more-than", "less-than"]


class SpeakerRef(Value, frozen=True, kw_only=True):
    """The speaker of a statement: the id and the fullest name known."""

    id: str
    name: str


class Statement(Value, frozen=True, kw_only=True):
    """Something said, in one article.

    `content` has several pieces where the attribution interrupts it; no piece crosses a paragraph; outer quotation
    marks and an attribution comma are left out. `speaker` is null rather than a guess.
    """

    id: str
    article_id: str
    kind: StatementKind
    attribution: Attribution
    speaker_id: str | None
    speaker: SpeakerRef | None
    source: Evidence | None
    cue: Evidence | None
    cue_lemma: str | None
    content: tuple[Evidence, ...]
    denied: bool = False
    nested_in: str | None = None
    addressee: str | None = None
    medium: str | None = None
    said_on: str | None = None
    act: str | None = None


class Role(Value, frozen=True, kw_only=True):
    """What a speaker is called beside the name ("Kremlin spokesman"), and where."""

    text: str
    evidence: Evidence


class Entity(Value, frozen=True, kw_only=True):
    """A person, body or place of one article with its mentions in order.

    `name` is the fullest name in the article; `aliases` its other forms; `mentions` include nominal ones
    ("the Russian leader") resolved to it. `roles` stand beside the name (apposition or title).
    """

    id: str
    name: str
    kind: Literal["person", "body", "place", "unnamed"]
    aliases: tuple[str, ...]
    mentions: tuple[Span, ...]
    roles: tuple[Role, ...] = ()


class Quantity(Value, frozen=True, kw_only=True):
    """A number with what it counts. `value` is scaled ("1.87 bln" = 1.87e9) and `stated` as written.

    `unit` is a currency or measure ("EUR", "cubic metre per second", "percent") or null for plain counts;
    `counted` holds the lemmas that say what is counted ("miner", "missing"), sorted.
    """

    span: Span
    sentence: int
    value: float
    stated: str
    unit: str | None
    counted: tuple[str, ...]
    bound: Bound
    significant_digits: int


class TimeMention(Value, frozen=True, kw_only=True):
    """A date or time word resolved against the article's own date; `date` is truncated ISO, null if it cannot be."""

    span: Span
    sentence: int
    date: str | None
    precision: TimePrecision | None


class Phrase(Value, frozen=True, kw_only=True):
    """A noun phrase of at most 8 words: `head` is its head's lemma, lower case."""

    span: Span
    sentence: int
    head: str


class Annotations(Value, frozen=True, kw_only=True):
    """Everything found within one article. `sentences` never cross a block (headline, dek, paragraph)."""

    article_id: str
    sentences: tuple[Span, ...]
    statements: tuple[Statement, ...]
    entities: tuple[Entity, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[TimeMention, ...]
    phrases: tuple[Phrase, ...]
