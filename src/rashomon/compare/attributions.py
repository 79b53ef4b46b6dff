"""Attributions: the same words under two speakers.

In: utterances.  Out: one difference for each utterance whose exact words two named speakers are given.
A spokeswoman and her company, and two spellings of one name, are no two speakers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.compare.conflicts import Claim, Difference
from rashomon.compare.names import name_tokens
from rashomon.compare.speakers import Identity
from rashomon.compare.utterances import Said, relate_speakers
from rashomon.model import Utterance

MAX_ABOUT_WORDS = 12


def find_attributions(
    utterances: Sequence[Utterance], said: Mapping[str, Said], people: Mapping[str, Identity]
) -> list[Difference]:
    """Return the utterances that accounts give to different speakers."""
    return [d for u in utterances if (d := differ_in_speaker([said[i] for i in u.statement_ids], people)) is not None]


def differ_in_speaker(group: Sequence[Said], people: Mapping[str, Identity]) -> Difference | None:
    """Return the difference, None where all speakers can be one."""
    named = [s for s in group if names_speaker(s)]
    apart = any(relate_speakers(people, a.statement, b.statement) == "different" for a in named for b in named)
    if not apart:
        return None
    claims = [
        Claim(value=s.statement.speaker.name, evidence=piece, given_by=s.statement.speaker.name)
        for s in named
        if s.statement.speaker is not None
        for piece in s.statement.content
    ]
    words = max(named, key=lambda s: (len(s.words), s.id)).statement.content[0].text.split()
    return Difference(
        kind="attribution",
        status="conflict",
        about="who said: " + " ".join(words[:MAX_ABOUT_WORDS]),
        claims=tuple(claims),
        sure="sure",
        because="the same words stand under two names",
    )


def names_speaker(said: Said) -> bool:
    """Return whether the account itself writes the speaker's name beside the words; "he" and "the minister" can mislead."""
    statement = said.statement
    if statement.speaker is None or statement.source is None or statement.kind == "headline":
        return False
    name = name_tokens(statement.speaker.name)
    return len(name) > 1 and bool(set(name_tokens(statement.source.text)) & set(name))
