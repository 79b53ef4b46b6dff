"""Say which lines of a text dump are the article: headline, dek, paragraphs; the rest gets its kind.

In: the lines of a dump and how much each looks like body (0 to 1).  Out: a Choice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.clean.biographies import find_author_notes
from rashomon.clean.blocks import Block
from rashomon.clean.choice import Choice, Part
from rashomon.clean.headline import find_headline, is_byline
from rashomon.clean.labels import label_text
from rashomon.clean.prose import MIN_PROSE, TEASER_CALL, count_words, ends_open, ends_sentence, read_bio
from rashomon.model import RemovedKind
from rashomon.text.dates import find_date
from rashomon.text.normalize import fold

# "Source: the minister on television": a labelled line is a paragraph, not a crosshead.
_LABELLED = re.compile(r"[^\W\d]+: \S+ \S+ \S+ \S+")
Role = Part | RemovedKind
BODY = 0.5  # score from which a line counts as body
NOTICES = frozenset({"advertisement", "related", "caption", "subscription"})
MOST_NOTICES = 3  # between two paragraphs of one article
MIN_OPEN_WORDS = 8
OPEN = 0.3  # score from which a sentence beside the body counts as body
MAX_WEIGHT_WORDS = 60  # one endless line must not outweigh a whole article
GAP_COST = 4.0  # words that a line of boilerplate inside the article costs: four notices in a row part two articles
MAX_DEK_WORDS = 60


def choose_lines(blocks: Sequence[Block], scores: Sequence[float]) -> Choice:
    """Return the parts that the lines play."""
    labels = [label_line(block) for block in blocks]
    roles: list[Role] = [label or "other" for label in labels]
    _mark_biographies(blocks, roles)
    _mark_teasers(blocks, labels, roles)
    body = _best_run(_cut_tail([_weigh(b, s, r) for b, s, r in zip(blocks, scores, roles, strict=True)], roles))
    head = find_headline(blocks, labels, body)
    if head is not None:
        _mark_headline(blocks, roles, head)
    start = body.start if head is None else max(body.start, head + 1)
    for i in range(start, body.stop):
        if roles[i] == "other":
            roles[i] = "body" if scores[i] >= BODY or _LABELLED.match(blocks[i].text) else "crosshead"
    _extend_body(blocks, scores, roles)
    _trim_body(blocks, roles)
    _mark_head(blocks, roles, head)
    return Choice(tuple(blocks), tuple(roles))


def label_line(block: Block) -> RemovedKind | None:
    """Return the kind of boilerplate that a line gives itself away as; a long sentence only by strong phrases."""
    label = label_text(block.text)
    if (
        label in {"caption", "related", "share", "navigation"}
        and ends_sentence(block.text)
        and count_words(block.text) > 12
    ):
        return label if label_text(block.text + " " * 200) is not None else None
    return label


def _weigh(block: Block, score: float, role: Role) -> float:
    words = min(count_words(block.text), MAX_WEIGHT_WORDS)
    return -GAP_COST if role != "other" else round((score - BODY) * 2 * words - (GAP_COST if score < BODY else 0), 3)


def _extend_body(blocks: Sequence[Block], scores: Sequence[float], roles: list[Role]) -> None:
    """Take sentences under the body into it where their score leaves it open, past a few notices or a crosshead."""
    last = max((i for i, role in enumerate(roles) if role == "body"), default=len(roles))
    passed = 0
    for i in range(last + 1, len(roles)):
        sentence = ends_sentence(blocks[i].text) and count_words(blocks[i].text) >= MIN_OPEN_WORDS
        enough = OPEN if not passed or _shares_name(blocks, roles, i) else BODY
        if roles[i] == "other" and sentence and scores[i] >= enough:
            roles[i] = "body"
            passed = 0
        elif passed < MOST_NOTICES and (roles[i] in NOTICES or ends_open(blocks[i].text)):
            passed += 1
        else:
            return


_NAME = re.compile(r"(?<=\w )[^\W\d_a-z][\w'’-]{3,}")  # a capital inside a sentence


def _shares_name(blocks: Sequence[Block], roles: Sequence[Role], place: int) -> bool:
    """Return whether a line speaks of somebody or some place that the body above it names, too."""
    names = frozenset(_NAME.findall(blocks[place].text))
    body = (block.text for block, role in zip(blocks[:place], roles, strict=False) if role == "body")
    return bool(names) and any(not names.isdisjoint(_NAME.findall(text)) for text in body)


def _trim_body(blocks: Sequence[Block], roles: list[Role]) -> None:
    """Take short lines without a full stop off the body's end: an address or a menu, not a paragraph."""
    for i in reversed(range(len(roles))):
        if roles[i] not in {"body", "crosshead"}:
            continue
        if len(blocks[i].text) >= MIN_PROSE or ends_sentence(blocks[i].text) or blocks[i].bullet:
            return
        roles[i] = "other"


