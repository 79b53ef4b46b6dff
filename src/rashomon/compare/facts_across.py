"""Facts across languages: sentences of two languages that tell one thing, by vectors and figures.

In: sentences and their vectors.  Out: pairs, each with how near the two are. Each must be the other's nearest in its
language, and no figure of one may stand against one of the other; opposite sentences lie close together, too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from rashomon.compare.accounts import Sentence, Telling
from rashomon.compare.words.similarity import DECIMALS
from rashomon.compare.words.terms import is_number

NEAR = 0.45  # in two stories told in several languages every pair that was each other's nearest and so near was right


def pair_across(
    telling: Telling, sentences: Mapping[str, Sentence], vectors: Mapping[str, Sequence[float]]
) -> list[tuple[float, str, str]]:
    """Return the pairs of sentences in two languages that tell one thing, the nearest first."""
    languages: dict[str, list[str]] = defaultdict(list)
    for key in sorted(sentences):
        if key in vectors:
            languages[telling.accounts[sentences[key].article_id].article.language or ""].append(key)
    found = []
    for first in sorted(languages):
        for second in sorted(name for name in languages if name > first):
            found += pair_languages(sentences, vectors, languages[first], languages[second])
    return sorted(found)


def pair_languages(
    sentences: Mapping[str, Sentence],
    vectors: Mapping[str, Sequence[float]],
    first: Sequence[str],
    second: Sequence[str],
) -> list[tuple[float, str, str]]:
    """Return the pairs of two languages in which each sentence is the other's nearest."""
    cosines = np.round(
        np.asarray([vectors[k] for k in first], dtype=np.float64) @ np.asarray([vectors[k] for k in second]).T, DECIMALS
    )
    pairs = []
    for i, j in np.argwhere(cosines >= NEAR):
        mutual = cosines[i, j] == cosines[i].max() == cosines[:, j].max()
        a, b = sorted((first[i], second[j]))
        one_own = sentences[a].own or sentences[b].own
        if mutual and one_own and not figures_differ(sentences[a], sentences[b]):
            pairs.append((-float(cosines[i, j]), a, b))
    return pairs


def figures_differ(a: Sentence, b: Sentence) -> bool:
    """Return whether both give figures and neither has all of the other's; a figure in words may be unknown."""
    x, y = ({t for t in s.terms if is_number(t)} for s in (a, b))
    return bool(x and y) and not (x <= y or y <= x)
