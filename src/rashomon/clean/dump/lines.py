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
    for mark, feed in _ENDS:
        if mark in text:
            text = text.replace(mark, feed)
    blocks: list[Block] = []
    after, gap = 0, -1  # blank lines since the last block
    for line in text.split("\n"):
        end = after + len(line)
        after, shown, bullet = end + 1, line.strip(), False
        if not shown:
            gap += 1
            continue
        if shown is not line:
            end -= len(line) - len(line.rstrip())
        plain = shown[0].isalnum()
        if not plain and shown[0] in BULLETS and shown[1:2].isspace():
            bullet, shown = True, shown[1:].lstrip()
            plain = shown[0].isalnum()
        start = end - len(shown)
        if not plain or not shown.isprintable() or "  " in shown:
            shown = _show_odd(shown)
            if not shown:
                gap += 1
                continue
        # By place, in the order of the fields: few lines are looked at again, and there are many.
        blocks.append(
            Block(shown, start, end, (), "line", bullet, 0.0, 0.0, None, False, False, False, gap and max(0, gap))
        )
        gap = 0
        if end - start > MAX_LINE_CHARACTERS or len(blocks) > MAX_BLOCKS:
            break  # the page is refused; no need to read on
    return join_wrapped(blocks)


def _show_odd(line: str) -> str:
    """Return a line as it is shown, "" where it shows no letter or digit."""
    shown = shown_text(line) if not line.isprintable() or "  " in line else line
    return shown if shown[:1].isalnum() or any(map(str.isalnum, shown[:LOOKED_AT])) else ""


def join_wrapped(blocks: list[Block]) -> list[Block]:
    """Return the paragraphs of a dump that breaks its lines at a fixed width; the lines as they are of any other."""
    width = max([len(block.text) for block in blocks], default=0)
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
