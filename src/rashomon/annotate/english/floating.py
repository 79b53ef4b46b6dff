"""Give floating quotations a speaker: those that stand alone, their attribution a sentence away.

In: drafts in order of place, the quotations, who the sentences around are about.  Out: the drafts with a source for
each floating quotation; those that nobody is said to speak are gone, continued ones are one statement.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rashomon.annotate.draft import Draft
from rashomon.annotate.english.cues import SAY
from rashomon.annotate.english.grammar import noun_range, own_subject
from rashomon.annotate.english.parsed import Sentence
from rashomon.annotate.english.sources import source_of
from rashomon.annotate.quotes import Quotation
from rashomon.annotate.who.tagged import has_tree, subject_by_tags
from rashomon.model import Span
from rashomon.model.base import Value

if TYPE_CHECKING:
    from spacy.tokens import Token

_TURN = re.compile(r"(?P<who>[A-Z][A-Z.’'-]{2,}(?: [A-Z][A-Z.’'-]+){0,2}):\s+(?=\S)")
MAX_CONTINUED_GAP = 4  # characters between the attribution's stop and the next quotation's first word
_NOBODY = frozenset("it this that these those there what which who all".split())


class Subject(Value, frozen=True, kw_only=True):
    """Who a sentence is about: places of the phrase and its head, and whether the sentence ends in a colon."""

    block: int
    sentence: Span
    phrase: Span
    head: Span
    leads: bool


def main_subjects(sentence: Sentence) -> list[Subject]:
    """Return whom the sentence is about, at most one: of "as Ann Lee put it:" the speaker, else the main subject."""
    tokens = sentence.doc[sentence.start : sentence.end]
    leads = tokens[-1].text == ":"
    if not has_tree(sentence.doc):
        phrase = subject_by_tags(sentence.doc, sentence.start, sentence.end)
        if phrase is None:
            return []
        (first, last), subject = phrase, sentence.doc[phrase[1] - 1]
    else:
        found = (_last_speaker(sentence) if leads else None) or _main_subject(sentence)
        if found is None or not sentence.start <= found.i < sentence.end or found.i in sentence.masks:
            return []
        (first, last), subject = noun_range(found), found
    return [
        Subject(
            block=sentence.frame.block,
            sentence=sentence.text_span(sentence.start, sentence.end),
            phrase=sentence.text_span(first, max(last, first + 1)),
            head=sentence.text_span(subject.i, subject.i + 1),
            leads=leads,
        )
    ]


def _main_subject(sentence: Sentence) -> Token | None:
    """Return the subject of the sentence's main verb, outside quotations; for "it" the next that speaks."""
    tokens = sentence.doc[sentence.start : sentence.end]
    root = next((t for t in tokens if t.dep_ == "ROOT" and t.i not in sentence.masks), None)
    subject = own_subject(root) if root is not None else None
    if subject is None or subject.lower_ not in _NOBODY:
        return subject
    saying = [source_of(t) for t in tokens if t.pos_ == "VERB" and t.lemma_.lower() in SAY]
    return next((s for s in saying if s is not None and s.lower_ not in _NOBODY), subject)


def _last_speaker(sentence: Sentence) -> Token | None:
    """Return who speaks through "as X put it", else the last verb of saying, else the last verb with a subject."""
    verbs = [t for t in sentence.doc[sentence.start : sentence.end] if t.pos_ == "VERB" and t.tag_ != "VB"]
    saying = [t for t in reversed(verbs) if t.lemma_.lower() in SAY]
    led = [t for t in saying if any(c.lower_ == "as" and c.dep_ == "mark" for c in t.children)]
    for verb in (*led, *saying, *reversed(verbs)):
        source = source_of(verb)
        if source is not None and source.lower_ not in _NOBODY:
            return source
    return None


def settle_floating(
    text: str, drafts: list[Draft], quotations: Sequence[Quotation], subjects: Sequence[Subject]
) -> list[Draft]:
    """Give a floating quotation the speaker of the words before it; drop those that nobody is said to speak."""
    by_start = {q.inner.start: q for q in quotations}
    settled: list[Draft] = []
    unsaid: Draft | None = None  # a quotation that nobody is said to speak so far, and that goes on
    for found in drafts:
        before = settled[-1] if settled else None
        quotation = by_start.get(found.pieces[0].start)
        turn = _TURN.match(text, found.pieces[0].start, found.pieces[0].end) if found.cue is None else None
        goes_on = quotation is not None and quotation.from_before
        led = unsaid.pieces if unsaid is not None and goes_on and found.kind == "direct" else ()
        draft = replace(found, pieces=led + found.pieces)
        unsaid = None
        if draft.cue is not None or draft.kind != "direct":
            settled.append(draft)
        elif turn is not None:
            settled.append(_as_turn(draft, turn))
        elif before is not None and (_continues(before, draft) or (goes_on and _ran_on(before, quotations))):
            settled[-1] = replace(before, pieces=before.pieces + draft.pieces)
        elif draft.floating or goes_on:
            source = _source_before(draft, before, subjects, goes_on=goes_on)
            if source is not None:
                settled.append(replace(draft, source=source[0], source_head=source[1]))
            elif quotation is not None and quotation.goes_on:
                unsaid = draft
    return settled


def _as_turn(draft: Draft, turn: re.Match[str]) -> Draft:
    """Return the draft of a turn in a transcript, spoken by whom its label names: "MARSH: We are ready"."""
    who = Span(turn.start("who"), turn.end("who"))
    first = Span(turn.end(), draft.pieces[0].end)
    return replace(
        draft,
        pieces=(first, *draft.pieces[1:]),
        source=who,
        source_head=who,
        cue=Span(who.end, who.end + 1),
        cue_lemma="say",
    )


def _ran_on(before: Draft, quotations: Sequence[Quotation]) -> bool:
    """Return whether the last words of a draft are a quotation that goes on in the next paragraph."""
    end = before.pieces[-1].end
    return any(q.goes_on and q.inner.start < end <= q.inner.end for q in quotations)


def _continues(before: Draft, draft: Draft) -> bool:
    """Return whether the quotation goes on with the one before it in the paragraph: "A," he said. "B."."""
    return (
        draft.floating
        and before.kind == "direct"
        and before.source is not None
        and before.block == draft.block
        and before.sentence is not None
        and draft.pieces[0].start - before.sentence.end <= MAX_CONTINUED_GAP
    )


def _source_before(
    draft: Draft, before: Draft | None, subjects: Sequence[Subject], *, goes_on: bool
) -> tuple[Span, Span] | None:
    """Return who the words right before a floating quotation are about, else who spoke in the paragraph before."""
    if goes_on and before is not None and before.source is not None and before.source_head is not None:
        return before.source, before.source_head
    start = draft.pieces[0].start
    for subject in reversed([s for s in subjects if s.sentence.end <= start]):
        if subject.block == draft.block or (subject.block == draft.block - 1 and subject.leads):
            return subject.phrase, subject.head
        break
    near = before is not None and before.kind == "direct" and before.block in {draft.block, draft.block - 1}
    return (before.source, before.source_head) if near and before and before.source and before.source_head else None
