"""What a block looks like: running prose, a headline, a person's note. Pure questions about one block's text."""

from __future__ import annotations

import re

MIN_PROSE = 60  # characters: nine in ten body paragraphs of the training pages are longer
IDEOGRAMS_A_WORD = 2
SEEN_EARLY = 40  # characters at a text's beginning of which one is an ideogram where they are its letters
_IDEOGRAMS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
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
# "Read also: …" turns to another article; "Read more about …" may belong to this one.
_ELSEWHERE = re.compile(
    r"\W*(?:(?:read|see) also|also (?:read|see)|lire aussi|à lire aussi|lesen sie auch|lees ook|leggi anche|"
    r"(?:lea|lee|ver) también|leia também|читайте (?:также|ещё|еще)|читайте також|les også|læs også|"
    r"läs (?:också|även)|lue myös|čtěte také|přečtěte si|przeczytaj (?:także|też|również)|czytaj (?:też|także|"
    r"również)|citește și|citiți și|olvassa el|διαβάστε (?:επίσης|ακόμα)|прочетете (?:още|също)|bunu da oku|"
    r"ayrıca okuyun|اقرأ (?:أيضا|أيضًا|ايضا)|あわせて読みたい|関連記事|相关阅读|相關新聞|延伸閱讀)(?!\w)",
    re.IGNORECASE,
)
TEASER_CALL = re.compile(
    r"\b(?:read more (?:on|about)|find out (?:more|how|why|what)|learn more about|here's (?:what|how|why)|"
    r"click (?:here|to)|read on)\b",
    re.IGNORECASE,
)


def ends_sentence(text: str) -> bool:
    """Return whether `text` ends as a sentence does, closing marks included."""
    return _SENTENCE_END.search(text[-8:]) is not None


def turns_elsewhere(text: str) -> bool:
    """Return whether `text` opens as a pointer to another article does: "Read also: …"."""
    return _ELSEWHERE.match(text) is not None


def ends_open(text: str) -> bool:
    """Return whether `text` ends with a mark that announces more: a colon, a semicolon, a comma."""
    return _COLON_END.search(text[-4:]) is not None


def count_words(text: str) -> int:
    """Return the number of words of `text`, by white space; where ideograms stand, two of them make one."""
    words = text.count(" ") + 1 if text else 0
    if text.isascii() or _IDEOGRAMS.search(text, 0, SEEN_EARLY) is None:
        return words
    return words + len(_IDEOGRAMS.findall(text)) // IDEOGRAMS_A_WORD


def read_bio(text: str) -> tuple[str, str | None] | None:
    """Return the person and the outlet that an author's biography names ("X is a reporter at Y"), else None."""
    found = _BIO.match(text[:300].replace("\u2019", "'"))
    if found is None:
        return None
    outlet = _BIO_OUTLET.search(text[:300])
    return found.group("name"), outlet.group("outlet") if outlet else None
