"""Meaning: statements in two languages that are one utterance, by vectors, names and figures.

In: statements and the vectors of their words.  Out: pairs, each with how near the two are.
Nearness alone proves nothing, opposite statements lie close together: the speaker must be the same, no figure may
differ, and neither account may have a statement that is clearly nearer. Figures stand alone where there are no vectors.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from rashomon.compare.accounts import statement_text
from rashomon.compare.said.relations import Relation
from rashomon.compare.said.statements import Said
from rashomon.compare.who.names import latin, skeleton

Vectors = Mapping[str, Sequence[float]]
Relate = Callable[[Said, Said], Relation]

DECIMALS = 4
# Cosines of the encoder. Of 577 pairs of different statements by one politician in one article, 8 % reach 0.5, 5 % 0.55
# and 3 % 0.6; most of those fall to the rule that the nearest statement of the other account is meant.
LOOKED_AT = 0.45
NEAR = 0.55
NEAR_IF_NEAREST = 0.5  # where each is the other's nearest
NEAR_IF_NAMED = 0.45  # where they share a figure or a name, too
UNKNOWN_SPEAKER = 0.62  # a speaker who is described, or whose name one account gives in another way
NEARLY_NEAREST = 0.12  # a headline and its sentence are both near
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_NAME = re.compile(r"(?<=[\w,;:»\"”’] )[^\W\d_a-zа-яёіїєґà-ÿ][\w’'-]{3,}")
NAME_LETTERS = 4  # case endings differ: "Желана", "Zhelan"


def pair_by_figures(pairs: Iterable[tuple[Said, Said]], relate: Relate) -> list[tuple[str, str, float]]:
    """Return, without vectors, the pairs in two languages of one speaker with one figure."""
    return [
        (a.id, b.id, NEAR)
        for a, b in pairs
        if a.language != b.language and shares_figure(a, b) and relate(a, b) == "same"
    ]


def pair_across(said: Mapping[str, Said], vectors: Vectors, relate: Relate) -> list[tuple[str, str, float]]:
    """Return the pairs of statements in two languages that are one utterance, with their nearness, sorted."""
    near = near_pairs(said, vectors)
    related = {pair: relate(said[pair[0]], said[pair[1]]) for pair in near}
    usable = {pair: cosine for pair, cosine in near.items() if related[pair] != "different"}
    best = nearest(said, usable)
    return [
        (a, b, cosine)
        for (a, b), cosine in sorted(usable.items())
        if is_near(said[a], said[b], cosine, related[a, b], best[a, said[b].account.id], best[b, said[a].account.id])
    ]


def near_pairs(said: Mapping[str, Said], vectors: Vectors) -> dict[tuple[str, str], float]:
    """Return the cosine of each pair in two languages that lies near enough to be looked at."""
    languages: dict[str, list[str]] = defaultdict(list)
    for key in sorted(said):
        if key in vectors:
            languages[said[key].language or ""].append(key)
    rows = {name: stack([vectors[key] for key in keys]) for name, keys in languages.items()}
    found = {}
    for first in sorted(languages):
        for second in sorted(name for name in languages if name > first):
            cosines = np.round(rows[first] @ rows[second].T, DECIMALS)
            for i, j in np.argwhere(cosines >= LOOKED_AT):
                a, b = sorted((languages[first][i], languages[second][j]))
                found[a, b] = float(cosines[i, j])
    return found


def stack(vectors: Sequence[Sequence[float]]) -> npt.NDArray[np.float64]:
    """Return the vectors as rows: (statements, numbers), each of length about 1."""
    return np.asarray(vectors, dtype=np.float64)


def nearest(said: Mapping[str, Said], cosines: Mapping[tuple[str, str], float]) -> dict[tuple[str, str], float]:
    """Return, a statement and another account, the cosine of the nearest statement there."""
    best: dict[tuple[str, str], float] = {}
    for (a, b), cosine in cosines.items():
        for one, other in ((a, b), (b, a)):
            key = (one, said[other].account.id)
            best[key] = max(cosine, best.get(key, cosine))
    return best


def is_near(a: Said, b: Said, cosine: float, relation: Relation, best_a: float, best_b: float) -> bool:
    """Return whether two statements, their cosine and the best of each in the other's account, are one utterance."""
    if cosine < max(best_a, best_b) - NEARLY_NEAREST or figures_differ(a, b):
        return False
    if relation == "unknown":
        return cosine >= UNKNOWN_SPEAKER and cosine == max(best_a, best_b)
    mutual = cosine == max(best_a, best_b)
    named = shares_figure(a, b) or bool(names_in(a) & names_in(b))
    return cosine >= (NEAR_IF_NAMED if mutual and named else NEAR_IF_NEAREST if mutual else NEAR)


def figures_of(said: Said) -> frozenset[str]:
    """Return the figures with one way of writing decimals: "4,2" is "4.2"."""
    return frozenset(figure.replace(",", ".") for figure in said.numbers)


def figures_differ(a: Said, b: Said) -> bool:
    """Return whether a figure of one stands against another of the other; a figure in words may be unknown."""
    x, y = figures_of(a), figures_of(b)
    return not (x <= y or y <= x)


def shares_figure(a: Said, b: Said) -> bool:
    """Return whether both have a figure of two digits or more that is no year, and no figure differs."""
    shared = {f for f in figures_of(a) & figures_of(b) if len(f) > 1 and not _YEAR.fullmatch(f)}
    return bool(shared) and not figures_differ(a, b)


def names_in(said: Said) -> frozenset[str]:
    """Return how the names in a statement begin, in Latin letters; the first word of a sentence may be none."""
    return frozenset(skeleton(latin(name))[:NAME_LETTERS] for name in _NAME.findall(statement_text(said.statement)))
