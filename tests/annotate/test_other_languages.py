"""Languages without a parser."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NoReturn

import pytest

from rashomon.annotate import annotate
from tests.annotate.annotate_articles import make_article


class NoParser:
    """A parser that must not be asked."""

    def parse(self, texts: Sequence[str]) -> NoReturn:
        """Fail: the English parser never reads other languages."""
        raise AssertionError(texts)


@pytest.mark.parametrize(
    ("language", "text", "speaker", "content"),
    [
        ("de", "„Wir haben lange gewartet“, sagte Karin Holm.", "Karin Holm", "Wir haben lange gewartet"),
        ("fr", "« Nous avons attendu », a déclaré Luc Perrin.", "Luc Perrin", "Nous avons attendu"),
        ("fr", "Selon Luc Perrin, la salle a applaudi.", "Luc Perrin", "la salle a applaudi"),
        ("es", "Ana Ruiz dijo que la presa era segura.", "Ana Ruiz", "la presa era segura"),
        ("ru", "«Мы долго ждали этого», — сказала Анна Орлова.", "Анна Орлова", "Мы долго ждали этого"),
    ],
)
def test_plain_attributions_are_read(language: str, text: str, speaker: str, content: str) -> None:
    """Cue tables find who said what."""
    (found,) = annotate(make_article([text], language=language), parser=NoParser()).statements
    assert found.speaker is not None
    assert (found.speaker.name, found.content[0].text) == (speaker, content)


def test_an_unknown_language_yields_no_guess() -> None:
    """Without a table nothing is attributed."""
    article = make_article(["Xyz abc «def ghi jkl», mno Pqr Stu."], language="xx")
    assert annotate(article, parser=NoParser()).statements == ()
