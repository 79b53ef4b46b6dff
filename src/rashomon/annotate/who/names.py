"""Names: what a mention of somebody and an entity of an article are, and when two names are equal."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from rashomon.annotate.who.titles import CAPITALS
from rashomon.model import Span
from rashomon.model.base import Value
from rashomon.text.normalize import fold, strip_accents

NameKind = Literal["person", "body", "place"]
Gender = Literal["male", "female"] | None
KEYS_KEPT = 4096  # more names than an article holds


class Mention(Value, frozen=True, kw_only=True):
    """A name as it stands: `name` without titles, its place, the role beside it, whether it is a subject."""

    span: Span
    name: str
    kind: NameKind
    role: Span | None = None
    gender: Gender = None
    main_subject: bool = False


class Person(Value, frozen=True, kw_only=True):
    """One entity in the making: the fullest name, all mentions in order, roles as folded head nouns."""

    name: str
    kind: NameKind
    mentions: tuple[Mention, ...]
    gender: Gender = None


@lru_cache(maxsize=KEYS_KEPT)
def key_of(name: str) -> str:
    """Return the name for comparing: folded, without accents and a leading article."""
    return strip_accents(fold(name)).removeprefix("the ")


def government_of(name: str) -> str:
    """Return the country whose government a capital's name stands for, else the name itself."""
    return CAPITALS.get(fold(name), name)
