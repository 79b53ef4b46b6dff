"""The terms of many articles held together: thousands of small arrays would take twice the room.

In: the terms of articles, one by one.  Out: packs of some hundred articles, in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from rashomon.link.quotes import Runs
from rashomon.link.sparse import Counts, Ints
from rashomon.link.terms import Facts, Terms

Owners = NDArray[np.uint8]

PACKED = 256  # articles: so many numbers have a byte


@dataclass(frozen=True, slots=True)
class Counted:
    """How often each term stands in several articles: whose each entry is, rising; terms; counts."""

    owners: Owners
    terms: Ints
    counts: NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class Pack:
    """The terms of several articles, field by field."""

    facts: list[Facts]
    title: Counted
    lead: Counted
    body: Counted
    names: Counted
    numbers: Counted
    quotes: list[Runs]


def pack_terms(every: Iterable[Terms]) -> list[Pack]:
    """Return the terms of articles in packs, in order."""
    packs, waiting = [], iter(every)
    while items := list(islice(waiting, PACKED)):
        packs.append(
            Pack(
                facts=[item.facts for item in items],
                title=_chain([item.title for item in items]),
                lead=_chain([item.lead for item in items]),
                body=_chain([item.body for item in items]),
                names=_chain([item.names for item in items]),
                numbers=_chain([item.numbers for item in items]),
                quotes=[item.quotes for item in items],
            )
        )
    return packs


def _chain(parts: Sequence[Counts]) -> Counted:
    none = np.zeros(0, np.int32)
    return Counted(
        np.repeat(np.arange(len(parts), dtype=np.uint8), [len(part.terms) for part in parts]),
        np.concatenate([none, *(part.terms for part in parts)]),
        np.concatenate([none, *(part.counts for part in parts)]).astype(np.uint16),
    )
