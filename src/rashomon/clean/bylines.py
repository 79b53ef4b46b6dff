"""Read the names of authors, and the date beside them, out of a visible byline.

In: a line such as "ANNA SMITHFriday, 24 January 2025, 17:04" or "By Anna Smith and Boris Li, chief reporters".
Out: names in title case. Desks, agencies, "Staff" and reading times are nobody. Not: names in running text.
"""

from __future__ import annotations

import re

from rashomon.clean.person_names import ends_in_role, read_eastern_name, read_name
from rashomon.text.dates import find_date
from rashomon.text.normalize import collapse_spaces

MAX_BYLINE = 220  # characters: a longer line is a paragraph
MAX_AUTHORS = 12  # more is a list of staff
MAX_POST_WORDS = 5

# Words before a name that say that the named one wrote; "in" is no opener, whatever the language.
_OPENERS = (
    r"(?:(?:written|reported|posted|words|story|text|article|published|analysis|opinion|updated|review|report|guide|"
    r"recipe|commentary|interview|compiled|verfasst|geschrieben|tekst|foto og tekst)\s+(?:by|von|av|af)|by|"
    r"authors?|contributors?|words|text|tekst|von|par|por|texte|texto|testo|di|door|av|af|oleh|penulis|yazan|автор|"
    r"авторы|текст|autor(?:en|es)?|autore|autori|auteurs?|journalist|reporter|bởi|tác giả|撰文|文|記者|记者|기자)"
)
# "ByAnna Smith": the word is glued to the name where markup parted them.
_OPENING = re.compile(
    rf"^\W*(?:{_OPENERS}(?:\b\s*[:|]?\s+|\s*[:：/]\s*)|(?:(?:written|posted|published) ?)?by(?-i:(?=[A-Z][a-z])))",
    re.IGNORECASE,
)
_OPENER_ALONE = re.compile(rf"^\W*{_OPENERS}\W*$", re.IGNORECASE)
_SPLIT = re.compile(
    r"\s*(?:[|·•⋅/;–—]| - |\s{2,}|\t|"
    r"\b(?i:published|(?:last )?updated|posted|publié|mis à jour|veröffentlicht|aktualisiert|publicado|pubblicato|"
    r"last modified)\b)\s*"
)
# Without one of these a line has one part, and the pattern need not look for more.
_PART_MARKS = frozenset("|·•⋅/;–—\t")
_PART_WORDS = (
    "  ", " - ", "publi", "updated", "posted", "mis à jour", "veröffentlicht", "aktualisiert", "pubblicato", "modified",
)  # fmt: skip
_NAME_MARKS = frozenset(",;&、，")
_NAME_WORDS = frozenset("and und et y и і та e og och ve dan và with".split())
_NAMES = re.compile(
    r"\s*(?:[,;&、，]| and | und | et | y | и | і | та | e | og | och | ve | dan | và | with )\s*", re.IGNORECASE
)
_BESIDE = re.compile(r"\s(?:in|for|at|on|from|of)\b")  # "By Anna Smith in Lorvik", "for the Herald"
_WEEKDAY_GLUED = re.compile(
    r"([^\W\d_])(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b,?", re.UNICODE
)  # "SMITHFriday": a date glued to a name
_MEDIA = re.compile(
    r"^\W*(?:audio|video|fotos?|photos?|bild|image|picture|podcast|graphic|illustration)\b", re.IGNORECASE
)


def read_authors(line: str, *, language: str = "", outlet: str | None = None) -> tuple[str, ...]:
    """Return the persons that a byline names, in its order; () where it names none."""
    line = collapse_spaces(line[:MAX_BYLINE]) if "  " not in line else line[:MAX_BYLINE].strip()
    if _MEDIA.match(line):
        return ()
    found = find_date(line, language=language)
    if found is not None:
        line = f"{line[: found.start]} | {line[found.end :]}"
    line = _cut_outlet(_WEEKDAY_GLUED.sub(r"\1 |", line) if "day" in line else line, outlet)
    parts = [part for part in split_parts(line) if part]
    # "Sports | 14:07 | By Anna Smith": the part that opens as a byline does is one, whatever stands before it.
    for part in sorted(parts, key=lambda part: _OPENING.match(part) is None):
        opened = _OPENING.match(part)
        rest = _BESIDE.split(part[opened.end() :], maxsplit=1)[0] if opened else part
        names = read_names(rest, dated=found is not None)
        if names and len(names) <= MAX_AUTHORS:
            return tuple(dict.fromkeys(name for name in names if name != outlet))
        if opened and rest.strip(" :"):
            return ()  # "Buying Guides · By the Herald Team": whom the byline names is nobody, and no one else signs
    return ()


def _cut_outlet(line: str, outlet: str | None) -> str:
    """Return the line without the outlet's name at its end: "Anna Smith COAST HERALD"."""
    return line[: -len(outlet)] if outlet and line.lower().endswith(" " + outlet.lower()) else line


def read_names(text: str, *, dated: bool = False) -> tuple[str, ...]:
    """Return the persons among names joined by commas or "and"; `dated`: a date stands beside them."""
    pieces = [piece for piece in split_names(text) if piece]
    if pieces and not ends_in_role(pieces[0]):
        # "Chaz Pilling, Foreign Stuff Editor": behind a bare name a role belongs to it, and to nobody else.
        pieces = [piece for piece in pieces if not ends_in_role(piece)]
    # "David Stone, COAST RADIO": beside a name in ordinary letters capitals are a station's.
    mixed = any(not piece.isupper() and read_name(piece) is not None for piece in pieces)
    named = (
        read_name(piece) or (read_eastern_name(piece) if dated else None)
        for piece in pieces
        if not (mixed and piece.isupper())
    )
    return tuple(name for name in named if name is not None)


def is_names(line: str) -> bool:
    """Return whether the line is nothing but persons' names, joined by commas or "and"."""
    return len(line) <= MAX_BYLINE and all(read_name(piece) is not None for piece in split_names(line))


def split_parts(line: str) -> list[str]:
    """Return the parts of a line between bars, dashes, and words such as "updated"."""
    if _PART_MARKS.isdisjoint(line) and not any(map(line.lower().__contains__, _PART_WORDS)):
        return [line]
    return _SPLIT.split(line)


def split_names(text: str) -> list[str]:
    """Return what commas or "and" join."""
    if _NAME_MARKS.isdisjoint(text) and _NAME_WORDS.isdisjoint(text.lower().split()):
        return [text]
    return _NAMES.split(text)


def signs_with_post(line: str) -> bool:
    """Return whether the line is a name and, behind a comma, a post or desk: "Anna Smith, Valley Radio"."""
    name, comma, post = line.partition(", ")
    short = 1 <= len(post.split()) <= MAX_POST_WORDS and len(line) <= 70 and not line.endswith((".", "?", "!"))
    return bool(comma) and short and read_name(name) is not None


def opens_byline(line: str) -> bool:
    """Return whether the line opens as a byline does: "By", "Von", "Words:"."""
    return len(line) <= MAX_BYLINE and _OPENING.match(line) is not None


def holds_byline(line: str) -> bool:
    """Return whether a part of the line opens as a byline does: "Sports | 14:07 | By Anna Smith"."""
    if len(line) > MAX_BYLINE:
        return False
    parts = split_parts(line)
    return _OPENING.match(line) is not None or (len(parts) > 1 and any(map(_OPENING.match, parts)))


def is_opener(line: str) -> bool:
    """Return whether the line is nothing but the opening of a byline, so that the name stands on the next one."""
    return len(line) <= 24 and _OPENER_ALONE.match(line) is not None
