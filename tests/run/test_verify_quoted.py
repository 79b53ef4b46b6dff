"""Words that findings show must stand in what they point at."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from rashomon.model import (
    Article,
    Change,
    Comparison,
    Happening,
    MadeBy,
    Origins,
    Rendering,
    Span,
    Statement,
    Term,
    TextChange,
    Update,
    Utterance,
    Wording,
    quote,
)
from rashomon.run.quoted import check_quoted, holds
from rashomon.run.references import check_references
from tests.builders import make_article

FULL = make_article("“We will wait for the ferry,” she said.", headline=None, key="full")
CUT = make_article("“We will wait,” she said.", headline=None, key="cut")


def make_statement(article: Article, number: int, end: int) -> Statement:
    """Return the statement whose content runs to `end`."""
    return Statement(
        id=f"st-{number}",
        article_id=article.id,
        kind="direct",
        attribution="speech",
        speaker_id=None,
        speaker=None,
        source=None,
        cue=None,
        cue_lemma=None,
        content=(quote(article.id, article.text, Span(1, end)),),
    )


def make_comparison(**lists: Any) -> Comparison:  # noqa: ANN401 - any list of the output
    """Return an output of two articles with a statement each, and `lists`."""
    nothing: dict[str, Any] = dict.fromkeys(Comparison.__struct_fields__[2:], ())
    made_by = MadeBy(version="0", options={}, weights={}, profiles=None, vectors=False)
    known = {"articles": (FULL, CUT), "statements": (make_statement(FULL, 1, 27), make_statement(CUT, 2, 13))}
    return Comparison(made_by=made_by, **{**nothing, **known, **lists})


def make_utterance(*changes: Change, statement_ids: tuple[str, ...] = ("st-1", "st-2")) -> Utterance:
    """Return the utterance of both statements, the second with `changes`."""
    return Utterance(
        id="u-1",
        story_id="y-1",
        speaker_id=None,
        said_on=None,
        statement_ids=statement_ids,
        origins=Origins(known=0, unknown=2, roots=()),
        base="st-1",
        renderings=(Rendering(statement_id="st-2", translated=False, changes=changes),),
        missing_from=(),
        sure="sure",
        because="the same words",
    )


def make_term(text: str, count: int) -> Term:
    """Return a term with one piece of evidence, the word "ferry"."""
    at = FULL.text.index("ferry")
    return Term(text=text, outlet_id=None, count=count, evidence=(quote(FULL.id, FULL.text, Span(at, at + 5)),))


def make_update(before: str | None, after: str | None) -> Update:
    """Return an update with one change."""
    change = TextChange(before=before, after=after, evidence=())
    return Update(earlier=FULL.id, later=CUT.id, changes=(change,), admitted=False)


def make_happening(text: str) -> Happening:
    """Return an entry of a timeline whose evidence is the whole first article."""
    evidence = quote(FULL.id, FULL.text, Span(0, len(FULL.text)))
    return Happening(story_id="y-1", date="2031-03-04", text=text, evidence=(evidence,), published=())


def test_findings_that_show_what_stands_there_have_no_problems() -> None:
    """Quotation marks, case and spacing do not matter; an empty side of a change stands everywhere."""
    comparison = make_comparison(
        utterances=(make_utterance(Change(op="cut", base="for the ferry", here="")),),
        wording=(Wording(id="w-1", story_id="y-1", referent="the boat", terms=(make_term("Ferry", 1),)),),
        updates=(make_update("wait for the ferry", "We will wait"), make_update(None, None)),
        timeline=(make_happening('"We will wait for the ferry," she said.'),),
    )
    assert list(check_quoted(comparison)) == []


@pytest.mark.parametrize(
    ("lists", "problem"),
    [
        (
            {"utterances": (make_utterance(Change(op="cut", base="for the bus", here="")),)},
            "utterances u-1: the base st-1 does not say 'for the bus'",
        ),
        (
            {"utterances": (make_utterance(Change(op="insert", base="", here="ferry")),)},
            "utterances u-1: the rendering st-2 does not say 'ferry'",
        ),
        (
            {"utterances": (make_utterance(statement_ids=("st-1",)),)},
            "utterances u-1: st-2 is rendered but is not one of its statements",
        ),
        (
            {"wording": (Wording(id="w-1", story_id="y-1", referent="the boat", terms=(make_term("boat", 1),)),)},
            "wording w-1: evidence of 'boat' does not hold it",
        ),
        (
            {"wording": (Wording(id="w-1", story_id="y-1", referent="the boat", terms=(make_term("ferry", 0),)),)},
            "wording w-1: 'ferry' is counted 0 times but has 1 pieces of evidence",
        ),
        ({"updates": (make_update("the bus", None),)}, f"updates 0: {FULL.id} does not say 'the bus'"),
        ({"updates": (make_update(None, "the ferry"),)}, f"updates 0: {CUT.id} does not say 'the ferry'"),
        ({"timeline": (make_happening("It sank."),)}, "timeline 0: no evidence of 2031-03-04 holds 'It sank.'"),
        (
            {"statements": (replace(make_statement(FULL, 1, 27), article_id=CUT.id),)},
            f"statements st-1: a part lies in another article than {CUT.id}",
        ),
    ],
)
def test_words_that_do_not_stand_there_are_named_with_their_finding(lists: dict[str, Any], problem: str) -> None:
    """Each kind of finding that shows words is held against what it points at."""
    assert list(check_quoted(make_comparison(**lists))) == [problem]


def test_words_are_whole_words_in_order() -> None:
    """A part of a word, or the same words in another order, is not what stands there."""
    assert holds("The ferry is late", "ferry is")
    assert not holds("The ferry is late", "erry is")
    assert not holds("The ferry is late", "is ferry")


def test_references_that_lead_nowhere_are_told_once_and_do_not_stop_the_rest() -> None:
    """A missing story, base and statement are references; their words cannot be held against anything."""
    utterance = replace(
        make_utterance(Change(op="cut", base="x", here="")), base="st-9", statement_ids=("st-9", "st-2")
    )
    comparison = make_comparison(utterances=(utterance,))
    assert list(check_quoted(comparison)) == []
    wrong = list(check_references(comparison))
    assert "utterances u-1: story_id refers to y-1, which is not among the stories" in wrong
    assert "utterances u-1: base refers to st-9, which is not among the statements" in wrong
