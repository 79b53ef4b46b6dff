"""Take the body that a page states in JSON-LD where it shows next to none: scripts put it there for a reader.

In: the choice of blocks and the stated article.  Out: the choice, the stated paragraphs standing as its body.
What a page shows comes first: a stated body is no way around the end of what a subscriber alone may read.
"""

from __future__ import annotations

import re
from html import unescape

from rashomon.clean.blocks import Block, shown_text
from rashomon.clean.choice import Choice, Part
from rashomon.clean.html.jsonld import Object
from rashomon.model import RemovedKind

MAX_SHOWN = 200  # characters of body from which a page shows one, or the beginning of one
MIN_STATED = 400  # characters of a stated body
MAX_STATED = 200_000
_BREAK = re.compile(r"\s*(?:[\r\n]|<[^<>]{1,500}>)+\s*")


def add_stated_body(choice: Choice, article: Object) -> Choice:
    """Return the choice with the stated body under its headline, where the page shows none."""
    stated = article.get("articleBody")
    shown = sum([len(block.text) for block in choice.of("body")])
    if not isinstance(stated, str) or shown >= MAX_SHOWN or not MIN_STATED <= len(stated) <= MAX_STATED:
        return choice
    paragraphs = [shown_text(part) for part in _BREAK.split(unescape(stated))]
    blocks = [Block(text=text, source="json-ld") for text in paragraphs if any(map(str.isalnum, text))]
    roles: list[Part | RemovedKind] = ["duplicate" if role == "body" else role for role in choice.roles]
    stated_roles: list[Part | RemovedKind] = ["body"] * len(blocks)
    place = roles.index("headline") + 1 if "headline" in roles else 0
    return Choice(
        (*choice.blocks[:place], *blocks, *choice.blocks[place:]),
        (*roles[:place], *stated_roles, *roles[place:]),
    )
