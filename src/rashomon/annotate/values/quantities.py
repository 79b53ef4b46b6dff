"""Find the quantities of an article: number, unit, what is counted, and how exact it claims to be.

In: a text and its sentences.  Out: quantities in order.  Years, dates, clock times, ages and scores are no quantities.
What is counted is the noun after the number and the state beside it: "14 men were unaccounted for" counts men, missing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.annotate.values.numbers import Number, find_numbers
from rashomon.annotate.values.quantity_words import (
    AFTER_BOUNDS,
    AGE_AFTER,
    BOUNDS,
    CLOCK,
    CURRENCIES,
    IRREGULAR,
    MAX_COUNTED_WORDS,
    MEASURES,
    NOUNS_LIKE_VERBS,
    PAST_HOUR,
    PER,
    SKIPPED,
    STATE_WINDOW_WORDS,
    STATES,
    STOP_COUNTING,
    VERBS,
    WORD_AFTER,
    YEAR,
)
from rashomon.model import Bound, Quantity, Span
from rashomon.text.calendar import MONTHS, WEEKDAYS
from rashomon.text.normalize import fold

BEFORE_CHARACTERS = 200  # before a number: more than the few words that say what kind of number it is


def find_quantities(text: str, sentences: Sequence[Span]) -> tuple[Quantity, ...]:
    """Return the quantities of all sentences in order."""
    return tuple(q for i, s in enumerate(sentences) for q in _quantities_of(text, s, i))


def _quantities_of(text: str, sentence: Span, index: int) -> list[Quantity]:
    numbers = [n for n in find_numbers(text, sentence) if not _is_other(text, sentence, n)]
    floors = [sentence.start, *(n.span.end for n in numbers)]
    limits = [*(n.span.start for n in numbers[1:]), sentence.end]
    return [
        _quantity(text, sentence, index, number, floor, limit)
        for number, floor, limit in zip(numbers, floors, limits, strict=False)
        if not _is_bare_one(text, number)
    ]


def _quantity(text: str, sentence: Span, index: int, number: Number, floor: int, limit: int) -> Quantity:
    """Return the quantity of a number between the one before it, which ends at `floor`, and the next, at `limit`."""
    start, unit, unit_end = _unit(text, sentence, number)
    nouns, _ = _counted_nouns(text, unit_end, limit)
    states = _states(text, number.span, floor, limit, sentence)
    return Quantity(
        span=Span(start, unit_end if unit else number.span.end),
        sentence=index,
        value=number.value,
        stated=number.span.of(text),
        unit=unit,
        counted=tuple(sorted({*nouns, *states})),
        bound=_bound(text, sentence, start, unit_end if unit else number.span.end),
        significant_digits=number.significant_digits,
    )


def _is_bare_one(text: str, number: Number) -> bool:
    """Return whether "one" is no count: "one of them", "no one", "the one"."""
    if number.span.of(text).lower() != "one":
        return False
    if text[max(0, number.span.start - 3) : number.span.start].lower() in {"no ", "ny ", "ch "}:
        return True
    after = WORD_AFTER.match(text, number.span.end)
    return after is None or after.group(1).lower() in STOP_COUNTING | {
        "of",
        "another",
        "can",
        "does",
        "a",
        "more",
        "day",
    }


def _is_other(text: str, sentence: Span, number: Number) -> bool:
    """Return whether the number is a year, part of a date, a clock time, an age, a score or part of a name."""
    stated, after = number.span.of(text), text[number.span.end : number.span.end + 14]
    before = text[max(sentence.start, number.span.start - BEFORE_CHARACTERS) : number.span.start]
    last = fold(before.split()[-1]).strip(".,(") if before.split() else ""
    following = WORD_AFTER.match(text, number.span.end)
    word = following.group(1).lower() if following else ""
    if (word in MONTHS and word != "may") or (last in MONTHS and number.value <= 31):
        return True
    if YEAR.match(stated) and word not in STATES and not _is_counting(text, number):
        return True
    if CLOCK.match(after) or re.match(r"[:.]\d\d", after) or re.search(r"\d[:.]\Z", before):
        return True
    if PAST_HOUR.search(before) or (number.value <= 24 and CLOCK.match(text, number.span.end)):
        return True
    if AGE_AFTER.match(after) or re.search(r"\baged?\s\Z", before.lower()):
        return True
    if (
        number.value <= 110
        and before.endswith(", ")
        and after[:1] in {",", "."}
        and before[:-2].split()[-1][:1].isupper()
    ):
        return True  # "Tom Raikes, 27, who"
    if re.match(r"[-–]\d", after) or re.search(r"\d[-–]\Z", before) or re.match(r"(?:st|nd|rd|th|er|e)\b", after):
        return True
    glued = before[-1:] in {"-", "#"} or (after[:1].isalpha() and number.span.of(text)[-1:].isdigit())
    return glued or (last in WEEKDAYS) or (word == "days" and last == "last") or _is_name_part(before)


def _is_name_part(before: str) -> bool:
    words = before.rstrip(" ").split(" ")
    return (
        len(words) > 1
        and words[-1][:1].isupper()
        and words[-1][-1:].isalpha()
        and words[-1].lower() not in STATES
        and len(words[-1]) > 1
        and words[-1][1:].islower()
    )


def _is_counting(text: str, number: Number) -> bool:
    """Return whether a figure that looks like a year stands right before a plural noun."""
    after = WORD_AFTER.match(text, number.span.end)
    return (
        after is not None
        and after.group(1).endswith("s")
        and after.group(1).islower()
        and after.group(1) not in {"was", "is", "has"}
    )


def _unit(text: str, sentence: Span, number: Number) -> tuple[int, str | None, int]:
    """Return where the quantity starts, its unit, and where the unit ends."""
    start, end = number.span.start, number.span.end
    sign = text[start - 1] if start > sentence.start else ""
    if sign in CURRENCIES:
        return start - (3 if text[start - 3 : start - 1] == "US" else 1), CURRENCIES[sign], end
    match = re.compile(
        r"[\s\u00a0-]*(per cent|percentage points|(?:cubic|square)\s+\w+|[^\W\d]+|%|€|\$|£|₽)", re.IGNORECASE
    ).match(text, end, sentence.end)
    if match is None:
        return start, None, end
    word = " ".join(match.group(1).lower().split())
    singular = word if word in MEASURES or word in CURRENCIES else word.removesuffix("s")
    unit = MEASURES.get(singular) or CURRENCIES.get(singular)
    if unit is None:
        return start, None, end
    per = PER.match(text, match.end(), sentence.end)
    return start, f"{unit} per {per.group(1).lower()}" if per else unit, per.end() if per else match.end()


def _counted_nouns(text: str, at: int, limit: int) -> tuple[list[str], int]:
    """Return the lemmas of the words right after the number, up to the first word that ends the noun phrase."""
    found: list[str] = []
    while len(found) < MAX_COUNTED_WORDS:
        match = WORD_AFTER.match(text, at, limit)
        if match is None or (found and "," in text[at : match.start(1)]):
            break
        word = match.group(1).lower()
        if word in STOP_COUNTING or word in STATES:
            break
        if _ends_noun_phrase(word):
            if found:
                break
        elif word not in SKIPPED:
            found.append(noun_lemma(word))
        elif found and word in {"of", "and", "or"}:
            break
        at = match.end()
    return found, at


def _ends_noun_phrase(word: str) -> bool:
    """Return whether a word is an adverb, a participle or a common verb rather than a noun: "71 people reported …"."""
    return word in VERBS or (len(word) > 4 and word.endswith(("ly", "ed", "ing")) and word not in NOUNS_LIKE_VERBS)


def noun_lemma(word: str) -> str:
    """Return the singular of an English noun, lower case; other words come back as they are."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


def _states(text: str, span: Span, floor: int, limit: int, sentence: Span) -> set[str]:
    """Return the state words that belong to the number: those behind it, else those before."""
    behind = re.findall(r"[^\W\d_]+|[;,]", text[span.end : limit])[:STATE_WINDOW_WORDS]
    if "," in behind and limit == sentence.end and behind.index(",") > 1:
        behind = behind[: behind.index(",") + 1]
    found = {STATES[w.lower()] for w in behind if w.lower() in STATES}
    if found:
        return found
    ahead = re.findall(r"[^\W\d_]+|[;,]", text[floor : span.start])[-STATE_WINDOW_WORDS:]
    return {STATES[w.lower()] for w in ahead if w.lower() in STATES}


def _bound(text: str, sentence: Span, start: int, end: int) -> Bound:
    before = fold(text[max(sentence.start, start - 24) : start])
    after = fold(text[end : end + 12])
    for words, bound in AFTER_BOUNDS:
        if after.startswith(words):
            return bound
    return next(
        (bound for words, bound in BOUNDS if before == words or before.endswith((" " + words, "(" + words))), "exact"
    )
