"""The parts of linking: terms, names, weights, groups, spellings."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.errors import WeightsError
from rashomon.link.frequencies import Frequencies, TermWeights, parse_frequencies
from rashomon.link.groups import group_rows
from rashomon.link.languages import skeleton
from rashomon.link.linked import make_rows
from rashomon.link.pairs import pair_features
from rashomon.link.terms import find_dates, read_terms
from rashomon.link.weights import ACROSS_FEATURES, FEATURES, parse_pair_models
from tests.builders import make_article


def test_names_are_capitals_inside_a_sentence() -> None:
    """A capital at the beginning of a sentence or of every headline word is no name unless the text confirms it."""
    terms = read_terms(make_article("Rain fell. Then Ilse Brandauer spoke.", headline="Rain Stops Brandauer Speech"))
    assert set(terms.names) == {"ils", "brandauer"}


def test_dates_in_two_languages_are_found() -> None:
    """A month with a day beside it is a date; a month with a year is none."""
    tokens = ["on", "Jan", ".", "24", "and", "3", "марта", "in", "May", "2020"]
    assert find_dates(tokens) == {(1, 24), (3, 3)}


def test_rare_words_weigh_more() -> None:
    """A word of every third article weighs less than one that the table does not hold."""
    weights = TermWeights(Frequencies(documents=999, counts={"said": 333}), [("en", ["said", "slate"])])
    assert weights.of_language("en")["said"] < weights.of_language("en")["slate"]


def test_a_table_is_read_back() -> None:
    """The table gives each count with its terms."""
    raw = json.dumps({"source": "invented", "documents": 9, "counts": {"7": "said new", "2": "slate"}}).encode()
    assert parse_frequencies(raw) == Frequencies(documents=9, counts={"said": 7, "new": 7, "slate": 2})


@pytest.mark.parametrize("raw", [b"", b"[]", b"{}", b'{"documents": 1, "counts": {"x": "said"}}', b"\xff"])
def test_a_broken_table_is_an_error_that_names_it(raw: bytes) -> None:
    """A table that cannot be read is a WeightsError with the file's name."""
    with pytest.raises(WeightsError, match="link_frequencies"):
        parse_frequencies(raw)


def pair_table(**models: object) -> bytes:
    """Return a table of pair models, some of them replaced."""
    rows = {"full": FEATURES, "titles": FEATURES, "across": ACROSS_FEATURES}
    table = {name: {"bias": -1, "slopes": dict.fromkeys(features, 0.5)} for name, features in rows.items()}
    return json.dumps({**table, **models}).encode()


def test_slopes_are_found_by_the_name_of_their_feature() -> None:
    """A model's slopes come in the order of the features, in whatever order the table has them."""
    slopes = {name: float(number) for number, name in reversed(list(enumerate(FEATURES)))}
    models = parse_pair_models(pair_table(full={"bias": -2.5, "slopes": slopes}))
    assert (models.full.bias, models.full.slopes) == (-2.5, tuple(map(float, range(len(FEATURES)))))
    assert models.across.slopes == (0.5,) * len(ACROSS_FEATURES)


@pytest.mark.parametrize("slopes", [dict.fromkeys(FEATURES[1:], 1.0), dict.fromkeys((*FEATURES, "body"[::-1]), 1.0)])
def test_a_model_with_other_features_is_an_error_that_names_them(slopes: dict[str, float]) -> None:
    """A feature that is missing, and one that nobody knows, is named."""
    with pytest.raises(WeightsError, match=r"missing or unknown: (body|ydob)\."):
        parse_pair_models(pair_table(titles={"bias": 0, "slopes": slopes}))


@pytest.mark.parametrize("raw", [b"", b"[]", b"{}", b"\xff", b'{"full": {"bias": 1, "slopes": []}}'])
def test_broken_pair_models_are_an_error_that_names_the_file(raw: bytes) -> None:
    """A table of models that cannot be read is a WeightsError with the file's name."""
    with pytest.raises(WeightsError, match="link_pairs"):
        parse_pair_models(raw)


@pytest.mark.parametrize(
    ("one", "other"), [("Кашарин", "Kasharin"), ("Белкович", "Belkovich"), ("Мейснер", "Meissner"), ("Жуков", "Zhukov")]
)
def test_spellings_of_one_name_sound_alike(one: str, other: str) -> None:
    """A name in Cyrillic and in Latin letters has one skeleton."""
    assert skeleton(one) == skeleton(other) != ""


def test_one_strong_link_does_not_join_two_groups() -> None:
    """Groups join by the mean of all their pairs: 2 and 3 agree, yet their groups do not."""
    chances = {(0, 1): 0.9, (0, 2): 0.9, (1, 2): 0.9, (3, 4): 0.95, (2, 3): 0.8}
    assert group_rows(5, chances, threshold=0.4) == [[0, 1, 2], [3, 4]]


def test_a_guard_keeps_groups_apart() -> None:
    """Two groups that may not join stay apart however alike they are."""
    assert group_rows(2, {(0, 1): 1.0}, threshold=0.4, may_join=lambda a, b: len(a) + len(b) < 2) == [[0], [1]]


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1]), st.floats(0, 1)))
def test_groups_part_the_rows(chances: dict[tuple[int, int], float]) -> None:
    """Each row stands in exactly one group, whatever the chances."""
    groups = group_rows(8, chances, threshold=0.4)
    assert sorted(number for group in groups for number in group) == list(range(8))


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_features_do_not_depend_on_the_order_of_a_pair(one: str, other: str) -> None:
    """A pair has the same features from either side, one for each name."""
    articles = [make_article(text.replace("\n\n", " "), key=key) for text, key in ((one, "a"), (other, "b"))]
    a, b = make_rows(articles, Frequencies())
    assert pair_features(a, b) == pair_features(b, a)
    assert len(pair_features(a, b)) == len(FEATURES)
