"""Find named entities with spaCy's model, but decide all words at once.

In: spaCy's entity recogniser and documents.  Out: for each document its entities' codes, a pair a token.
spaCy reads word by word, as a word inside a name depends on the name's first word.  Outside names it does not: there
all words are decided in one matrix product, and only the words of names are read in turn.  The decisions are spaCy's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray
    from spacy.pipeline import EntityRecognizer
    from spacy.tokens import Doc

    Floats = NDArray[numpy.float32]

INSIDE, OUTSIDE, BEGIN = 1, 2, 3  # spaCy's codes of a token in an entity, in none, at an entity's start
Codes = list[tuple[int, int]]


class NameModel:
    """The recogniser's layers: words to vectors, vectors to features of a state, features to scores of actions."""

    def __init__(self, recognizer: EntityRecognizer) -> None:
        model = recognizer.model
        self._vectors, self._features, self._scores = (model.get_ref(n) for n in ("tok2vec", "lower", "upper"))
        moves = recognizer.moves
        names = [str(moves.get_class_name(at)) for at in range(moves.n_moves)]
        self._actions = {name: at for at, name in enumerate(names)}
        self._begin = [at for at, name in enumerate(names) if name.startswith("B-")]
        # "U-" without a label only serves to forbid names.
        self._outside = [at for at, name in enumerate(names) if name == "O" or (name.startswith("U-") and name != "U-")]
        self._labels = {at: recognizer.vocab.strings.add(name[2:]) for at, name in enumerate(names) if name[1:2] == "-"}
        self._names = names

    def find(self, docs: Sequence[Doc]) -> list[Codes]:
        """Return the entity codes of each token of each document."""
        if not any(len(doc) for doc in docs):
            return [[] for _ in docs]
        features = self._features.predict(self._vectors.predict(list(docs)))
        features[:, 0] += self._features.get_param("b")  # the first feature is always there: the word itself
        alone, opening = self._decide_outside(features)
        found, start = [], 0
        for doc in docs:
            found.append(self._read(doc, start, alone, opening, features))
            start += len(doc)
        return found

    def _decide_outside(self, features: Floats) -> tuple[list[int], list[int]]:
        """Return each word's best action outside names: the best of all, and the best that opens no longer name."""
        state = features[1:, 0] + features[0, 1] + features[0, 2]
        scores = self._score(state)
        any_action = self._outside + self._begin
        opening = scores[:, any_action].argmax(axis=1)
        alone = scores[:, self._outside].argmax(axis=1)
        return [self._outside[i] for i in alone.tolist()], [any_action[i] for i in opening.tolist()]

    def _score(self, state: Floats) -> Floats:
        hidden = state.max(axis=-1)
        scores: Floats = hidden @ self._scores.get_param("W").T + self._scores.get_param("b")
        return scores

    def _read(self, doc: Doc, start: int, alone: list[int], opening: list[int], features: Floats) -> Codes:
        codes: Codes = []
        last = len(doc) - 1
        while len(codes) <= last:
            at = len(codes)
            action = alone[start + at] if at == last else opening[start + at]
            name = self._names[action]
            if name == "O" or doc[at].is_space:
                codes.append((OUTSIDE, 0))
                continue
            label = self._labels[action]
            codes.append((BEGIN, label))
            if name.startswith("B-"):
                codes += [(INSIDE, label)] * sum(1 for _ in self._rest(start + at, start + last, name[2:], features))
        return codes

    def _rest(self, first: int, last: int, label: str, features: Floats) -> Iterator[int]:
        """Yield the words of a name behind its first, up to the one that closes it."""
        goes_on, closes = self._actions[f"I-{label}"], self._actions[f"L-{label}"]
        for at in range(first + 1, last + 1):
            yield at
            state = features[at + 1, 0] + features[first + 1, 1] + features[at, 2]
            scores = self._score(state)
            if at == last or scores[closes] > scores[goes_on]:
                return
