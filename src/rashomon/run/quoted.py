"""Check that words which findings show stand in what the findings point at.

In: a comparison.  Out: a sentence for each shown word run that its statement, article or evidence does not hold.
Held against each other as folded words, so that quotation marks, case and spacing do not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rashomon.model import Article, Comparison, Evidence, Happening, Statement, Update, Utterance, Wording
from rashomon.text.tokens import words


def check_quoted(comparison: Comparison) -> Iterator[str]:
    """Yield a sentence for each finding that shows words which are not where it says."""
    statements = {statement.id: statement for statement in comparison.statements}
    articles = {article.id: article for article in comparison.articles}
    for statement in comparison.statements:
        yield from _check_statement(statement)
    for utterance in comparison.utterances:
        yield from (f"utterances {utterance.id}: {wrong}" for wrong in _check_utterance(utterance, statements))
    for wording in comparison.wording:
        yield from (f"wording {wording.id}: {wrong}" for wrong in _check_wording(wording))
    for number, update in enumerate(comparison.updates):
        yield from (f"updates {number}: {wrong}" for wrong in _check_update(update, articles))
    for number, happening in enumerate(comparison.timeline):
        yield from (f"timeline {number}: {wrong}" for wrong in _check_happening(happening))


def holds(text: str, shown: str) -> bool:
    """Return whether the words of `shown` stand in `text` one after the other; no words stand everywhere."""
    return f" {' '.join(words(shown))} " in f" {' '.join(words(text))} " or not words(shown)


def _text(evidence: Iterable[Evidence]) -> str:
    return " ".join(piece.text for piece in evidence)


def _check_statement(statement: Statement) -> Iterator[str]:
    """Yield where a statement's own parts lie in another article."""
    parts = [*statement.content, *(part for part in (statement.source, statement.cue) if part is not None)]
    if any(part.article_id != statement.article_id for part in parts):
        yield f"statements {statement.id}: a part lies in another article than {statement.article_id}"


def _check_utterance(utterance: Utterance, statements: Mapping[str, Statement]) -> Iterator[str]:
    """Yield renderings of foreign statements, and changes whose words stand in neither side's content."""
    members = {utterance.base, *(rendering.statement_id for rendering in utterance.renderings)}
    for stranger in sorted(members - set(utterance.statement_ids)):
        yield f"{stranger} is rendered but is not one of its statements"
    base = statements.get(utterance.base)
    for rendering in utterance.renderings:
        here = statements.get(rendering.statement_id)
        if base is None or here is None:
            continue  # told as references that lead nowhere
        for change in rendering.changes:
            if not holds(_text(base.content), change.base):
                yield f"the base {base.id} does not say {change.base!r}"
            if not holds(_text(here.content), change.here):
                yield f"the rendering {here.id} does not say {change.here!r}"


def _check_wording(wording: Wording) -> Iterator[str]:
    for term in wording.terms:
        if not all(holds(piece.text, term.text) for piece in term.evidence):
            yield f"evidence of {term.text!r} does not hold it"
        if term.count < len(term.evidence):
            yield f"{term.text!r} is counted {term.count} times but has {len(term.evidence)} pieces of evidence"


def _check_update(update: Update, articles: Mapping[str, Article]) -> Iterator[str]:
    for change in update.changes:
        for article_id, shown in ((update.earlier, change.before), (update.later, change.after)):
            article = articles.get(article_id)
            if shown is not None and article is not None and not holds(article.text, shown):
                yield f"{article_id} does not say {shown!r}"


def _check_happening(happening: Happening) -> Iterator[str]:
    if not any(holds(piece.text, happening.text) for piece in happening.evidence):
        yield f"no evidence of {happening.date} holds {happening.text!r}"
