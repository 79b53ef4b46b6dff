"""The parts of linking: terms, names, weights, groups, spellings."""

from __future__ import annotations

import json
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.errors import WeightsError
from rashomon.link.cosines import cosines_of
from rashomon.link.crowds import find_crowds, measure_crowd
from rashomon.link.frequencies import Frequencies, parse_frequencies, weigh_terms
from rashomon.link.groups import Chances, group_rows, keep_connected
from rashomon.link.linked import read_articles
from rashomon.link.pairs import pair_features
from rashomon.link.quotes import find_quoted
from rashomon.link.runs import body_codes, hash_runs
from rashomon.link.sparse import Floats, Longs, count_terms, dot, join_rows, keep_heaviest, pair_dots, to_unit
from rashomon.link.spellings import pieces, skeleton
from rashomon.link.terms import find_dates, read_terms
from rashomon.link.tokens import read_tokens
from rashomon.link.vectors import Rows
from rashomon.link.vocabulary import Vocabulary
from rashomon.link.weights import ACROSS_FEATURES, BRIDGE_FEATURES, FEATURES, KINDS, parse_pair_models
from tests.builders import make_article


def test_names_are_capitals_inside_a_sentence() -> None:
    """A capital at the beginning of a sentence or of every headline word is no name unless the text confirms it."""
    article = make_article("Rain fell. Then Ilse Brandauer spoke.", headline="Rain Stops Brandauer Speech")
    vocabulary = Vocabulary()
    names = read_terms(article, read_tokens(article, vocabulary), vocabulary).names
    assert {vocabulary.words[number] for number in names.terms} == {"ils", "brandauer"}


def test_dates_in_two_languages_are_found() -> None:
    """A month with a day beside it is a date; a month with a year is none."""
    tokens = ["on", "Jan", ".", "24", "and", "3", "марта", "in", "May", "2020"]
    vocabulary = Vocabulary()
    numbers = vocabulary.numbers(tokens)
    assert find_dates(numbers, vocabulary.marks[numbers], vocabulary) == {(1, 24), (3, 3)}


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("She said “we will not go” and left", ["we will not go"]),
        ('He said "we dig" once and "we dig on again" twice', ["we dig on again"]),
        ("«Мы не уйдём отсюда», сказал он", ["Мы не уйдём отсюда"]),
        ("“We opened this\nand it never closed", ["We opened this"]),
    ],
)
def test_what_stands_between_quotation_marks_is_quoted(text: str, quoted: list[str]) -> None:
    """At least three tokens between marks are a quotation, and a line's end closes what was left open."""
    vocabulary = Vocabulary()
    numbers = read_tokens(make_article(text, headline=None), vocabulary).numbers
    ranges = find_quoted(numbers, vocabulary.marks[numbers], vocabulary.tokens)
    assert [" ".join(vocabulary.tokens[n] for n in numbers[start:end]) for start, end in ranges] == quoted


def test_rare_words_weigh_more() -> None:
    """A word of every third article weighs less than one that the table does not hold."""
    both = np.array([1, 1], np.int64)
    said, slate = weigh_terms(["said", "slate"], both, 1, Frequencies(documents=999, counts={"said": 333}))
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
    rows = {**dict.fromkeys(KINDS, FEATURES), "across": ACROSS_FEATURES}
    rows |= dict.fromkeys(("bridge", "bridge blind"), BRIDGE_FEATURES)
    table = {name: {"bias": -1, "slopes": dict.fromkeys(features, 0.5)} for name, features in rows.items()}
    return json.dumps({**table, **models}).encode()


def test_slopes_are_found_by_the_name_of_their_feature() -> None:
    """A model's slopes come in the order of the features, in whatever order the table has them."""
    slopes = {name: float(number) for number, name in reversed(list(enumerate(FEATURES)))}
    models = parse_pair_models(pair_table(text={"bias": -2.5, "slopes": slopes}))
    assert (models.within[0].bias, models.within[0].slopes) == (-2.5, tuple(map(float, range(len(FEATURES)))))
    assert models.across.slopes == (0.5,) * len(ACROSS_FEATURES)


@pytest.mark.parametrize("slopes", [dict.fromkeys(FEATURES[1:], 1.0), dict.fromkeys((*FEATURES, "body"[::-1]), 1.0)])
def test_a_model_with_other_features_is_an_error_that_names_them(slopes: dict[str, float]) -> None:
    """A feature that is missing, and one that nobody knows, is named."""
    with pytest.raises(WeightsError, match=r"missing or unknown: (body|ydob)\."):
        parse_pair_models(pair_table(titles={"bias": 0, "slopes": slopes}))


