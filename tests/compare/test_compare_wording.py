"""Wording: what accounts call one thing, and what is held apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.compare.wording.naming import Use, keep_widest
from rashomon.model import Annotations, Article, Evidence, Wording
from tests.builders import make_article
from tests.compare.tellings import Line, all_evidence, annotate_by_hand, compare_accounts

Told = tuple[Article, Annotations]


def account(key: str, text: str, *phrases: tuple[str, str], lines: tuple[Line, ...] = ()) -> Told:
    """Return an account with noun phrases, each with its head."""
    article = make_article(text, key=key, outlet=key, published="2031-03-04", headline=f"News {key}")
    return article, annotate_by_hand(article, lines, phrases=phrases)


def wording(*told: Told) -> tuple[Wording, ...]:
    """Return the groups of terms."""
    return compare_accounts(list(told)).wording


def terms(*told: Told) -> list[set[str]]:
    """Return the terms of each group."""
    return [{term.text for term in group.terms} for group in wording(*told)]


def test_one_happening_by_noun_and_verb_is_one_group() -> None:
    """The noun of one account and the verb of another, with its subject, tell one collapse."""
    found = terms(
        account("Post", "The roof of Sandle gave way at dawn.", ("The roof of Sandle", "roof")),
        account("Echo", "The roof fall at Sandle woke the town.", ("The roof fall", "fall")),
    )
    assert found == [{"The roof of Sandle gave way", "The roof fall"}]


def test_two_happenings_that_share_no_word_are_not_joined() -> None:
    """A war here and an operation there are one only where their sentences agree."""
    assert (
        terms(
            account("Post", "The war of the puppets opened in Sandle.", ("The war", "war")),
            account("Echo", "The operation on his knee went well.", ("The operation", "operation")),
        )
        == []
    )


def test_a_named_thing_is_called_by_the_nouns_beside_its_name() -> None:
    """The freighter Ansa and the cargo vessel Ansa are one ship."""
    found = terms(
        account("Post", "Gulls met the freighter Ansa.", ("the freighter Ansa", "Ansa")),
        account("Echo", "Gulls met the cargo vessel Ansa.", ("the cargo vessel Ansa", "Ansa")),
    )
    assert {"the freighter", "the cargo vessel"} in found


def test_a_clause_that_says_what_somebody_does_stands_beside_the_title() -> None:
    """Who runs the agency and the agency's director are one person in two wordings."""
    said = '"We lit the lantern," '
    found = terms(
        account(
            "Post",
            f"{said}harbour director Ada Brook said.",
            ("harbour director Ada Brook", "brook"),
            lines=(Line(words="We lit the lantern", speaker="Ada Brook", role="harbour director"),),
        ),
        account(
            "Echo",
            f"{said}said Ada Brook, who runs the harbour, on Monday.",
            lines=(Line(words="We lit the lantern", speaker="Ada Brook"),),
        ),
    )
    assert any("who runs the harbour on Monday" not in group and "who runs the harbour" in group for group in found)


def test_a_long_title_stands_with_its_name() -> None:
    """A title of several words before a name is shown whole."""
    words = "We lit the lantern"
    found = terms(
        account(
            "Post",
            f'"{words}," Minister of the Harbour Ada Brook said.',
            lines=(Line(words=words, speaker="Ada Brook"),),
        ),
        account(
            "Echo",
            f'"{words}," harbour chief Ada Brook said.',
            ("harbour chief Ada Brook", "brook"),
            lines=(Line(words=words, speaker="Ada Brook"),),
        ),
    )
    assert {"Minister of the Harbour Ada Brook", "harbour chief Ada Brook"} in found


def test_figures_and_measures_are_no_names() -> None:
    """Litres here and litres there are counted, not called."""
    assert (
        terms(
            account("Post", "The barge lost 900 litres.", ("900 litres", "litre")),
            account("Echo", "The barge lost 700 litres.", ("700 litres", "litre")),
        )
        == []
    )


def test_fixed_phrases_of_one_meaning_are_one_group() -> None:
    """Illegal immigrants and undocumented immigrants are the same people in two houses' words."""
    found = terms(
        account("Post", "The bill would cover illegal immigrants in Sandle."),
        account("Echo", "The bill would cover undocumented immigrants in Sandle."),
    )
    assert found == [{"illegal immigrants", "undocumented immigrants"}]


SPANS = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 9)), max_size=12)


@given(SPANS)
def test_the_widest_uses_cover_all_and_none_lies_in_another(pairs: list[tuple[int, int]]) -> None:
    """Every place stays covered, and no place is kept inside another."""
    uses = [
        Use(text="x", outlet_id=None, evidence=Evidence(article_id="a", start=s, end=s + n, text="x" * n), head="x")
        for s, n in pairs
    ]
    kept = [use.evidence.span for use in keep_widest(uses)]
    assert all(any(span.covers(use.evidence.span) for span in kept) for use in uses)
    assert not any(a != b and a.covers(b) for a in kept for b in kept)


def test_every_term_points_at_its_words() -> None:
    """The evidence of a term is the term, whatever its case."""
    told = (
        account("Post", "The roof of Sandle gave way at dawn.", ("The roof of Sandle", "roof")),
        account("Echo", "The roof fall at Sandle woke the town.", ("The roof fall", "fall")),
    )
    texts = {article.id: article.text for article, _ in told}
    assert all(texts[e.article_id][e.start : e.end] == e.text for e in all_evidence(wording(*told)))
