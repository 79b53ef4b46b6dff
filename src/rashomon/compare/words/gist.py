"""Gist: the terms of what is said, with the words that reporters exchange for each other folded.

In: words of a statement.  Out: terms for holding two wordings against each other, and how rare each is.
Only for finding which statements are one utterance: what an account puts for another's word is shown as a change.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rashomon.compare.words.terms import word_term

# Words that news puts for each other when it tells in its own words what somebody said; each row is one meaning.
_ROWS = """
close shut|begin start commence|end finish conclude|stop halt cease|buy purchase acquire|injure wound hurt
attack assault strike raid|shell shelling bombard|help aid assist|talk negotiate dialogue discuss discussion
ready prepared|increase rise grow raise hike|drop decline decrease fall lower|child kid youngster|company firm
car vehicle|ship vessel boat|plane aircraft jet|gun weapon|shot shoot fire|soldier troop|fund money cash
law legislation|repair maintenance fix mend|sack dismiss|ban prohibit forbid outlaw|allow permit
refuse reject|resign quit|deal agreement accord pact treaty|meeting session|error mistake
inquiry investigate probe|warn caution warning|threat menace|blaze inferno|earthquake quake|pupil student
doctor physician medic|inform notify|demolish raze bulldoze flatten|rescue save|build construct|demonstrate show
quick fast rapid|entire whole|wrong false incorrect untrue|border frontier|country nation|resident inhabitant
lunch lunchtime midday noon|reply answer respond|choose pick select|try attempt|complete finish|keep retain
danger risk peril hazard|safe secure safety|angry furious|glad happy pleased|send dispatch|tell told
leave depart departure|return back|big large huge|small little tiny|important crucial vital|seek want
mother mum mom|father dad|prize award trophy|film movie picture|shares stock|wage pay salary|job post
chemical solvent degreaser|leak spill|poison contaminate pollute|ill sick|hospital clinic infirmary
missing unaccounted|trapped stuck|dead die kill|war conflict|peace ceasefire truce|shot gunfire
vote ballot|poll election|winner victor|defeat beat|evidence proof|prove confirm|hide conceal|reveal disclose
expect anticipate await|destroy wreck ruin|damage harm|offer propose|plan scheme intend|problem issue
fully completely entirely totally|now currently|soon shortly|everybody everyone|evening night|road street
""".replace("\n", "|")
_MEANING: dict[str, str] = {}
for _row in _ROWS.split("|"):
    _terms = [term for term in map(word_term, _row.split()) if term is not None]
    for _term in _terms:
        _MEANING.setdefault(_term, _terms[0])

# Small words that carry what a short sentence says: "Nobody threatened anybody", "never", "without".
_QUANTIFIERS = {
    "nobody": "~none", "none": "~none", "nothing": "~none", "anybody": "~any", "anyone": "~any", "somebody": "~some",
    "someone": "~some", "everybody": "~all", "everyone": "~all", "everything": "~all", "all": "~all", "never": "~never",
    "without": "~without", "only": "~only", "again": "~again", "every": "~all",
}  # fmt: skip


def gist_of(words: Sequence[str]) -> frozenset[str]:
    """Return the terms of spelt out words, one for words of one meaning; small words of quantity count."""
    found = set()
    for i, word in enumerate(words):
        small = "~none" if word == "no" and words[i + 1 : i + 2] == ("one",) else _QUANTIFIERS.get(word)
        term = word_term(word)
        if small is not None:
            found.add(small)
        elif term is not None:
            found.add(_MEANING.get(term, term))
    return frozenset(found)


class Rarity:
    """The weight of each term; "" is an unseen one."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights = weights
        self._totals: dict[frozenset[str], float] = {}

    def weigh(self, terms: Iterable[str]) -> float:
        """Return the summed rarity of `terms`."""
        weights, unseen = self.weights, self.weights[""]
        return round(math.fsum([weights.get(term, unseen) for term in terms]), 6)

    def total(self, terms: frozenset[str]) -> float:
        """Return the summed rarity of `terms`, which are asked for many times."""
        found = self._totals.get(terms)
        if found is None:
            found = self._totals[terms] = self.weigh(terms)
        return found


def weigh_gists(gists: Iterable[tuple[str, frozenset[str]]]) -> Rarity:
    """Return the weight of each term by how rare it is among an account's statements.

    What every account tells once stays rare: that is how an utterance looks that all of them carry. `gists`: account id
    and terms of each statement.
    """
    counts: Counter[str] = Counter()
    holders: dict[str, set[str]] = defaultdict(set)
    sizes: Counter[str] = Counter()
    for account, terms in gists:
        sizes[account] += 1
        counts.update(terms)
        for term in terms:
            holders[term].add(account)
    usual = sum(sizes.values()) / max(len(sizes), 1) + 1
    weights = {t: round(math.log(1 + usual * len(holders[t]) / counts[t]), 6) for t in sorted(counts)}
    return Rarity(weights={**weights, "": round(math.log(1 + usual), 6)})
