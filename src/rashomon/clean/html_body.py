"""Say which blocks of an HTML page are the article: headline, dek, paragraphs; the rest gets its kind.

In: the blocks, how much each looks like body (0 to 1), and the headline and dek that the metadata state.
Out: a Choice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.clean.biographies import find_author_notes
from rashomon.clean.blocks import Block
from rashomon.clean.choice import Choice, Part
from rashomon.clean.headline import is_byline
from rashomon.clean.labels import label_text
from rashomon.clean.prose import count_words, ends_sentence
from rashomon.model import RemovedKind
from rashomon.text.normalize import fold

Role = Part | RemovedKind
BODY = 0.5  # score from which a block counts as body
OPEN = 0.25  # score from which a sentence inside the body counts, too
MIN_SENTENCE_WORDS = 6
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
MAX_HEADLINE = 300
MAX_DEK_WORDS = 60
MAX_CAPTION_WORDS = 25  # behind an image, without a full stop
MIN_LEAD = 40  # characters: a shorter line above the first paragraph is a kicker or a name
MIN_FUZZY = 20  # characters from which a headline may be part of another
_RESULT = re.compile(
    r"[^\W\d][^\d]{2,40} \d{1,3}, [^\W\d][^\d]{2,40} \d{1,3}"
)  # "Lorvik 4, Oster 3" tells, titles nothing


def choose_blocks(
    blocks: Sequence[Block], scores: Sequence[float], stated_title: str | None, stated_dek: str | None
) -> Choice:
    """Return the parts that the blocks play."""
    labels = [label_text(block.text) for block in blocks]
    folded = [fold(block.text) if len(block.text) <= MAX_HEADLINE else "" for block in blocks]
    head = find_headline(blocks, folded, scores, stated_title)
    roles: list[Role] = [label or block.hint or "other" for label, block in zip(labels, blocks, strict=True)]
    seen: set[str] = set()
    for i, block in enumerate(blocks):
        if scores[i] >= BODY:
            roles[i] = _body_role(block, labels[i], seen)
    _fill_gaps(blocks, scores, labels, roles)
    for i in find_author_notes(blocks):
        roles[i] = "author-bio"
    _drop_kickers(blocks, roles)
    first = next((i for i, role in enumerate(roles) if role == "body"), len(roles))
    if head is not None:
        _mark_headline(folded, roles, head)
    dek = _find_dek(blocks, folded, labels, head, stated_dek)
    if dek is not None:
        roles[dek] = "dek"
    for i in range(first):
        if roles[i] in {"other", "crosshead"} and is_byline(blocks[i]):
            roles[i] = "byline"
    return Choice(tuple(blocks), tuple(roles))


def _fill_gaps(
    blocks: Sequence[Block], scores: Sequence[float], labels: Sequence[RemovedKind | None], roles: list[Role]
) -> None:
    """Take a sentence between two paragraphs of its own container into the body where its score leaves it open."""
    for i in range(1, len(blocks) - 1):
        block = blocks[i]
        framed = roles[i - 1] == roles[i + 1] == "body" and blocks[i - 1].group == block.group == blocks[i + 1].group
        open_score = OPEN <= scores[i] < BODY and labels[i] is None
        if framed and open_score and ends_sentence(block.text) and count_words(block.text) >= MIN_SENTENCE_WORDS:
            roles[i] = "body"


def _drop_kickers(blocks: Sequence[Block], roles: list[Role]) -> None:
    """Take short lines without a full stop above the first paragraph out of the body."""
    for i, block in enumerate(blocks):
        if roles[i] != "body":
            continue
        if len(block.text) >= MIN_LEAD or ends_sentence(block.text) or block.bullet or _RESULT.fullmatch(block.text):
            return
        roles[i] = "other"


def _body_role(block: Block, label: RemovedKind | None, seen: set[str]) -> Role:
    """Return what a block that looks like body is; long paragraphs stand once."""
    if label is not None and not (label == "byline" and count_words(block.text) > 30):
        return label
    if is_byline(block):
        return "byline"
    if block.pictured and count_words(block.text) <= MAX_CAPTION_WORDS and not ends_sentence(block.text):
        return "caption"
    if len(block.text) > 80:
        if block.text in seen:
            return "duplicate"
        seen.add(block.text)
    titled = block.bold > 0.95 and count_words(block.text) <= 10 and not ends_sentence(block.text)
    if block.tag in HEADINGS or (titled and not _RESULT.fullmatch(block.text)):
        return "crosshead"
    return "body"


def find_headline(
    blocks: Sequence[Block], folded: Sequence[str], scores: Sequence[float], stated: str | None
) -> int | None:
    """Return the index of the headline's block: the one that says what the metadata state, else the best h1."""
    if stated:
        wanted = fold(stated)
        same = [i for i, text in enumerate(folded) if text == wanted]
        if same:
            return min(
                same, key=lambda i: (blocks[i].tag != "h1", blocks[i].tag not in HEADINGS, blocks[i].link > 0.5, i)
            )
        for i, text in enumerate(folded):
            if blocks[i].tag == "h1" and len(text) >= MIN_FUZZY and (text in wanted or wanted in text):
                return i
    first = next((i for i, s in enumerate(scores) if s >= BODY and blocks[i].tag not in HEADINGS), len(blocks))
    h1 = [i for i, block in enumerate(blocks) if block.tag == "h1" and folded[i] and count_words(block.text) > 1]
    above = [i for i in h1 if i <= first]
    if above:
        return above[-1]
    return h1[0] if h1 else None


def _mark_headline(folded: Sequence[str], roles: list[Role], head: int) -> None:
    for i, text in enumerate(folded):
        if text == folded[head] and roles[i] not in {"navigation", "related"}:
            roles[i] = "duplicate"
    roles[head] = "headline"


def _find_dek(
    blocks: Sequence[Block],
    folded: Sequence[str],
    labels: Sequence[RemovedKind | None],
    head: int | None,
    stated: str | None,
) -> int | None:
    """Return the index of the dek's block: close under the headline, named so or saying what the metadata state."""
    if head is None:
        return None
    wanted = fold(stated) if stated else None
    for i in range(max(0, head - 3), min(len(blocks), head + 8)):
        if i != head and wanted and len(wanted) > 15 and folded[i] and _is_same(folded[i], wanted):
            return i
    for i in range(head + 1, min(len(blocks), head + 4)):
        named = blocks[i].dek or blocks[i].tag == "h2"
        if named and labels[i] is None and 4 <= count_words(blocks[i].text) <= MAX_DEK_WORDS and blocks[i].link < 0.5:
            return i
        if blocks[i].tag == "p" and count_words(blocks[i].text) > MAX_DEK_WORDS:
            return None
    return None


def _is_same(a: str, b: str) -> bool:
    a, b = a.rstrip(" .…"), b.rstrip(" .…")
    return a == b or (min(len(a), len(b)) > 40 and (a.startswith(b) or b.startswith(a)))
