"""The parts of linking: terms, names, weights, groups, spellings."""

from __future__ import annotations

import json
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.errors import WeightsError
from rashomon.link.frequencies import Frequencies, parse_frequencies, weigh_terms
from rashomon.link.groups import group_rows
from rashomon.link.languages import skeleton
from rashomon.link.linked import read_articles
from rashomon.link.pairs import pair_features
from rashomon.link.runs import WordCodes, hash_runs
from rashomon.link.sparse import dot, keep_heaviest, pair_dots, to_unit
from rashomon.link.terms import Lexicon, find_dates, find_marked, read_terms
from rashomon.link.tokens import read_tokens
from rashomon.link.weights import ACROSS_FEATURES, FEATURES, parse_pair_models
from tests.builders import make_article


def test_names_are_capitals_inside_a_sentence() -> None:
    """A capital at the beginning of a sentence or of every headline word is no name unless the text confirms it."""
    article = make_article("Rain fell. Then Ilse Brandauer spoke.", headline="Rain Stops Brandauer Speech")
    lexicon = Lexicon()
    names = read_terms(article, read_tokens(article), lexicon).names
    assert {lexicon.words[number] for number in names.terms} == {"ils", "brandauer"}


def test_dates_in_two_languages_are_found() -> None:
    """A month with a day beside it is a date; a month with a year is none."""
    tokens = ["on", "Jan", ".", "24", "and", "3", "марта", "in", "May", "2020"]
    assert find_dates(tokens, find_marked(tokens)) == {(1, 24), (3, 3)}


def test_rare_words_weigh_more() -> None:
    """A word of every third article weighs less than one that the table does not hold."""
    both = np.array([0, 1], np.int32)
    said, slate = weigh_terms(["said", "slate"], [both], Frequencies(documents=999, counts={"said": 333}))
    assert said < slate


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
    rows, _ = read_articles(articles, Frequencies())
    forth, back = (pair_features(rows, np.array([pair])) for pair in ((0, 1), (1, 0)))
    assert forth.tolist() == back.tolist()
    assert forth.shape == (1, len(FEATURES))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.dictionaries(st.integers(0, 9), st.integers(1, 9), max_size=6), min_size=2, max_size=5))
def test_dot_products_of_many_pairs_are_those_of_each(counts: list[dict[int, int]]) -> None:
    """Dot products taken all at once equal those taken pair by pair, to the last bit."""
    vectors = [
        to_unit(np.array(sorted(row), np.int32), np.array([row[key] for key in sorted(row)], np.float64))
        for row in counts
    ]
    pairs = np.array(list(combinations(range(len(vectors)), 2)))
    found = pair_dots(vectors, vectors, pairs, 10)
    assert found.tolist() == [dot(vectors[a], vectors[b]) for a, b in pairs.tolist()]


def test_the_heaviest_terms_stay_and_ties_go_to_the_first() -> None:
    """Of three equal terms and a heavier one two are kept: the heavier and the first."""
    terms, weights = keep_heaviest(np.array([1, 4, 6, 8], np.int32), np.array([1.0, 1.0, 3.0, 1.0]), 2)
    assert (terms.tolist(), weights.tolist()) == ([1, 6], [1.0, 3.0])


def test_runs_are_alike_whatever_the_case_and_the_apostrophes() -> None:
    """Curly or straight, small or capital: the same words give the same runs, and other words do not."""
    texts = ("He didn't see the quarry fall", "he didn’t SEE the quarry fall", "He didn't see the market fall")
    codes = WordCodes()
    runs = [hash_runs(codes.of(read_tokens(make_article(text)))).tolist() for text in texts]
    assert runs[0] == runs[1] != runs[2]
