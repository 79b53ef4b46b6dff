"""Languages without a parser: invented texts, a form each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.annotate import annotate
from rashomon.annotate.sentences import split_sentences
from rashomon.model import Span, Statement
from tests.annotate.annotate_articles import make_article


class NoParser:
    """A parser that must not be asked."""

    def parse(self, texts: Sequence[str]) -> NoReturn:
        """Fail: the English parser never reads other languages."""
        raise AssertionError(texts)


def read(language: str, text: str) -> tuple[Statement, ...]:
    """Return the statements of one paragraph."""
    return annotate(make_article([text], language=language), parser=NoParser()).statements


GERMAN = [
    ("„Wir haben lange gewartet“, sagte Karin Holm.", "Karin Holm", ["Wir haben lange gewartet"]),
    ("Karin Holm sagte am Montag: „Wir warten nicht länger.“", "Karin Holm", ["Wir warten nicht länger."]),
    ("Die Ministerin Karin Holm sagte, dass der Damm sicher sei.", "Karin Holm", ["dass der Damm sicher sei"]),
    ("Karin Holm, Leiterin des Amtes, sagte, der Damm sei sicher.", "Karin Holm", ["der Damm sei sicher"]),
    ("Am Montag erklärte Karin Holm, der Damm sei sicher.", "Karin Holm", ["der Damm sei sicher"]),
    ("Karin Holm hat angekündigt, den Damm zu erneuern.", "Karin Holm", ["den Damm zu erneuern"]),
    ("Karin Holm teilte am Montag mit, dass zwei Pumpen fehlen.", "Karin Holm", ["dass zwei Pumpen fehlen"]),
    ("Laut Karin Holm fehlen zwei Pumpen.", "Karin Holm", ["fehlen zwei Pumpen"]),
    ("Nach Angaben von Karin Holm fehlen zwei Pumpen.", "Karin Holm", ["fehlen zwei Pumpen"]),
    ("Zwei Pumpen fehlen nach Angaben von Karin Holm seit Mai.", "Karin Holm", ["Zwei Pumpen fehlen", "seit Mai"]),
    ("Karin Holm zufolge fehlen zwei Pumpen.", "Karin Holm", ["fehlen zwei Pumpen"]),
    ("Zwei Pumpen fehlen, so Karin Holm.", "Karin Holm", ["Zwei Pumpen fehlen"]),
    ("Zwei Pumpen fehlten, teilte Karin Holm mit.", "Karin Holm", ["Zwei Pumpen fehlten"]),
    ("Wie Karin Holm mitteilte, fehlen zwei Pumpen.", "Karin Holm", ["fehlen zwei Pumpen"]),
    ("„Der Damm hält“, so Karin Holm.", "Karin Holm", ["Der Damm hält"]),
]
OTHERS = [
    ("fr", "« Nous avons attendu », a déclaré Luc Perrin.", "Luc Perrin", ["Nous avons attendu"]),
    ("fr", "« Nous avons attendu, a déclaré Luc Perrin, et nous attendons. »", "Luc Perrin",
     ["Nous avons attendu", "et nous attendons."]),
    ("fr", "Le maire Luc Perrin a déclaré mardi que la digue tiendrait.", "Luc Perrin", ["la digue tiendrait"]),
    ("fr", "Selon Luc Perrin, la salle a applaudi.", "Luc Perrin", ["la salle a applaudi"]),
    ("fr", "La digue est sûre, a assuré Luc Perrin, porte-parole de la région.", "Luc Perrin", ["La digue est sûre"]),
    ("fr", "Comme l'a expliqué le maire Luc Perrin, les pompes tournent.", "Luc Perrin", ["les pompes tournent"]),
    ("es", "«No habrá cortes de agua», aseguró Ana Ruiz.", "Ana Ruiz", ["No habrá cortes de agua"]),
    ("es", "Ana Ruiz dijo que la presa era segura.", "Ana Ruiz", ["la presa era segura"]),
    ("es", "La alcaldesa de Villarta, Ana Ruiz, dijo que la presa era segura.", "Ana Ruiz", ["la presa era segura"]),
    ("es", "Según Ana Ruiz, dos casas se hundieron.", "Ana Ruiz", ["dos casas se hundieron"]),
    ("es", "La presa resistirá, explicó la ingeniera Ana Ruiz.", "Ana Ruiz", ["La presa resistirá"]),
    ("it", "«Non ci saranno ritardi», ha assicurato Lucia Banti.", "Lucia Banti", ["Non ci saranno ritardi"]),
    ("it", "Lucia Banti ha detto che la diga è sicura.", "Lucia Banti", ["la diga è sicura"]),
    ("it", "Secondo Lucia Banti, due case sono crollate.", "Lucia Banti", ["due case sono crollate"]),
    ("it", "La diga terrà, ha spiegato l'ingegnere Paolo Riva.", "Paolo Riva", ["La diga terrà"]),
    ("ru", "«Мы долго ждали этого», — сказала Анна Орлова.", "Анна Орлова", ["Мы долго ждали этого"]),
    ("ru", "Мэр города Анна Орлова заявила, что плотина безопасна.", "Анна Орлова", ["плотина безопасна"]),
    ("ru", "Дорога закрыта, сообщил инженер Иван Косов.", "Иван Косов", ["Дорога закрыта"]),
    ("ru", "Как отметил Иван Косов, насосы работают.", "Иван Косов", ["насосы работают"]),
    ("uk", "«Ми довго чекали», — сказала Анна Орлюк.", "Анна Орлюк", ["Ми довго чекали"]),
    ("uk", "Мер міста Анна Орлюк заявила, що гребля безпечна.", "Анна Орлюк", ["гребля безпечна"]),
    ("uk", "Дорогу закрито, повідомив інженер Іван Косар.", "Іван Косар", ["Дорогу закрито"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "speaker", "content"), [*(("de", *row) for row in GERMAN), *OTHERS])
def test_plain_attributions_are_read(language: str, text: str, speaker: str, content: list[str]) -> None:
    """Each form gives one statement with its speaker and its pieces of content."""
    (found,) = read(language, text)
    assert found.speaker is not None
    assert (found.speaker.name, [c.text for c in found.content]) == (speaker, content)


def test_reported_speech_goes_on_without_a_verb_of_saying() -> None:
    """A sentence in the subjunctive belongs to whoever spoke before; several are one statement."""
    text = "Karin Holm sagte, der Damm sei sicher. Er werde halten. Die Pumpen seien neu. Der Sommer war warm."
    _, free = read("de", text)
    assert (free.content[0].text, free.cue, free.speaker and free.speaker.name) == (
        "Er werde halten. Die Pumpen seien neu",
        None,
        "Karin Holm",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Das sorgte dafür, dass der Damm hielt.",
        "Die Zeitung „Neues Ufer“ erscheint seit Mai.",
        "Am 11. September stieg das Wasser.",
        "Nach der Flut wurden zwei Pumpen gekauft.",
        "Die Versuche, den Damm zu retten, scheiterten.",
        "Kann das sein?",
    ],
)
def test_what_nobody_said_is_no_statement(text: str) -> None:
    """Consequences, names in marks, times and nouns that look like verbs attribute nothing."""
    assert read("de", text) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Das Amt dementierte, dass Wasser austrete."),
        ("es", "La empresa negó que hubiera fugas."),
        ("it", "La ditta ha negato che ci siano perdite."),
        ("ru", "Губернатор опроверг, что вода поднимается."),
    ],
)
def test_what_is_denied_is_marked(language: str, text: str) -> None:
    """A cue of denial marks its content."""
    (found,) = read(language, text)
    assert found.denied


def test_an_unknown_language_yields_no_guess() -> None:
    """Without a table nothing is attributed: a name in marks is left, a quotation has no speaker."""
    assert read("xx", "Xyz abc «Def ghi» mno Pqr Stu.") == ()
    (found,) = read("xx", "Xyz abc «def ghi jkl», mno Pqr Stu.")
    assert (found.speaker, found.source) == (None, None)


def test_a_german_ordinal_ends_no_sentence() -> None:
    """The stop behind a small number belongs to it where the language writes ordinals so."""
    text = "Am 3. Mai kam das Wasser. Es stieg bis zum 5. Der Damm hielt."
    found = split_sentences(text, [Span(0, len(text))], language="de")
    assert [s.of(text) for s in found] == ["Am 3. Mai kam das Wasser.", "Es stieg bis zum 5.", "Der Damm hielt."]


def test_the_sentence_before_is_what_this_tells_of() -> None:
    """A sentence of nothing but "Das teilte X mit" attributes the one before it."""
    (found,) = read("de", "Zwei Pumpen sind ausgefallen. Das teilte Karin Holm am Montag mit.")
    assert (found.content[0].text, found.speaker and found.speaker.name) == (
        "Zwei Pumpen sind ausgefallen",
        "Karin Holm",
    )


def test_a_sentence_without_end_is_left_alone() -> None:
    """A list or noise of thousands of words is no sentence, and costs no time."""
    assert read("de", "er sagte, dass " * 4000) == ()


WORDS = [
    *"sagte dass „ “ « » que Holm die sei laut zufolge so : , . заявил что dijo che wie Das teilte mit ( )".split(),
    "a déclaré", "ha detto", "nach Angaben", "\n",
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["de", "fr", "es", "it", "ru", "uk"]), st.lists(st.sampled_from(WORDS), max_size=40))
def test_every_piece_lies_within_one_paragraph(language: str, words: list[str]) -> None:
    """Whatever the words, content, cue and source are places of the text, and no piece crosses a paragraph."""
    article = make_article([part for part in " ".join(words).split("\n") if part.strip()], language=language)
    for statement in annotate(article, parser=NoParser()).statements:
        for piece in statement.content:
            assert piece.text == article.text[piece.span.start : piece.span.end]
            assert any(block.covers(piece.span) for block in article.blocks())
