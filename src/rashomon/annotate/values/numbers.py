"""Read numbers written in digits and in English words.

In: a text and a range.  Out: numbers with their place, value and significant digits; nothing about what they count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.model import Span
from rashomon.model.base import Value

UNITS = {w: i for i, w in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split()
)}  # fmt: skip
TENS = {w: 10 * (i + 2) for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())}
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "mln": 1e6, "m": 1e6, "mn": 1e6, "billion": 1e9,
    "bln": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "trn": 1e12, "tn": 1e12, "dozen": 12.0,
    "millions": 1e6, "billions": 1e9, "млн": 1e6, "млрд": 1e9, "тыс": 1e3, "millionen": 1e6, "milliarden": 1e9,
    "mio": 1e6, "mrd": 1e9, "milliards": 1e9, "millones": 1e6, "milioni": 1e6, "miliardi": 1e9,
}  # fmt: skip
_WORD = "|".join(sorted([*UNITS, *TENS, "hundred", "thousand", "million", "billion", "dozen"], key=len, reverse=True))
_SCALE = "|".join(sorted(SCALES, key=len, reverse=True))
_DIGITS = re.compile(
    r"(?<![\w.,:/])(?P<figure>\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"(?:(?P<gap>[\s-]?)(?P<scale>{_SCALE})(?![\w]))?",
    re.IGNORECASE,
)
_WORDS = re.compile(
    rf"\b(?:(?:a|half a)\s+(?:dozen|hundred|thousand|million|billion)|"
    rf"(?:{_WORD})(?:(?:[\s-]+(?:and\s+)?)(?:{_WORD}))*)\b",
    re.IGNORECASE,
)
# A single letter is a scale only when it is glued to a figure: "€4.1m", "£3b", not "3 m".
_GLUED = frozenset({"m", "b", "k"})


class Number(Value, frozen=True, kw_only=True):
    """A number as written: its place, value, and how many digits of the value are meant."""

    span: Span
    value: float
    significant_digits: int


def find_numbers(text: str, span: Span) -> Iterator[Number]:
    """Yield the numbers within `span` in order of place, none overlapping another."""
    found = [*_figures(text, span), *_spelled(text, span)]
    end = span.start
    for number in sorted(found, key=lambda n: (n.span.start, -n.span.end)):
        if number.span.start >= end:
            end = number.span.end
            yield number


def _figures(text: str, span: Span) -> Iterator[Number]:
    for match in _DIGITS.finditer(text, span.start, span.end):
        figure, scale = match["figure"], (match["scale"] or "").lower()
        end = match.end("figure")
        if scale in _GLUED and match["gap"]:
            scale = ""
        if text[end : end + 1] == "." and text[end + 1 : end + 2].isdigit():
            continue
        plain = re.sub(r"[,\s]", "", figure)
        yield Number(
            span=Span(match.start(), match.end() if scale else end),
            value=round(float(plain) * SCALES.get(scale, 1.0), 6),
            significant_digits=_significant(plain),
        )


def _significant(plain: str) -> int:
    digits = plain.replace(".", "").lstrip("0")
    return max(1, len(digits) if "." in plain else len(digits.rstrip("0")))


def _spelled(text: str, span: Span) -> Iterator[Number]:
    for match in _WORDS.finditer(text, span.start, span.end):
        words = re.findall(r"[a-z]+", match.group().lower())
        for value in [_value_of(words)]:
            if value is not None:
                yield Number(
                    span=Span(match.start(), match.end()),
                    value=value,
                    significant_digits=_significant(str(int(value))) if value >= 1 else 1,
                )


def _value_of(words: list[str]) -> float | None:
    """Return what spelled words amount to: "two hundred and five" is 205; None for words that are no number."""
    total, current = 0.0, 0.0
    for word in words:
        if word in UNITS:
            current += UNITS[word]
        elif word in TENS:
            current += TENS[word]
        elif word in SCALES:
            current = (current or 1.0) * SCALES[word]
            if SCALES[word] > 100:
                total, current = total + current, 0.0
        elif word == "half":
            current = 0.5
    value = total + current
    return value if value > 0 or words == ["zero"] else None
