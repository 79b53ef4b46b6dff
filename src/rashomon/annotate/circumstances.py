"""Tell to whom and through what something was said.

In: the words of a sentence around what was said.  Out: addressee and medium, each none unless written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.annotate.who.titles import BODY_NAME_WORDS, MEDIA, PAPER_NAMES
from rashomon.model import Span

_NOUN = (
    r"(?:(?!(?:that|to|via|on|in|during|after|by|when|before|as|he|she|it|they|if|how|what|why|there|last|"
    r"this)\b)[\w’'.&-]+\s?){1,7}"
)
_TOLD = re.compile(
    rf"\b(?:told|tells|telling|informed|reminded|assured|warned|briefed)\s+(?P<who>{_NOUN})", re.IGNORECASE
)
_SPOKE = re.compile(
    rf"\bspeaking\s+(?:to|with)\s+(?P<a>{_NOUN})|\binterview(?:ed)?\s+(?:with|by|to|on)\s+(?P<b>{_NOUN})"
    rf"|\b(?:said|mentioned|remarked|added|explained|stated|commented|confirmed|wrote)\s+to\s+(?P<c>{_NOUN})",
    re.IGNORECASE,
)
_MEDIUM = re.compile(
    r"\b(?i:in|on|via|through|at|during|after)\s+(?:an?\s+|the\s+|his\s+|her\s+|its\s+|their\s+)?"
    r"(?P<medium>(?:\w+\s+){0,2}?"
    r"(?:statement|press release|news conference|press conference|press briefing|briefing|tweet|interview|speech|"
    r"letter|email|e-mail|rally|debate|hearing|testimony|address|summit|town hall|conference call|phone call|video|"
    r"message|post|op-ed|essay|article|press call"
    r"|Twitter|Facebook|Telegram|Instagram|Truth Social|YouTube|X|LinkedIn|TikTok|radio|television|TV|podcast|blog|"
    r"memo))\b(?!\s+[a-z]+ed\b)"
)
# "on Nord 24", "on the Morning Show": a broadcaster's number or a last word that names of media end in.
_CHANNEL = re.compile(
    r"\b(?i:on|to)\s+(?:the\s+)?(?:channel\s+)?(?P<medium>(?:[A-Z][\w&’'-]*\s+){1,3}?(?:\d{1,3}|Show|Radio|TV|Television|"
    r"News|Channel|Today))(?![\w])"
)
_WRITTEN_TO = re.compile(
    rf"\b(?:letter|message|email|e-mail|memo|note|speech|address|statement|remarks|testimony)\s+to\s+(?P<who>{_NOUN})",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby\s+(?P<medium>telephone|phone|email|e-mail)\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:been|be|being|was|were|is|are)\s+\Z", re.IGNORECASE)
_TRAILING = frozenset(
    """
    to the a an of and for with from his her its about because not yesterday today but or earlier later again recently
    at by noon midnight early late ahead shortly afterwards separately monday tuesday wednesday thursday friday saturday
    sunday
    """.split()
)
_OUTLET_LIKE = re.compile(r"\A(?:the\s+)?[A-Z][\w&.’'-]*(?:\s+[A-Z0-9][\w&.’'-]*)*\Z")


def frame_words(text: str, sentence: Span, pieces: Sequence[Span]) -> str:
    """Return the sentence with the content's characters blanked, so that places are kept."""
    characters = list(sentence.of(text))
    for piece in pieces:
        for at in range(max(piece.start, sentence.start), min(piece.end, sentence.end)):
            characters[at - sentence.start] = "\u0001"
    return "".join(characters)


def find_addressee(frame: str) -> str | None:
    """Return whom the words around the content say it was told to, with the place if that follows."""
    told = next((m for m in _TOLD.finditer(frame) if not _PASSIVE.search(frame, 0, m.start())), None)
    if told is not None:
        found = _tidy(told["who"])
        place = re.match(r"at the (?:[A-Z][\w’'-]*\s?)+", frame[told.end("who") :]) if found else None
        return found or (None if place is None else found)
    spoke = _SPOKE.search(frame)
    if spoke is not None:
        return _tidy(next(g for g in spoke.groups() if g))
    written = _WRITTEN_TO.search(frame)
    return _tidy(written["who"]) if written is not None else None


def _tidy(phrase: str) -> str | None:
    found = phrase.replace("\u0001", " ").strip(" ,.;:'’")
    parts = found.split()
    while parts and parts[-1].lower() in _TRAILING:
        parts.pop()
    return " ".join(parts) or None


def find_medium(frame: str, addressee: str | None) -> str | None:
    """Return the channel: a statement, a platform, a broadcaster or paper that was spoken to."""
    match = _BY.search(frame) or _CHANNEL.search(frame) or _MEDIUM.search(frame)
    outlet = _outlet_of(addressee) if addressee is not None else None
    if outlet is not None:
        return outlet
    return " ".join(match["medium"].split()) if match is not None else None


def _outlet_of(addressee: str) -> str | None:
    """Return the medium that the addressee is or speaks for: "Russia 24", "the Daily Post", "Bloomberg's editor"."""
    found = addressee.split()
    if _OUTLET_LIKE.match(addressee) and (found[-1].lower() in BODY_NAME_WORDS | PAPER_NAMES or found[-1].isdigit()):
        return addressee.removeprefix("the ")
    known = next((i for i, word in enumerate(found) if word.lower().removesuffix("'s").strip("’,") in MEDIA), None)
    if known is None:
        return None
    last = known + 1
    while last < len(found) and found[last].lower() in BODY_NAME_WORDS:
        last += 1
    return " ".join(found[known:last]).removesuffix("'s").removesuffix("’s")
