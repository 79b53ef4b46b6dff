"""Narrow a comparison to what a reader asks for: kinds of findings, a story, a speaker, what is new since a date.

In: a comparison and a `Selection`.  Out: a smaller comparison of the same shape, every reference in it still whole.
Pages and refused inputs stay, so that the counts of the run stay true. What tells accounts apart (copies, captures of
one address) stays too: without it a copy would look like an account of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from rashomon.errors import UsageError
from rashomon.model import Comparison, Conflict, Evidence, Speaker, Statement, Story, Utterance, Value
from rashomon.show.dates import read_date

# The kinds that can be asked for, by the names of the output's lists; "omissions" are those of utterances and facts.
KINDS = ("utterances", "omissions", "facts", "conflicts", "wording", "timeline", "updates", "citations", "brief")


class Selection(Value, frozen=True, kw_only=True):
    """What to keep: all of it where a field says nothing. `since` is a truncated ISO date."""

    kinds: frozenset[str] = frozenset(KINDS)
    story: str | None = None
    speaker: str | None = None
    since: str | None = None


def read_selection(
    *, only: str | None = None, story: str | None = None, speaker: str | None = None, since: str | None = None
) -> Selection:
    """Return the selection that options spell; UsageError names the word that means nothing."""
    if since is not None and read_date(since) is None:
        raise UsageError(f"--since {since}: no date; write it as 2031-03-04, or 2031-03, or 2031-03-04T06:20Z")
    kinds = frozenset(kind.strip() for kind in only.split(",") if kind.strip()) if only else frozenset(KINDS)
    unknown = sorted(kinds - set(KINDS))
    if unknown:
        raise UsageError(f"--only {unknown[0]}: no kind of finding; choose from {', '.join(KINDS)}")
    return Selection(kinds=kinds, story=story, speaker=speaker, since=since)


def select_findings(comparison: Comparison, selection: Selection) -> Comparison:
    """Return what of `comparison` the selection keeps; UsageError where no story or speaker is meant by it."""
    if selection == Selection():
        return comparison
    kept = comparison
    if selection.story is not None:
        kept = _keep_stories(kept, _meant_stories(kept, selection.story))
    if selection.since is not None:
        kept = _keep_since(kept, selection.since)
    if selection.speaker is not None:
        kept = _keep_speaker(kept, selection.speaker)
    kept = _keep_kinds(kept, selection.kinds)
    options = kept.made_by.options | {"narrowed": _spell(selection)}
    return replace(kept, made_by=replace(kept.made_by, options=options))


def _spell(selection: Selection) -> dict[str, str | list[str]]:
    """Return the selection as the output states it: a reader must see that findings were left out."""
    asked = {name: getattr(selection, name) for name in ("story", "speaker", "since")}
    spelled: dict[str, str | list[str]] = {name: value for name, value in asked.items() if value is not None}
    return spelled if selection.kinds == frozenset(KINDS) else spelled | {"only": sorted(selection.kinds)}


def _meant_stories(comparison: Comparison, words: str) -> list[Story]:
    """Return the story with this id, else those whose title holds the words."""
    by_id = [story for story in comparison.stories if story.id == words]
    found = by_id or [story for story in comparison.stories if words.casefold() in story.title.text.casefold()]
    if not found:
        raise UsageError(f"--story {words}: no story has this id or these words in its title")
    return found


def _keep_stories(comparison: Comparison, stories: list[Story]) -> Comparison:
    ids = {story.id for story in stories}
    articles = {article_id for story in stories for article_id in story.article_ids}
    statements = tuple(s for s in comparison.statements if s.article_id in articles)
    return replace(
        comparison,
        articles=tuple(article for article in comparison.articles if article.id in articles),
        stories=tuple(stories),
        speakers=_keep_speakers(comparison.speakers, statements, articles),
        statements=statements,
        utterances=tuple(u for u in comparison.utterances if u.story_id in ids),
        facts=tuple(f for f in comparison.facts if f.story_id in ids),
        conflicts=tuple(c for c in comparison.conflicts if c.story_id in ids),
        copies=tuple(g for g in comparison.copies if articles.issuperset(g.article_ids)),
        citations=tuple(c for c in comparison.citations if c.article_id in articles),
        updates=tuple(u for u in comparison.updates if u.earlier in articles and u.later in articles),
        wording=tuple(w for w in comparison.wording if w.story_id in ids),
        timeline=tuple(t for t in comparison.timeline if t.story_id in ids),
    )


def _keep_speakers(
    speakers: Iterable[Speaker], statements: Iterable[Statement], articles: set[str]
) -> tuple[Speaker, ...]:
    """Return the speakers of the statements, with the roles that the articles give them."""
    quoted = {statement.speaker_id for statement in statements} | {s.speaker.id for s in statements if s.speaker}
    return tuple(
        replace(speaker, roles=tuple(role for role in speaker.roles if role.evidence.article_id in articles))
        for speaker in speakers
        if speaker.id in quoted
    )


def _keep_since(comparison: Comparison, since: str) -> Comparison:
    """Return the findings that an account published on or after the date has part in; undated accounts are not new."""
    first = read_date(since)
    new = {
        article.id
        for article in comparison.articles
        for when in [read_date(article.published.value if article.published else None)]
        if when is not None and first is not None and when.end > first.start
    }
    kept = _keep_stories(comparison, [s for s in comparison.stories if not new.isdisjoint(s.article_ids)])
    said = {statement.id for statement in kept.statements if statement.article_id in new}

    def touches(pieces: Iterable[Evidence]) -> bool:
        return any(piece.article_id in new for piece in pieces)

    return replace(
        kept,
        utterances=tuple(u for u in kept.utterances if not said.isdisjoint(u.statement_ids)),
        facts=tuple(f for f in kept.facts if not new.isdisjoint(f.article_ids)),
        conflicts=tuple(c for c in kept.conflicts if touches(_pieces(c))),
        citations=tuple(c for c in kept.citations if c.article_id in new),
        updates=tuple(u if u.later in new else replace(u, changes=()) for u in kept.updates),
        wording=tuple(w for w in kept.wording if touches(piece for term in w.terms for piece in term.evidence)),
        timeline=tuple(t for t in kept.timeline if touches(t.evidence)),
    )


def _keep_speaker(comparison: Comparison, words: str) -> Comparison:
    """Return what concerns a speaker: the words, the contradictions they stand in, what the speaker is called."""
    wanted = words.casefold()
    speakers = tuple(s for s in comparison.speakers if any(wanted in n.casefold() for n in (s.name, *s.aliases)))
    if not speakers:
        raise UsageError(f"--speaker {words}: nobody of this name is quoted")
    ids = {speaker.id for speaker in speakers}
    names = {name.casefold() for speaker in speakers for name in (speaker.name, *speaker.aliases)}
    said = [statement for statement in comparison.statements if statement.speaker_id in ids]
    concerns = _concerns(said, names)
    kept = {u.story_id for u in comparison.utterances if u.speaker_id in ids}
    articles = {statement.article_id for statement in said}
    stories = [s for s in comparison.stories if s.id in kept or not articles.isdisjoint(s.article_ids)]
    narrowed = _keep_stories(comparison, stories)
    return replace(
        narrowed,
        stories=tuple(replace(story, brief=()) for story in narrowed.stories),
        utterances=tuple(u for u in narrowed.utterances if u.speaker_id in ids),
        facts=(),
        conflicts=tuple(c for c in narrowed.conflicts if concerns(c)),
        citations=(),
        updates=tuple(replace(update, changes=()) for update in narrowed.updates),
        wording=tuple(w for w in narrowed.wording if w.referent.casefold() in names),
        timeline=(),
        statements=_with_outer(narrowed.statements, said, narrowed.utterances),
    )


def _with_outer(
    statements: tuple[Statement, ...], said: Iterable[Statement], utterances: Iterable[Utterance]
) -> tuple[Statement, ...]:
    """Return the statements said, those they are nested in, and those that a kept utterance holds."""
    by_id = {statement.id: statement for statement in statements}
    wanted = {statement.id for statement in said}
    wanted |= {statement_id for utterance in utterances for statement_id in utterance.statement_ids}
    for statement_id in list(wanted):
        outer = by_id.get(statement_id)
        while outer is not None and outer.nested_in is not None and outer.nested_in not in wanted:
            wanted.add(outer.nested_in)
            outer = by_id.get(outer.nested_in)
    return tuple(statement for statement in statements if statement.id in wanted)


def _concerns(said: Iterable[Statement], names: set[str]) -> Callable[[Conflict], bool]:
    """Return whether a contradiction has a side that the speaker gave, or that lies in the speaker's words."""
    places: dict[str, list[Evidence]] = {}
    for statement in said:
        places.setdefault(statement.article_id, []).extend(statement.content)

    def concerns(conflict: Conflict) -> bool:
        if any((side.given_by or "").casefold() in names or side.value.casefold() in names for side in conflict.sides):
            return True
        return any(
            piece.span.overlaps(words.span) for piece in _pieces(conflict) for words in places.get(piece.article_id, ())
        )

    return concerns


def _pieces(conflict: Conflict) -> Iterable[Evidence]:
    return (piece for side in conflict.sides for piece in side.evidence)


def _keep_kinds(comparison: Comparison, kinds: frozenset[str]) -> Comparison:
    """Return only the lists asked for; statements stay, as they are what the others rest on."""
    lacks = "omissions" in kinds
    return replace(
        comparison,
        stories=comparison.stories if "brief" in kinds else tuple(replace(s, brief=()) for s in comparison.stories),
        utterances=tuple(u if lacks else replace(u, missing_from=()) for u in comparison.utterances)
        if "utterances" in kinds or lacks
        else (),
        facts=tuple(f if lacks else replace(f, missing_from=()) for f in comparison.facts)
        if "facts" in kinds or lacks
        else (),
        conflicts=comparison.conflicts if "conflicts" in kinds else (),
        citations=comparison.citations if "citations" in kinds else (),
        updates=comparison.updates
        if "updates" in kinds
        else tuple(replace(update, changes=()) for update in comparison.updates),
        wording=comparison.wording if "wording" in kinds else (),
        timeline=comparison.timeline if "timeline" in kinds else (),
    )
