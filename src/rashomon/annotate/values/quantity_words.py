"""Words around numbers, as tables: currencies, measures, bounds, states of what is counted, words that are no count."""

from __future__ import annotations

import re

from rashomon.model import Bound

CURRENCIES = {
    "€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₽": "RUB", "₴": "UAH", "euro": "EUR", "euros": "EUR",
    "dollar": "USD",
    "dollars": "USD", "pound": "GBP", "pounds": "GBP", "ruble": "RUB", "rubles": "RUB", "rouble": "RUB",
    "roubles": "RUB",
    "yuan": "CNY", "yen": "JPY", "rupee": "INR", "rupees": "INR", "franc": "CHF", "francs": "CHF", "hryvnia": "UAH",
    "eur": "EUR", "usd": "USD", "gbp": "GBP", "krone": "NOK", "kroner": "NOK", "kronor": "SEK",
}  # fmt: skip
MEASURES = {
    "percent": "percent", "%": "percent", "per cent": "percent", "percentage points": "percentage point",
    "metre": "metre", "meter": "metre", "kilometre": "kilometre", "kilometer": "kilometre", "km": "kilometre",
    "mile": "mile", "yard": "yard", "foot": "foot", "feet": "foot", "inch": "inch", "cm": "centimetre",
    "tonne": "tonne",
    "ton": "tonne", "kilogram": "kilogram", "kg": "kilogram", "litre": "litre", "liter": "litre", "gallon": "gallon",
    "hectare": "hectare", "acre": "acre", "hour": "hour", "minute": "minute", "second": "second", "day": "day",
    "week": "week", "month": "month", "year": "year", "decade": "decade", "degree": "degree", "barrel": "barrel",
    "megawatt": "megawatt", "mw": "megawatt", "gigawatt": "gigawatt", "gw": "gigawatt", "kilowatt": "kilowatt",
    "cubic metre": "cubic metre", "cubic meter": "cubic metre", "square metre": "square metre", "mph": "mile per hour",
    "square meter": "square metre", "square kilometre": "square kilometre", "square mile": "square mile",
    "kph": "kilometre per hour",
}  # fmt: skip
PER = re.compile(r"\s*(?:per|a|an|every|/)\s*(second|minute|hour|day|week|month|year)\b", re.IGNORECASE)
# Words that tell the state of what is counted, folded to one.
STATES = {
    "killed": "killed", "dead": "killed", "die": "killed", "died": "killed", "dying": "killed", "death": "killed",
    "deaths": "killed", "kill": "killed", "killing": "killed", "kills": "killed", "dies": "killed",
    "fatalities": "killed",
    "missing": "missing", "unaccounted": "missing", "injured": "injured", "wounded": "injured", "hurt": "injured",
    "injuries": "injured", "ill": "ill", "sick": "ill", "infected": "ill", "hospital": "hospital",
    "hospitalised": "hospital",
    "hospitalized": "hospital", "arrested": "arrested", "detained": "arrested", "trapped": "missing",
    "rescued": "rescued",
    "evacuated": "evacuated", "displaced": "displaced", "treated": "treated", "seriously": "seriously",
    "critical": "seriously",
    "critically": "seriously", "recalled": "recalled", "sold": "sold", "employs": "employed", "employed": "employed",
    "employees": "employed", "displaced.": "displaced",
}  # fmt: skip
# Phrases before (or behind) a number that bound it.
BOUNDS: tuple[tuple[str, Bound], ...] = (
    ("no less than", "at-least"), ("no fewer than", "at-least"), ("not less than", "at-least"), ("at least",
    "at-least"),
    ("a minimum of", "at-least"), ("no more than", "at-most"), ("not more than", "at-most"), ("at most", "at-most"),
    ("a maximum of", "at-most"), ("as many as", "at-most"), ("as much as", "at-most"), ("up to", "at-most"),
    ("more than", "more-than"), ("greater than", "more-than"), ("well over", "more-than"), ("over", "more-than"),
    ("above", "more-than"), ("exceeding", "more-than"), ("upwards of", "more-than"), ("less than", "less-than"),
    ("fewer than", "less-than"), ("under", "less-than"), ("below", "less-than"), ("nearly", "about"),
    ("almost", "about"), ("about", "about"), ("around", "about"), ("roughly", "about"), ("approximately", "about"),
    ("some", "about"), ("an estimated", "about"), ("close to", "about"), ("circa", "about"), ("не менее", "at-least"),
    ("более", "more-than"), ("около", "about"), ("почти", "about"), ("environ", "about"), ("au moins", "at-least"),
    ("plus de", "more-than"), ("près de", "about"), ("mindestens", "at-least"), ("rund", "about"), ("etwa", "about"),
    ("mehr als", "more-than"), ("fast", "about"),
)  # fmt: skip
AFTER_BOUNDS: tuple[tuple[str, Bound], ...] = (
    ("or more", "at-least"),
    ("or so", "about"),
    ("or fewer", "at-most"),
    ("or less", "at-most"),
)
YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")
CLOCK = re.compile(
    r"\s*(?:a\.?m|p\.?m|o['’]clock|noon|uhr|hrs|in\s+the\s+(?:morning|afternoon|evening)|at\s+night)\b", re.IGNORECASE
)
PAST_HOUR = re.compile(r"\b(?:half|quarter|minutes)\s+(?:past|to)\s\Z", re.IGNORECASE)
AGE_AFTER = re.compile(r"[- ]years?[- ]olds?\b", re.IGNORECASE)
WORD_AFTER = re.compile(r"[\s-]*([^\W\d_]+(?:['’-][^\W\d_]+)*)", re.UNICODE)
IRREGULAR = {
    "men": "man",
    "women": "woman",
    "people": "person",
    "children": "child",
    "feet": "foot",
    "lives": "life",
    "wives": "wife",
}
SKIPPED = frozenset(
    """
    of the a an more other new and or soft people's former local foreign young old additional further joint own their
    his
    her its these those last first next best also about such
    """.split()
)
STOP_COUNTING = frozenset(
    """
    in on at to for from by with were was are is have has had be been who which that since until after before as when
    than
    per if while will would could may during into over under up out because although but it they he she this said
    """.split()
)
VERBS = frozenset(
    """
    go goes went come comes came take takes took make makes made get gets got leave leaves left give gives gave see saw
    know knew feel felt find found lose lost win won keep kept hold held fall fell fallen rise rose risen say says tell
    told do does did can must might shall not still now then again already yet so only just even there here
    """.split()
)
NOUNS_LIKE_VERBS = frozenset(
    "family families ally assembly reply monthly weekly building buildings meeting hearing killing bed seed speed "
    "railing landing painting wedding shilling dwelling crossing sitting bearing warning offering ruling".split()
)
MAX_COUNTED_WORDS = 3
STATE_WINDOW_WORDS = 9
