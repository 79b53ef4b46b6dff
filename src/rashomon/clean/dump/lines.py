"""Split a text dump into blocks: one a line, with its place; a bullet's glyph stands outside the block.

In: the whole text.  Out: the lines that show a letter or a digit; where the dump breaks its lines at a fixed width, the
paragraphs that they make. Nothing is looked at character by character: what a line holds is asked of whole strings,
and only lines that are not tidy already are tidied.
"""

from __future__ import annotations

from itertools import pairwise

from rashomon.clean.blocks import MAX_BLOCKS, MAX_LINE_CHARACTERS, Block, shown_text

# Every line end as one line feed at the same place, so that a line's place in the text is its place in the page.
_ENDS = (("\r\n", " \n"), ("\r", "\n"), ("\u2028", "\n"), ("\u2029", "\n"))
BULLETS = frozenset("•‣▪●◦∙·■►▶➤*+–—-")
MAX_WIDTH = 100  # characters of the longest line of a dump that breaks its lines at a fixed width
MIN_WIDTH = 40
FULL = 0.75  # share of that width from which a line was broken because it was full
MIN_BROKEN = 6  # full lines whose sentence goes on in small letters: fewer are chance
MIN_BROKEN_SHARE = 0.3  # and their share of all full lines
LOOKED_AT = 400  # characters of a line in which a letter or a digit must stand


def split_lines(text: str) -> list[Block]:
    """Return the lines of `text` that show something, in order."""
    for end, feed in _ENDS:
        if end in text:
            text = text.replace(end, feed)
    blocks: list[Block] = []
    after, gap = 0, -1
    for line in text.split("\n"):
        start, after, gap = after, after + len(line) + 1, gap + 1
        if not (shown := line.strip()):
            continue
        first = shown[0]
        if bullet := first in BULLETS and shown[1:2].isspace():
            shown = shown[1:].lstrip()
            start += len(line.rstrip()) - len(shown)
            first = shown[0]
        if not shown.isprintable() or "  " in shown:
            shown = shown_text(shown)
            first = shown[:1]
        if not first.isalnum() and not any(map(str.isalnum, shown[:LOOKED_AT])):
            continue
        blocks.append(Block(text=shown, start=start, end=after - 1, bullet=bullet, gap=gap - 1 if gap else 0))
        gap = 0
        if len(shown) > MAX_LINE_CHARACTERS or len(blocks) > MAX_BLOCKS:
            break  # the page is refused; no need to read on
    return join_wrapped(blocks)


def join_wrapped(blocks: list[Block]) -> list[Block]:
    """Return the paragraphs of a dump that breaks its lines at a fixed width; the lines as they are of any other."""
    width = max((len(block.text) for block in blocks), default=0)
    if not MIN_WIDTH <= width <= MAX_WIDTH:
        return blocks
    pairs = pairwise(blocks)
    full = [later.gap == 0 and not later.bullet and len(line.text) >= FULL * width for line, later in pairs]
    broken = sum(after and blocks[i + 1].text[0].islower() for i, after in enumerate(full))
    if broken < MIN_BROKEN or broken < MIN_BROKEN_SHARE * sum(full):
        return blocks
    joined: list[Block] = []
    for block, goes_on in zip(blocks, (False, *full), strict=True):
        if goes_on:
            above = joined.pop()
            text = f"{above.text} {block.text}"
            joined.append(Block(text=text, start=above.start, end=block.end, bullet=above.bullet, gap=above.gap))
        else:
            joined.append(block)
    return joined
