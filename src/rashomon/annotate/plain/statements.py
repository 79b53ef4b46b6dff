"""Find statements in other languages than English without a parser: quotations, reported clauses, free speech.

In: a text, its sentences and quotations, and the language.  Out: drafts with content, cue and source.
A language without a table gets its quotations and no speakers: no guess is better than a wrong one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from rashomon.annotate.draft import Draft
from rashomon.annotate.plain.dashes import find_dashed
from rashomon.annotate.plain.forms import Report, find_report
from rashomon.annotate.plain.grammar import Grammar
from rashomon.annotate.plain.language_tables import GRAMMARS
from rashomon.annotate.plain.lines import Line
from rashomon.annotate.plain.quotes import QuoteReader
from rashomon.annotate.plain.sources import head_of, source_of
from rashomon.annotate.plain.unknown import find_quoted
from rashomon.annotate.quotes import Quotation
from rashomon.model import Span

MAX_SENTENCE_CHARACTERS = 2000  # longer ones are lists or noise


def find_other_drafts(
    text: str,
    sentences: Sequence[Span],
    quotations: Sequence[Quotation],
    language: str | None,
    *,
    blocks: Sequence[Span] = (),
) -> list[Draft]:
    """Return the drafts of a text in `language`, in order of place."""
    grammar = GRAMMARS.get((language or "")[:2])
    if grammar is None:
        return find_quoted(text, sentences, quotations)
    sentences = [s for s in sentences if s.end - s.start <= MAX_SENTENCE_CHARACTERS]
    lines = [Line(text, sentence, quotations, grammar) for sentence in sentences]
    dashed = find_dashed(text, blocks, grammar)
    lines = [line for line in lines if not any(d.sentence and d.sentence.overlaps(line.span) for d in dashed)]
    reported = [d for line in lines if (d := _reported(line)) is not None]
    reported += _told_before(text, lines, [d.sentence for d in reported if d.sentence is not None])
    quoted = QuoteReader(text, quotations, grammar).read(sentences, sorted(p for d in reported for p in d.pieces))
    quoted = [d for d in quoted if not any(k.sentence and k.sentence.covers(d.pieces[0]) for k in dashed)]
    drafts = sorted([*dashed, *reported, *quoted], key=lambda d: d.pieces[0].start)
    free = _free_speech(text, lines, drafts, grammar)
    return sorted([*drafts, *free], key=lambda d: d.pieces[0].start)


def _reported(line: Line) -> Draft | None:
    """Return the draft of what the sentence reports; a sentence that is one quotation and its verb is left to them."""
    report = find_report(line)
    if report is None or _is_quotation(line, report):
        return None
    return Draft(
        pieces=report.pieces,
        kind="indirect",
        cue=report.cue,
        cue_lemma=report.cue.of(line.text).lower() if report.cue else None,
        source=report.source,
        source_head=head_of(line.text, report.source),
        denied=report.denied,
        sentence=line.span,
    )


def _told_before(text: str, lines: Sequence[Line], taken: Sequence[Span]) -> Iterator[Draft]:
    """Yield what "Das teilte X mit" attributes: the sentence before it."""
    for before, line in pairwise(lines):
        cue = next(iter(line.cues(quoting=True)), None)
        this = line.find(line.grammar.this, 0, cue.start()) if cue is not None else None
        content = before.place(0, before.end)
        if cue is None or this is None or this.start() > 0 or line.masked[this.end() : cue.start()].strip():
            continue
        if content is None or before.span in taken or line.span in taken or before.quotations:
            continue
        if "\n" not in text[before.span.end : line.span.start]:
            source = line.phrase_after(cue.end(), line.end)
            yield Draft(
                pieces=(content,),
                kind="indirect",
                cue=Span(line.at + cue.start(), line.at + cue.end()),
                cue_lemma=cue.group().lower(),
                source=source,
                source_head=head_of(text, source),
                sentence=line.span,
            )


def _is_quotation(line: Line, report: Report) -> bool:
    """Return whether what is reported is hardly more than quoted words."""
    total = sum(p.end - p.start for p in report.pieces)
    quoted = sum(
        max(0, min(p.end, q.outer.end) - max(p.start, q.outer.start)) for p in report.pieces for q in line.quotations
    )
    return quoted * 10 >= total * 9


def _free_speech(text: str, lines: Sequence[Line], drafts: Sequence[Draft], grammar: Grammar) -> Iterator[Draft]:
    """Yield what goes on in reported speech without a verb of saying: "Er sagte A. B sei C."."""
    if grammar.reported is None:
        return
    of_line: dict[int, list[Draft]] = {}
    starts = [line.span.start for line in lines]
    for draft in drafts:
        if draft.sentence is not None:
            first = max(0, bisect_right(starts, draft.sentence.start) - 1)
            for at in range(first, bisect_left(starts, draft.sentence.end)):
                of_line.setdefault(starts[at], []).append(draft)
    running: Draft | None = None  # the stretch that may go on
    source: Span | None = None  # who was last said to speak
    in_speech = False  # whether the sentence before was somebody's
    last: Line | None = None
    for line in lines:
        begins = last is None or "\n" in text[last.span.end : line.span.start]
        in_speech = in_speech and not begins
        last = line
        own = of_line.get(line.span.start, [])
        content = line.place(0, line.end)
        if not own and content is not None and _is_free(line, in_speech=in_speech):
            if running is not None and not begins:
                running = replace(running, pieces=(Span(running.pieces[0].start, content.end),))
            else:
                yield from [running] if running else []
                running = Draft(
                    pieces=(content,),
                    kind="indirect",
                    source=source,
                    source_head=head_of(text, source),
                    sentence=line.span,
                )
            in_speech = True
            continue
        yield from [running] if running else []
        running = None
        in_speech = bool(own)
        source = own[-1].source if own else _who_is_cited(line) or (source if not begins else None)
    yield from [running] if running else []


def _is_free(line: Line, *, in_speech: bool) -> bool:
    """Return whether the sentence is reported speech by its verb; a weak form counts only behind other speech."""
    grammar = line.grammar
    if line.text[line.span.end - 1] == "?" or line.find(r"ich|als ob|als wenn|es sei denn|sei es"):
        return False
    if line.is_reported(grammar.reported) or line.find(grammar.thereby, 0, 12) is not None:
        return True
    return in_speech and line.is_reported(grammar.maybe_reported) and line.find("wenn|falls") is None


def _who_is_cited(line: Line) -> Span | None:
    """Return who says something in a sentence that holds no statement: "Die Ministerin äußerte sich zum Streit"."""
    cue = next(iter(line.cues()), None)
    return source_of(line, cue, 0, line.end) if cue else None
