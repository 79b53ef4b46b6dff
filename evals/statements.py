"""Predict the statements of given texts in the scorer's form.

In: rows with `doc_id` and `text`; labels are never looked at.  Out: one row a document with quotations, all offsets
into the given text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rashomon.annotate import CueModel, Parser, annotate
from rashomon.model import Article, Quality, Span, Statement

LINE = re.compile(r"[^\n]*\S[^\n]*")


def predict_statements(rows: Iterable[Mapping[str, Any]], parser: Parser, cues: CueModel) -> Iterator[dict[str, Any]]:
    """Yield the predicted statements of each row, in order, in a broad reading."""
    for row in rows:
        article = article_of(str(row["doc_id"]), row["text"])
        statements = annotate(article, parser=parser, cues=cues).statements
        yield {"doc_id": row["doc_id"], "quotes": [_quote(s) for s in statements]}


def article_of(doc_id: str, text: str) -> Article:
    """Return an article whose text is `text` itself and whose paragraphs are its lines."""
    return Article(
        id=doc_id, page_id=doc_id, outlet=None, url=None, headline=None, dek=None, authors=(), published=None,
        modified=None, language=language_of(text), genre="news", credit=None, text=text, headline_span=None,
        dek_span=None, paragraphs=tuple(Span(m.start(), m.end()) for m in LINE.finditer(text)), source_map=(),
        removed=(), quality=Quality(),
    )  # fmt: skip


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the text's language."""
    import py3langid

    return str(py3langid.classify(text[:5000])[0])


def _quote(statement: Statement) -> dict[str, Any]:
    pieces = statement.content
    source, cue = statement.source, statement.cue
    return {
        "start": pieces[0].start,
        "end": pieces[-1].end,
        "spans": [[p.start, p.end] for p in pieces],
        "speaker": source.text if source else None,
        "speaker_start": source.start if source else None,
        "speaker_end": source.end if source else None,
        "speaker_canonical": statement.speaker.name if statement.speaker else None,
        "cue": cue.text if cue else None,
        "cue_start": cue.start if cue else None,
        "cue_end": cue.end if cue else None,
        "type": statement.kind,
        "speech": statement.attribution == "speech",
    }
