"""Read the names of authors, and the date beside them, out of a visible byline.

In: a line such as "ANNA SMITHFriday, 24 January 2025, 17:04" or "By Anna Smith and Boris Li, chief reporters".
Out: names in title case. Desks, agencies, "Staff" and reading times are nobody. Not: names in running text.
"""

from __future__ import annotations

import re

from rashomon.clean.credits import AGENCIES
from rashomon.text.dates import find_date
from rashomon.text.normalize import collapse_spaces

MAX_BYLINE = 220  # characters: a longer line is a paragraph
MAX_NAME_WORDS = 5
MAX_AUTHORS = 12  # more is a list of staff

_OPENING = re.compile(
    r"^\W*(?:(?:written|reported|posted|words|story|text|article|published|analysis|opinion|updated|review|"
    r"report)\s+by|by|"
    r"authors?|words|text|von|par|por|texte|texto|testo|di|door|автор|авторы|autor(?:en|es)?|auteurs?|"
    r"journalist)\b\s*[:|]?\s+",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"\s*(?:[|·•/;–—]| - |\s{2,}|\t|\b(?i:published|updated|posted|publié|veröffentlicht|publicado|last modified)\b)\s*"
)
_NAMES = re.compile(r"\s*(?:,|;|&| and | und | et | y | и | e | with )\s*", re.IGNORECASE)
_PARTICLES = frozenset(
    "de da do dos van von der den del della di du la le el al bin bint ibn ben af av zu zur ter ten mc y".split()
)
# Words that no person's name holds but desks, places on a site, roles and widgets do.
NOT_NAMES = frozenset(
    """
    staff desk team newsroom news editor editors editorial editorials reporter reporters reporting correspondent
    correspondents writer
    writers contributor contributors agency agencies agence press wire wires reuters afp ap dpa tass interfax ansa
    efe pti ians
    xinhua associated bloomberg redaktion redazione redacción rédaction redactie редакция bureau admin administrator
    guest author
    authors read reads reading min mins minute minutes hour hours ago day days views comments comment share tweet
    follow updated
    published posted today yesterday live video photo photos image images picture pictures getty subscribe menu home
    world
    politics business sport sports opinion culture health science technology tech travel food weather economy markets
    money
    entertainment lifestyle local national international global europe asia africa america middle east west north south
    service services media group inc ltd llc company corp the your our about contact more most latest breaking exclusive
    analysis feature features review reviews interview special report section category topics tags magazine times
    post daily
    weekly journal tribune herald gazette online digital network channel tv radio university institute department
    ministry
    government monday tuesday wednesday thursday friday saturday sunday january february march april june july august
    september october november december gmt est edt pst utc bst cet press-release release copyright rights reserved
    privacy
    policy terms cookie cookies newsletter sign log search skip print email save link copy listen watch play open close
    next previous related recommended trending popular advertisement sponsored ad story stories article articles page
    chief senior deputy managing freelance political freelancer journalist columnist anchor producer blog blogger
    community
    et al by and at in on of for with is are was were new old big top best what how why who when where this that these
    support join donate become member members all sections section feed index archive archives crypto games gaming
    war peace
    summit president minister prime security council union united states kingdom republic city street park church school
    quelle foto bild autor von par por agentur agenturen presse stand uhr
    """.split()
)  # fmt: skip


def read_authors(line: str, *, language: str = "", outlet: str | None = None) -> tuple[str, ...]:
    """Return the persons that a byline names, in its order; () where it names none."""
    line = collapse_spaces(line[:MAX_BYLINE]) if "  " not in line else line[:MAX_BYLINE].strip()
    found = find_date(line, language=language)
    if found is not None:
        line = f"{line[: found.start]} | {line[found.end :]}"
    line = _WEEKDAY_GLUED.sub(r"\1 |", line)
    parts = (part for part in _SPLIT.split(line) if part)
    for part in parts:
        opened = _OPENING.sub("", part)
        names = tuple(name for piece in _NAMES.split(opened) if (name := read_name(piece)) is not None)
        if names and len(names) <= MAX_AUTHORS:
            return tuple(dict.fromkeys(name for name in names if name != outlet))
    return ()


_WEEKDAY_GLUED = re.compile(
    r"([^\W\d_])(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b,?", re.UNICODE
)  # "SMITHFriday": a date glued to a name


def is_names(line: str) -> bool:
    """Return whether the line is nothing but persons' names, joined by commas or "and"."""
    return len(line) <= MAX_BYLINE and all(read_name(piece) is not None for piece in _NAMES.split(line))


def signs_with_post(line: str) -> bool:
    """Return whether the line is a name and, behind a comma, a post or desk: "Anna Smith, Valley Radio"."""
    name, comma, post = line.partition(", ")
    short = 1 <= len(post.split()) <= MAX_NAME_WORDS and len(line) <= 70 and not line.endswith((".", "?", "!"))
    return bool(comma) and short and read_name(name) is not None


def opens_byline(line: str) -> bool:
    """Return whether the line opens as a byline does: "By", "Von", "Words:"."""
    return len(line) <= MAX_BYLINE and _OPENING.match(line) is not None


def read_name(piece: str) -> str | None:
    """Return the person's name that `piece` is, in title case, or None."""
    piece = piece.strip(" \t,.:;()[]*'\"“”‘’@|-").removesuffix("’s")
    words = piece.split()
    if not 2 <= len(words) <= MAX_NAME_WORDS or any(map(str.isdigit, piece)):
        return None
    if any(word.strip(".,").lower() in NOT_NAMES for word in words) or piece.lower() in AGENCIES:
        return None
    if not all(_is_name_word(word) for word in words) or words[0].lower() in {"mr", "mrs"}:
        return None
    if not piece.isupper() and any(len(word) > 2 and word.isupper() for word in words):
        return None
    return " ".join(map(_title_case, words)) if piece.isupper() else " ".join(words)


def read_stated_name(value: str) -> str | None:
    """Return the person that a page states as its author; here names without capitals or spaces count, too."""
    name = read_name(value)
    if name is not None:
        return name
    if _EASTERN.fullmatch(value.strip()):
        return value.strip()
    return read_name(value.title()) if value.islower() else None


_EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,5}")  # 松岡大地: family and given name in one


def _is_name_word(word: str) -> bool:
    bare = word.strip(".,")
    if bare.lower() in _PARTICLES:
        return True
    return bool(bare) and bare[0].isupper() and all(c.isalpha() or c in "-'’." for c in bare)


def _title_case(word: str) -> str:
    """Return "O'BRIEN-LEE" as "O'Brien-Lee" and "VAN" as "van"."""
    if word.lower() in _PARTICLES:
        return word.lower()
    if len(word) <= 2 and word.endswith("."):
        return word
    return re.sub(r"[^\W\d_]+", lambda m: m.group()[0] + m.group()[1:].lower(), word).replace("’S", "’s")
