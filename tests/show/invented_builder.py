"""Makes the invented articles of the tests of `show`, and evidence by its words."""

from __future__ import annotations

from rashomon.model import (
    Article,
    Dated,
    Evidence,
    OutletRef,
    PageRecord,
    Quality,
    Removed,
    Span,
    SpeakerRef,
    Statement,
    StatementKind,
    quote,
)
from tests.show.invented_texts import BARE, BOTE, DATES, GANNET, LANTERN, LANTERN_LATER, OUTLETS, POST, TEXTS

REMOVED = (
    Removed(kind="navigation", text="Home | Coast | Weather | Tides"),
    Removed(kind="related", text="READ MORE: Ten lighthouses to see before they fall down"),
    Removed(kind="subscription", text="You have 2 free articles left this month."),
    Removed(kind="related", text="In pictures: the harbour at dawn"),
)


class Builder:
    """Makes the articles, and evidence by its words."""

    def __init__(self, poison: str = "") -> None:
        self.poison = poison
        self.articles = {key: self._article(key) for key in TEXTS}

    def dirty(self, text: str) -> str:
        """Return `text` with the hostile string at its end."""
        return text + self.poison

    def _article(self, key: str) -> Article:
        headline, dek, body = TEXTS[key]
        parts = [self.dirty(part) for part in (headline, dek) if part] + [self.dirty(part) for part in body]
        spans, at = [], 0
        for part in parts:
            spans.append(Span(at, at + len(part)))
            at += len(part) + 2
        heads = 2 if dek else 1
        name = OUTLETS.get(key)
        date = DATES.get(key)
        return Article(
            id=key,
            page_id=f"p-{key}",
            outlet=OutletRef(id=f"o-{name}", name=self.dirty(name), inferred=key == BOTE) if name else None,
            url=None if key == BARE else f"https://{key}.example/2031/halcyon?a=1&b=2",
            headline=parts[0],
            dek=parts[1] if dek else None,
            authors=(self.dirty("Jo Marsh"),) if key == LANTERN else (),
            published=Dated(value=date[0], precision=date[1], source="visible") if date else None,
            modified=Dated(value="2031-03-04T15:10", precision="minute", source="meta")
            if key == LANTERN_LATER
            else None,
            language="de" if key == BOTE else "en",
            genre="opinion" if key == "cheese" else "news",
            credit=self.dirty("Northern Wire") if key == POST else None,
            text="\n\n".join(parts),
            headline_span=spans[0],
            dek_span=spans[1] if dek else None,
            paragraphs=tuple(spans[heads:]),
            source_map=(),
            removed=tuple(Removed(kind=r.kind, text=self.dirty(r.text)) for r in REMOVED),
            quality=Quality(
                complete=False if key == GANNET else None, notes=(self.dirty("paywall"),) if key == GANNET else ()
            ),
        )

    def page(self, key: str) -> PageRecord:
        """Return the record of the page of an article."""
        name = "pages/000_60f3a9b1c2d4e5f60718.txt" if key == BARE else f"pages/{key}.html"
        return PageRecord(
            id=f"p-{key}",
            path=self.dirty(name),
            url=self.articles[key].url,
            captured="2031-03-06T10:00:00Z",
            media_type="text/html",
            bytes=20480,
            archive=None,
        )

    def find(self, key: str, words: str) -> Evidence:
        """Return the evidence for `words` in an article."""
        text = self.articles[key].text
        start = text.index(words)
        return quote(key, text, Span(start, start + len(words)))

    def statement(
        self,
        id_: str,
        key: str,
        kind: StatementKind,
        speaker: str,
        cue: str | None,
        *content: str,
        denied: bool = False,
    ) -> Statement:
        """Return a statement of an article."""
        return Statement(
            id=id_,
            article_id=key,
            kind=kind,
            attribution="speech",
            speaker_id=f"s-{speaker}",
            speaker=SpeakerRef(id=f"s-{speaker}", name=self.dirty(speaker)),
            source=None,
            cue=self.find(key, cue) if cue else None,
            cue_lemma=self.dirty(cue) if cue else None,
            content=tuple(self.find(key, words) for words in content),
            denied=denied,
        )
