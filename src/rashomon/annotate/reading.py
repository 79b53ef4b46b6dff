"""Read one article: names first, then statements, then who speaks them.

In: an article with its quotations.  Out: a reading: parsed frames, entities, drafts and the name of each speaker.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from rashomon.annotate.batches import parse_frames
from rashomon.annotate.draft import Draft
from rashomon.annotate.english.headlines import HeadReader
from rashomon.annotate.english.learned import CueModel
from rashomon.annotate.english.nested import find_inside
from rashomon.annotate.frames import Frame, frame_block
from rashomon.annotate.labelled import find_labelled
from rashomon.annotate.parser import Parser
from rashomon.annotate.plain.statements import find_other_drafts
from rashomon.annotate.quotes import Quotation
from rashomon.annotate.sentences import split_sentences
from rashomon.annotate.statements import find_drafts, settle_kinds
from rashomon.annotate.who.capitals import find_german_mentions, find_plain_mentions
from rashomon.annotate.who.mentions import find_mentions
from rashomon.annotate.who.names import Person, key_of
from rashomon.annotate.who.people import group_mentions
from rashomon.annotate.who.speakers import Named, Namer
from rashomon.model import Article

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Reading(NamedTuple):
    """What was read in one article; `named` has one entry a draft."""

    frames: Sequence[Frame]
    docs: Sequence[Doc]
    people: Sequence[Person]
    drafts: Sequence[Draft]
    named: Sequence[Named | None]


def read_english(article: Article, quotations: Sequence[Quotation], parser: Parser, cues: CueModel | None) -> Reading:
    """Return the reading of an English article."""
    text, blocks = article.text, article.blocks()
    frames = [frame_block(text, block, i, quotations) for i, block in enumerate(blocks)]
    docs = parse_frames(frames, parser)
    mentions = find_mentions(frames, docs, text)
    people = group_mentions(mentions)
    drafts, subjects = find_drafts(text, frames, docs, quotations, cues)
    labelled = find_labelled(text, blocks, quotations, mentions)
    drafts = _apart(drafts, labelled)
    if cues is None or not cues.broad:
        drafts += settle_kinds(text, find_inside(text, drafts, quotations, parser), ())
    drafts = _read_heads(article, quotations, people, [*drafts, *labelled])
    namer = Namer(text, blocks, people, [(s.phrase, s.head) for s in subjects])
    return Reading(frames, docs, people, drafts, namer.name_all(drafts))


def read_other(article: Article, quotations: Sequence[Quotation]) -> Reading:
    """Return the reading of an article in another language: no parser, plain tables."""
    text, blocks = article.text, article.blocks()
    find = find_german_mentions if (article.language or "").lower().startswith("de") else find_plain_mentions
    mentions = sorted(find(text, blocks), key=lambda m: m.span)
    people = group_mentions(mentions)
    drafts = find_other_drafts(
        text,
        split_sentences(text, article.paragraphs, language=article.language),
        quotations,
        article.language,
        blocks=blocks,
    )
    labelled = find_labelled(text, blocks, quotations, mentions)
    drafts = _read_heads(
        article, quotations, people, [*_apart(settle_kinds(text, drafts, quotations), labelled), *labelled]
    )
    return Reading((), (), people, drafts, Namer(text, blocks, people).name_all(drafts))


def _apart(drafts: Sequence[Draft], labelled: Sequence[Draft]) -> list[Draft]:
    """Return the drafts whose content no label has settled."""
    return [d for d in drafts if not any(p.overlaps(q) for k in labelled for p in k.pieces for q in d.pieces)]


def _read_heads(
    article: Article, quotations: Sequence[Quotation], people: Sequence[Person], drafts: Sequence[Draft]
) -> list[Draft]:
    """Return the drafts with those of headline and dek read anew, as heads are written."""
    heads = [s for s in (article.headline_span, article.dek_span) if s is not None]
    body = [d for d in drafts if not any(h.covers(d.pieces[0]) for h in heads)]
    names = sorted(m.span for p in people for m in p.mentions)
    reader = HeadReader(article.text, quotations, body, names, _trusted(people))
    found = [d for i, h in enumerate(heads) for d in reader.read(h, i, [d for d in drafts if h.covers(d.pieces[0])])]
    return sorted([*found, *body], key=lambda d: (d.pieces[0].start, d.pieces[0].end))


def _trusted(people: Sequence[Person]) -> frozenset[str]:
    """Return the last names of persons whom the article gives a role: they may speak in a headline."""
    return frozenset(
        key_of(p.name).split()[-1] for p in people if p.kind == "person" and any(m.role or m.gender for m in p.mentions)
    )
