"""How one rendering of the same words differs from the fullest, word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.compare.said.renderings import list_changes
from rashomon.text.tokens import words

SENTENCES = st.lists(
    st.sampled_from(["We are ready.", "It is hard to tell.", "If it rains, we will wait.", "Nobody came."]), max_size=4
).map(" ".join)


def changes(base: str, here: str) -> list[tuple[str, str, str]]:
    """Return the changes as plain tuples."""
    return [(change.op, change.base, change.here) for change in list_changes(base, here)]


def test_a_sentence_left_out_is_one_cut() -> None:
    """Its "it" and "is" are not looked for in the sentences around it."""
    base = "The dam is safe, we wait for news. It is hard to see the bottom. If it cracks, we will tell you."
    here = "The dam is safe, we wait for news... If there is a crack, we will inform you."
    assert ("cut", "It is hard to see the bottom", "") in changes(base, here)


def test_a_sentence_put_in_other_words_is_no_cut() -> None:
    """Where neighbouring words are kept, the rest was replaced."""
    assert changes("We are ready. We will let you know.", "We are ready. We will inform them.") == [
        ("replace", "let you know", "inform them")
    ]


def test_cuts_that_follow_each_other_are_one() -> None:
    """A rendering that keeps only the first sentence shows one cut, not two."""
    base = "We are ready. The islands stay ours. Our door is open."
    assert changes(base, "We are ready.") == [("cut", "The islands stay ours Our door is open", "")]


def test_editors_brackets_and_case_do_not_count() -> None:
    """What an editor explains is no word of the speaker."""
    assert changes("We did not come to beg for water", "we did not come to beg [the neighbours] for water") == []


def test_words_at_another_place_have_moved() -> None:
    """A move is told from a cut and an insertion."""
    (move,) = changes("after the long storm we sailed home", "we sailed home after the long storm")
    assert move[0] == "move"


@given(SENTENCES, SENTENCES)
def test_no_word_is_lost_or_made_up(base: str, here: str) -> None:
    """Every word that a change shows stands on its side, and equal texts have no change."""
    for change in list_changes(base, here):
        assert set(words(change.base)) <= set(words(base))
        assert set(words(change.here)) <= set(words(here))
    assert list_changes(base, base) == ()
