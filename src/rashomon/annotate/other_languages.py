"""Find statements in other languages than English without a parser: quotations and plain attributions.

In: a text, its blocks, sentences and quotations, and the language.  Out: drafts with content, cue and source.
Cue words stand in a table a language; a source is a run of capitalised words beside the cue.  A language without a
table gets no statements but quotations that a colon introduces after a name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from rashomon.annotate.draft import Draft
from rashomon.annotate.names import shorten_name
from rashomon.annotate.quotes import Quotation, trim
from rashomon.model import Span
from rashomon.model.base import Value


class Grammar(Value, frozen=True, kw_only=True):
    """The cue words of a language: stems of verbs of saying, "that", "according to", words for belief are left out."""

    says: str
    that: str
    according: str


GRAMMARS = {
    "de": Grammar(
        says=r"sagte\w*|sagen|sagt|erklärte\w*|erklärt|betonte\w*|betont|teilte\w* mit|teilt mit|meinte\w*|meint|"
        r"berichtete\w*|berichtet"
        r"|kündigte\w*|fügte\w*|forderte\w*|warnte\w*|kritisierte\w*|bezeichnete\w*|äußerte\w*|bestätigte\w*|behauptete\w*|schrieb\w*"
        r"|versicherte\w*|gab|hieß|lautete\w*|nannte\w*|verteidigte\w*|begründete\w*|ergänzte\w*|antwortete\w*|kommentierte\w*|gesagt"
        r"|erklärten|wies|räumte\w*|dementierte\w*|rief|so",
        that=r"dass|daß", according=r"(?:nach Angaben (?:von|des|der)|laut|zufolge|gemäß|"
        r"nach (?:den )?Worten (?:von|des|der)?)",
    ),
    "fr": Grammar(
        says=r"a(?:-t-(?:il|elle))? (?:déclaré|dit|affirmé|expliqué|ajouté|reconnu|promis|raconté|indiqué|annoncé|"
        r"précisé|souligné|estimé"
        r"|assuré|confirmé|confié|glissé|répondu|rappelé|admis|prévenu|averti|dénoncé|démenti|lancé|répété|"
        r"insisté)|a-t-(?:il|elle) \w+é"
        r"|ont (?:déclaré|dit|affirmé|annoncé|indiqué)|déclare|affirme|explique|estime|assure|annonce|précise|"
        r"ajoute|dit|souligne|raconte"
        r"|indique|selon lui|poursuit|confie|répond|reconnaît|promet",
        that=r"qu['’]|que", according=r"(?:selon|d['’]après)",
    ),
    "es": Grammar(
        says=r"dijo|dijeron|afirmó|aseguró|declaró|explicó|señaló|añadió|indicó|anunció|confirmó|sostuvo|manifestó|subrayó|reconoció|advirtió"
        r"|negó|prometió|recordó|ha dicho|ha afirmado|ha asegurado|ha declarado|afirma|asegura|dice|explica|"
        r"expresó|comentó|contó",
        that=r"que", according=r"(?:según|de acuerdo con)",
    ),
    "it": Grammar(
        says=r"ha (?:detto|dichiarato|affermato|spiegato|aggiunto|sottolineato|annunciato|precisato|confermato|"
        r"ammesso|promesso|ricordato)"
        r"|dice|afferma|spiega|dichiara|sostiene|disse|affermò|dichiarò|aggiunge|racconta",
        that=r"che", according=r"(?:secondo|stando a)",
    ),
    "ru": Grammar(
        says=r"(?:сказал|заявил|сообщил|отметил|добавил|рассказал|подчеркнул|объяснил|признал|уточнил|пояснил|опроверг|написал|напомнил"
        r"|ответил|предупредил|пообещал|утвержда|говор|счита|предложил)\w*",
        that=r"что", according=r"(?:по словам|по данным|по сообщению|согласно|по мнению)",
    ),
    "uk": Grammar(
        says=r"(?:сказа|заяви|повідоми|зазначи|дода|розпові|підкресли|поясни|визна|уточни|написа|нагада|відпові|попереди|пообіця|ствердж"
        r"|наголоси|говори)\w*",
        that=r"що", according=r"(?:за словами|за даними|за повідомленням|згідно з|на думку)",
    ),
}  # fmt: skip
_NAME = re.compile(
    r"[A-ZÀ-ÞА-ЯЁІЇЄҐ][\w’'-]+(?:\s+(?:(?:von|van|de|du|la|le|der|di|da|al|y|bin)\s+)?[A-ZÀ-ÞА-ЯЁІЇЄҐ][\w’'-]+){0,3}"
)
_PRONOUN = re.compile(r"\b(?:er|sie|il|elle|ils|él|ella|lui|lei|он|она|они|він|вона)\b|-t-(?:il|elle)\b", re.IGNORECASE)
MIN_WORDS = 3
NEAR_CHARACTERS = 90


def find_other_drafts(
    text: str, sentences: Sequence[Span], quotations: Sequence[Quotation], language: str | None
) -> list[Draft]:
    """Return the drafts of a text in `language`, in order of place."""
    grammar = GRAMMARS.get((language or "")[:2])
    if grammar is None:
        return []
    reader = _Reader(text, grammar)
    drafts = reader.direct(sentences, quotations)
    taken = [p for d in drafts for p in d.pieces]
    for sentence in sentences:
        if not any(sentence.overlaps(p) for p in taken):
            drafts += reader.indirect(sentence, quotations)
    return sorted(drafts, key=lambda d: d.pieces[0].start)


class _Reader:
    def __init__(self, text: str, grammar: Grammar) -> None:
        self.text = text
        self.says = re.compile(rf"(?<!\w)(?:{grammar.says})(?!\w)", re.IGNORECASE)
        self.that = re.compile(
            rf"(?<!\w)(?:{grammar.says})(?!\w)[^.,;:«»“”„]{{0,60}}?,?\s+(?:{grammar.that})(?:\s+|(?<=['’]))",
            re.IGNORECASE,
        )
        self.according = re.compile(rf"(?<!\w){grammar.according}\s+", re.IGNORECASE)

    def direct(self, sentences: Sequence[Span], quotations: Sequence[Quotation]) -> list[Draft]:
        """Return the quotations with a cue in their sentence outside all quotations."""
        drafts: list[Draft] = []
        for quotation in quotations:
            if quotation.depth or len(quotation.inner.of(self.text).split()) < MIN_WORDS:
                continue
            around = [s for s in sentences if s.overlaps(quotation.outer)]
            if not around:
                continue
            frame = Span(around[0].start, around[-1].end)
            draft = self._attributed(frame, quotation, quotations)
            before = drafts[-1] if drafts else None
            if (
                draft is None
                and before is not None
                and before.block == quotation.block
                and before.sentence is not None
                and quotation.outer.start - before.sentence.end <= 2
            ) or (draft is not None and before is not None and before.cue == draft.cue):
                drafts[-1] = _with_piece(before, quotation.inner)
            elif draft is not None:
                drafts.append(draft)
        return [self._split_parenthesis(d) for d in drafts]

    def _outside(self, frame: Span, quotations: Sequence[Quotation]) -> str:
        characters = list(frame.of(self.text))
        for q in quotations:
            for at in range(max(q.outer.start, frame.start), min(q.outer.end, frame.end)):
                characters[at - frame.start] = "\u0001"
        return "".join(characters)

    def _attributed(self, frame: Span, quotation: Quotation, quotations: Sequence[Quotation]) -> Draft | None:
        outside = self._outside(frame, quotations)
        inside = (
            self.says.search(self.text, quotation.inner.start, quotation.inner.end)
            if self._has_parenthesis(quotation)
            else None
        )
        if inside is not None:
            cue = Span(inside.start(), inside.end())
        else:
            near = [Span(frame.start + m.start(), frame.start + m.end()) for m in self.says.finditer(outside)]
            near = [c for c in near if _gap(c, quotation.outer) <= NEAR_CHARACTERS]
            if not near:
                return None
            cue = min(near, key=lambda c: (_gap(c, quotation.outer), c.start))
        source = self._source(cue, quotation, outside, frame, inside is not None)
        whole = quotation.inner.of(self.text)
        direct = whole[:1].isupper() or whole[-1:] in ".,!?…" or inside is not None
        if not direct:
            return None
        return Draft(
            pieces=(quotation.inner,), kind="direct", cue=cue, cue_lemma=cue.of(self.text).lower(), source=source,
            source_head=source, block=quotation.block, sentence=frame,
        )  # fmt: skip

    def _has_parenthesis(self, quotation: Quotation) -> bool:
        """Return whether the attribution stands inside the marks: « Nous avons gagné, a-t-elle dit, et … »."""
        return bool(
            re.search(
                r"[,?!.]\s*[—–-]?\s*(?:a-t-|dit-|" + self.says.pattern + ")",
                quotation.inner.of(self.text),
                re.IGNORECASE,
            )
        )

    def _split_parenthesis(self, draft: Draft) -> Draft:
        """Cut an attribution out of a quotation whose marks run around it."""
        if draft.cue is None:
            return draft
        pieces: list[Span] = []
        for piece in draft.pieces:
            if not piece.covers(draft.cue):
                pieces.append(piece)
                continue
            left = max(self.text.rfind(c, piece.start, draft.cue.start) for c in ",?!.")
            right = [i for i in (self.text.find(c, draft.cue.end, piece.end) for c in ",.") if i > 0]
            before = trim(self.text, piece.start, left + (self.text[left] in "?!.")) if left > piece.start else None
            dash = re.compile(r"[,.\s—–-]*").match(self.text, min(right), piece.end) if right else None
            after = trim(self.text, dash.end(), piece.end) if dash else None
            pieces += [p for p in (before, after) if p is not None]
        return replace(draft, pieces=tuple(pieces) or draft.pieces)

    def _source(self, cue: Span, quotation: Quotation, outside: str, frame: Span, inside: bool) -> Span | None:
        """Return the capitalised words nearest to the cue on the side away from the quotation, then on the other."""
        low, high = (quotation.inner.start, quotation.inner.end) if inside else (frame.start, frame.end)
        text = self.text[low:high] if inside else outside
        found = [shorten_name(self.text, Span(low + m.start(), low + m.end())) for m in _NAME.finditer(text)]
        candidates = [c for c in found if not _PRONOUN.fullmatch(c.of(self.text))]
        candidates = [
            c
            for c in candidates
            if not c.overlaps(cue)
            and _gap(c, cue) <= NEAR_CHARACTERS
            and (inside or c.start > frame.start or " " in c.of(self.text))
        ]
        if inside:
            candidates = [c for c in candidates if c.start > cue.start and _gap(c, cue) < 60]
        if not candidates:
            pronoun = _PRONOUN.search(self.text, max(frame.start, cue.start - 20), min(frame.end, cue.end + 12))
            return (
                Span(pronoun.start() + (3 if pronoun.group().startswith("-") else 0), pronoun.end())
                if pronoun
                else None
            )
        return min(
            candidates,
            key=lambda c: (
                (c.start < cue.start, _gap(c, cue)) if quotation.outer.end <= cue.start else (_gap(c, cue), c.start)
            ),
        )

    def indirect(self, sentence: Span, quotations: Sequence[Quotation]) -> list[Draft]:
        """Return "X said that …" and "according to X, …" of one sentence."""
        match = self.that.search(self.text, sentence.start, sentence.end)
        if match is not None:
            content = trim(self.text, match.end(), sentence.end - (self.text[sentence.end - 1] in ".!?"))
            cue = self.says.match(self.text, match.start())
            source = self._before(sentence, match.start()) or self._within(match.start(), match.end())
            if content is not None and source is not None and cue is not None:
                return [self._indirect(content, Span(cue.start(), cue.end()), source, sentence, quotations)]
        return self._according(sentence, quotations)

    def _according(self, sentence: Span, quotations: Sequence[Quotation]) -> list[Draft]:
        match = self.according.search(self.text, sentence.start, sentence.end)
        if match is None:
            return []
        source = self._within(match.end(), min(sentence.end, match.end() + NEAR_CHARACTERS))
        if source is None:
            return []
        stop = sentence.end - (self.text[sentence.end - 1] in ".!?")
        if match.start() <= sentence.start + 1:
            comma = self.text.find(",", source.end, sentence.end)
            content = trim(self.text, comma + 1, stop) if comma > 0 else None
        else:
            content = trim(self.text, sentence.start, match.start())
        cue = Span(match.start(), match.end() - 1)
        return [self._indirect(content, cue, source, sentence, quotations)] if content is not None else []

    def _indirect(
        self, content: Span, cue: Span, source: Span, sentence: Span, quotations: Sequence[Quotation]
    ) -> Draft:
        mixed = any(q.outer.overlaps(content) for q in quotations)
        end = content.end - (self.text[content.end - 1] == ",")
        return Draft(
            pieces=(Span(content.start, end),),
            kind="mixed" if mixed else "indirect",
            cue=cue,
            cue_lemma=cue.of(self.text).lower(),
            source=source,
            source_head=source,
            sentence=sentence,
        )

    def _before(self, sentence: Span, at: int) -> Span | None:
        names = [
            Span(m.start(), m.end()) for m in _NAME.finditer(self.text, max(sentence.start, at - NEAR_CHARACTERS), at)
        ]
        if names:
            return names[-1]
        pronoun = [Span(m.start(), m.end()) for m in _PRONOUN.finditer(self.text, max(sentence.start, at - 30), at)]
        return pronoun[-1] if pronoun else None

    def _within(self, start: int, end: int) -> Span | None:
        match = _NAME.search(self.text, start, end)
        return Span(match.start(), match.end()) if match else None


def _gap(a: Span, b: Span) -> int:
    return max(0, a.start - b.end, b.start - a.end)


def _with_piece(draft: Draft, piece: Span) -> Draft:
    return replace(draft, pieces=(*draft.pieces, piece))
