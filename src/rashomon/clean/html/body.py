"""Say which blocks of an HTML page are the article: headline, dek, paragraphs; the rest gets its kind.

In: the blocks, how much each looks like body (0 to 1), and the headline and dek that the metadata state.
Out: a Choice. The scores decide; a rule overrules only what they leave open, or what they cannot see: that a paragraph
stands twice, that a line is the headline again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from rashomon.clean.blocks import Block
from rashomon.clean.choice import Choice, Part
from rashomon.clean.dump.biographies import find_biographies
from rashomon.clean.dump.headline import is_byline
from rashomon.clean.html.elements import LANDMARKS
from rashomon.clean.labels import MAX_SHORT, label_text
from rashomon.clean.prose import count_words, ends_sentence, turns_elsewhere
from rashomon.model import RemovedKind
from rashomon.text.normalize import fold

Role = Part | RemovedKind
BODY = 0.5  # score from which a block counts as body
SURE = 0.8  # score from which no phrase, date or picture in a block speaks against it: nine in ten such blocks are body
OPEN = 0.25  # score from which a block counts among the paragraphs of its own container
NEXT = 0.4  # score from which one more sentence right under the last paragraph, in its container, counts
AWAY = 0.65  # score from which a block counts above the first or under the last of the containers that hold the body
EMBEDDED = "tweet"  # part of the name of an embedded post
QUOTED = 0.1  # score from which an embedded post counts (its own container calls it sharing), or a match's result
MAIN_SHARE = 0.2  # of the text of the fullest container: what holds so much is one of them
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
CAPTION_TAGS = frozenset({"figure", "figcaption"})
TEXT_TAGS = frozenset({*HEADINGS, "p", "li"})  # words beside an image that stand in none of these are its caption
STRANGERS: frozenset[RemovedKind | None] = frozenset({"related", "comments"})  # however much they look like body
MAX_HEADLINE = 300
MAX_DEK_WORDS = 60
MIN_DEK_WORDS = 4
MAX_CAPTION_WORDS = 25  # behind an image, without a full stop
MAX_CROSSHEAD_WORDS = 10  # of a bold line
MAX_POINTER = 160  # characters of a line that points to another article
MIN_REPEATED = 80  # characters of a paragraph that can stand twice by mistake only
MIN_LEAD = 40  # characters: a shorter line above the first paragraph is a kicker or a name
MIN_FUZZY = 20  # characters from which a headline may be part of another
MAX_FOLDING = 12  # characters by which folding changes a headline's length: "…" to "...", a ligature to two letters
HEAD_REACH = 12  # blocks above the body in which bylines are looked for, and at its top results
_RESULT = re.compile(
    r"[^\W\d][^\d]{2,40} \d{1,3}, [^\W\d][^\d]{2,40} \d{1,3}"
)  # "Lorvik 4, Oster 3" tells, titles nothing


def choose_blocks(
    blocks: Sequence[Block],
    scores: Sequence[float],
    stated_title: str | None,
    stated_dek: str | None,
    kinds: Sequence[Role | Literal["dateline"]] = (),
) -> Choice:
    """Return the parts that the blocks play; `kinds`: the likeliest kind of each block that is not body."""
    roles: list[Role] = [_settle_kind(kind) for kind in kinds] if kinds else [*map(_name_kind, blocks)]
    seen: set[str] = set()
    for i, needed in enumerate(_ask_scores(blocks, scores)):
        if scores[i] >= needed:
            roles[i] = _judge_block(blocks[i], scores[i], seen)
    body = [i for i, role in enumerate(roles) if role == "body"]
    for i in find_biographies(blocks, body):
        roles[i] = "author-bio"
    _drop_kickers(blocks, roles, body)
    first = next((i for i in body if roles[i] == "body"), len(roles))
    head = find_headline(blocks, scores, stated_title)
    if head is not None:
        _mark_headline(blocks, roles, head)
        dek = _find_dek(blocks, scores, roles, head, stated_dek)
        if dek is not None:
            roles[dek] = "dek"
    for i in range(max(0, first - HEAD_REACH), first):
        if roles[i] in {"other", "crosshead"} and is_byline(blocks[i]):
            roles[i] = "byline"
    return Choice(tuple(blocks), tuple(roles))


def _settle_kind(kind: Role | Literal["dateline"]) -> Role:
    """Return as what a block is removed that the model takes for `kind`: parts of the article need a rule's consent."""
    if kind == "dateline":
        return "byline"
    return "other" if kind in {"headline", "dek", "crosshead"} else kind


