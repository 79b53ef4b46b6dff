"""Tell the language of an article, as an ISO 639-1 code or None.

The text decides: by words that one language alone writes all the time, and where these leave a doubt by the learned
identifier. What the page declares counts where the text is short.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

MIN_LETTERS = 40  # below this the declared language is all there is
WORDS_READ = 80  # words in which the everyday words of a language are counted
ENOUGH_WORDS = 6  # everyday words of one language that leave no doubt,
MOST_STRAY = 4  # as long as those of all others together are fewer than one in so many
SAMPLE = 1200  # characters looked at: more changes nothing, measured on the development pages
# Languages in which news pages are read here; the identifier knows 97, and short texts stray into rare ones.
KNOWN = frozenset(
    """
    ar be bg bn bs ca cs da de el en es et fa fi fr he hi hr hu hy id it ja ka kk ko lt lv mk ms nb nl no pl pt ro ru
    sk sl sq sr sv ta th tr uk ur vi zh
    """.split()
)
SAME = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "ua": "uk"}

# Words that stand in every text of a language and that none of the others writes.
EVERYDAY = {
    word: language
    for language, listed in {
        "en": "the and of to that with from which this they their would have been were said it is are by his he you",
        "de": "der und das ist nicht auf mit eine einen dem sich auch nach für über wurde werden sind ein wie",
        "fr": "les et est une dans pour qui sur au avec pas du sont aux cette ont été mais ces où",
        "es": "el los las y del por con una para como su más pero este ha sido según también",
        "it": "il di che è per della non sono con gli nel alla dei delle anche dalla questo più",
        "pt": "não uma os em do dos das também foi pelo ao são mais à pela até",
        "nl": "het een van en niet zijn voor naar ook wordt bij deze heeft aan maar",
        "ru": "что как это его но из был они чтобы также для или уже когда после",
        "uk": "і та що це від є його але які про також був",
        "tr": "ve bir bu için ile olarak daha olan çok gibi sonra kadar ise",
        "pl": "się jest że oraz są przez został dla które był także",
    }.items()
    for word in listed.split()
}


@cache
def _identifier() -> LanguageIdentifier:
    """Return the identifier; loaded when first needed because its model takes 0.2 s."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)


def normalize_language(tag: str | None) -> str | None:
    """Return "en" for "en-GB", "EN_us" or "eng"; None for what is no language tag."""
    if not tag:
        return None
    code = tag.strip().lower().replace("_", "-").split("-")[0]
    code = ISO_639_2.get(code, LANGUAGE_NAMES.get(code, code))
    return SAME.get(code, code) if len(code) == 2 and code.isalpha() and code.isascii() else None


LANGUAGE_NAMES = dict(
    row.split(":")
    for row in """
    english:en german:de french:fr spanish:es russian:ru ukrainian:uk italian:it portuguese:pt dutch:nl polish:pl
    turkish:tr arabic:ar chinese:zh japanese:ja korean:ko swedish:sv norwegian:no danish:da finnish:fi czech:cs
    greek:el hebrew:he hindi:hi hungarian:hu romanian:ro persian:fa indonesian:id
    """.split()
)
ISO_639_2 = dict(
    row.split(":")
    for row in """
    eng:en deu:de ger:de fra:fr fre:fr spa:es rus:ru ukr:uk ita:it por:pt nld:nl dut:nl pol:pl tur:tr ara:ar zho:zh
    chi:zh jpn:ja kor:ko swe:sv nor:no dan:da fin:fi ces:cs cze:cs ell:el gre:el heb:he hin:hi hun:hu ron:ro rum:ro
    fas:fa per:fa ind:id
    """.split()
)


def tell_language(text: str, declared: str | None) -> str | None:
    """Return the language of `text`; the declared one where the text is too short to tell."""
    code = normalize_language(declared)
    sample = text[:SAMPLE]
    known = _tell_by_words(sample)
    if known is not None:
        return known
    if sum(map(str.isalpha, sample)) < MIN_LETTERS:
        return code
    guess = str(_identifier().classify(sample)[0])
    guess = SAME.get(guess, guess)
    return guess if guess in KNOWN or code is None else code


def _tell_by_words(sample: str) -> str | None:
    """Return the language whose everyday words leave no doubt, or None."""
    words = sample.lower().split(maxsplit=WORDS_READ)[:WORDS_READ]
    found = Counter(filter(None, map(EVERYDAY.get, words)))
    if not found:
        return None
    language, count = found.most_common(1)[0]
    stray = sum(found.values()) - count
    return language if count >= ENOUGH_WORDS and stray * MOST_STRAY < count else None
