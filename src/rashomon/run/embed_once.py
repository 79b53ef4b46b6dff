"""Let a spaCy model look at each different word of a call once.

In: a tok2vec model of spaCy's usual make: features of words, hashed rows, a mixing layer, then layers over neighbours.
Out: the same model, its first part computed for different words only; half of an article's words are repetitions.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NoReturn, cast

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from thinc.model import Model
    from thinc.types import Floats2d

_MIXERS = (1, 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F)


def embed_words_once(tok2vec: Model[Any, Any]) -> None:
    """Replace the first part of the model, if it is built as expected; otherwise leave it as it is."""
    import thinc.api

    embed = tok2vec.layers[0] if tok2vec.layers else None
    names = [layer.name.split("(")[0] for layer in embed.layers] if embed is not None else []
    if embed is None or names != ["extract_features", "list2ragged", "with_array", "with_array", "ragged2list"]:
        return
    tok2vec.layers[0] = thinc.api.Model(
        "embed_once", _forward, layers=list(embed.layers), dims={"nO": embed.get_dim("nO")}
    )


def _forward(
    model: Model[Any, Any], docs: list[Doc], is_train: bool
) -> tuple[list[Floats2d], Callable[[object], NoReturn]]:
    """Return an array a document: (words, width); made for reading, not for training."""
    if is_train:
        _refuse(None)
    import numpy

    extract, hashes, mix = model.layers[0], model.layers[2], model.layers[3]
    rows = extract.predict(docs)
    words = numpy.concatenate(rows)
    keys = (words * numpy.asarray(_MIXERS[: words.shape[1]], dtype="uint64")).sum(axis=1, dtype="uint64")
    _different, first, back = numpy.unique(keys, return_index=True, return_inverse=True)
    if not numpy.array_equal(words[first][back], words):  # two words fell on one key
        first = back = numpy.arange(len(words))
    vectors = mix.predict(hashes.predict(words[first]))[back]
    ends = numpy.cumsum([len(part) for part in rows])[:-1]
    return cast("list[Floats2d]", numpy.split(vectors, ends)), _refuse


def _refuse(_: object) -> NoReturn:
    raise RuntimeError("this model is for reading only: it learns nothing")
