"""Put the results of all stages into one comparison, in an order that the input's order cannot change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec

from rashomon.link import Linked
from rashomon.model import Article, Comparison, Findings, MadeBy, PageRecord, Rejected, Speaker
from rashomon.run.models import weights_digests
from rashomon.run.options import Options
from rashomon.run.publishers import list_outlets
from rashomon.version import VERSION

T = TypeVar("T")


def assemble_comparison(
    *,
    pages: Sequence[PageRecord],
    articles: Sequence[Article],
    rejected: Sequence[Rejected],
    linked: Linked,
    findings: Sequence[Findings],
    options: Options,
    publishers: Mapping[str, str],
    profiles: str | None,
    vectors: bool,
) -> Comparison:
    """Return the whole output; lists are sorted by id, findings keep the order of their story."""
    briefs = {finding.story_id: finding.brief for finding in findings}
    return Comparison(
        made_by=MadeBy(
            version=VERSION,
            options=options.recorded(),
            weights=weights_digests(),
            profiles=profiles,
            vectors=vectors,
        ),
        pages=tuple(sorted(pages, key=lambda page: (page.path, page.id))),
        articles=tuple(articles),
        rejected=tuple(rejected),
        outlets=tuple(msgspec.structs.replace(o, publisher=publishers.get(o.id)) for o in list_outlets(articles)),
        speakers=merge_speakers(speaker for finding in findings for speaker in finding.speakers),
        stories=tuple(msgspec.structs.replace(story, brief=briefs.get(story.id, ())) for story in linked.stories),
        statements=_joined(finding.statements for finding in findings),
        utterances=_joined(finding.utterances for finding in findings),
        facts=_joined(finding.facts for finding in findings),
        conflicts=_joined(finding.conflicts for finding in findings),
        copies=linked.copies,
        citations=_joined(finding.citations for finding in findings),
        updates=_joined(finding.updates for finding in findings),
        wording=_joined(finding.wording for finding in findings),
        timeline=_joined(finding.timeline for finding in findings),
    )


def _joined(lists: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    return tuple(item for items in lists for item in items)


def merge_speakers(speakers: Iterable[Speaker]) -> tuple[Speaker, ...]:
    """Return one row a speaker id, with the aliases and roles of all stories, sorted by id."""
    merged: dict[str, Speaker] = {}
    for speaker in speakers:
        known = merged.get(speaker.id)
        merged[speaker.id] = speaker if known is None else _merge_two(known, speaker)
    return tuple(merged[i] for i in sorted(merged))


def _merge_two(a: Speaker, b: Speaker) -> Speaker:
    roles = {(role.text, role.evidence.article_id, role.evidence.start): role for role in (*a.roles, *b.roles)}
    aliases = tuple(sorted({*a.aliases, *b.aliases}))
    return msgspec.structs.replace(a, aliases=aliases, roles=tuple(roles[key] for key in sorted(roles)))
