"""Turn marked articles into examples: which words are cues, and where what they attribute begins and ends.

In: articles with marked attributions.  Out: features and right answers for `log_linear`.
A marked cue of several words is taken at its main word; content that a quotation mark already settles teaches nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from evals.statements import article_of
from rashomon.annotate.batches import parse_frames
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
from rashomon.annotate.english.broad import possible_cues
from rashomon.annotate.english.cue_features import describe_cue
from rashomon.annotate.english.direct import find_direct
from rashomon.annotate.english.learned import CueModel
from rashomon.annotate.english.parsed import Sentence, parsed_sentences
from rashomon.annotate.english.sentence_view import SentenceView, cue_key
from rashomon.annotate.frames import Frame, frame_block
from rashomon.annotate.quotes import find_quotations
from rashomon.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from rashomon.annotate import Parser

Row = Mapping[str, Any]
Range = tuple[int, int]
NOTHING, BEHIND, BEFORE = 0, 1, 2  # 3 is both
MIN_CUES, MIN_SHARE = 2, 0.02  # of a word's uses, to be looked at as a cue
# Which word of a marked cue is its main word, the first class of these that it holds; "according" before them all.
_MAIN_CLASSES = ("VERB", "NOUN", "ADJ", "PROPN", "AUX", "ADP", "SCONJ", "ADV")


class Marked(NamedTuple):
    """A marked attribution in one sentence: its main cue word, token ranges of content, and whether it is speech."""

    cue: int
    pieces: list[Range]
    speech: bool


class Marks(NamedTuple):
    """A sentence, what quotation marks settle in it, and its marked attributions by cue."""

    sentence: Sentence
    direct: list[Draft]
    marked: dict[int, Marked]


class Examples(NamedTuple):
    """Features and right answers of each model."""

    uses: list[tuple[list[str], int]]
    speech: list[tuple[list[str], int]]
    start_behind: list[tuple[list[list[str]], int]]
    end_behind: list[tuple[list[list[str]], int]]
    end_before: list[tuple[list[list[str]], int]]
    start_before: list[tuple[list[list[str]], int]]


def read_marks(row: Row, parser: Parser) -> list[Marks]:
    """Return the sentences of one article with its marked attributions."""
    text = row["text"]
    blocks = article_of("row", text).blocks()
    quotations = find_quotations(text, blocks)
    frames = [frame_block(text, block, i, quotations) for i, block in enumerate(blocks)]
    found = []
    for frame, doc, block in zip(frames, parse_frames(frames, parser), blocks, strict=True):
        marked = {m.cue: m for m in _marked(row, frame, doc, block)}
        for sentence in parsed_sentences(frame, doc):
            inside = {cue: m for cue, m in marked.items() if sentence.start <= cue < sentence.end}
            found.append(Marks(sentence, find_direct(text, sentence, quotations), inside))
    return found


def _marked(row: Row, frame: Frame, doc: Doc, block: Span) -> Iterator[Marked]:
    for quote in row["quotes"]:
        if quote.get("cue_start") is None or not block.start <= quote["cue_start"] < block.end:
            continue
        cue = _tokens(frame, doc, quote["cue_start"], quote["cue_end"])
        pieces = [_tokens(frame, doc, start, end) for start, end in quote["spans"]]
        if cue is not None:
            yield Marked(main_word(list(doc[slice(*cue)])).i, [p for p in pieces if p], bool(quote.get("speech", True)))


def _tokens(frame: Frame, doc: Doc, start: int, end: int) -> Range | None:
    """Return the tokens of the frame that hold the characters `start:end` of the article."""
    found = [t.i for t in doc if frame.text_span(t.idx, t.idx + len(t.text)).overlaps(Span(start, end))]
    return (found[0], found[-1] + 1) if found else None


def main_word(cue: Sequence[Token]) -> Token:
    """Return the word of a marked cue that it is known by: the last verb, "according", else the last noun."""
    for name in _MAIN_CLASSES:
        if name != "VERB" and (according := next((t for t in cue if t.lower_ == "according"), None)) is not None:
            return according
        of_class = [t for t in cue if t.pos_ == name]
        if of_class:
            return of_class[-1]
    return cue[-1]


def count_shares(articles: Iterable[Sequence[Marks]]) -> dict[str, float]:
    """Return, a word that was marked as a cue, the share of its uses that were."""
    uses, cues = Counter[str](), Counter[str]()
    for marks in (marks for article in articles for marks in article):
        for token in marks.sentence.doc[marks.sentence.start : marks.sentence.end]:
            key = cue_key(token)
            uses[key] += 1
            cues[key] += token.i in marks.marked
    shares = {key: round(count / uses[key], 3) for key, count in sorted(cues.items()) if count >= MIN_CUES}
    return {key: share for key, share in shares.items() if share >= MIN_SHARE}


def make_examples(articles: Iterable[Sequence[Marks]], cues: CueModel) -> Examples:
    """Return the examples of all articles; of `cues` only the shares are looked at."""
    examples = Examples([], [], [], [], [], [])
    for marks in (marks for article in articles for marks in article):
        tokens = possible_cues(marks.sentence, cues, marks.direct)
        view = SentenceView(marks.sentence, cues.shares) if tokens else None
        for token in tokens:
            if view is not None:
                _add_use(examples, view, token, marks.marked.get(token.i))
    return examples


def _add_use(examples: Examples, view: SentenceView, token: Token, marked: Marked | None) -> None:
    features, place = describe_cue(view, token), NOTHING
    if marked is not None:
        behind = [p for p in marked.pieces if token.i < p[0] < view.end]
        before = [p for p in marked.pieces if view.start < p[1] <= token.i]
        place = BEHIND * bool(behind) + BEFORE * bool(before)
        if place == NOTHING and marked.pieces:
            return
        if behind:
            _add_behind(examples, view, token, behind[0])
        if before:
            _add_before(examples, view, token, before[-1])
        if place != NOTHING:
            examples.speech.append((features, int(marked.speech)))
    examples.uses.append((features, place))


def _add_behind(examples: Examples, view: SentenceView, cue: Token, piece: Range) -> None:
    start, end = view.trimmed(*piece)
    starts = starts_behind(view, cue)
    if start not in starts:
        return
    examples.start_behind.append((describe_starts_behind(view, cue, starts), starts.index(start)))
    ends = ends_behind(view, start)
    if end in ends:
        examples.end_behind.append((describe_ends_behind(view, cue, start, ends), ends.index(end)))


def _add_before(examples: Examples, view: SentenceView, cue: Token, piece: Range) -> None:
    start, end = view.trimmed(*piece)
    ends = ends_before(view, cue)
    if end not in ends:
        return
    examples.end_before.append((describe_ends_before(view, cue, ends), ends.index(end)))
    starts = starts_before(view, end)
    if start in starts:
        examples.start_before.append((describe_starts_before(view, cue, end, starts), starts.index(start)))