def _name_kind(block: Block) -> RemovedKind:
    """Return as what a block is removed: what its container calls itself, or its own words."""
    return block.hint or label_text(block.text) or "other"


def _judge_block(block: Block, score: float, seen: set[str]) -> Role:
    """Return what a block that looks like body is; long paragraphs stand once."""
    kind = _name_stranger(block, score)
    if kind is not None:
        return kind
    text = block.text
    if len(text) > MIN_REPEATED:
        if text in seen:
            return "duplicate"
        seen.add(text)
    titled = block.bold > 0.95 and count_words(text) <= MAX_CROSSHEAD_WORDS and not ends_sentence(text)
    return "crosshead" if block.tag in HEADINGS or (titled and not _RESULT.fullmatch(text)) else "body"


def _name_stranger(block: Block, score: float) -> RemovedKind | None:
    """Return as what a block that looks like body gives itself away; the surer the score, the less counts."""
    captions = block.pictured and count_words(block.text) <= MAX_CAPTION_WORDS and not ends_sentence(block.text)
    if block.tag in CAPTION_TAGS or (captions and block.tag not in TEXT_TAGS):
        return "caption"
    if len(block.text) <= MAX_POINTER and turns_elsewhere(block.text) and not ends_sentence(block.text):
        return "related"
    if score < SURE or len(block.text) <= MAX_SHORT or _may_invite_comments(block.text):
        label = label_text(block.text)
        if label in STRANGERS or (label is not None and score < SURE):
            return label
    if score < SURE and (captions or is_byline(block)):
        return "caption" if captions else "byline"
    return None


def _may_invite_comments(text: str) -> bool:
    """Return whether a long text may be about readers' comments: of it, no other word of a stranger's is looked for."""
    lowered = text.lower()
    return "comm" in lowered or "conversation" in lowered


def _ask_scores(blocks: Sequence[Block], scores: Sequence[float]) -> list[float]:
    """Return the score that each block needs to be body: less inside the containers that hold most of it, more away.

    A short line among the paragraphs is mostly one of them; a lone paragraph under the last one is mostly a teaser.
    """
    mass: dict[int, int] = {}
    for block, score in zip(blocks, scores, strict=True):
        if score >= BODY:
            mass[block.group] = mass.get(block.group, 0) + len(block.text)
    enough = MAIN_SHARE * max(mass.values(), default=0)
    main = [i for i, block in enumerate(blocks) if scores[i] >= BODY and mass[block.group] >= enough]
    if not main:
        return [BODY] * len(blocks)
    first, last = main[0], main[-1]
    while last + 1 < len(blocks) and scores[last + 1] >= NEXT and _goes_on(blocks[last], blocks[last + 1]):
        last += 1
    inside = (_ask_inside(block, mass.get(block.group, 0) >= enough) for block in blocks[first : last + 1])
    asked = [AWAY] * first + [*inside] + [AWAY] * (len(blocks) - last - 1)
    for i in range(max(0, first - 1), min(first + HEAD_REACH, last)):
        if scores[i + 1] >= BODY and blocks[i].group == blocks[i + 1].group and _RESULT.fullmatch(blocks[i].text):
            asked[i] = QUOTED
    return asked


def _goes_on(above: Block, block: Block) -> bool:
    """Return whether a block is one more sentence in the container of the paragraph above it."""
    return block.group == above.group and block.tag == above.tag and ends_sentence(block.text)


def _ask_inside(block: Block, among: bool) -> float:
    """Return the score that a block between the first and the last paragraph needs; a post that is shown is quoted."""
    quoted = block.told.inside & LANDMARKS["blockquote"] and EMBEDDED in block.names
    return QUOTED if quoted else OPEN if among else BODY


