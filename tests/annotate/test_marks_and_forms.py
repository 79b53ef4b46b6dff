"""Every pair of quotation marks in every form and language, on invented sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from rashomon.annotate import CueModel, Parser, annotate
from rashomon.model import Statement
from tests.annotate.annotate_articles import make_article

pytestmark = pytest.mark.slow
MARKS = {
    "curly": ("“", "”"),
    "straight": ('"', '"'),
    "doubled-single": ("''", "''"),
    "backticks": ("``", "''"),
    "single": ("‘", "’"),
    "guillemets": ("«", "»"),
    "guillemets-spaced": ("« ", " »"),
    "guillemets-inward": ("»", "«"),
    "small-guillemets": ("‹", "›"),
    "small-guillemets-inward": ("›", "‹"),
    "low-high": ("„", "“"),
    "low-right": ("„", "”"),
    "low-single": ("‚", "‘"),
    "corners": ("「", "」"),
}
# Language: speaker, two sentences, and the forms; 1 and 2 stand for the sentences, ( and ) for the marks.
LANGUAGES: dict[str, tuple[str, str, str, dict[str, str]]] = {
    "en": (
        "Orla Fenn",
        "We have been waiting",
        "Nobody came",
        {
            "behind": "(1,) Orla Fenn said.",
            "inverted": "(1,) said Orla Fenn.",
            "before": "Orla Fenn said: (1.)",
            "interrupted": "(1,) Orla Fenn said. (2.)",
            "according": "(1,) according to Orla Fenn.",
            "editor": "(We [the miners - ed.] wait. He [sic] does ... too,) Orla Fenn said.",
        },
    ),
    "de": (
        "Karin Holm",
        "Wir haben gewartet",
        "Niemand kam",
        {
            "behind": "(1), sagte Karin Holm.",
            "before": "Karin Holm sagte: (1.)",
            "colon": "Karin Holm: (1.)",
            "interrupted": "(1), sagte Karin Holm. (2.)",
            "so": "(1), so Karin Holm.",
            "editor": "(Wir [die Leute - Red.] warten. Er [sic] wartet ... auch), sagte Karin Holm.",
        },
    ),
    "fr": (
        "Luc Perrin",
        "Nous avons attendu",
        "Personne ne vient",
        {
            "behind": "(1), a déclaré Luc Perrin.",
            "before": "Luc Perrin a déclaré : (1.)",
            "colon": "Luc Perrin : (1.)",
            "interrupted": "(1), a déclaré Luc Perrin. (2.)",
            "according": "(1), selon Luc Perrin.",
            "editor": "(Nous [les voisins - ndlr] attendons. Il [sic] attend ... aussi), a déclaré Luc Perrin.",
        },
    ),
    "es": (
        "Ana Ruiz",
        "Hemos esperado mucho",
        "Nadie ha venido",
        {
            "behind": "(1), dijo Ana Ruiz.",
            "before": "Ana Ruiz dijo: (1.)",
            "colon": "Ana Ruiz: (1.)",
            "interrupted": "(1), dijo Ana Ruiz. (2.)",
            "according": "(1), según Ana Ruiz.",
            "editor": "(Nosotros [los vecinos - N. de la R.] esperamos. Él [sic] espera ... también), dijo Ana Ruiz.",
        },
    ),
    "it": (
        "Lucia Banti",
        "Abbiamo aspettato molto",
        "Nessuno è venuto",
        {
            "behind": "(1), ha detto Lucia Banti.",
            "before": "Lucia Banti ha detto: (1.)",
            "colon": "Lucia Banti: (1.)",
            "interrupted": "(1), ha detto Lucia Banti. (2.)",
            "according": "(1), secondo Lucia Banti.",
            "editor": "(Noi [i vicini - ndr] aspettiamo. Lui [sic] aspetta ... pure), ha detto Lucia Banti.",
        },
    ),
    "ru": (
        "Анна Орлова",
        "Мы долго ждали",
        "Никто не пришёл",
        {
            "behind": "(1), — сказала Анна Орлова.",
            "before": "Анна Орлова сказала: (1.)",
            "colon": "Анна Орлова: (1.)",
            "interrupted": "(1), — сказала Анна Орлова. (2.)",
            "editor": "(Мы [жители — прим. ред.] ждём. Он [sic] ждёт ... тоже), — сказала Анна Орлова.",
        },
    ),
    "uk": (
        "Анна Орлюк",
        "Ми довго чекали",
        "Ніхто не прийшов",
        {
            "behind": "(1), — сказала Анна Орлюк.",
            "before": "Анна Орлюк сказала: (1.)",
            "colon": "Анна Орлюк: (1.)",
            "interrupted": "(1), — сказала Анна Орлюк. (2.)",
            "editor": "(Ми [жителі — прим. ред.] чекаємо. Він [sic] чекає ... теж), — сказала Анна Орлюк.",
        },
    ),
}
_EDGES = " .,"


def rows() -> Iterator[tuple[str, str, str]]:
    """Yield language, form and marks of every cell of the table."""
    for language, (_, _, _, forms) in LANGUAGES.items():
        for form in forms:
            for marks in MARKS:
                yield language, form, marks


def fill(language: str, form: str, marks: str) -> tuple[str, list[str]]:
    """Return the sentence of a cell and the pieces of content it holds."""
    _, first, second, forms = LANGUAGES[language]
    template = forms[form]
    content = [first, second] if "2" in template else [first]
    if form == "editor":
        content = [template[1 : template.index(")")]]
    opening, closing = MARKS[marks]
    spoken = template.replace("1", first).replace("2", second)
    return spoken.replace("(", opening).replace(")", closing), [piece.strip(_EDGES) for piece in content]


def read(text: Sequence[str], language: str, parser: Parser, cues: CueModel) -> tuple[Statement, ...]:
    """Return the statements of paragraphs in a language."""
    return annotate(make_article(text, language=language), parser=parser, cues=cues).statements


def contents(found: Sequence[Statement]) -> list[tuple[str | None, list[str]]]:
    """Return speaker and pieces of each statement, the pieces without marks at their edges."""
    return [(s.speaker.name if s.speaker else None, [c.text.strip(_EDGES) for c in s.content]) for s in found]


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_mark_serves_every_form(language: str, parser: Parser, said_cues: CueModel) -> None:
    """Whatever the marks, each form gives one statement with its speaker and whole pieces."""
    speaker, wrong = LANGUAGES[language][0], []
    for _, form, marks in (row for row in rows() if row[0] == language):
        text, content = fill(language, form, marks)
        found = contents(read([text], language, parser, said_cues))
        if found != [(speaker, content)]:
            wrong.append((form, marks, text, found))
    assert wrong == []


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_a_lost_mark_spoils_only_its_own_paragraph(language: str, parser: Parser, said_cues: CueModel) -> None:
    """A mark without its partner leaves the quotation in the next paragraph whole."""
    speaker, _, second, _ = LANGUAGES[language]
    for marks in ("curly", "straight", "guillemets", "low-high"):
        opening, closing = MARKS[marks]
        whole, _ = fill(language, "behind", marks)
        following = fill(language, "behind", marks)[0].replace(LANGUAGES[language][1], second)
        for lost in (whole.replace(opening, "", 1), whole[0] + whole[1:].replace(closing, "", 1)):
            found = contents(read([lost, following], language, parser, said_cues))
            assert found[-1] == (speaker, [second]), lost


@pytest.mark.parametrize(
    ("language", "text", "content"),
    [
        ("ar", "قال كريم حداد: «نحن جاهزون الآن».", "نحن جاهزون الآن"),
        ("zh", "王伟说：“我们已经准备好了。”", "我们已经准备好了。"),
        ("ja", "田中太郎は「私たちは準備ができている」と述べた。", "私たちは準備ができている"),
        ("tr", "“Artık hepimiz hazırız,” dedi Ali Demir.", "Artık hepimiz hazırız"),
        ("pl", "Jan Nowak powiedział: „Jesteśmy już gotowi”.", "Jesteśmy już gotowi"),
        ("nl", "‘Wij zijn klaar’, zei Jan de Vries.", "Wij zijn klaar"),
        (None, "“Xilo bara nimu,” ato Vela Moru.", "Xilo bara nimu"),
    ],
)
def test_a_language_without_a_table_gives_quotations_and_no_speaker(
    language: str, text: str, content: str, parser: Parser, said_cues: CueModel
) -> None:
    """What looks spoken is kept; who said it is not guessed."""
    (found,) = read([text], language, parser, said_cues)
    assert (found.kind, found.speaker, found.source, found.cue) == ("direct", None, None, None)
    assert found.content[0].text == content


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("tr", "Kitabın adı “Kırmızı Bir Gün” oldu."),
        ("pl", "W filmie „Sól i dym” gra Jan Nowak."),
        ("ja", "彼は「鍵」を読んだ。"),
        ("zh", "他喜欢“老房子”这个名字。"),
    ],
)
def test_titles_of_an_unknown_language_are_not_spoken(
    language: str, text: str, parser: Parser, said_cues: CueModel
) -> None:
    """Names and terms in marks inside a sentence are left alone."""
    assert read([text], language, parser, said_cues) == ()


@pytest.mark.parametrize(
    ("language", "paragraphs", "speaker", "content"),
    [
        (
            "en",
            ["Source: Orla Fenn on Nord 24", "Quote: “We wait. Nobody came.”"],
            "Orla Fenn",
            "We wait. Nobody came.",
        ),
        ("uk", ["Джерело: Анна Орлюк", "Пряма мова: «Ми чекали. Вони теж»."], "Анна Орлюк", "Ми чекали. Вони теж"),
        ("ru", ["Источник: Анна Орлова", "Прямая речь: «Мы ждали. Они тоже»."], "Анна Орлова", "Мы ждали. Они тоже"),
        ("de", ["Quelle: Karin Holm", "Zitat: „Wir warten. Er auch.“"], "Karin Holm", "Wir warten. Er auch."),
        ("en", ["Orla Fenn came.", "“We wait. Nobody came.” — Orla Fenn, mayor"], "Orla Fenn", "We wait. Nobody came."),
        ("ru", ["— Мы ждали, — сказала Анна Орлова."], "Анна Орлова", "Мы ждали"),
        ("es", ["—Esperamos mucho —dijo Ana Ruiz."], "Ana Ruiz", "Esperamos mucho"),
    ],
)
def test_labels_signatures_and_dashes_name_the_speaker(
    language: str, paragraphs: list[str], speaker: str, content: str, parser: Parser, said_cues: CueModel
) -> None:
    """Where the layout says who speaks, no verb is needed."""
    (found,) = read(paragraphs, language, parser, said_cues)
    assert found.speaker is not None
    assert (found.speaker.name, found.content[0].text.strip("»“”. ")) == (speaker, content.strip("."))


def test_speech_behind_a_dash_goes_on(parser: Parser, said_cues: CueModel) -> None:
    """What follows a second dash is another piece of the same statement."""
    found = read(["— Мы ждали, — сказала Анна Орлова. — Теперь мы идём."], "ru", parser, said_cues)
    assert contents(found) == [("Анна Орлова", ["Мы ждали", "Теперь мы идём"])]
    found = read(["—Esperamos mucho —dijo Ana Ruiz—. Ahora vamos."], "es", parser, said_cues)
    assert contents(found) == [("Ana Ruiz", ["Esperamos mucho", "Ahora vamos"])]


def test_an_item_of_a_list_is_no_speech(parser: Parser, said_cues: CueModel) -> None:
    """A dash alone opens a list."""
    assert read(["— хлеб и соль", "— вода"], "ru", parser, said_cues) == ()


@pytest.mark.parametrize(
    "headline",
    ["Mine to open soon – Fenn", "Fenn: Mine to open soon", "Mine to open soon: Fenn", "Mine to open soon, says Fenn"],
)
def test_headlines_name_their_speaker_before_or_behind(headline: str, parser: Parser, said_cues: CueModel) -> None:
    """Dash, colon on either side and a verb behind a comma give the same statement."""
    article = make_article(["Mayor Orla Fenn spoke on Monday. Fenn said it would open."], headline=headline)
    first = annotate(article, parser=parser, cues=said_cues).statements[0]
    assert (first.kind, first.content[0].text) == ("headline", "Mine to open soon")
    assert first.speaker is not None
    assert first.speaker.name == "Orla Fenn"
