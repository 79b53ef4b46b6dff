"""Judge whether a page shows the whole article.

In: the choice of blocks, and the page's text where it is markup.  Out: Quality; `complete` is False where something
says that more was written, else None: nothing on a page proves that it is whole.
"""

from __future__ import annotations

import re

from rashomon.clean.choice import Choice
from rashomon.model import Quality

MAX_CALL = 400  # characters of a block in which a call to subscribe is looked for
MIN_CALL = 15  # characters of the shortest one
NEAR = 3  # blocks behind the body among which a call to read on speaks of this article
# Lower-case phrases of which each call to pay holds one: looked for before the slower pattern.
_PAY_WORDS = (
    " to continue", " to read ", "this article is ", "this content is ", " subscribers", "already a subscriber",
    "réserv", "abonn", " abo ",
)  # fmt: skip
_PAYWALL = re.compile(
    r"(?:subscribe|register|sign in|log in) to (?:continue|read (?:the )?(?:full|rest|more))|this (?:article|"
    r"content) is (?:for|only|exclusive)|exclusive (?:to|for) subscribers|to continue reading|already a subscriber\?|"
    r"article réservé|réservé aux abonnés|nur für abonnenten|mit einem abo weiterlesen",
    re.IGNORECASE,
)
_READ_ON = re.compile(
    r"\W*(?:continue reading|keep reading|read the (?:full|whole|rest of the) (?:story|article)|read full "
    r"(?:story|article)|weiterlesen|ganzen artikel lesen|lire la suite|seguir leyendo|continuar leyendo|continua a "
    r"leggere|leggi tutto|читать (?:далее|полностью)|читати далі|devamını oku|اقرأ المزيد|続きを読む|"
    r"阅读全文|閱讀全文)\W*",
    re.IGNORECASE,
)
_CUT_OFF = re.compile(
    r"(?:\w(?:…|\.\.\.)|\[(?:…|\.\.\.)\]|\[\+\d+ chars\]|[^\W\d_],|\b(?:the|of|to|and|a|an|in|for|with|that|der|die|"
    r"das|und|le|les|et|de|el|y|il|e|и|в|на))$"
)


def judge_quality(choice: Choice, markup: str = "") -> Quality:
    """Return whether the page shows the whole article, with a note for each sign that it does not."""
    signs = {
        "paywall": _is_walled(choice),
        "cut-off": _is_cut_off(choice),
        "truncated": markup.rfind("<") > markup.rfind(">"),  # the record ends inside a tag
    }
    notes = tuple(note for note, seen in signs.items() if seen)
    return Quality(complete=False if notes else None, notes=notes)


def _is_walled(choice: Choice) -> bool:
    texts = [block.text for block in choice.of("subscription", "other", "related")]
    calls = [text[:MAX_CALL] for text in texts if len(text) >= MIN_CALL]
    return _asks_to_pay("\n".join(calls)) and any(_asks_to_pay(call) and _PAYWALL.search(call) for call in calls)


def _asks_to_pay(text: str) -> bool:
    lowered = text.lower()
    return any(word in lowered for word in _PAY_WORDS)


def _is_cut_off(choice: Choice) -> bool:
    """Return whether the last paragraph breaks off, or a call to read on stands right behind it."""
    body = choice.body_places()
    if not body:
        return False
    last = body[-1]
    behind = choice.blocks[last + 1 : last + 1 + NEAR]
    return _CUT_OFF.search(choice.blocks[last].text[-40:]) is not None or any(
        _READ_ON.fullmatch(block.text) for block in behind
    )