def _cut_tail(weights: list[float], roles: Sequence[Role]) -> list[float]:
    """Return the weights without what follows an author's biography, where most of the article stands before it."""
    end = next((i for i, role in enumerate(roles) if role == "author-bio"), len(roles))
    before, after = sum(w for w in weights[:end] if w > 0), sum(w for w in weights[end:] if w > 0)
    return weights[:end] + [-GAP_COST] * (len(weights) - end) if before > after else weights


def _best_run(weights: Sequence[float]) -> range:
    """Return the run of lines with the largest sum."""
    best, best_range, total, start = 0.0, range(0), 0.0, 0
    for i, weight in enumerate(weights):
        if total <= 0:
            total, start = 0.0, i
        total += weight
        if total > best:
            best, best_range = total, range(start, i + 1)
    return best_range


def _mark_biographies(blocks: Sequence[Block], roles: list[Role]) -> None:
    """Mark "Name is a reporter at …" and the lines above it that hold the name or the post as an author's biography."""
    for i in find_author_notes(blocks):
        roles[i] = "author-bio"
    for i, block in enumerate(blocks):
        found = read_bio(block.text) if roles[i] == "other" else None
        if found is None:
            continue
        above = [j for j in range(max(0, i - 3), i) if fold(blocks[j].text) == fold(found[0])]
        if not above:
            continue
        for j in range(above[0], i + 1):
            roles[j] = "author-bio"


def _mark_teasers(blocks: Sequence[Block], labels: Sequence[RemovedKind | None], roles: list[Role]) -> None:
    """Mark a headline followed by a cut-off paragraph, at the end of an article, as a teaser of another one."""
    for i in range(1, len(blocks) - 1):
        cut = blocks[i + 1].text
        if (
            labels[i]
            or labels[i + 1]
            or roles[i] != "other"
            or ends_sentence(cut)
            or ends_open(cut)
            or count_words(cut) < 15
        ):
            continue
        head = blocks[i].text
        if count_words(head) <= 20 and not head.endswith(".") and _ends_here(labels, roles, i + 2):
            roles[i] = roles[i + 1] = "related"


def _ends_here(labels: Sequence[RemovedKind | None], roles: Sequence[Role], i: int) -> bool:
    return i >= len(labels) or labels[i] is not None or roles[i] == "author-bio"


def _mark_headline(blocks: Sequence[Block], roles: list[Role], head: int) -> None:
    roles[head] = "headline"
    wanted = fold(blocks[head].text)
    for i in range(len(blocks)):
        if i != head and fold(blocks[i].text) == wanted:
            roles[i] = "duplicate"


def _mark_head(blocks: Sequence[Block], roles: list[Role], head: int | None) -> None:
    """Mark dek and bylines between headline and body, and what stands above the headline."""
    first = next((i for i, role in enumerate(roles) if role == "body"), len(roles))
    for i in range(0 if head is None else head + 1, first):
        if roles[i] in {"other", "crosshead"} and is_byline(blocks[i]):
            roles[i] = "byline"
    for i in range(head or 0):
        if roles[i] in {"other", "crosshead"}:
            roles[i] = "byline" if find_date(blocks[i].text) else "navigation"
    if head is not None:
        _mark_dek(blocks, roles, head, first)


def _mark_dek(blocks: Sequence[Block], roles: list[Role], head: int, first: int) -> None:
    """Mark the dek: a line under the headline that is no sentence of the body, or one that advertises the article."""
    for i in range(head + 1, first):
        if roles[i] == "other" and 4 <= count_words(blocks[i].text) <= MAX_DEK_WORDS:
            roles[i] = "dek"
            return
    text = blocks[first].text if first < len(roles) - 2 else ""
    advertises = TEASER_CALL.search(text.replace("’", "'")) is not None and count_words(text) <= MAX_DEK_WORDS
    if first == head + 1 and advertises and roles[first + 1] == "body":
        roles[first] = "dek"
