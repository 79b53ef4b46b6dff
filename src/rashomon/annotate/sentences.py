"""Split the blocks of an article into sentences.

In: a text and its blocks.  Out: spans that cover the words of each block, none crossing a block.
Abbreviations, initials, elisions and editor's brackets do not end a sentence; a quotation's own full stop does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rashomon.model import Span

# Longer than any sentence that a person wrote (legal prose reaches 2,000): a table or data, cut between words so that
# what is looked up within a sentence stays quick.
MAX_SENTENCE_CHARACTERS = 4000
# A stop, what may close behind it, white space, and what may open the next sentence. A run of stops is read once, from
# its start: ten thousand dots are common under forms.
_END = re.compile(
    r"(?<![.!?…。])(?P<stop>[.!?…。]+)(?P<close>(?:[\u00a0\u202f ]?»|[”’\"')\]“])*)(?P<space>\s+)"
    r"(?=(?P<open>[“‘\"'«„(\[—–•-]*\s?)(?P<next>\w))"
)
_CLOSING_MARKS = frozenset("”’\"'»“")

ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof gov sen rep gen col lt sgt capt cmdr adm maj rev hon pres supt st mt ft jr sr vs etc no nos art
    vol
    jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun inc ltd corp co bros dept est approx ca
    u.s u.k u.n e.u d.c e.g i.e a.m p.m ed cf al fig pp p m mme mlle sra sta bzw usw ca z.b d.h u.a nr str hr fr abs т.е
    г им ул тыс млн млрд руб
    """.split()
)
# These may end a sentence as well: they do where a common first word follows.
_MAY_END = frozenset("u.s u.k u.n e.u d.c a.m p.m inc ltd corp co jr sr etc ed".split())
_STARTERS = frozenset(
    """
    a an the he she it they we i you this that these those but and or in on at when while after before if as his her its
    their our my there what who how why for from with by not no so yet although though since however meanwhile according
    """.split()
)
_LAST_WORD = re.compile(r"[\w.]+\Z")


# Languages that write "3rd" as "3.": the stop behind one or two digits ends a sentence only before a common first word.
_ORDINAL_LANGUAGES = frozenset("de da no nb nn fi is cs sk hu pl hr sl sr et lv lt".split())
_ORDINAL_STARTERS = frozenset(
    """
    der die das er sie es ein eine in im am an auf bei nach mit auch doch so wie dabei damit dies diese dieser zu zum
    zur von vom für aber und als wenn da dort hier nun es wir ich man laut seit während insgesamt
    """.split()
)


def split_sentences(text: str, blocks: Iterable[Span], *, language: str | None = None) -> tuple[Span, ...]:
    """Return the sentences of all blocks in order, each trimmed and none empty."""
    ordinals = (language or "")[:2].lower() in _ORDINAL_LANGUAGES
    return tuple(sentence for block in blocks for sentence in _sentences_of(text, block, ordinals=ordinals))


def _sentences_of(text: str, block: Span, *, ordinals: bool) -> Iterator[Span]:
    start = block.start
    for match in _END.finditer(text, block.start, block.end):
        if _ends_sentence(text, block.start, match) and not (ordinals and _is_ordinal(text, block.start, match)):
            yield from _short_enough(text, start, match.start("space"))
            start = match.end("space")
    yield from _short_enough(text, start, block.end)


def _short_enough(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentence, in pieces where it is too long for one."""
    while end - start > MAX_SENTENCE_CHARACTERS:
        gap = text.rfind(" ", start + 1, start + MAX_SENTENCE_CHARACTERS)
        cut = gap if gap > start else start + MAX_SENTENCE_CHARACTERS
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    stop, close, following = match["stop"], match["close"], match["next"]
    if following.islower() or (following.isdigit() and stop == "." and _is_abbreviation(text, start, match)):
        return False
    if stop in {"...", "…", ". . ."} and not close:
        # An elision inside a quotation goes on; whether a new sentence starts cannot be seen.
        return False
    return not (stop == "." and not (set(close) & _CLOSING_MARKS) and _is_abbreviation(text, start, match))


def _is_ordinal(text: str, start: int, match: re.Match[str]) -> bool:
    """Return whether the stop makes a number an ordinal: "am 11. September"."""
    before = _LAST_WORD.search(text, max(start, match.start() - 12), match.start())
    number = before.group() if before else ""
    plain = match["stop"] == "." and not match["close"] and number.isdigit() and len(number) < 3
    return plain and _next_word(text, match.end()) not in _ORDINAL_STARTERS


def _is_abbreviation(text: str, start: int, match: re.Match[str]) -> bool:
    before = _LAST_WORD.search(text, max(start, match.start() - 12), match.start())
    if before is None:
        return False
    word = before.group().lower().strip(".")
    if word in _MAY_END or (len(word) > 1 and "." in word):
        return _next_word(text, match.end()) not in _STARTERS
    return word in ABBREVIATIONS or (len(word) == 1 and word.isalpha() and before.group().isupper())


def _next_word(text: str, at: int) -> str:
    found = re.compile(r"\w+").search(text, at, at + 24)
    return found.group().lower() if found else ""
