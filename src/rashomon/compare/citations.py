"""Citations: what an article has from another outlet or agency, by its own word.

In: the accounts.  Out: a citation for each upstream that a sentence names: "according to CNN", "Reuters reported".
An outlet is known from a table of agencies and from the outlets of the story itself; other names are not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rashomon.compare.accounts import Account, Sentence, Telling
from rashomon.compare.who.names import latin
from rashomon.model import Citation

# Agencies and outlets that others cite, as the press names them: general knowledge, not a list of sources we read.
KNOWN_UPSTREAMS = (
    "Reuters", "Associated Press", "AP", "Agence France-Presse", "AFP", "TASS", "Interfax", "RIA Novosti", "DPA",
    "ANSA", "EFE",
    "Xinhua", "Kyodo", "PTI", "UNIAN", "Ukrinform", "Anadolu", "IRNA", "SANA", "Yonhap", "KCNA", "PA Media",
    "Bloomberg", "CNN", "BBC",
    "NBC", "NBC News", "CBS", "CBS News", "ABC News", "Fox News", "CNBC", "MSNBC", "Sky News", "ITV", "NPR", "PBS",
    "Axios", "Politico",
    "The New York Times", "New York Times", "The Washington Post", "Washington Post", "The Wall Street Journal",
    "Wall Street Journal",
    "Financial Times", "The Guardian", "Guardian", "The Times", "The Economist", "Der Spiegel", "Bild", "Le Monde",
    "Le Figaro",
    "El País", "La Repubblica", "Corriere della Sera", "Al Jazeera", "Al Arabiya", "Haaretz", "Times of Israel",
    "Jerusalem Post",
    "Kommersant", "Vedomosti", "RBC", "Meduza", "RT", "Sputnik", "Rossiya 24", "Russia 24", "Rossiya 1",
    "Radio Free Europe",
    "Radio Liberty", "Deutsche Welle", "Euronews", "France 24", "NHK", "Nikkei", "The Hill", "USA Today",
    "Los Angeles Times", "Newsweek",
    "Time", "Forbes", "The Atlantic", "Global Times", "South China Morning Post", "Hindustan Times", "The Hindu",
)  # fmt: skip

# How a sentence names its upstream; NAME stands for an outlet. The second value: whether it is what the nearest
# upstream cites in its turn.
_FORMS = (
    (r"according to (?:the )?(?:(?:news )?(?:agency|website|newspaper|broadcaster|channel) )?NAME", False),
    (r"NAME (?:has |had |also |first )?report(?:s|ed)\b", False),
    (r"\bcit(?:ing|es|ed) (?:the )?(?:(?:news )?(?:agency|website|newspaper|broadcaster) )?NAME", True),
    (r"(?:as )?(?:first )?reported by (?:the )?(?:(?:news )?(?:agency|website|newspaper|broadcaster) )?NAME", False),
    (r"\b(?:seen|obtained|reviewed) by NAME", False),
    (r"NAME (?:said|says|quoted|wrote|writes)\b", False),
    (r"\b(?:told|telling|tells) (?:the )?(?:(?:news )?(?:agency|website|newspaper|broadcaster) )?NAME", False),
    (r"\b(?:speaking to|spoke to|(?:in )?an interview (?:with|to)|interviewed by) (?:the )?NAME", False),
)


@lru_cache(maxsize=512)
def any_name(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for any of the names."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])")


@lru_cache(maxsize=512)
def form_patterns(names: tuple[str, ...]) -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Return the ways to cite any of the names, each with whether it is what the nearest upstream cites."""
    named = rf"(?:the |The )?(?<![\w-])(?P<name>{'|'.join(map(re.escape, names))})(?![\w-])"
    return tuple((re.compile(form.replace("NAME", named)), further) for form, further in _FORMS)


class Upstreams:
    """The outlets that may be cited in one story; made once, never changed."""

    def __init__(self, telling: Telling) -> None:
        outlets = {a.article.outlet.name for a in telling.accounts.values() if a.article.outlet is not None}
        known, more = order_names(KNOWN_UPSTREAMS), order_names(outlets - set(KNOWN_UPSTREAMS))
        self._names = [names for names in (known, more) if names]

    def find(self, sentence: Sentence, own: str | None) -> tuple[str, ...]:
        """Return the upstreams that the sentence names, the nearest first: "Reuters reported, citing TASS"."""
        found = [
            (further, match.start(), match.span("name"), match["name"])
            for names in self._names
            if any_name(names).search(sentence.text) is not None
            for pattern, further in form_patterns(names)
            for match in pattern.finditer(sentence.text)
            if own is None or not same_outlet(match["name"], own)
        ]
        # "The Times of Sandle" is not The Times.
        whole = [row for row in found if not any(is_part(row[2], other[2]) for other in found)]
        return tuple(dict.fromkeys(name for _, _, _, name in sorted(whole)))


def order_names(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names, longer ones first: a pattern takes the first that fits."""
    return tuple(sorted(set(names), key=lambda name: (-len(name), name)))


def is_part(span: tuple[int, int], other: tuple[int, int]) -> bool:
    """Return whether one place lies in another, longer one."""
    return span != other and other[0] <= span[0] and span[1] <= other[1]


def same_outlet(a: str, b: str) -> bool:
    """Return whether two outlet names are one but for the article and case."""
    return latin(a).removeprefix("the ") == latin(b).removeprefix("the ")


def own_name(account: Account) -> str | None:
    """Return the name of the account's outlet, None where it is unknown."""
    return account.article.outlet.name if account.article.outlet is not None else None


def find_citations(telling: Telling) -> tuple[Citation, ...]:
    """Return every citation, in order of article and place."""
    upstreams = Upstreams(telling)
    found: list[Citation] = []
    for account in telling.accounts.values():
        for sentence in account.sentences:
            cited = upstreams.find(sentence, own_name(account))
            found.extend(Citation(article_id=account.id, upstream=name, evidence=sentence.evidence()) for name in cited)
    return tuple(found)
