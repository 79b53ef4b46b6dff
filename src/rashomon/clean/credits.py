"""Read which agency a page credits: in the dateline, in a line of its own, or where it says who reports.

In: the first paragraphs and the lines beside the body.  Out: the agency's name, or None. Not: the agency itself, whose
own pages carry its name in the dateline, and papers cited for one fact: they are citations.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.text.normalize import fold

AGENCIES = {
    "reuters": "Reuters", "ap": "Associated Press", "associated press": "Associated Press", "afp": "AFP", "dpa": "dpa",
    "agence france-presse": "AFP", "tass": "TASS", "interfax": "Interfax", "ansa": "ANSA", "efe": "EFE", "pti": "PTI",
    "ians": "IANS", "xinhua": "Xinhua", "bloomberg": "Bloomberg", "upi": "UPI", "ukrinform": "Ukrinform", "apa": "APA",
    "ria novosti": "RIA Novosti", "anadolu": "Anadolu", "kyodo": "Kyodo", "yonhap": "Yonhap", "belga": "Belga",
    "deutsche presse-agentur": "dpa", "agence france presse": "AFP", "the associated press": "Associated Press",
    "anadolu ajansı": "Anadolu", "anadolu agency": "Anadolu", "canadian press": "Canadian Press",
    "the canadian press": "Canadian Press", "press association": "PA Media", "pa media": "PA Media",
    "europa press": "Europa Press", "interfax-ukraine": "Interfax-Ukraine", "ntb": "NTB",
    "ritzau": "Ritzau", "тасс": "TASS", "интерфакс": "Interfax", "риа новости": "RIA Novosti",
    "укрінформ": "Ukrinform", "共同通信": "Kyodo", "時事通信": "Jiji", "新华社": "Xinhua", "연합뉴스": "Yonhap",
    "tanjug": "Tanjug", "pap": "PAP", "lusa": "Lusa", "sda": "SDA", "keystone-sda": "Keystone-SDA",
}  # fmt: skip
# Names that say by themselves that they are an agency's; "the Free Press reports" is a paper cited.
_AGENCY_LIKE = re.compile(
    r"\w*(?:news)?wires?\b|\b(?:news|press|telegraph(?:ic)?|information) (?:agency|service|association)\b|"
    r"\bagence\b|\bagentur\b|\bagencia\b|\bagenzia\b",
    re.IGNORECASE,
)
_NAME = r"[^\W\d_a-z][\w.&'’-]*(?: (?:of |de |the )?[^\W\d_a-z][\w.&'’-]*){0,4}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}"
# "LORVIK, Norway, March 11 (Reuters) -": a place, perhaps with country and day, and the agency in brackets.
_DATELINE = re.compile(
    r"^(?P<place>(?:[^\W\d_a-z][\w .'’/-]{1,40}(?:, [^()]{2,60})?)?)\s*"
    r"\((?P<name>[^\W\d_][\w .-]{1,40})\)\s*[-–—:]{1,2}\s"
)
_PLACE = re.compile(rf"^[A-ZÀ-Þ][A-ZÀ-Þ .'’/-]{{2,}}(?:,|$)|,? {_MONTH}$")  # in capitals, or with the day
_SLASHED = re.compile(r"^[^\W\d_a-z][\w .'’-]{1,40}, [^()]{0,40}(?:/([A-Z]{2,9}))\s*[-–—]")
_ALONE = re.compile(r"^\(?(?:source|quelle)?:?\s*([\w .,/&-]{2,60}?)\)?\.?$", re.IGNORECASE)
_MATERIAL = re.compile(
    rf"^\W*(?i:(?:with|includes|contains|mit|avec)(?: additional)? (?:material|inputs?|files|agency inputs?|reporting) "
    rf"(?:from|by|von)|mit material von|avec) (?:the )?({_NAME})\W*$"
)
_REPORTS = re.compile(rf"(?:,|^according to|\bas) (?:the )?({_NAME}) (?:reports|reported|writes)\W*$")
_LAST_WORDS = frozenset(name.rsplit(" ", 1)[-1] for name in AGENCIES)
LEAD_PARAGRAPHS = 2  # an agency named further down is cited for one fact
MAX_LINE = 80  # characters of a line that credits and says nothing else


def read_credit(first: str, others: Sequence[str], lead: Sequence[str] = ()) -> str | None:
    """Return the agency that a dateline ("LORVIK, March 11 (Reuters) -"), a line of its own or the lead credits."""
    named = _read_dateline(first[:160])
    if named is not None:
        return named
    for line in others:
        if len(line) <= MAX_LINE and (named := _read_line(line)) is not None:
            return named
    reporting = (_REPORTS.search(text[-MAX_LINE:]) for text in lead[:LEAD_PARAGRAPHS])
    return next((name for found in reporting if found and (name := _know_agency(found.group(1)))), None)


def _read_dateline(first: str) -> str | None:
    found = _DATELINE.match(first)
    if found is not None:
        name = found.group("name").strip()
        known = AGENCIES.get(name.lower())
        trusted = name.isupper() or (name[:1].isupper() and _PLACE.search(found.group("place").strip()) is not None)
        return known or (name if trusted else None)
    slashed = _SLASHED.match(first)
    return AGENCIES.get(slashed.group(1).lower(), slashed.group(1)) if slashed else None


def _read_line(line: str) -> str | None:
    material = _MATERIAL.match(line)
    if material is not None:
        name = material.group(1)
        # One word or capitals are an agency's name here; two words may be a person's.
        return _know_agency(name) or (name if " " not in name or name.isupper() else None)
    # Few lines end as an agency's name does; only these are worth the slower pattern.
    words = line.rstrip(" .)").rsplit(maxsplit=1)
    alone = _ALONE.match(line) if words and words[-1].lower().rpartition(":")[2].lstrip("(") in _LAST_WORDS else None
    return AGENCIES.get(alone.group(1).strip().lower()) if alone else None


def _know_agency(name: str) -> str | None:
    """Return an agency's name: a well-known one, or one that says that it is an agency."""
    return AGENCIES.get(name.lower()) or (name if _AGENCY_LIKE.search(name) else None)


def is_own_credit(credit: str, outlet: str) -> bool:
    """Return whether a credit names the outlet itself, in full or by its initials."""
    initials = "".join(word[0] for word in outlet.split() if word[0].isupper())
    own = {fold(outlet).removeprefix("the "), fold(AGENCIES.get(outlet.lower(), outlet))}
    return fold(credit) in own or (len(initials) > 1 and fold(credit) == fold(initials))
