"""Read what a page states in JSON-LD: the one article among its objects, with references resolved.

In: the texts of its JSON-LD scripts.  Out: the article's object with authors, publisher and breadcrumbs as names.
Broken JSON says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

MAX_SCRIPT = 2_000_000  # characters; longer is data of another kind
MAX_OBJECTS = 3_000
MAX_DEPTH = 12
ARTICLE_TYPES = (
    "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle", "backgroundnewsarticle",
    "reviewnewsarticle", "liveblogposting", "article", "blogposting", "report", "scholarlyarticle", "techarticle",
    "advertisercontentarticle", "satiricalarticle", "socialmediaposting",
)  # fmt: skip
TELLING = ("rticle", "osting", "headline", "datePublished", "author", "@id")  # a script without them tells nothing
PAGE_TYPES = ("webpage", "itempage", "aboutpage", "recipe", "videoobject")
_CONTROL = re.compile(r"[\x00-\x1f]+")
_TRAILING = re.compile(r",\s*([}\]])")

Object = dict[str, Any]


def read_article_object(scripts: Sequence[str], own: Sequence[str] = ()) -> tuple[Object, dict[str, Object]]:
    """Return the object that describes the article ({} where there is none), and all objects by their @id.

    own: the page's address and titles; of several articles the one that shares one of them is the page's.
    """
    telling = (script for script in scripts if any(word in script for word in TELLING))
    objects = [thing for script in telling for thing in _walk(_decode(script), 0)][:MAX_OBJECTS]
    by_id = {str(thing["@id"]): thing for thing in reversed(objects) if "@id" in thing and len(thing) > 1}
    ranked = [(rank, thing) for thing in objects if (rank := _rank(thing)) is not None]
    if not ranked:
        return {}, by_id
    owned = frozenset(own) if len(ranked) > 1 else frozenset()
    return min(ranked, key=lambda pair: (pair[0], owned.isdisjoint(_names_of(pair[1])), -len(pair[1])))[1], by_id


def _names_of(thing: Object) -> list[str]:
    """Return an object's addresses and titles."""
    page = thing.get("mainEntityOfPage")
    values = (thing.get("url"), thing.get("@id"), page.get("@id") if isinstance(page, dict) else page)
    return [value for value in (*values, thing.get("headline"), thing.get("name")) if isinstance(value, str)]


def types_of(thing: Object) -> list[str]:
    """Return the names of an object's types, lower case."""
    kinds = thing.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return [kind.rsplit("/", 1)[-1].lower() for kind in listed if isinstance(kind, str)]


def _rank(thing: Object) -> int | None:
    kinds = types_of(thing)
    if any(kind in ARTICLE_TYPES for kind in kinds):
        return 0 if "headline" in thing or "datePublished" in thing else 2
    if any(kind in PAGE_TYPES for kind in kinds) and ("datePublished" in thing or "headline" in thing):
        return 1
    return None


def _decode(script: str) -> object:
    text = (
        script.strip()
        .removeprefix("<!--")
        .removesuffix("-->")
        .removeprefix("//<![CDATA[")
        .removesuffix("//]]>")
        .strip()
    )
    if len(text) > MAX_SCRIPT:
        return None
    whole = _decode_json(text)
    return whole if whole is not None else _decode_json(_TRAILING.sub(r"\1", _CONTROL.sub(" ", text)).rstrip("; "))


def _decode_json(text: str) -> object:
    try:
        return msgspec.json.decode(text.encode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError):
        return None


def _walk(value: object, depth: int) -> Iterator[Object]:
    if depth > MAX_DEPTH:
        return
    if isinstance(value, dict):
        yield value
        for child in value.values():
            if isinstance(child, (dict, list)):
                yield from _walk(child, depth + 1)
    elif isinstance(value, list):
        for child in value:
            yield from _walk(child, depth + 1)


def resolve_names(value: object, by_id: dict[str, Object], *, kinds: frozenset[str] | None = None) -> list[str]:
    """Return the names that a value of JSON-LD gives: a text, an object, a reference, or a list of them."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [name for item in value for name in resolve_names(item, by_id, kinds=kinds)]
    if not isinstance(value, dict):
        return []
    name = value.get("name") or by_id.get(str(value.get("@id")), {}).get("name")
    whole = value if "name" in value else by_id.get(str(value.get("@id")), {})
    if kinds is not None and types_of(whole) and kinds.isdisjoint(types_of(whole)):
        return []
    return resolve_names(name, by_id) if isinstance(name, (str, list)) else []
