"""Narrowing a comparison to what a reader asks for."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.console import Console

from rashomon.errors import UsageError
from rashomon.model import Comparison, Role, Span, quote
from rashomon.run.references import check_references
from rashomon.show import print_comparison, render_markdown, render_report
from rashomon.show.selection import KINDS, Selection, read_selection, select_findings
from tests.show.invented_story import build_comparison


def test_without_a_wish_nothing_is_left_out() -> None:
    """An empty selection gives the very same comparison."""
    comparison = build_comparison()
    assert select_findings(comparison, read_selection()) is comparison


def test_only_the_kinds_asked_for_are_kept() -> None:
    """Contradictions stay, the other lists are empty, and copies still fold under their origin."""
    kept = select_findings(build_comparison(), read_selection(only="conflicts, timeline"))
    assert kept.conflicts
    assert kept.timeline
    assert kept.copies
    assert (kept.utterances, kept.facts, kept.wording, kept.citations) == ((), (), (), ())
    assert not any(update.changes for update in kept.updates)
    assert kept.made_by.options["narrowed"] == {"only": ["conflicts", "timeline"]}


def test_utterances_alone_say_nothing_of_who_lacks_them() -> None:
    """Who lacks something is a kind of finding of its own."""
    comparison = build_comparison()
    assert not any(u.missing_from for u in select_findings(comparison, read_selection(only="utterances")).utterances)
    assert any(u.missing_from for u in select_findings(comparison, read_selection(only="omissions")).utterances)


def test_a_story_is_meant_by_its_id_or_words_of_its_title() -> None:
    """The other stories and their articles are left out; the pages that were read stay counted."""
    comparison = build_comparison()
    by_id = select_findings(comparison, read_selection(story="library"))
    by_words = select_findings(comparison, read_selection(story=by_id.stories[0].title.text[:12].upper()))
    assert [story.id for story in by_words.stories] == ["library"]
    assert {article.id for article in by_words.articles} == {"lib1", "lib2"}
    assert by_words.pages == comparison.pages


def test_a_speaker_is_meant_by_a_part_of_the_name() -> None:
    """The words, the contradictions they stand in and what the speaker is called are kept."""
    kept = select_findings(build_comparison(), read_selection(speaker="tolvane"))
    assert {utterance.id for utterance in kept.utterances} == {"u1"}
    assert {conflict.id for conflict in kept.conflicts} == {"c2"}
    assert [group.referent for group in kept.wording] == ["Ingrid Tolvane"]
    assert not kept.facts


def test_since_keeps_what_a_later_account_has_part_in() -> None:
    """A finding between earlier accounts alone is not new; an undated account is never called new."""
    kept = select_findings(build_comparison(), read_selection(since="2031-03-05"))
    assert "c4" in {conflict.id for conflict in kept.conflicts}
    assert "c6" not in {conflict.id for conflict in kept.conflicts}
    assert {story.id for story in kept.stories} == {"ferry", "library", "cheese"}


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        ({"only": "rumours"}, "rumours"),
        ({"since": "yesterday"}, "yesterday"),
        ({"story": "no such thing"}, "no such thing"),
        ({"speaker": "nobody"}, "nobody"),
    ],
)
def test_a_wish_that_means_nothing_is_named(wish: dict[str, str], words: str) -> None:
    """The message holds the word that was not understood."""
    with pytest.raises(UsageError, match=words):
        select_findings(build_comparison(), read_selection(**wish))


def _with_roles() -> Comparison:
    """Return the run with a role for each speaker in its first and its last article."""
    made = build_comparison()
    spans = [quote(article.id, article.text, Span(0, 4)) for article in (made.articles[0], made.articles[-1])]
    roles = tuple(Role(text=span.text, evidence=span) for span in spans)
    return replace(made, speakers=tuple(replace(speaker, roles=roles) for speaker in made.speakers))


@settings(max_examples=40, deadline=None)
@given(
    kinds=st.frozensets(st.sampled_from(KINDS)),
    story=st.sampled_from([None, "ferry", "library", "cheese"]),
    speaker=st.sampled_from([None, "Radec", "e"]),
    since=st.sampled_from([None, "2031-03-05", "2031-03"]),
)
def test_what_is_kept_refers_only_to_what_is_kept(
    kinds: frozenset[str], story: str | None, speaker: str | None, since: str | None
) -> None:
    """Whatever is asked for, no reference leads nowhere and the outputs can be made."""
    comparison = _with_roles()
    try:
        kept = select_findings(comparison, Selection(kinds=kinds, story=story, speaker=speaker, since=since))
    except UsageError:
        return
    before = set(check_references(comparison))
    assert set(check_references(kept)) <= before
    articles = {article.id for article in kept.articles}
    assert {role.evidence.article_id for speaker in kept.speakers for role in speaker.roles} <= articles
    assert render_report(kept)


def test_every_output_says_that_findings_were_left_out() -> None:
    """A narrowed comparison is never taken for a whole one."""
    kept = select_findings(build_comparison(), read_selection(only="conflicts", since="2031-03-05"))
    printed = io.StringIO()
    print_comparison(kept, Console(file=printed, width=120))
    for output in (render_report(kept), render_markdown(kept), printed.getvalue()):
        assert "Narrowed to only conflicts; since 2031" in output.replace("\\", "")
