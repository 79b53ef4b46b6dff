"""The example pages against their gold: what an editor marked is what the program must find."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

import rashomon
from rashomon.model import Article, Comparison, Conflict, Statement
from rashomon.text.tokens import words

ROOT = Path(__file__).resolve().parent.parent
Gold = dict[str, Any]  # plain JSON

ALIKE = 0.5  # share of words that two texts have in common, above which they mean one place

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def gold() -> Gold:
    """What an editor found in the example pages."""
    marked: Gold = json.loads((ROOT / "examples" / "gold.json").read_text("utf-8"))
    return marked


@pytest.fixture(scope="module")
def found() -> Comparison:
    """What the program finds in them."""
    return rashomon.compare([ROOT / "examples" / "pages"])


def by_page(found: Comparison) -> dict[str, Article]:
    """Return each article under its page's name."""
    names = {page.id: Path(page.path).stem for page in found.pages}
    return {names[article.page_id]: article for article in found.articles}


def pages_of(found: Comparison, article_ids: Iterable[str]) -> frozenset[str]:
    """Return the names of the pages of some articles."""
    names = {article.id: name for name, article in by_page(found).items()}
    return frozenset(names[i] for i in article_ids)


def share(a: str, b: str) -> float:
    """Return the share of words that two texts have in common, 0 to 1."""
    left, right = Counter(words(a)), Counter(words(b))
    return (left & right).total() / max((left | right).total(), 1)


def content_of(statement: Statement) -> str:
    """Return what was said, pieces joined."""
    return " ".join(piece.text for piece in statement.content)


def test_every_page_gives_its_article(found: Comparison, gold: Gold) -> None:
    """No page is lost, and each has the headline, dek, authors and date that it shows."""
    articles = by_page(found)
    assert set(articles) == set(gold["articles"])
    for name, want in gold["articles"].items():
        article = articles[name]
        assert words(article.headline or "") == words(want["headline"]), name
        assert words(article.dek or "") == words(want["dek"] or ""), name
        assert sorted(article.authors) == sorted(want["authors"]), name
        published = article.published.value[:10] if article.published else None
        assert published == (want["published"] and want["published"][:10]), name


def test_bodies_hold_the_article_and_nothing_else(found: Comparison, gold: Gold) -> None:
    """Nearly all words of the body are there, and hardly any of the page's furniture."""
    for name, article in by_page(found).items():
        want = Counter(words(" ".join(gold["articles"][name]["body"])))
        got = Counter(words(" ".join(span.of(article.text) for span in article.paragraphs)))
        assert (want & got).total() >= 0.97 * want.total(), name
        assert (want & got).total() >= 0.85 * got.total(), name


def test_stories_are_exactly_the_editors(found: Comparison, gold: Gold) -> None:
    """Three stories, and three pages that belong to none."""
    got = {pages_of(found, story.article_ids) for story in found.stories}
    assert got == {frozenset(pages) for pages in gold["stories"].values()}


def test_copies_and_updates_are_exactly_the_editors(found: Comparison, gold: Gold) -> None:
    """Who copied whom, with or without credit; and the sentence that changed without a word."""
    got = {pages_of(found, group.article_ids) for group in found.copies}
    want = {frozenset({*group["pages"], group["origin"]} & set(gold["articles"])) for group in gold["copies"]}
    assert got == want
    (update,) = found.updates
    assert any("forty" in (change.after or "") for change in update.changes)


def test_statements_are_found_with_their_speakers(found: Comparison, gold: Gold) -> None:
    """Most of what is said is found, little else, and the speaker is right."""
    pages = {article.id: name for name, article in by_page(found).items()}
    given = [(pages[s.article_id], piece.text, s) for s in found.statements for piece in s.content]
    matched = [
        (
            want,
            next(
                (s for page, text, s in given if page == want["page"] and share(text, want["content"]) >= ALIKE), None
            ),
        )
        for want in gold["statements"]
    ]
    hits = [(want, statement) for want, statement in matched if statement is not None]
    right = [want for want, s in hits if s.speaker and words(s.speaker.name)[-1:] == words(want["speaker"])[-1:]]
    assert len(hits) >= 0.8 * len(matched)
    assert len(hits) >= 0.8 * len(given)
    assert len(right) >= 0.75 * len(hits)


def test_nothing_that_nobody_says_is_a_statement(found: Comparison, gold: Gold) -> None:
    """Scare quotes, titles and figures of speech stay out, but for one in twenty."""
    pages = {article.id: name for name, article in by_page(found).items()}
    taken = [
        row["text"]
        for row in gold["not_statements"]
        for s in found.statements
        if pages[s.article_id] == row["page"] and share(content_of(s), row["text"]) >= ALIKE
    ]
    assert len(taken) <= len(gold["not_statements"]) / 20, taken


def test_differences_that_do_not_contradict_are_no_conflicts(found: Comparison, gold: Gold) -> None:
    """Updates, other scopes and roundings are told apart from contradictions."""
    pages = {article.id: name for name, article in by_page(found).items()}
    conflicts = [conflict for conflict in found.conflicts if conflict.status == "conflict"]
    taken = [row["about"] for row in gold["not_conflicts"] if any(shows(c, row["sides"], pages) for c in conflicts)]
    assert len(taken) <= 1, taken


def shows(conflict: Conflict, sides: list[dict[str, str]], pages: dict[str, str]) -> bool:
    """Return whether two sides of the conflict stand on texts of different value."""
    held = [
        {
            s["value"]
            for s in sides
            for e in side.evidence
            if pages[e.article_id] == s["page"] and same(s["text"], e.text)
        }
        for side in conflict.sides
    ]
    return any(x != y for i, a in enumerate(held) for b in held[i + 1 :] for x in a for y in b)


def same(a: str, b: str) -> bool:
    """Return whether two texts mean one place."""
    return share(a, b) >= ALIKE or " ".join(words(a)) in " ".join(words(b))


def test_one_sentence_in_five_renderings_is_one_utterance(found: Comparison) -> None:
    """The spokesman's sentence is collated over the outlets, and the dropped middle sentence is marked as a cut."""
    texts = {statement.id: content_of(statement) for statement in found.statements}
    utterance = next(u for u in found.utterances if any("about everything." in texts[i] for i in u.statement_ids))
    cuts = [change.base for r in utterance.renderings for change in r.changes if change.op == "cut"]
    assert len({s.article_id for s in found.statements if s.id in utterance.statement_ids}) >= 4
    assert any("islands are not" in cut for cut in cuts)


def test_no_finding_is_without_exact_evidence(found: Comparison) -> None:
    """Every piece of evidence is the slice of the article that it claims to be."""
    from rashomon.run.verify import walk_evidence

    texts = {article.id: article.text for article in found.articles}
    pieces = [evidence for _, evidence in walk_evidence(found)]
    assert len(pieces) > 300
    assert all(texts[e.article_id][e.start : e.end] == e.text for e in pieces)
