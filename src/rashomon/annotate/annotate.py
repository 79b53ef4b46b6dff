"""Annotate one article: sentences, statements, names, quantities, times, phrases.

In: an article and a parser of English.  Out: annotations with exact places.  Nothing outside the article is known here.
"""

from __future__ import annotations

from rashomon.annotate.draft import Draft
from rashomon.annotate.frames import frame_block
from rashomon.annotate.names import Person, find_mentions, group_mentions
from rashomon.annotate.parser import Parser
from rashomon.annotate.phrases import find_phrases
from rashomon.annotate.quantities import find_quantities
from rashomon.annotate.quotes import find_quotations
from rashomon.annotate.sentences import split_sentences
from rashomon.annotate.speakers import Named, Namer
from rashomon.annotate.statements import find_drafts
from rashomon.annotate.times import find_times
from rashomon.model import Annotations, Article, Entity, Evidence, Role, SpeakerRef, Statement, content_id, quote
from rashomon.text.normalize import fold


def annotate(article: Article, *, parser: Parser) -> Annotations:
    """Return everything found within `article`."""
    text, blocks = article.text, article.blocks()
    sentences = split_sentences(text, blocks)
    quotations = find_quotations(text, blocks)
    frames = [frame_block(text, block, i, quotations) for i, block in enumerate(blocks)]
    docs = parser.parse([frame.text for frame in frames])
    people = group_mentions(find_mentions(frames, docs, text))
    namer = Namer(text, blocks, people)
    drafts = find_drafts(text, frames, docs, quotations)
    named = [namer.name(draft) for draft in drafts]
    return Annotations(
        article_id=article.id,
        sentences=sentences,
        statements=tuple(_statement(article, d, n) for d, n in zip(drafts, named, strict=True)),
        entities=tuple(_entity(article, p) for p in people),
        quantities=find_quantities(text, sentences),
        times=find_times(text, sentences, article.published.value if article.published else None),
        phrases=find_phrases(frames, docs, sentences),
    )


def speaker_id(article_id: str, named: Named) -> str:
    """Return the id of a speaker: names are equal across articles, people without a name never are."""
    return content_id("s", article_id, named.name) if named.kind == "unnamed" else content_id("s", fold(named.name))


def _statement(article: Article, draft: Draft, named: Named | None) -> Statement:
    def evidence(span: object) -> Evidence:
        return quote(article.id, article.text, span)  # type: ignore[arg-type]

    ref = SpeakerRef(id=speaker_id(article.id, named), name=named.name) if named else None
    return Statement(
        id=content_id("st", article.id, *[n for p in draft.pieces for n in (p.start, p.end)]),
        article_id=article.id,
        kind=draft.kind,
        attribution=draft.attribution,
        speaker_id=ref.id if ref else None,
        speaker=ref,
        source=evidence(draft.source) if draft.source else None,
        cue=evidence(draft.cue) if draft.cue else None,
        cue_lemma=draft.cue_lemma,
        content=tuple(evidence(p) for p in draft.pieces),
        denied=draft.denied,
    )


def _entity(article: Article, person: Person) -> Entity:
    aliases = sorted({m.name for m in person.mentions} - {person.name})
    roles = tuple(Role(text=m.role.of(article.text), evidence=quote(article.id, article.text, m.role)) for m in person.mentions if m.role)
    return Entity(
        id=content_id("s", fold(person.name)),
        name=person.name,
        kind=person.kind,
        aliases=tuple(aliases),
        mentions=tuple(m.span for m in person.mentions),
        roles=roles,
    )