@pytest.mark.parametrize("raw", [b"", b"[]", b"{}", b"\xff", b'{"text": {"bias": 1, "slopes": []}}'])
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


@settings(max_examples=50, deadline=None)
@given(
    st.dictionaries(
        st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1]),
        st.integers(0, 100).map(lambda percent: percent / 100),
    ),
    st.sampled_from([0.5, 1.0]),
)
def test_weak_chances_between_others_never_matter(chances: dict[tuple[int, int], float], unseen: float) -> None:
    """The chances that are left out of grouping, as no strong one connects their rows, change no group."""
    pairs = np.array(sorted(chances), np.int64).reshape(-1, 2)
    near = keep_connected(Chances(pairs, np.array([chances[a, b] for a, b in pairs.tolist()])), 8, 0.4)
    whole = group_rows(8, chances, threshold=0.4, unseen=[unseen] * 8)
    assert group_rows(8, near, threshold=0.4, unseen=[unseen] * 8) == whole


def features_of(rows: Rows, pairs: Longs) -> Floats:
    """Return the features of pairs that are all there are."""
    cosines = cosines_of(rows, pairs)
    return pair_features(rows, pairs, cosines, find_crowds(cosines, pairs, len(rows)))


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_features_do_not_depend_on_the_order_of_a_pair(one: str, other: str) -> None:
    """A pair has the same features from either side, one for each name."""
    articles = [make_article(text.replace("\n\n", " "), key=key) for text, key in ((one, "a"), (other, "b"))]
    rows, _ = read_articles(articles, Frequencies(), Vocabulary())
    forth, back = (features_of(rows, np.array([pair])) for pair in ((0, 1), (1, 0)))
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
    table = join_rows(vectors)
    found = pair_dots(table, table, pairs, 10)
    assert found.tolist() == [dot(vectors[a], vectors[b]) for a, b in pairs.tolist()]


def test_the_heaviest_terms_stay_and_ties_go_to_the_first() -> None:
    """Of three equal terms and a heavier one two are kept: the heavier and the first."""
    terms, weights = keep_heaviest(np.array([1, 4, 6, 8], np.int32), np.array([1.0, 1.0, 3.0, 1.0]), 2)
    assert (terms.tolist(), weights.tolist()) == ([1, 6], [1.0, 3.0])


def test_runs_are_alike_whatever_the_case_and_the_apostrophes() -> None:
    """Curly or straight, small or capital: the same words give the same runs, and other words do not."""
    texts = ("He didn't see the quarry fall", "he didn’t SEE the quarry fall", "He didn't see the market fall")
    vocabulary = Vocabulary()
    tokens = [read_tokens(make_article(text), vocabulary) for text in texts]
    runs = [hash_runs(body_codes(each, vocabulary)).tolist() for each in tokens]
    assert runs[0] == runs[1] != runs[2]


def test_terms_are_counted_in_order() -> None:
    """Terms rise, 0 is none, and nothing counts to nothing."""
    counts = count_terms(np.array([4, 0, 2, 4, 4], np.int32))
    assert (counts.terms.tolist(), counts.counts.tolist()) == ([2, 4], [1, 3])
    assert len(count_terms(np.zeros(0, np.int32)).terms) == 0


def test_a_crowd_is_the_tenth_to_twentieth_neighbour() -> None:
    """The nearest ten are left out, and an article with fewer than twenty neighbours has no crowd."""
    pairs = np.array([(0, other) for other in range(1, 21)])
    cosines = np.array([0.9] * 10 + [0.3] * 10)
    assert measure_crowd(cosines, pairs, 21).tolist() == [0.3] + [0.0] * 20


def test_an_unseen_pair_counts_as_much_as_it_is_told_to() -> None:
    """Two pairs of which each half is seen join where unseen pairs count little, and not where they count fully."""
    chances = {(0, 1): 0.9, (2, 3): 0.9, (0, 2): 0.8, (1, 3): 0.8}
    assert group_rows(4, chances, threshold=0.5) == [[0, 1], [2, 3]]
    assert group_rows(4, chances, threshold=0.5, unseen=[0.5] * 4) == [[0, 1, 2, 3]]


@pytest.mark.parametrize(("one", "other"), [("Орсолич", "Orsolič"), ("Αθήνα", "Athina"), ("مدريد", "Madrid")])
def test_a_name_in_two_scripts_shares_pieces_or_sounds(one: str, other: str) -> None:
    """Cyrillic, Greek and Arabic names meet Latin ones by pieces of their letters or by their consonants."""
    assert set(pieces(one)) & set(pieces(other)) or skeleton(one)[:3] == skeleton(other)[:3] != ""
