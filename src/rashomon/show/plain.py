"""Make any text safe to look at: what a page hides is shown, what is long is cut at a word.

In: strings from pages.  Out: plain strings on one line.  Not here: escaping for HTML, Markdown or a terminal's markup.
"""

from __future__ import annotations

import re

from rashomon.text.normalize import collapse_spaces

# Characters that turn the reading direction can make a page show other words than it holds: they are named instead.
_SUSPECT = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_CONTROL_PICTURES = 0x2400  # the block that draws each control character below 0x20 as a small sign


def show_hidden(text: str) -> str:
    """Return `text` with control, direction and broken characters drawn as signs: NUL as "␀", U+202E as "⟨U+202E⟩"."""
    return text if text.isascii() and text.isprintable() else _SUSPECT.sub(_draw, text)


def _draw(match: re.Match[str]) -> str:
    character = match[0]
    code = ord(character)
    if character in "\u2028\u2029":
        return " "
    return chr(_CONTROL_PICTURES + code) if code < 0x20 else f"⟨U+{code:04X}⟩"


def one_line(text: str) -> str:
    """Return `text` on one line with nothing hidden in it."""
    return show_hidden(collapse_spaces(text))


def clip(text: str, limit: int) -> str:
    """Return `text` on one line, cut at a word with "…" where it is longer than `limit` characters."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    head = line[:limit]
    return (head.rsplit(" ", 1)[0] if " " in head[limit // 2 :] else head).rstrip(" ,;:–-") + "…"


_QUOTES = "\"“”„«»‘’‚‹›'"


def in_quotes(text: str) -> str:
    """Return `text` in quotation marks, unless it begins or ends with one of its own."""
    return text if text[:1] in _QUOTES or text[-1:] in _QUOTES else f"“{text}”"
