"""Spellings: a person's name that accounts give in two ways.

In: who is who.  Out: one difference for each person whose first name differs by a letter between accounts.
Transliterations, accents, short forms and initials are no difference.
"""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.compare.accounts import Telling, evidence_in
from rashomon.compare.conflicts.values import Claim, Difference
from rashomon.compare.who.names import name_tokens
from rashomon.compare.who.speakers import Cast, Identity


def find_spellings(telling: Telling, cast: Cast) -> list[Difference]:
    """Return the people whose names differ."""
    return [differ_in_name(telling, i) for i in cast.identities if i.disputed]


def differ_in_name(telling: Telling, identity: Identity) -> Difference:
    """Return the difference with every place that gives one of the names."""
    names = {name_tokens(name): name for name in identity.disputed}
    return Difference(
        kind="name",
        status="conflict",
        about=f"name of {identity.name}",
        claims=tuple(list_claims(telling, identity, names)),
        sure="check",
        because="one letter of the first name differs, and no account uses both",
    )


def list_claims(telling: Telling, identity: Identity, names: dict[tuple[str, ...], str]) -> Iterable[Claim]:
    """Yield a claim for each full mention."""
    for article_id, entity_id in identity.members:
        account = telling.accounts[article_id]
        for entity in account.notes.entities:
            if entity.id != entity_id:
                continue
            for mention in entity.mentions:
                name = names.get(name_tokens(mention.of(account.article.text)))
                if name is not None:
                    yield Claim(value=name, evidence=evidence_in(account.article, mention), given_by=None)
