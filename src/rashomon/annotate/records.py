"""Turn a reading into the records of the model.

In: an article, its reading and its time mentions.  Out: statements and entities with evidence and ids.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from rashomon.annotate.acts import classify_act
from rashomon.annotate.circumstances import find_addressee, find_medium, frame_words
from rashomon.annotate.draft import Draft
from rashomon.annotate.reading import Reading
from rashomon.annotate.values.said_on import Calendar
from rashomon.annotate.who.names import Person
from rashomon.annotate.who.scene import Named
from rashomon.model import Article, Entity, Evidence, Role, Span, SpeakerRef, Statement, TimeMention, content_id, quote
from rashomon.text.normalize import fold


def speaker_id(article_id: str, named: Named) -> str:
    """Return the id of a speaker: equal names are one across articles, people without a name never are."""
    return (
        content_id("s", article_id, fold(named.name)) if named.kind == "unnamed" else content_id("s", fold(named.name))
    )


def statement_records(
    article: Article, reading: Reading, times: Sequence[TimeMention], sentences: Sequence[Span]
) -> tuple[Statement, ...]:
    """Return the statements of the article in order, each with its circumstances."""
    published = article.published.value if article.published else None
    calendar = Calendar(article.text, sentences, times, reading, published)
    records = [
        _record(article, draft, named, calendar.day_of(draft, named))
        for draft, named in zip(reading.drafts, reading.named, strict=True)
    ]
    return tuple(_nested(records))


NEIGHBOURS = 12  # statements lie in order of place: what holds one stands close before it


def _record(article: Article, draft: Draft, named: Named | None, day: str | None) -> Statement:
    ref = SpeakerRef(id=speaker_id(article.id, named), name=named.name) if named else None
    content = tuple(_evidence(article, p) for p in draft.pieces)
    frame = frame_words(article.text, draft.sentence, draft.pieces) if draft.sentence else ""
    addressee = find_addressee(frame)
    source = draft.pronoun or draft.source
    return Statement(
        id=content_id("st", article.id, *[n for p in draft.pieces for n in (p.start, p.end)]),
        article_id=article.id,
        kind=draft.kind,
        attribution=draft.attribution,
        speaker_id=ref.id if ref else None,
        speaker=ref,
        source=_evidence(article, source) if source else None,
        cue=_evidence(article, draft.cue) if draft.cue else None,
        cue_lemma=draft.cue_lemma,
        content=content,
        denied=draft.denied,
        addressee=addressee,
        medium=find_medium(frame, addressee),
        said_on=day,
        act=classify_act(draft.cue_lemma, " ".join(c.text for c in content), denied=draft.denied),
    )


def _nested(records: Sequence[Statement]) -> list[Statement]:
    """Return the records with `nested_in` set for those that lie within a piece of another."""
    nested: list[Statement] = []
    for at, record in enumerate(records):
        around = [
            other
            for other in records[max(0, at - NEIGHBOURS) : at + NEIGHBOURS]
            if other is not record
            and any(p.span.covers(record.content[0].span) and p.span != record.content[0].span for p in other.content)
        ]
        nested.append(replace(record, nested_in=around[-1].id) if around else record)
    return nested


def _evidence(article: Article, span: Span) -> Evidence:
    return quote(article.id, article.text, span)


def entity_records(article: Article, reading: Reading) -> tuple[Entity, ...]:
    """Return the entities of the article in order, with the descriptions that mean them."""
    resolved: dict[str, set[Span]] = {}
    for draft, named in zip(reading.drafts, reading.named, strict=True):
        if named is not None and draft.source is not None:
            resolved.setdefault(named.name, set()).add(draft.source)
    known = [_entity(article, p, resolved.pop(p.name, set())) for p in reading.people]
    others = [_unnamed(article, reading, name, spans) for name, spans in sorted(resolved.items())]
    return (*known, *others)


def _entity(article: Article, person: Person, sources: set[Span]) -> Entity:
    names = {m.span for m in person.mentions}
    nominal = {s for s in sources if not any(s.overlaps(n) for n in names)}
    roles = [m.role for m in person.mentions if m.role is not None]
    return Entity(
        id=content_id("s", fold(person.name)),
        name=person.name,
        kind=person.kind,
        aliases=tuple(sorted({m.name for m in person.mentions} - {person.name})),
        mentions=tuple(sorted(names | nominal)),
        roles=tuple(Role(text=r.of(article.text), evidence=_evidence(article, r)) for r in sorted(set(roles))),
    )


def _unnamed(article: Article, reading: Reading, name: str, spans: set[Span]) -> Entity:
    named = next(n for n in reading.named if n is not None and n.name == name)
    return Entity(
        id=speaker_id(article.id, named),
        name=name,
        kind=named.kind,
        aliases=(),
        mentions=tuple(sorted(spans)),
        roles=(),
    )
