"""Hostile pages: what is too deep, too long, too odd or too much, at any size.

In: a size.  Out: bytes of about so many characters, for each way in which a page can be too much of something.
"""

from __future__ import annotations

from collections.abc import Callable

WORDS = "The harbour council voted on Tuesday to keep the old ferry, the mayor said after the meeting. "
SAID = "“We were told it would sink,” said Runa Halvik, who sells the tickets. "


def _fill(part: str) -> Callable[[int], str]:
    return lambda size: part * (size // len(part))


def _body(part: str) -> Callable[[int], str]:
    """Return a page with an article in which a part stands many times."""
    return lambda size: f"<html><body><article><h1>A ferry</h1>{part * (size // len(part))}</article></body></html>"


# Each is a way to be too much; what it is made of is repeated to the size.
TEXTS: dict[str, Callable[[int], str]] = {
    "one line": _fill(WORDS),
    "one word": _fill("a"),
    "digits": _fill("1 "),
    "years": _fill("in 2031 and 5 May 2031 "),
    "stops": _fill("."),
    "quotations": _fill(SAID),
    "opening marks": _fill("“‘«„"),
    "closing marks": _fill("”’»"),
    "straight marks": _fill(" 'a \"b"),
    "names": _fill("Orla Fenn met Fenn. "),
    "capitals": _fill("Aa Bb "),
    "short lines": _fill("Read also\n"),
    "blank lines": _fill("\n\n \t"),
    "mixed breaks": _fill("One.\r\nTwo.\rThree.\u2028Four.\x0b\x85"),
    "right to left": _fill("\u202eقال رئيس البلدية \u202c\u200f"),
    "combining marks": _fill("a\u0301\u0302\u0303\u0304"),
    "nulls": _fill("a\x00b \x00"),
    "labels": _fill("Quote: a\nSource: B C\n"),
    "dashes": _fill("— a — b "),
    "links": _fill("https://www.herald.example/a?b=1 "),
    "brackets": _fill("((((["),
}
MARKUP: dict[str, Callable[[int], str]] = {
    "deep": _fill("<div>"),
    "deep lists": _fill("<ul><li>"),
    "deep tables": _fill("<table><tr><td>"),
    "deep links": _fill("<a href=x><b><i>"),
    "closing tags": _fill("</div></p>"),
    "open brackets": _fill("<"),
    "half tags": _fill("<a b='"),
    "comments": _fill("<!-- <p>a</p> -->"),
    "open comments": _fill("<!--"),
    "scripts": _fill("<script>a</script>"),
    "open scripts": _fill("<script>var a = '</scr';"),
    "paragraphs": _body(f"<p>{WORDS}</p>"),
    "one paragraph": lambda size: f"<article><h1>A ferry</h1><p>{WORDS * (size // len(WORDS))}</p></article>",
    "short paragraphs": _body("<p>Yes.</p>"),
    "headings": _body("<h2>Yes</h2>"),
    "spans": _body("<span>a </span>"),
    "breaks": _body("a<br>"),
    "images": _body("<figure><img alt=a><figcaption>b</figcaption></figure>"),
    "one attribute": lambda size: f"<p title='{'a b ' * (size // 4)}'>{WORDS}</p>",
    "attributes": lambda size: f"<p {' '.join(f'a{i}=b' for i in range(size // 8))}>{WORDS}</p>",
    "classes": lambda size: f"<p class='{'related share ' * (size // 14)}'>{WORDS}</p>",
    "entities": _body("&amp;&lt;&#0;&#xD800;&#x1F6A2;&nbsp;"),
    "entity bomb": lambda size: "<!DOCTYPE a [" + "".join(
        f'<!ENTITY e{i} "&e{i - 1};&e{i - 1};">' for i in range(1, size // 32)
    ) + f"]><p>&e{size // 32 - 1};</p>",
    "metadata": lambda size: "<meta name='author' content='A B'><meta property='og:title' content='C'>" * (size // 80),
    "JSON-LD": lambda size: f'<script type="application/ld+json">{"[" * (size // 2)}{"]" * (size // 2)}</script>',
    "JSON-LD graph": lambda size: '<script type="application/ld+json">{"@graph":['
    + ",".join(['{"@type":"NewsArticle","author":{"name":"A B"}}'] * (size // 48)) + "]}</script>",
    "times": _body("<time datetime='2031-03-03'>3 March 2031</time>"),
    "nested quotes": _body("<blockquote><p>a"),
}  # fmt: skip