def _drop_kickers(blocks: Sequence[Block], roles: list[Role], body: Sequence[int]) -> None:
    """Take short lines without a full stop above the first paragraph out of the body."""
    for i in body:
        text = blocks[i].text
        if len(text) >= MIN_LEAD or ends_sentence(text) or blocks[i].bullet or _RESULT.fullmatch(text):
            return
        roles[i] = "other"


def find_headline(blocks: Sequence[Block], scores: Sequence[float], stated: str | None) -> int | None:
    """Return the index of the headline's block: the one that says what the metadata state, else the best h1."""
    if stated:
        same = _find_same(blocks, fold(stated))
        if same:
            return min(
                same, key=lambda i: (blocks[i].tag != "h1", blocks[i].tag not in HEADINGS, blocks[i].link > 0.5, i)
            )
    h1 = [i for i, block in enumerate(blocks) if block.tag == "h1" and len(block.text) <= MAX_HEADLINE]
    for i in h1 if stated else ():
        text, wanted = fold(blocks[i].text), fold(stated or "")
        if len(text) >= MIN_FUZZY and (text in wanted or wanted in text):
            return i
    h1 = [i for i in h1 if count_words(blocks[i].text) > 1]
    first = next((i for i, s in enumerate(scores) if s >= BODY and blocks[i].tag not in HEADINGS), len(blocks))
    above = [i for i in h1 if i <= first]
    return above[-1] if above else next(iter(h1), None)


def _find_same(blocks: Sequence[Block], wanted: str) -> list[int]:
    """Return the places of the blocks that read `wanted` when folded; only those of about its length are folded."""
    low, high = len(wanted) - MAX_FOLDING, min(MAX_HEADLINE, len(wanted) + MAX_FOLDING)
    return [i for i, block in enumerate(blocks) if low <= len(block.text) <= high and fold(block.text) == wanted]


def _mark_headline(blocks: Sequence[Block], roles: list[Role], head: int) -> None:
    for i in _find_same(blocks, fold(blocks[head].text)):
        if roles[i] not in {"navigation", "related"}:
            roles[i] = "duplicate"
    roles[head] = "headline"


def _find_dek(
    blocks: Sequence[Block], scores: Sequence[float], roles: Sequence[Role], head: int, stated: str | None
) -> int | None:
    """Return the index of the dek's block: close under the headline, named so or saying what the metadata state.

    What metadata state is often the first paragraph: one that looks like body, or has the next one beside it, is none.
    """
    wanted = fold(stated) if stated else ""
    for i in range(max(0, head - 3), min(len(blocks), head + 8)):
        block = blocks[i]
        if i != head and len(wanted) > 15 and len(block.text) <= MAX_HEADLINE and _is_same(fold(block.text), wanted):
            return i if _may_be_dek(blocks, scores, roles, i) else None
    for i in range(head + 1, min(len(blocks), head + 4)):
        block = blocks[i]
        named = (block.dek or block.tag == "h2") and block.link < 0.5
        if named and MIN_DEK_WORDS <= count_words(block.text) <= MAX_DEK_WORDS and label_text(block.text) is None:
            return i if _may_be_dek(blocks, scores, roles, i) else None
        if block.tag == "p" and count_words(block.text) > MAX_DEK_WORDS:
            return None
    return None


def _may_be_dek(blocks: Sequence[Block], scores: Sequence[float], roles: Sequence[Role], place: int) -> bool:
    if blocks[place].dek or blocks[place].tag in HEADINGS:
        return True
    return scores[place] < BODY and not _opens_body(blocks, roles, place)


def _opens_body(blocks: Sequence[Block], roles: Sequence[Role], place: int) -> bool:
    """Return whether the next paragraph stands in the same container as the block at `place`."""
    following = next((i for i in range(place + 1, len(roles)) if roles[i] == "body"), None)
    return following is not None and blocks[following].group == blocks[place].group


def _is_same(a: str, b: str) -> bool:
    a, b = a.rstrip(" .…"), b.rstrip(" .…")
    return a == b or (min(len(a), len(b)) > 40 and (a.startswith(b) or b.startswith(a)))
