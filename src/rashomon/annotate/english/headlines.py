"""Find what headline and dek say that somebody said.

In: a text, a head block, its quotations; names and statements of the body.  Out: drafts of kind headline.
Forms: "Putin ready to talk – Kremlin", "Mayor: the wall stays", "Alarms taped over, says union", and quotations that
the body attributes.  A quotation in a headline that the body does not know may be a title or a nickname: no statement.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.annotate.draft import Draft
from rashomon.annotate.quotes import Quotation, trim
from rashomon.model import Span
from rashomon.text.tokens import words

MAX_SOURCE_WORDS = 6
_DASH = re.compile(r"\s[–—-]\s(?P<source>[^–—:]{2,60}?)\s*\Z")
_COLON = re.compile(r"\A(?P<source>[^:“\"‘'«„]{2,50}?):\s+(?=\S)")
_LAST_COLON = re.compile(r"(?<=[\w”’'\"»!?]):\s+(?P<source>[^:–—“\"‘'«„,]{2,40}?)\s*\Z")
_SAYING = r"(?:says?|said|claims?|warns?|reports?|tells?|insists?|admits?|vows?|suggests?|finds?|announces?|confirms?)"
_COMMA_CUE = re.compile(
    rf",\s(?:(?P<cue>{_SAYING}|according to)\s(?P<source>[^,:]{{2,50}}?)|"
    rf"(?P<source2>[^,:]{{2,50}}?)\s(?P<cue2>{_SAYING}))\s?\Z"
)
_SHARED = 0.6  # share of a headline quotation's words that the body's statement must hold
_UNNAMED_SOURCES = frozenset(
    "report reports source sources media official officials expert experts poll study union police court survey".split()
)


class HeadReader:
    """Reads head blocks against what the body says."""

    def __init__(
        self,
        text: str,
        quotations: Sequence[Quotation],
        body: Sequence[Draft],
        names: Sequence[Span],
        trusted: frozenset[str],
    ) -> None:
        self.text, self.quotations, self.body, self.names = text, quotations, body, names
        self.spoken = [(d, set(words(" ".join(p.of(text) for p in d.pieces)))) for d in body]
        self.known = {w for span in names for w in words(span.of(text))}
        self.speaking = {
            w for d in body if d.source_head for w in words(d.source_head.of(text)) if len(w) > 2
        } | trusted

    def read(self, block: Span, index: int, parsed: Sequence[Draft]) -> list[Draft]:
        """Return the drafts of one head block; `parsed` are those that its grammar gave."""
        found = self._by_dash(block, index) or self._by_comma(block, index) or self._by_colon(block, index)
        found = found or self._by_last_colon(block, index)
        if not found:
            found = [d for d in parsed if d.source is not None and not self._is_quoted(d.source)]
        if not found:
            found = self._by_quotation(block, index)
        return found

    def _is_quoted(self, source: Span) -> bool:
        """Return whether a source is itself part of what is quoted: "'They told us to order overalls'"."""
        return any(q.outer.covers(source) for q in self.quotations)

    def _draft(
        self, block: Span, index: int, content: Span | None, source: Span | None, cue: Span | None
    ) -> list[Draft]:
        if content is None:
            return []
        inner = next((q.inner for q in self.quotations if q.outer == content), content)
        head = self._head_of(source) if source else None
        lemma = words(cue.of(self.text))[0].removesuffix("s") if cue else None
        return [
            Draft(
                pieces=(inner,),
                kind="headline",
                cue=cue,
                cue_lemma=lemma,
                source=source,
                source_head=head,
                block=index,
                sentence=block,
            )
        ]

    def _head_of(self, source: Span) -> Span:
        inside = [n for n in self.names if source.overlaps(n)]
        return inside[-1] if inside else Span(source.end - len(source.of(self.text).split()[-1]), source.end)

    def _speaks(self, phrase: str) -> bool:
        """Return whether the phrase names somebody who may speak: known to the body, and short."""
        found = words(phrase)
        if not 0 < len(found) <= MAX_SOURCE_WORDS:
            return False
        return bool(set(found) & (self.speaking | _UNNAMED_SOURCES)) or (
            set(found) <= self.known and phrase[:1].isupper() and not phrase.isupper()
        )

    def _by_dash(self, block: Span, index: int) -> list[Draft]:
        match = _DASH.search(self.text, block.start, block.end)
        if match is None or not self._speaks(match["source"]):
            return []
        source = trim(self.text, match.start("source"), match.end("source"))
        return self._draft(block, index, trim(self.text, block.start, match.start()), source, None)

    def _by_colon(self, block: Span, index: int) -> list[Draft]:
        match = _COLON.match(self.text, block.start, block.end)
        if match is None:
            return []
        content = trim(self.text, match.end(), block.end)
        source = trim(self.text, match.start("source"), match.end("source"))
        quoted = any(content is not None and q.outer == content for q in self.quotations)
        if quoted and content is not None:
            body = self._body_speaker(content)
            if body is not None:
                return self._draft(block, index, content, body.source, None)
        if source is None or not self._names_speaker(source):
            return []
        return self._draft(block, index, content, source, None)

    def _by_last_colon(self, block: Span, index: int) -> list[Draft]:
        match = _LAST_COLON.search(self.text, block.start, block.end)
        source = trim(self.text, match.start("source"), match.end("source")) if match is not None else None
        if match is None or source is None or not self._names_speaker(source):
            return []
        return self._draft(block, index, trim(self.text, block.start, match.start()), source, None)

    def _names_speaker(self, source: Span) -> bool:
        """Return whether the last word before a colon is somebody who speaks in the body."""
        found = words(source.of(self.text))
        return bool(found) and len(found) <= MAX_SOURCE_WORDS and found[-1] in self.speaking

    def _by_comma(self, block: Span, index: int) -> list[Draft]:
        match = _COMMA_CUE.search(self.text, block.start, block.end)
        if match is None:
            return []
        name, cue = ("source", "cue") if match["source"] else ("source2", "cue2")
        if len(match[name].split()) > MAX_SOURCE_WORDS or " than " in match[name]:
            return []
        start = block.start
        colon = self.text.rfind(": ", block.start, match.start())
        if colon > 0 and self.text[block.start : colon].isupper():
            start = colon + 2  # a kicker: "PIT OF SHAME: …"
        source = trim(self.text, match.start(name), match.end(name))
        return self._draft(
            block, index, trim(self.text, start, match.start()), source, Span(match.start(cue), match.end(cue))
        )

    def _body_speaker(self, content: Span) -> Draft | None:
        """Return the body's statement that holds the words of `content`."""
        wanted = set(words(content.of(self.text)))
        best: tuple[float, Draft] | None = None
        for draft, spoken in self.spoken:
            share = round(len(wanted & spoken) / len(wanted), 3) if wanted else 0.0
            if share >= _SHARED and draft.source is not None and (best is None or share > best[0]):
                best = (share, draft)
        return best[1] if best else None

    def _by_quotation(self, block: Span, index: int) -> list[Draft]:
        for quotation in (q for q in self.quotations if q.block == index and q.depth == 0):
            named = next((n for n in self.names if n.end == quotation.outer.start - 1), None)
            if (
                named is not None
                and set(words(named.of(self.text))) & self.speaking
                and quotation.inner.of(self.text)[:1].islower()
            ):
                return self._draft(block, index, block, named, None)
            body = self._body_speaker(quotation.inner)
            if body is None or len(words(quotation.inner.of(self.text))) < 2:
                continue
            whole = (
                quotation.outer.start == block.start
                or self.text[quotation.outer.start - 2 : quotation.outer.start] == ": "
            )
            content = (
                quotation.inner
                if whole or quotation.inner.of(self.text)[:1].isupper()
                else self._with_subject(block, quotation)
            )
            return self._draft(block, index, content, body.source, None)
        return []

    def _with_subject(self, block: Span, quotation: Quotation) -> Span:
        before = self.text[block.start : quotation.outer.start].split()
        if not before:
            return quotation.outer
        return Span(quotation.outer.start - 1 - len(before[-1]), quotation.outer.end)
