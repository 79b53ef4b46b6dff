"""Read speech that a dash opens instead of quotation marks: "— Мы ждали, — сказала Анна", "—Esperamos —dijo Ana".

In: a text, its blocks and the language's table.  Out: drafts of direct statements, the words behind the verb as well.
A block that begins with a dash is an item of a list unless a second dash leads to a verb of saying.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.annotate.draft import Draft
from rashomon.annotate.plain.grammar import Grammar
from rashomon.annotate.plain.lines import Line
from rashomon.annotate.plain.sources import head_of
from rashomon.annotate.quotes import trim
from rashomon.model import Span

_OPENING = re.compile(r"\s*[—–]\s?(?=\S)")
_GOES_ON = re.compile(r"[.,]?\s*[—–][.,:;]?\s*(?=\w)")


def find_dashed(text: str, blocks: Sequence[Span], grammar: Grammar) -> list[Draft]:
    """Return a draft for each block of speech behind a dash, in order of place."""
    return [d for index, block in enumerate(blocks) for d in _read(text, block, index, grammar)]


def _read(text: str, block: Span, index: int, grammar: Grammar) -> Iterator[Draft]:
    opening = _OPENING.match(text, block.start, block.end)
    if opening is None:
        return
    told = re.compile(rf"(?P<end>[,.!?…]?)\s*[—–]\s?(?P<cue>{grammar.says})(?!\w)", re.IGNORECASE)
    match = told.search(text, opening.end(), block.end)
    if match is None:
        return
    line = Line(text, block, (), grammar)
    source = line.phrase_after(match.end("cue") - block.start, line.clause_end(match.end("cue") - block.start))
    end = match.end("end") if match["end"] in {"!", "?", "…"} else match.start()
    pieces = [trim(text, opening.end(), end), _rest(text, block, source.end if source else match.end("cue"))]
    yield Draft(
        pieces=tuple(p for p in pieces if p is not None),
        kind="direct",
        cue=Span(match.start("cue"), match.end("cue")),
        cue_lemma=match["cue"].lower(),
        source=source,
        source_head=head_of(text, source),
        block=index,
        sentence=block,
    )


def _rest(text: str, block: Span, at: int) -> Span | None:
    """Return what is said on behind the attribution: ", — сказала Анна. — Мы идём."."""
    dash = _GOES_ON.match(text, at, block.end)
    return trim(text, dash.end(), block.end) if dash is not None else None
