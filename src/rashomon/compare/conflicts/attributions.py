"""Attributions: the same words under two speakers.

In: utterances.  Out: one difference for each utterance whose exact words two named speakers are given.
A spokeswoman and her company, and two spellings of one name, are no two speakers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rapidfuzz.distance import LCSseq

from rashomon.compare.accounts import statement_text
from rashomon.compare.conflicts.values import Claim, Difference
from rashomon.compare.said.relations import relate_speakers
from rashomon.compare.said.statements import Said
from rashomon.compare.who.names import name_tokens
from rashomon.compare.who.roles import describes, role_terms
from rashomon.compare.who.speakers import Identity
from rashomon.compare.words.topics import shorten
from rashomon.model import Utterance

MIN_WORDS = 4  # fewer words can be anybody's
PHRASE_WORDS = 7  # so short a part of a sentence ("an act of war") can be anybody's phrase
WORDS_ALIKE = 0.8


def find_attributions(
    utterances: Sequence[Utterance], said: Mapping[str, Said], people: Mapping[str, Identity]
) -> list[Difference]:
    """Return the utterances that accounts give to different speakers."""
    return [d for u in utterances if (d := differ_in_speaker([said[i] for i in u.statement_ids], people)) is not None]


def differ_in_speaker(group: Sequence[Said], people: Mapping[str, Identity]) -> Difference | None:
    """Return the difference, None where all speakers can be one."""
    named = [s for s in group if names_speaker(s, people)]
    pairs = [(a, b) for a in named for b in named if a.id < b.id and same_words(a, b) and two_people(a, b, people)]
    ids = {s.id for pair in pairs for s in pair}
    ids |= {s.id for s in named for pair in pairs for other in pair if same_words(s, other)}
    claims = [
        Claim(value=s.statement.speaker.name, evidence=piece, given_by=s.statement.speaker.name)
        for s in named
        if s.statement.speaker is not None and s.id in ids
        for piece in s.statement.content
    ]
    if not pairs:
        return None
    words = max((s for pair in pairs for s in pair), key=lambda s: (len(s.words), s.id)).statement.content[0].text
    return Difference(
        kind="attribution",
        status="conflict",
        about=f"who said “{shorten(words)}”",
        claims=tuple(claims),
        sure="check",
        because="the same words stand under two names",
    )


def same_words(a: Said, b: Said) -> bool:
    """Return whether two quotations of two accounts are so alike that two people did not choose the words."""
    if a.account.id == b.account.id or "indirect" in {a.statement.kind, b.statement.kind}:
        return False
    shorter = min(len(a.words), len(b.words))
    alike = LCSseq.similarity(a.words, b.words)
    short = min((a, b), key=lambda s: (len(s.words), s.statement.kind, s.id))
    whole = short.statement.kind == "direct" and short.statement.content[0].text[:1].isupper()
    if shorter < PHRASE_WORDS and not whole:
        return False
    return shorter >= MIN_WORDS and alike >= WORDS_ALIKE * shorter


def two_people(a: Said, b: Said, people: Mapping[str, Identity]) -> bool:
    """Return whether the speakers are two people whose names have no part in common."""
    names = [set(name_tokens(s.statement.speaker.name)) for s in (a, b) if s.statement.speaker is not None]
    apart = relate_speakers(people, a.statement, b.statement) == "different" and not names[0] & names[1]
    return apart and not any(speaks_of(x, y) for x, y in ((a, b), (b, a)))


def speaks_of(a: Said, b: Said) -> bool:
    """Return whether one speaker's words name the other: a quotation inside another, or a boss's view reported."""
    speaker = b.statement.speaker
    surname = name_tokens(speaker.name)[-1:] if speaker is not None else ()
    return bool(surname) and surname[0] in name_tokens(statement_text(a.statement))


def names_speaker(said: Said, people: Mapping[str, Identity]) -> bool:
    """Return whether the account writes a person's name or full office beside the words; "he" can mislead."""
    statement = said.statement
    if statement.speaker is None or statement.source is None or statement.kind == "headline":
        return False
    identity = people.get(statement.speaker.id)
    name = name_tokens(statement.speaker.name)
    written = set(name_tokens(statement.source.text)) & set(name)
    near = said.account.sentence_at(statement.source.start)
    beside = near is not None and any(piece.span.overlaps(near.span) for piece in statement.content)
    if identity is None or identity.kind != "person" or len(name) < 2 or not beside:
        return False
    return bool(written) or describes(statement.source.text, [role_terms(role.text) for role in identity.roles])
