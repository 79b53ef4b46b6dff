"""Venues: whom a statement was said to, as far as that tells two occasions apart.

In: a statement and its account.  Out: a `Venue`: an audience, or None for the press and the public at large.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from rashomon.compare.accounts import Account, Telling
from rashomon.compare.who.names import latin
from rashomon.model import Statement, Value
from rashomon.text.normalize import fold

# Press and public at large: a report that names them and one that names nobody can be of one occasion.
PRESS = frozenset(
    """reporters reporter journalists journalist news media press conference briefing television tv crowd
    audience public correspondents newsmen newspapers
    журналистам журналистами журналисты прессе репортерам брифинге пресс-конференции заявлении интервью
    журналістам пресі presse journalistes journalisten pressekonferenz reporter medien prensa periodistas
    giornalisti stampa conférence conferencia""".split()
)
# Ways of speaking that say nothing of who listened.
_FORMS = frozenset(
    """telephone phone interview statement speech letter message email post video radio interpreter call writing
    remarks address tweet blog book memo""".split()
)
_WHEN_WHERE = re.compile(r"\s+(?:at|in|on|by|during|after|before|from|via|over|outside|inside|through)\s.*")
_SPOKE_TO = re.compile(r"\b(?:spoke|speaking|talked|talking) (?:to|with) (?:the |his |her |their |a )?([a-z]+)")
_US = re.compile(r"^(us|this (newspaper|paper|website|reporter)|our (reporter|correspondent))\b")
_WORD = re.compile(r"[\w-]+")
_POINTERS = ("the ", "a ", "an ", "his ", "her ", "their ")


class Venue(Value, frozen=True, kw_only=True):
    """An audience. `name`: None for the press at large or where nothing is said; `outlet`: it is one of the outlets.

    `general`: the press at large is named. `own`: the outlet is the one that prints it. `cited`: an outlet of the story
    that the sentence names in another way.
    """

    name: str | None
    outlet: bool = False
    general: bool = False
    own: bool = False
    cited: str | None = None


NOWHERE = Venue(name=None)


def outlets_of(telling: Telling) -> dict[str, str]:
    """Return the id of each outlet of the story by its folded name."""
    outlets = [a.article.outlet for a in telling.accounts.values() if a.article.outlet is not None]
    return {plain_name(outlet.name): outlet.id for outlet in sorted(outlets, key=lambda o: (o.name, o.id))}


def plain_name(name: str) -> str:
    """Return an audience's or outlet's name folded, without a pointer before it and a time or place behind it."""
    plain = latin(name).strip()
    for pointer in _POINTERS:
        plain = plain.removeprefix(pointer)
    return plain


def read_venue(account: Account, statement: Statement, outlets: Mapping[str, str]) -> Venue:
    """Return whom the statement was said to; an addressee is named before a medium."""
    audience = fold(statement.addressee or statement.medium or "")
    own = account.article.outlet.id if account.article.outlet is not None else account.id
    if not audience:
        return read_audience(account, statement) or Venue(name=None, cited=find_cited(account, statement, outlets))
    if _US.match(audience):
        return Venue(name=own, outlet=True, own=True)
    outlet = find_outlet(plain_name(_WHEN_WHERE.sub("", audience)), outlets)
    if outlet is not None:
        return Venue(name=outlet, outlet=True, own=outlet == own)
    named = set(_WORD.findall(audience))
    if named & PRESS:
        return Venue(name=None, general=True)
    return NOWHERE if named & _FORMS else Venue(name=plain_name(audience))


def read_audience(account: Account, statement: Statement) -> Venue | None:
    """Return the audience that the sentence before names ("spoke to workers"), None for the press or nobody."""
    sentence = account.sentence_at(statement.content[0].start)
    before = account.sentence_at(sentence.span.start - 2) if sentence is not None else None
    spoke = _SPOKE_TO.search(before.text) if before is not None else None
    return Venue(name=spoke[1]) if spoke is not None and spoke[1] not in PRESS else None


def find_cited(account: Account, statement: Statement, outlets: Mapping[str, str]) -> str | None:
    """Return the id of another outlet that the statement's sentence names."""
    sentence = account.sentence_at(statement.content[0].start)
    own = account.article.outlet.id if account.article.outlet is not None else None
    text = f" {' '.join(_WORD.findall(latin(sentence.text)))} " if sentence is not None else ""
    return next((key for name, key in outlets.items() if key != own and f" {name} " in text), None)


def find_outlet(name: str, outlets: Mapping[str, str]) -> str | None:
    """Return the id of the outlet that the name means: "the Chronicle" is the "Barrowby Chronicle"."""
    words = name.split()
    for full, key in outlets.items():
        parts = full.split()
        if words and (parts[-len(words) :] == words or parts[: len(words)] == words):
            return key
    return None
