"""What stands before the prose of a block: labels, datelines, bullets.

In: a text and a block.  Out: where its prose begins, and which label it bears ("Source:", "Quote:", "Details:").
"""

from __future__ import annotations

import re
from typing import Literal

from rashomon.model import Span

Label = Literal["source", "quote", "other"]
_LABELS: dict[str, Label] = {
    "source": "source", "sources": "source", "джерело": "source", "источник": "source", "quelle": "source",
    "quote": "quote", "direct quote": "quote", "quotation": "quote", "цитата": "quote", "пряма мова": "quote",
    "дослівно": "quote", "дословно": "quote", "прямая речь": "quote", "zitat": "quote", "citation": "quote",
    "cita": "quote",
    "details": "other", "background": "other", "previously": "other", "context": "other", "for reference": "other",
    "what happened": "other", "why it matters": "other", "деталі": "other", "детали": "other", "update": "other",
    "reminder": "other", "передісторія": "other", "предыстория": "other", "що передувало": "other", "contexte": "other",
}  # fmt: skip
_LABEL = re.compile(r"\s*(?P<label>[^\W\d_]+(?: [^\W\d_]+){0,2})(?P<more> (?:from|by|of) [^:]{2,60})?:\s+(?=\S)")
_BULLET = re.compile(r"\s*(?:[•●▪◦*–—-]\s+)+")
# "BARROWBY, Upper Caldey, June 2 (CNW) - ", "KYIV (Reuters) — ", "WASHINGTON — ".
_DATELINE = re.compile(
    r"\s*[A-ZÀ-ÞА-ЯЁ][A-ZÀ-ÞА-ЯЁ.'’ -]{2,30}(?:[,/][^()\n–—]{0,50}?)?(?:\s*\([^()\n]{2,30}\)\s*[-–—]{1,2}|\s+(?:--|"
    r"[–—]))\s+"
)


def label_of(text: str, block: Span) -> Label | None:
    """Return the kind of label that the block opens with, None if it has none."""
    match = _LABEL.match(text, block.start, block.end)
    return _LABELS.get(match["label"].lower()) if match else None


def prose_start(text: str, block: Span) -> int:
    """Return where the sentences of the block begin, behind bullet, dateline and label."""
    at = block.start
    bullet = _BULLET.match(text, at, block.end)
    if bullet is not None and bullet.end() < block.end:
        at = bullet.end()
    label = _LABEL.match(text, at, block.end)
    if label is not None and label["label"].lower() in _LABELS:
        return label.end()
    dateline = _DATELINE.match(text, at, block.end)
    return dateline.end() if dateline is not None and dateline.end() < block.end else at
