"""Quotation marks as they come."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.annotate.quotes import find_quotations
from rashomon.model import Span


def quotes_in(*blocks: str) -> list[str]:
    text, spans = "\n\n".join(blocks), []
    at = 0
    for block in blocks:
        spans.append(Span(at, at + len(block)))
        at += len(block) + 2
    return [q.inner.of(text) for q in find_quotations(text, spans)]


def test_curly_marks_pair() -> None:
    """Curly double marks hold one quotation."""
    assert quotes_in("“We won,” she said.") == ["We won,"]


def test_straight_marks_pair_in_turn() -> None:
    """Straight marks open before a word and close behind one."""
    assert quotes_in('"We won," she said. "At last."') == ["We won,", "At last."]


def test_doubled_single_marks_are_one_mark() -> None:
    """Two single marks stand for one double mark."""
    assert quotes_in("''We won,'' she said.") == ["We won,"]


def test_british_marks_leave_apostrophes_alone() -> None:
    """A British quotation may hold apostrophes."""
    assert quotes_in("‘It isn’t over yet,’ he said. The team’s bus left.") == ["It isn’t over yet,"]


def test_a_possessive_s_does_not_close_a_british_quotation() -> None:
    """An apostrophe behind a plural is no closing mark where another one follows."""
    assert quotes_in("‘The miners’ lamps were lit,’ he said.") == ["The miners’ lamps were lit,"]


def test_an_apostrophe_alone_quotes_nothing() -> None:
    """Contractions and plurals open no quotation."""
    assert quotes_in("It's the workers' day, isn't it?") == []


def test_guillemets_and_german_marks_pair() -> None:
    """French, Russian and German marks are read."""
    assert quotes_in("« Nous avons gagné », dit-elle.") == ["Nous avons gagné"]
    assert quotes_in("„Wir haben gewonnen“, sagte sie.") == ["Wir haben gewonnen"]


def test_a_quotation_may_hold_another() -> None:
    """A nested quotation is found behind the one around it."""
    assert quotes_in("“He told me, ‘Go home,’ and left.”") == ["He told me, ‘Go home,’ and left.", "Go home,"]


def test_a_lone_closing_mark_opens_at_the_start_of_its_paragraph() -> None:
    """A quotation whose opening mark was lost still begins and ends in its own paragraph."""
    assert quotes_in("We are ready,” he said.", "“Good,” she said.") == ["We are ready,", "Good,"]


def test_a_lost_closing_mark_spoils_only_its_own_paragraph() -> None:
    """The next paragraph's quotations are read as if nothing had happened."""
    assert quotes_in("“We are ready, he said.", "“Good,” she said.")[-1] == "Good,"


def test_a_quotation_over_paragraphs_goes_on() -> None:
    """Each paragraph of a long quotation is a quotation, the later ones marked as going on."""
    text = "“One.\n\n“Two.”"
    found = find_quotations(text, [Span(0, 5), Span(7, 13)])
    assert [(q.goes_on, q.from_before) for q in found] == [(True, False), (False, True)]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text("“”\"'‘’«»„ab .,\x00", max_size=30), min_size=1, max_size=3))
def test_a_quotation_never_leaves_its_block(blocks: list[str]) -> None:
    text, spans, at = "\n\n".join(blocks), [], 0
    for block in blocks:
        spans.append(Span(at, at + len(block)))
        at += len(block) + 2
    for q in find_quotations(text, spans):
        assert spans[q.block].covers(q.outer)
        assert q.outer.covers(q.inner)
