"""Two word sequences, and how one was made from the other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.align import align_words, word_similarity

WORDS = st.lists(st.sampled_from("we are ready not now soon".split()), max_size=12)


def test_a_cut_sentence_is_one_run() -> None:
    """The words that one rendering leaves out stand together."""
    runs = align_words("we wait it is hard to read we will tell".split(), "we wait we will tell".split())
    assert [(run.op, run.a_end - run.a_start) for run in runs] == [("equal", 2), ("cut", 5), ("equal", 3)]


def test_a_cut_beside_an_insertion_is_a_replacement() -> None:
    """One word put for another is one change, not two."""
    assert [run.op for run in align_words(["we", "wait"], ["we", "leave"])] == ["equal", "replace"]


def test_equal_and_strange_texts_lie_at_the_ends_of_the_scale() -> None:
    """Similarity runs from 0 to 1."""
    assert word_similarity(["a", "b"], ["a", "b"]) == 1.0
    assert word_similarity(["a"], ["b"]) == 0.0


@given(WORDS, WORDS)
def test_the_runs_rebuild_both_sides(a: list[str], b: list[str]) -> None:
    """Following the runs through either side gives that side back, whole and in order."""
    runs = align_words(a, b)
    assert [w for run in runs for w in a[run.a_start : run.a_end]] == a
    assert [w for run in runs for w in b[run.b_start : run.b_end]] == b
    assert all(a[r.a_start : r.a_end] == b[r.b_start : r.b_end] for r in runs if r.op == "equal")
