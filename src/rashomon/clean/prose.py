"""What a block looks like: running prose, a headline, a person's note. Pure questions about one block's text."""

from __future__ import annotations

import re

MIN_PROSE = 60  # characters: nine in ten body paragraphs of the training pages are longer
_SENTENCE_END = re.compile(r"[.!?…。！？]['\"”’»›)\]*]*$")
_COLON_END = re.compile(r"[:;,]['\"”’»]?$")
_BIO = re.compile(
    r"^(?P<name>[^\W\d_a-z][\w'’-]+(?: [\w'’.-]+){1,3}),? (?:is|was|has been|covers|works|writes|"
    r"joined)\b(?:(?! (?:is|was) ).){0,60}?"
    r"\b(?i:reporter|journalist|editor|correspondent|writer|columnist|producer|contributor|analyst|author|freelance|"
    r"covers|"
    r"covering|reports on|writes about|fellow|professor)\b"
)
_BIO_OUTLET = re.compile(
    r"\b(?i:reporter|journalist|editor|correspondent|writer|columnist|producer|contributor|anchor)\b[^.]{0,40}?"
    r"\b(?:at|for|of|with) (?:the )?(?P<outlet>[A-Z][\w&'’-]*(?: (?:of |the |& )?[A-Z][\w&'’-]*){0,4})"
)
TEASER_CALL = re.compile(
    r"\b(?:read more (?:on|about)|find out (?:more|how|why|what)|learn more about|here's (?:what|how|why)|"
    r"click (?:here|to)|read on)\b",
    re.IGNORECASE,
)


def ends_sentence(text: str) -> bool:
    """Return whether `text` ends as a sentence does, closing marks included."""
    return _SENTENCE_END.search(text[-8:]) is not None


def ends_open(text: str) -> bool:
    """Return whether `text` ends with a mark that announces more: a colon, a semicolon, a comma."""
    return _COLON_END.search(text[-4:]) is not None


def count_words(text: str) -> int:
    """Return the number of words of `text`, by white space."""
    return text.count(" ") + 1 if text else 0


def read_bio(text: str) -> tuple[str, str | None] | None:
    """Return the person and the outlet that an author's biography names ("X is a reporter at Y"), else None."""
    found = _BIO.match(text[:300].replace("\u2019", "'"))
    if found is None:
        return None
    outlet = _BIO_OUTLET.search(text[:300])
    return found.group("name"), outlet.group("outlet") if outlet else None
