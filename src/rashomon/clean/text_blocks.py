"""Split a text dump into blocks: one a line, with its place; a bullet's glyph stands outside the block."""

from __future__ import annotations

import re

from rashomon.clean.blocks import MAX_BLOCKS, MAX_LINE_CHARACTERS, Block, shown_text

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_BULLET = re.compile(r"^\s*(?:[•‣▪●◦∙·■►▶➤*+–—-])\s+(?=\S)")


def split_lines(text: str) -> list[Block]:
    """Return the lines of `text` that show something, in order."""
    blocks: list[Block] = []
    end = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        glyph = _BULLET.match(raw)
        start = match.start() + (glyph.end() if glyph else 0)
        shown = shown_text(text[start : match.end()])
        if not any(map(str.isalnum, shown[:400])):
            continue
        gap = max(0, text.count("\n", end, match.start()) - 1)
        blocks.append(Block(shown, start, match.end(), bullet=glyph is not None, gap=gap))
        end = match.end()
        if len(blocks) > MAX_BLOCKS or len(shown) > MAX_LINE_CHARACTERS:
            break  # the page is refused; no need to read on
    return blocks
