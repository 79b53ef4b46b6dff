"""Read who signs an HTML page: JSON-LD's authors, meta elements and the visible byline must not contradict each other.

In: what the page states and the choice of its blocks.  Out: persons' names in the page's order; () where nobody signs.
A byline that the page shows tells more than a statement that names others: a template states who filled it in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from rashomon.clean.blocks import Block
from rashomon.clean.bylines import holds_byline, is_names, is_opener, read_authors
from rashomon.clean.choice import Choice
from rashomon.clean.credits import AGENCIES
from rashomon.clean.dump.authors import MIN_WORD
from rashomon.clean.dump.metadata import head_lines
from rashomon.clean.html.jsonld import Object, resolve_names, types_of
from rashomon.clean.html.stated import Stated, tidy_value
from rashomon.clean.html.titles import squash
from rashomon.clean.person_names import ends_in_role, read_single_name, read_stated_name
from rashomon.clean.prose import read_bio
from rashomon.model import OutletRef
from rashomon.text.dates import find_date
from rashomon.text.normalize import fold

PERSONS = frozenset({"person", "author"})
AUTHOR_NAMES = (
    "author", "article:author", "articleauthor", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author",
    "byl", "cxenseparse:author", "citation_author",
)  # fmt: skip
MAX_STATED = 200  # characters of a stated list of names
MAX_LINE = 200  # characters of a byline among blocks
MAX_NAMED = 120  # characters of one that no opening word marks
FOOT_LINES = 3  # lines under the body in which a byline can stand
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LEAD_PARAGRAPHS = 4  # paragraphs between which a byline can stand
EDGE = " |·•-–—,"  # between a name and the date behind it
BESIDE = frozenset({"byline", "author-bio", "other"})  # what a block that names the author is taken for
OWN_NAMES = 4  # words of names: those of a block's own element and the nearest around it
_MARKED = re.compile(r'\srel="[^"]*\bauthor\b|\sitemprop="(?:author|creator)\b')
_PARTS = re.compile(r"\s*[|·•]\s*")  # "Anna Smith | Senior Writer | July 2, 2025"
_READING_TIME = re.compile(r"\b\d+[ -]?min(?:ute)?s?\b", re.IGNORECASE)


class Signature(NamedTuple):
    """The names of a visible byline; `sure` where a word such as "By" opens it."""

    names: tuple[str, ...]
    sure: bool


def read_page_authors(stated: Stated, choice: Choice, outlet: OutletRef | None) -> tuple[str, ...]:
    """Return the persons who sign the page."""
    site = outlet.name if outlet else None
    values = resolve_names(stated.article.get("author"), stated.by_id, kinds=PERSONS)
    named = [value for name in AUTHOR_NAMES for value in stated.meta.get(name, ())]
    listed = clean_names(values, site) or clean_names(named, site)
    signed = _agree(listed, read_signature(choice, site)) or clean_names(_list_marked(choice), site)
    return signed or _read_bios(choice, site) or _read_named(choice, site) or _read_single(stated, choice, site)


def _agree(listed: tuple[str, ...], shown: Signature) -> tuple[str, ...]:
    """Return the names on which statement and byline agree, the longer list where one holds the other."""
    stated, seen = set(map(fold, listed)), set(map(fold, shown.names))
    # "By Anna SmithCorrespondent": a role glued to a name makes no other name of it.
    alike = any(name.startswith(other) for name in seen for other in stated)
    if not listed or stated < seen or (shown.sure and seen and not alike):
        return shown.names
    return listed


def _list_marked(choice: Choice) -> list[str]:
    """Return what a byline's markup says its author is: a link to all of hers, an author's property."""
    return [
        raw.strip()
        for block in choice.of("byline")
        for element, _, raw in block.pieces
        if _MARKED.search(element.attributes) or (element.parent and _MARKED.search(element.parent.attributes))
    ]


def _read_named(choice: Choice, site: str | None) -> tuple[str, ...]:
    """Return the one person whom an element called after authors names, and nothing else, beside the article."""
    named = (
        _read_unopened(choice, block.text, site)
        for block, role in zip(choice.blocks, choice.roles, strict=True)
        if role in BESIDE and len(block.text) <= MAX_NAMED and _calls_author(block) and is_names(block.text)
    )
    found = tuple(dict.fromkeys(name for names in named for name in names))
    return found if len(found) == 1 else ()


def _calls_author(block: Block) -> bool:
    return any(name.startswith(("author", "byline")) for name in block.names[:OWN_NAMES])


def _read_single(stated: Stated, choice: Choice, site: str | None) -> tuple[str, ...]:
    """Return the one name by which the person is stated who writes a blog: "Kristin", where no outlet is called so."""
    author = stated.article.get("author")
    persons = resolve_names(author, stated.by_id, kinds=PERSONS) if _is_typed(author, stated.by_id) else []
    own = squash(site or "") + squash(stated.canonical or "")
    single = [name for value in (*persons, *_list_marked(choice)) if (name := read_single_name(value)) is not None]
    return tuple(dict.fromkeys(name for name in single if squash(name) not in own))


def _is_typed(author: object, by_id: dict[str, Object]) -> bool:
    """Return whether an author is stated as an object of a type, and as one only."""
    if isinstance(author, list):
        return len(author) == 1 and _is_typed(author[0], by_id)
    return isinstance(author, dict) and bool(types_of(author) or types_of(by_id.get(str(author.get("@id")), {})))


def _read_bios(choice: Choice, site: str | None) -> tuple[str, ...]:
    bios = (found[0] for block in choice.of("author-bio") if (found := read_bio(block.text)) is not None)
    return clean_names(list(bios), site)


def clean_names(values: Sequence[str], site: str | None) -> tuple[str, ...]:
    """Return the persons among stated names: no addresses, desks, agencies, nor the outlet itself."""
    names: list[str] = []
    for stated in values:
        value = tidy_value(stated)
        if not value or "://" in value or "@" in value.strip("@") or len(value) > MAX_STATED:
            continue
        single = read_stated_name(value)
        names.extend(read_authors(value, outlet=site) if single is None else (single,))
    return tuple(dict.fromkeys(name for name in names if _is_person(name, site)))


def _is_person(name: str, site: str | None) -> bool:
    return name.lower() not in AGENCIES and (site is None or fold(name) != fold(site))


def read_signature(choice: Choice, site: str | None) -> Signature:
    """Return the names of the visible byline: near the headline, between the first paragraphs, or under the body."""
    lines = [block for block in head_lines(choice) if len(block.text) <= MAX_LINE]
    opened = list(_opened_lines(lines))
    for line in opened:
        if names := _read_persons(line, site):
            return Signature(names, sure=True)
    if opened:
        return Signature((), sure=True)  # "By Web Desk"
    for i, block in enumerate(lines):
        signed = block.hint == "byline" or _stands_by_date(lines, i)
        if signed and len(block.text) <= MAX_NAMED and (names := _read_unopened(choice, block.text, site)):
            return Signature((*names, *_names_below(lines[i + 1 :], site)), sure=False)
    inside = (names for line in _opened_lines(_lines_inside(choice)) if (names := _read_persons(line, site)))
    return Signature(next(inside, ()) or _read_foot(choice, site), sure=False)


def _read_persons(line: str, site: str | None) -> tuple[str, ...]:
    return tuple(name for name in read_authors(line, outlet=site) if _is_person(name, site))


def _read_unopened(choice: Choice, line: str, site: str | None) -> tuple[str, ...]:
    """Return the persons of a line that no word such as "By" opens: "Buying Guides" stands by a date as well."""
    return tuple(name for name in _read_persons(line, site) if not _is_phrase(name, choice))


def _is_phrase(name: str, choice: Choice) -> bool:
    """Return whether the page writes a longer word of a name in small letters, too."""
    words = [word.strip(".,").lower() for word in name.split() if len(word) >= MIN_WORD]
    return any(any(f" {word}" in block.text for block in choice.blocks) for word in words)


def _opened_lines(lines: Sequence[Block]) -> Iterator[str]:
    """Yield the lines that a word such as "By" opens, on the line itself or on the one before."""
    for i, block in enumerate(lines):
        if holds_byline(block.text) or (i and is_opener(lines[i - 1].text) and is_names(block.text)):
            yield block.text


def _stands_by_date(lines: Sequence[Block], place: int) -> bool:
    """Return whether a line of names, and nothing else, stands right before a date."""
    text = lines[place].text
    if lines[place].tag in HEADINGS:
        return False
    found = find_date(text)
    if found is not None:
        name, *posts = _PARTS.split(text[: found.start].strip(EDGE))
        return found.start > 0 and is_names(name) and all(map(ends_in_role, posts))
    below = lines[place + 1].text if place + 1 < len(lines) else ""
    return is_names(text) and (find_date(below) is not None or _READING_TIME.search(below) is not None)


def _names_below(lines: Sequence[Block], site: str | None) -> tuple[str, ...]:
    """Return the persons of the lines below that are bylines as well, a name each."""
    signed = takewhile(lambda block: block.hint == "byline" and is_names(block.text), lines)
    return tuple(name for block in signed for name in _read_persons(block.text, site))


def _lines_inside(choice: Choice) -> list[Block]:
    """Return what stands between the first paragraphs and is none: a byline may follow the lead."""
    places = [i for i, role in enumerate(choice.roles) if role == "body"][:LEAD_PARAGRAPHS]
    inside = range(places[0], places[-1]) if places else range(0)
    return [choice.blocks[i] for i in inside if choice.roles[i] not in {"body", "related", "caption"}]


def _read_foot(choice: Choice, site: str | None) -> tuple[str, ...]:
    """Return the names right under the body: opened by "By", or alone on the first line."""
    behind = choice.roles[::-1].index("body") if "body" in choice.roles else 0
    first = len(choice.blocks) - behind
    foot = [block for block in choice.blocks[first : first + FOOT_LINES] if len(block.text) <= MAX_LINE]
    alone = [block.text for block in foot[:1] if block.tag == "p" and block.link == 0 and is_names(block.text)]
    lines = (*_opened_lines(foot), *alone)
    return next((names for line in lines if (names := _read_persons(line, site))), ())
