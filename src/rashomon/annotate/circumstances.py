"""Tell to whom, through what and when something was said.

In: a draft, its sentence and the article's time mentions.  Out: addressee, medium and day, each none unless written.
A day belongs to a statement if it stands in its sentence outside the content; a statement that follows at once by the
same speaker shares it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.annotate.draft import Draft
from rashomon.annotate.titles import BODY_NAME_WORDS, MEDIA
from rashomon.model import Span, TimeMention

_NOUN = (
    r"(?:(?!(?:that|on|in|during|after|by|when|before|as|he|she|it|they|if|how|what|why|there|last|"
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
    r"\b(?:in|on|via|through|at|during)\s+(?:an?\s+|the\s+|his\s+|her\s+|its\s+|their\s+)?(?P<medium>(?:\w+\s+){0,2}?"
    r"(?:statement|press release|news conference|press conference|press briefing|briefing|tweet|interview|speech|"
    r"letter|email"
    r"|Twitter|Facebook|Telegram|Instagram|Truth Social|YouTube|X|LinkedIn|TikTok|radio|television|TV|podcast|blog|"
    r"memo))\b"
)
_BY = re.compile(r"\bby\s+(?P<medium>telephone|phone|email|e-mail)\b", re.IGNORECASE)
_TRAILING = frozenset("to the a an of and for with from his her its about because not yesterday today but or".split())
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
    told = _TOLD.search(frame)
    if told is not None:
        found = _tidy(told["who"])
        place = re.match(r"at the (?:[A-Z][\w’'-]*\s?)+", frame[told.end("who") :]) if found else None
        return found or (None if place is None else found)
    spoke = _SPOKE.search(frame)
    return _tidy(next(g for g in spoke.groups() if g)) if spoke is not None else None


def _tidy(phrase: str) -> str | None:
    found = phrase.replace("\u0001", " ").strip(" ,.;:'’")
    parts = found.split()
    while parts and parts[-1].lower() in _TRAILING:
        parts.pop()
    return " ".join(parts) or None


def find_medium(frame: str, addressee: str | None) -> str | None:
    """Return the channel: a statement, a platform, a broadcaster or paper that was spoken to."""
    match = _BY.search(frame) or _MEDIUM.search(frame)
    if addressee is not None and _is_outlet(addressee):
        return addressee.removeprefix("the ")
    return " ".join(match["medium"].split()) if match is not None else None


def _is_outlet(addressee: str) -> bool:
    """Return whether the addressee is a medium by its name: "Russia 24", "NBC News", "the Daily Post"."""
    found = addressee.lower().split()
    return _OUTLET_LIKE.match(addressee) is not None and (
        found[-1] in BODY_NAME_WORDS or found[-1].isdigit() or any(w in MEDIA for w in found)
    )


def said_on(draft: Draft, times: Sequence[TimeMention]) -> str | None:
    """Return the day named in the statement's sentence outside its content; none where two different days are."""
    if draft.sentence is None:
        return None
    days = [
        t
        for t in times
        if t.date and t.precision in {"day", "minute"} and draft.sentence.covers(t.span)
        and not any(p.overlaps(t.span) for p in draft.pieces)
    ]  # fmt: skip
    dates = sorted({t.date[:10] for t in days if t.date})
    return dates[0] if len(dates) == 1 else None
