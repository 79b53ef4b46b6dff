"""Say which lines of a text dump are the article: headline, dek, paragraphs; the rest gets its kind.

In: the lines of a dump and how much each looks like body (0 to 1).  Out: a Choice. The scores decide; rules speak only
where a line gives itself away beyond doubt. Precise and slow questions are asked of lines near the body alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import get_args

from rashomon.clean.blocks import Block
from rashomon.clean.choice import Choice, Part
from rashomon.clean.dump.biographies import find_biographies
from rashomon.clean.dump.headline import find_headline, is_byline
from rashomon.clean.labels import MAX_SHORT, label_text
from rashomon.clean.prose import MIN_PROSE, TEASER_CALL, count_words, ends_open, ends_sentence, turns_elsewhere
from rashomon.model import RemovedKind
from rashomon.text.dates import find_date
from rashomon.text.normalize import fold

Role = Part | RemovedKind
# What a line is that is no paragraph, by what the model takes it for; head parts are decided here, by their place.
ROLE_OF: dict[str, Role] = {
    **{kind: kind for kind in get_args(RemovedKind)},
    "dateline": "byline",
    **dict.fromkeys(("headline", "dek", "crosshead"), "other"),
}
BODY = 0.5  # score from which a line counts as body
SURE = 0.8  # score from which what a line calls itself no longer counts
# What a short line calls itself that outweighs a score below SURE; of the other kinds most such lines are body.
GIVEAWAYS = frozenset({"byline", "comments", "widget", "advertisement", "share", "related", "subscription", "legal"})
_LABELLED = re.compile(r"[^\W\d]+: \S+ \S+ \S+ \S+")
FILLED = 0.3  # score from which such a line between two paragraphs is one
NEAR = 12  # lines above and below the body that can belong to the article
HEAD = 14  # lines above the headline among which dates are told from menus
LABELLED = 4  # lines above and below it in which labels are read precisely, whatever the model takes them for
OPEN = 0.45  # score from which a sentence right under the body counts as body
OPEN_LAST = 0.4  # the same of the page's last line: nothing can follow there to speak for it
MIN_OPEN_WORDS = 8
MAX_DEK_WORDS = 60
MOST_BETWEEN = 4  # lines from a headline to the same headline again, with a dek or a byline between them
MIN_CUT_WORDS = 15  # of a paragraph that breaks off
MAX_TEASER_WORDS = 20  # of a teaser's headline
TAIL = 6  # lines at the end of the body that can belong to a teaser of another article
FOLD_SLACK = 6  # characters by which folding can change a text's length


def choose_lines(
    blocks: Sequence[Block], scores: Sequence[float], kinds: Sequence[str] = (), *, url: str | None = None
) -> Choice:
    """Return the parts that the lines play; `kinds`: the likeliest kind of each line that is not body."""
    likely = [i for i, score in enumerate(scores) if score >= BODY]
    body = [i for i in likely if scores[i] >= SURE or not _gives_itself_away(blocks[i].text)]
    roles: list[Role] = [ROLE_OF[kind] for kind in kinds or (label_text(block.text) or "other" for block in blocks)]
    _name_near(blocks, roles, body)
    body = _drop_teasers(blocks, roles, _drop_biographies(blocks, roles, body))
    body = _extend_body(blocks, scores, roles, _trim_body(blocks, scores, body))
    body = _fill_body(blocks, scores, roles, body)
    head = find_headline(blocks, body, url)
    for i in body:
        roles[i] = "body"
    if head is not None:
        _mark_headline(blocks, roles, head)
    _mark_head(blocks, roles, head)
    return Choice(tuple(blocks), tuple(roles))


def _gives_itself_away(text: str) -> bool:
    if len(text) > MAX_SHORT:
        return False
    return label_text(text) in GIVEAWAYS or turns_elsewhere(text)


def _name_near(blocks: Sequence[Block], roles: list[Role], body: Sequence[int]) -> None:
    """Name the lines around and between the paragraphs by what they call themselves, where they do."""
    if not body:
        return
    kept = frozenset(body)
    for i in range(max(0, body[0] - LABELLED), min(len(blocks), body[-1] + 1 + LABELLED)):
        if i in kept:
            roles[i] = "other"
        elif len(blocks[i].text) <= MAX_SHORT:
            roles[i] = label_text(blocks[i].text) or roles[i]


def _drop_biographies(blocks: Sequence[Block], roles: list[Role], body: list[int]) -> list[int]:
    """Return the body without its authors' biographies, and without what follows one that ends the article."""
    if not body:
        return body
    places = range(body[0], min(len(blocks), body[-1] + NEAR))
    notes = find_biographies(blocks, places)
    for i in notes:
        roles[i] = "author-bio"
    if notes:
        body = [i for i in body if roles[i] != "author-bio"]
        before = sum(count_words(blocks[i].text) for i in body if i < notes[0])
        if before > sum(count_words(blocks[i].text) for i in body if i > notes[0]):
            body = [i for i in body if i < notes[0]]
    return body


