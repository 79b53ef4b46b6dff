"""Find attributions of every kind by what was learned: speech, beliefs, wishes, votes, documents that show something.

In: a sentence of a parsed frame.  Out: drafts, surest first where two would overlap.
A model says of each word whether it attributes something and on which side; two more choose where that begins and ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rashomon.annotate.draft import Draft
from rashomon.annotate.english.boundaries import (
    describe_ends_before,
    describe_ends_behind,
    describe_starts_before,
    describe_starts_behind,
    ends_before,
    ends_behind,
    starts_before,
    starts_behind,
)
from rashomon.annotate.english.clauses import NOBODY, cited, says_nothing, split_claims
from rashomon.annotate.english.contents import QUESTION_WORDS, TO_SOMEBODY
from rashomon.annotate.english.cue_features import describe_cue
from rashomon.annotate.english.cues import DENIALS
from rashomon.annotate.english.grammar import is_negated, is_unsure, noun_range
from rashomon.annotate.english.learned import CueModel, choose, is_sure, judge_use, weigh
from rashomon.annotate.english.parsed import MIN_CONTENT_WORDS, Sentence
from rashomon.annotate.english.sentence_view import SentenceView, cue_key
from rashomon.annotate.english.sources import relative_of, source_of
from rashomon.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

Range = tuple[int, int]
_VERBS = frozenset({"VERB", "AUX"})
_HEARERS = frozenset({"dobj", "dative", "ccomp"})
MIN_SHARE_SAID = 0.15  # words that are cues more seldom are never sure enough for what was said
MAX_SOURCE_DISTANCE = 14  # tokens behind "according" within which its source is named


class _Use(NamedTuple):
    """A word that attributes something, how sure that is, the head of the source, and the token ranges of content."""

    sure: float
    cue: Token
    source: Token | None
    ranges: list[Range]
    speech: bool


def find_learned(sentence: Sentence, cues: CueModel, said: Sequence[Draft] = ()) -> list[Draft]:
    """Return what was `said` by its quotation marks and all other attributions, in order of place.

    Where a cue attributes more than its quotation, the whole takes the place of the quotation alone.
    """
    kept = list(said)
    for use in sorted(_uses(sentence, cues, said), key=lambda u: (-u.sure, u.cue.i)):
        draft = _draft(sentence, use)
        others = [k for k in kept if share_words(k, draft)]
        if any(other.cue not in (None, draft.cue) or other not in said for other in others):
            continue
        if all(other.cue is None for other in others) or _is_more(sentence, use):
            kept = [*(k for k in kept if k not in others), *_claims(sentence, use, draft, cues)]
    return sorted(kept, key=lambda d: (d.pieces[0].start, d.pieces[0].end))


def share_words(one: Draft, other: Draft) -> bool:
    """Return whether a piece of `one` shares words with the content of the other, or with its cue if that differs."""
    spans = [*other.pieces, *([other.cue] if other.cue and other.cue != one.cue else [])]
    return any(piece.overlaps(span) for piece in one.pieces for span in spans)


def _claims(sentence: Sentence, use: _Use, draft: Draft, cues: CueModel) -> list[Draft]:
    """Return a draft of each claim: two of "said A and that B", but for a broad reading one attribution a cue."""
    parts = [use.ranges] if cues.broad else split_claims(sentence, use.ranges)
    return [draft] if len(parts) == 1 else [_draft(sentence, use._replace(ranges=part)) for part in parts]


def _is_more(sentence: Sentence, use: _Use) -> bool:
    """Return whether the use attributes words beside the quotations in it."""
    return any(
        token.is_alpha and token.i not in sentence.masks
        for start, end in use.ranges
        for token in sentence.doc[start:end]
    )


def possible_cues(sentence: Sentence, cues: CueModel, said: Sequence[Draft] = ()) -> list[Token]:
    """Return the words that were seen as cues, without stand-ins and the cues right beside what was `said`."""
    spoken = {draft.cue for draft in said}
    least = 0.0 if cues.broad else MIN_SHARE_SAID
    return [
        token
        for token in sentence.doc[sentence.start : sentence.end]
        if cues.shares.get(cue_key(token), -1.0) >= least
        and token.i not in sentence.masks
        and (sentence.place_of(token) not in spoken or _leads_far(sentence, token))
    ]


def _leads_far(sentence: Sentence, cue: Token) -> bool:
    """Return whether words stand between a cue and the first quotation behind it: they may be content as well."""
    mask = next((place for place in sorted(sentence.masks) if place > cue.i), cue.i)
    return any(token.is_alpha for token in sentence.doc[cue.i + 1 : mask])


def _uses(sentence: Sentence, cues: CueModel, said: Sequence[Draft]) -> Iterator[_Use]:
    tokens = possible_cues(sentence, cues, said)
    view = SentenceView(sentence, cues.shares) if tokens else None
    for token in tokens:
        if view is None:
            return
        features = describe_cue(view, token)
        sure, place = judge_use(cues, features)
        speech = weigh(cues.speech, features) > 0
        source = _source_beside(sentence, token)
        if not is_sure(cues, sure, speech=speech) or not (cues.broad or _is_said(token, source)):
            continue
        ranges = _ranges(view, cues, token, place)
        if source is not None and source.dep_ != "nsubjpass":
            ranges = [each for each in ranges if source.i not in range(*each)]  # nobody says himself
        if ranges and (cues.broad or _is_claim(sentence, token, ranges)):
            named = source is not None and not any(source.i in range(*each) for each in ranges)
            yield _Use(sure, token, source if named else None, ranges, speech)


def _is_said(cue: Token, source: Token | None) -> bool:
    """Return whether somebody who is named did say it: no denial of saying, no modal, no "we", no "town told to"."""
    if source is None or source.lower_ in NOBODY or is_negated(cue) or is_unsure(cue):
        return False
    if says_nothing(cue):
        return False
    passive = source.dep_ == "nsubjpass" and source.head.i == cue.i
    return not passive and (cue.lemma_.lower() not in TO_SOMEBODY or any(c.dep_ in _HEARERS for c in cue.children))


def _is_claim(sentence: Sentence, cue: Token, ranges: Sequence[Range]) -> bool:
    """Return whether the content has a verb or a quotation: no thing ("his condolences"), no "why he left"."""
    tokens = [token for start, end in ranges for token in sentence.doc[start:end]]
    if len(tokens) < MIN_CONTENT_WORDS or (tokens[0].i > cue.i and tokens[0].lower_ in QUESTION_WORDS):
        return False
    return any(t.pos_ in _VERBS or t.i in sentence.masks for t in tokens)


def _ranges(view: SentenceView, cues: CueModel, cue: Token, place: str) -> list[Range]:
    """Return what the cue attributes: a range before it, behind it or both."""
    found = []
    if place != "behind" and (before := _before(view, cues, cue)):
        found.append(before)
    if place != "before" and (behind := _behind(view, cues, cue)):
        found.append(behind)
    return found


def _behind(view: SentenceView, cues: CueModel, cue: Token) -> Range | None:
    starts = starts_behind(view, cue)
    if not starts:
        return None
    start = starts[choose(cues.start_behind, describe_starts_behind(view, cue, starts))]
    ends = ends_behind(view, start)
    return start, ends[choose(cues.end_behind, describe_ends_behind(view, cue, start, ends))]


def _before(view: SentenceView, cues: CueModel, cue: Token) -> Range | None:
    ends = ends_before(view, cue)
    if not ends:
        return None
    end = ends[choose(cues.end_before, describe_ends_before(view, cue, ends))]
    starts = starts_before(view, end)
    return starts[choose(cues.start_before, describe_starts_before(view, cue, end, starts))], end


def _draft(sentence: Sentence, use: _Use) -> Draft:
    lemma, source = use.cue.lemma_.lower(), cited(use.cue) or use.source
    first, last = noun_range(source) if source is not None else (0, 0)
    named = source is not None and last > first
    return Draft(
        pieces=tuple(_place(sentence, *each) for each in use.ranges),
        kind="indirect",
        attribution="speech" if use.speech else "belief",
        cue=sentence.place_of(use.cue),
        cue_lemma=lemma,
        source=sentence.text_span(first, last) if named else None,
        source_head=sentence.place_of(source) if named else None,
        pronoun=sentence.place_of(relative_of(use.cue)) if source is not None and source.i < use.cue.i else None,
        denied=lemma in DENIALS,
        block=sentence.frame.block,
        sentence=sentence.text_span(sentence.start, sentence.end),
    )


def _place(sentence: Sentence, start: int, end: int) -> Span:
    """Return the place of the range with the quotation marks that belong to it."""
    doc = sentence.doc
    opens = start > sentence.start and doc[start - 1].text == '"'
    closes = end < sentence.end and doc[end].text == '"'
    odd = sum(t.text == '"' for t in doc[start:end]) % 2 == 1
    if opens and closes and not odd:
        return sentence.text_span(start - 1, end + 1)
    return sentence.text_span(start - (opens and odd), end + (closes and odd and not opens))


def _source_beside(sentence: Sentence, cue: Token) -> Token | None:
    """Return the head of the source within the sentence, None if nobody is named beside the cue."""
    source = _source(sentence, cue)
    if source is None or source.i in sentence.masks or not sentence.start <= source.i < sentence.end:
        return None
    return source


def _source(sentence: Sentence, cue: Token) -> Token | None:
    if cue.lower_ == "according":
        behind = sentence.doc[cue.i + 1 : min(cue.i + MAX_SOURCE_DISTANCE, sentence.end)]
        return next((t for t in behind if t.dep_ == "pobj"), None)
    if cue.pos_ == "ADJ":
        return source_of(cue.head) if cue.head.i != cue.i else None
    owner = next((c for c in cue.children if c.dep_ == "poss"), None) if cue.pos_ == "NOUN" else None
    return owner if owner is not None else source_of(cue)
