"""Tell the language of an article, as an ISO 639-1 code or None.

The text decides; what the page declares counts where the text is short or the two agree.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

MIN_LETTERS = 40  # below this the declared language is all there is
SAMPLE = 1200  # characters looked at: more changes nothing, measured on the development pages
# Languages in which news pages are read here; the identifier knows 97, and short texts stray into rare ones.
KNOWN = frozenset(
    """
    ar be bg bn bs ca cs da de el en es et fa fi fr he hi hr hu hy id it ja ka kk ko lt lv mk ms nb nl no pl pt ro ru
    sk sl sq sr sv ta th tr uk ur vi zh
    """.split()
)
SAME = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "ua": "uk"}


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
    if sum(map(str.isalpha, sample)) < MIN_LETTERS:
        return code
    guess = str(_identifier().classify(sample)[0])
    guess = SAME.get(guess, guess)
    return guess if guess in KNOWN or code is None else code