def _drop_teasers(blocks: Sequence[Block], roles: list[Role], body: list[int]) -> list[int]:
    """Return the body without a headline and a paragraph that breaks off at its end: a teaser of another article."""
    under = [body[-1] + 1] if body and body[-1] + 1 < len(blocks) else []
    for i in (*body[-TAIL:], *under):
        text = blocks[i].text
        if ends_sentence(text) or ends_open(text) or blocks[i].bullet or count_words(text) < MIN_CUT_WORDS:
            continue
        head = blocks[i - 1].text if i else "."
        if count_words(head) <= MAX_TEASER_WORDS and not head.endswith(".") and _ends_here(blocks, roles, i + 1):
            roles[i] = roles[i - 1] = "related"
            return [j for j in body if j < i - 1]
    return body


def _ends_here(blocks: Sequence[Block], roles: Sequence[Role], i: int) -> bool:
    return i >= len(blocks) or roles[i] == "author-bio" or label_text(blocks[i].text) is not None


def _trim_body(blocks: Sequence[Block], scores: Sequence[float], body: list[int]) -> list[int]:
    """Return the body without doubtful short lines at its ends: an address or a menu, no paragraph."""
    firm = [place for place, i in enumerate(body) if scores[i] >= SURE or _is_firm(blocks[i])]
    return body[firm[0] : firm[-1] + 1] if firm else []


def _is_firm(block: Block) -> bool:
    return len(block.text) >= MIN_PROSE or ends_sentence(block.text) or block.bullet


def _extend_body(blocks: Sequence[Block], scores: Sequence[float], roles: Sequence[Role], body: list[int]) -> list[int]:
    """Return the body with the sentences right under it whose scores leave it open."""
    i = body[-1] + 1 if body else len(blocks)
    while i < len(blocks) and roles[i] == "other" and _goes_on(blocks[i].text, scores[i], last=i == len(blocks) - 1):
        body = [*body, i]
        i += 1
    return body


def _fill_body(blocks: Sequence[Block], scores: Sequence[float], roles: Sequence[Role], body: list[int]) -> list[int]:
    """Return the body with the lines between two of its paragraphs whose scores leave it open.

    These are sentences, a notice beside them at most, and labelled lines: "Source: the minister on television".
    """
    between = [i for earlier, later in pairwise(body) if later <= earlier + 3 for i in range(earlier + 1, later)]
    filled = [i for i in between if roles[i] == "other" and scores[i] >= FILLED and _is_whole(blocks[i].text)]
    return sorted([*body, *filled])


def _is_whole(text: str) -> bool:
    return _LABELLED.match(text) is not None or (ends_sentence(text) and count_words(text) >= MIN_OPEN_WORDS)


def _goes_on(text: str, score: float, *, last: bool) -> bool:
    """Return whether a line may be a sentence of the body; one that breaks off where the page does is one, too."""
    enough = OPEN_LAST if last else OPEN
    return score >= enough and count_words(text) >= MIN_OPEN_WORDS and (last or ends_sentence(text))


def _mark_headline(blocks: Sequence[Block], roles: list[Role], head: int) -> None:
    """Mark the headline, and other lines that say the same as duplicates."""
    roles[head] = "headline"
    size, wanted = len(blocks[head].text), fold(blocks[head].text)
    alike = [i for i, block in enumerate(blocks) if -FOLD_SLACK <= len(block.text) - size <= FOLD_SLACK]
    for i in alike:
        if i != head and fold(blocks[i].text) == wanted:
            roles[i] = "duplicate"
            if head < i <= head + MOST_BETWEEN:  # what stands between two headlines is above the body
                roles[head + 1 : i] = ["other" if role == "body" else role for role in roles[head + 1 : i]]


def _mark_head(blocks: Sequence[Block], roles: list[Role], head: int | None) -> None:
    """Mark dek and bylines between headline and body, and what stands above the headline."""
    first = next((i for i, role in enumerate(roles) if role == "body"), len(roles))
    start = max(0, first - NEAR) if head is None else head + 1
    for i in range(start, first):
        if roles[i] == "other" and is_byline(blocks[i]):
            roles[i] = "byline"
    for i in range(max(0, (head or 0) - HEAD), head or 0):
        if roles[i] == "other":
            roles[i] = "byline" if find_date(blocks[i].text) else "navigation"
    if head is not None:
        _mark_dek(blocks, roles, head, first)


def _mark_dek(blocks: Sequence[Block], roles: list[Role], head: int, first: int) -> None:
    """Mark the dek: a line under the headline that is no sentence of the body, or one that advertises the article."""
    for i in range(head + 1, first):
        if roles[i] == "other" and 4 <= count_words(blocks[i].text) <= MAX_DEK_WORDS:
            label = label_text(blocks[i].text)  # a picture's line often stands where a dek does
            roles[i] = label or "dek"
            if label is None:
                return
    text = blocks[first].text if first < len(roles) - 2 else ""
    advertises = TEASER_CALL.search(text.replace("’", "'")) is not None and count_words(text) <= MAX_DEK_WORDS
    if first == head + 1 and advertises and roles[first + 1] == "body":
        roles[first] = "dek"
