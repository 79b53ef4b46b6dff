"""Find names by their capitals alone, where no parser has read the text.

In: a text and its blocks.  Out: mentions; two capitalised words or more are a person.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.annotate.who.given_names import FEMALE_NAMES, MALE_NAMES
from rashomon.annotate.who.names import Mention
from rashomon.model import Span

_PLAIN_NAME = re.compile(
    r"[A-ZÀ-ÞА-ЯЁІЇЄҐ][\w’'-]+(?:\s+(?:(?:von|van|de|du|la|le|der|di|da|al|y|bin)\s+)?[A-ZÀ-ÞА-ЯЁІЇЄҐ][\w’'-]+){0,3}"
)


_STARTS = frozenset({". ", "? ", "! ", " «", " „", "— ", ": "})
# Capitalised at the start of a sentence, part of no name.
_LEADING = frozenset(
    """
    selon d'après d’après pour avec le la les un une der die das laut nach gemäß auch doch wie für mit según el los las
    por con secondo il lo gli per по за в на как и а но
    """.split()
)
_CYRILLIC = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ]")


def shorten_name(text: str, span: Span) -> Span:
    """Return the name without a first word that is none, of a Cyrillic run the last two words.

    In Russian, offices and countries stand before a name without a mark.
    """
    parts = span.of(text).split()
    if len(parts) > 1 and parts[0].lower() in _LEADING:
        return shorten_name(text, Span(span.start + span.of(text).index(parts[1], len(parts[0])), span.end))
    if len(parts) < 3 or not _CYRILLIC.match(parts[-1]):
        return span
    return Span(span.end - len(parts[-1]) - len(parts[-2]) - 1, span.end)


def find_plain_mentions(text: str, blocks: Sequence[Span]) -> list[Mention]:
    """Return runs of capitalised words as mentions, for languages without a parser; two words or more are a person."""
    found: list[Mention] = []
    for block in blocks:
        for match in _PLAIN_NAME.finditer(text, block.start, block.end):
            many = " " in match.group()
            starts = match.start() == block.start or text[max(0, match.start() - 2) : match.start()] in _STARTS
            if many or not starts:
                span = shorten_name(text, Span(match.start(), match.end()))
                found.append(
                    Mention(span=span, name=" ".join(span.of(text).split()), kind="person" if many else "body")
                )
    return found


# In German all nouns are written like names: an office before a name is told by how it ends.
_GERMAN_RUN = re.compile(r"[A-ZÄÖÜ][\w’'-]+(?:\s+(?:von\s+(?:der\s+)?|van\s+)?[A-ZÄÖÜ][\w’'-]+)*")
_OFFICE = re.compile(
    r".*(?:minister|sprecher|präsident|kanzler|chef|meister|leiter|direktor|politiker|richter|anwalt|anwält|sekretär|"
    r"vorsitzende|kommissar|trainer|professor|beauftragte|general|bischof|papst|könig|autor|forscher|expert|ingenieur|"
    r"manager|journalist|botschafter|abgeordnete|senator|gouverneur|doktor|herr|frau|partei|agentur|zeitung|gruppe)"
    r"(?:in|innen|en|n|r|s|e)?",
    re.IGNORECASE,
)
_ARTICLE_BEFORE = re.compile(
    r"(?:der|die|das|dem|den|des|ein|eine|einer|eines|einem|einen|vom|zum|zur|im|am)\s\Z", re.IGNORECASE
)
MAX_ARTICLE_CHARACTERS = 7


def find_german_mentions(text: str, blocks: Sequence[Span]) -> list[Mention]:
    """Return full names of persons, abbreviations of bodies, and single words that are a person's last name."""
    runs = [Span(m.start(), m.end()) for block in blocks for m in _GERMAN_RUN.finditer(text, block.start, block.end)]
    full = [name for run in runs if (name := _german_name(text, run)) is not None]
    last_names = {name.of(text).split()[-1] for name in full}
    single = [run for run in runs if run.of(text) in last_names or (run.of(text).isupper() and len(run.of(text)) > 2)]
    single += [s for run in runs if (s := _after_office(text, run)) is not None and s.of(text) in last_names]
    spans = dict.fromkeys(full, True) | {span: False for span in single if not any(span.overlaps(f) for f in full)}
    return [
        Mention(
            span=span,
            name=" ".join(span.of(text).split()),
            kind="person" if person or span.of(text) in last_names else "body",
        )
        for span, person in sorted(spans.items())
    ]


def _german_name(text: str, run: Span) -> Span | None:
    """Return the full name at the end of a run of capitalised words, without offices and nouns before it."""
    words = list(re.finditer(r"\S+", run.of(text)))
    given = next((i for i, w in enumerate(words[:-1]) if w.group().split("-")[0].lower() in _GIVEN), None)
    first = given if given is not None else 0
    if given is None:
        has_article = _ARTICLE_BEFORE.search(text, max(0, run.start - MAX_ARTICLE_CHARACTERS), run.start) is not None
        while first < len(words) - 1 and (_OFFICE.fullmatch(words[first].group()) or (first == 0 and has_article)):
            first += 1
    if len(words) - first < 2 or words[first].group().lower() in _LEADING:
        return None
    return Span(run.start + words[first].start(), run.end)


_GIVEN = FEMALE_NAMES | MALE_NAMES


def _after_office(text: str, run: Span) -> Span | None:
    """Return the last word of a run that an office opens: "Ministerin Holm"."""
    words = run.of(text).split()
    office = len(words) > 1 and _OFFICE.fullmatch(words[-2])
    return Span(run.end - len(words[-1]), run.end) if office else None
