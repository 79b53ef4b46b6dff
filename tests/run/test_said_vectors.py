"""Vectors of what is said: only where a story is told in several languages."""

from __future__ import annotations

import math

from rashomon.model import Annotations, Article
from rashomon.run.said_vectors import embed_statements, first_sentences, heard_twice
from tests.builders import make_article
from tests.compare.tellings import Line, annotate_by_hand


def account(words: str, speaker: str, *, language: str, key: str) -> tuple[Article, Annotations]:
    """Return an account in which the speaker says the words."""
    article = make_article(f"{speaker}: {words}.", key=key, language=language)
    return article, annotate_by_hand(article, [Line(words=words, speaker=speaker)])


def test_a_story_in_one_language_needs_no_vectors() -> None:
    """English beside English costs nothing."""
    told = [account("The pier is closed", "Ada Brook", language="en", key=key) for key in "ab"]
    assert embed_statements([a for a, _ in told], [n for _, n in told]) is None


def test_translations_lie_nearer_than_other_statements() -> None:
    """Each statement gets a vector of length 1; what means the same points the same way."""
    told = [
        account("The pier has been closed since the storm", "Ada Brook", language="en", key="a"),
        account("La jetée est fermée depuis la tempête", "Ada Brook", language="fr", key="b"),
        account("Cheese prices rose by a quarter", "Ivo Lund", language="en", key="c"),
    ]
    vectors = embed_statements([a for a, _ in told], [n for _, n in told])
    assert vectors is not None
    english, french, other = (vectors[notes.statements[0].id] for _, notes in told)
    assert math.isclose(math.hypot(*english), 1, abs_tol=0.01)
    near, far = (sum(x * y for x, y in zip(english, row, strict=True)) for row in (french, other))
    assert near > far + 0.2


def test_of_many_statements_only_speakers_of_two_languages_are_kept() -> None:
    """A surname that two scripts spell in their own way is heard in both."""
    told = [
        account("The pier is closed", "Olena Zelenska", language="en", key="a"),
        account("Пирс закрыт", "Олена Зеленська", language="uk", key="b"),
        account("Prices rose", "Ivo Lund", language="en", key="c"),
    ]
    statements = [notes.statements[0] for _, notes in told]
    kept = heard_twice(statements, {a.id: a.language or "" for a, _ in told})
    assert [s.speaker.name for s in kept if s.speaker] == ["Olena Zelenska", "Олена Зеленська"]


def test_of_a_long_story_the_first_sentences_are_taken() -> None:
    """Three hundred sentences are shared out over the articles; headlines are none of them."""
    told = [account("Well. " * 200, "Ada Brook", language="en", key=key) for key in "ab"]
    found = first_sentences([a for a, _ in told], [n for _, n in told])
    assert len(found) == 2 * 150
    assert all(key.split("/")[0] in {a.id for a, _ in told} for key in found)
