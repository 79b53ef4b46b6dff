"""Find the names in an article and make entities of them.

In: parsed frames.  Out: mentions of persons, bodies and places with full names, roles and, where it shows, gender.
A bare surname is the full name that ends in it; titles are no part of a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from rashomon.annotate.frames import Frame
from rashomon.annotate.given_names import FEMALE_NAMES, MALE_NAMES
from rashomon.annotate.titles import BODY_NAME_WORDS, CAPITALS, FEMALE, MALE, NO_NAMES, PLACES, ROLE_FOLDS, TITLES
from rashomon.model import Span
from rashomon.model.base import Value
from rashomon.text.calendar import MONTHS, WEEKDAYS
from rashomon.text.normalize import fold, strip_accents

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NameKind = Literal["person", "body", "place"]
Gender = Literal["male", "female"] | None
_KIND_OF: dict[str, NameKind] = {
    "PERSON": "person",
    "ORG": "body",
    "GPE": "place",
    "LOC": "place",
    "FAC": "body",
    "NORP": "place",
}
MAX_ROLE_WORDS = 8
KEYS_KEPT = 4096  # more names than an article holds
_GLUED_ARTICLE = re.compile(r"\AThe(?=[A-Z][a-z])")  # "TheKremlin": a link ate the space
_NEVER_NAMES = frozenset({*MONTHS, *WEEKDAYS, *NO_NAMES})
_PARTICLES = frozenset("van von de del della di da al el bin ibn la le du dos der den ten ter".split())


class Mention(Value, frozen=True, kw_only=True):
    """A name as it stands: `name` without titles, its place, the role beside it, whether it is a subject."""

    span: Span
    name: str
    kind: NameKind
    role: Span | None = None
    gender: Gender = None
    main_subject: bool = False


class Person(Value, frozen=True, kw_only=True):
    """One entity in the making: the fullest name, all mentions in order, roles as folded head nouns."""

    name: str
    kind: NameKind
    mentions: tuple[Mention, ...]
    gender: Gender = None


def find_mentions(frames: Sequence[Frame], docs: Sequence[Doc], text: str) -> list[Mention]:
    """Return the names of all frames in order of place."""
    found = [m for frame, doc in zip(frames, docs, strict=True) for m in _mentions_of(frame, doc, text)]
    return sorted(found, key=lambda m: m.span)


def _mentions_of(frame: Frame, doc: Doc, text: str) -> Iterator[Mention]:
    taken: set[int] = set()
    for ent in doc.ents:
        kind = _KIND_OF.get(ent.label_)
        if kind is None:
            continue
        mention = _mention(frame, doc, ent.start, ent.end, kind, text)
        if mention is not None:
            taken.update(range(ent.start, ent.end))
            yield mention
    for start, end in _proper_runs(doc, taken):
        mention = _mention(frame, doc, start, end, _guess_kind(doc, start, end), text)
        if mention is not None:
            yield mention


def _proper_runs(doc: Doc, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Yield runs of proper nouns that the recogniser passed over."""
    start = None
    for token in [*doc, None]:
        proper = token is not None and token.pos_ == "PROPN" and token.i not in taken and token.text[:1].isupper()
        if proper and start is None:
            start = token.i
        elif not proper and start is not None:
            yield start, token.i if token is not None else len(doc)
            start = None


def _guess_kind(doc: Doc, start: int, end: int) -> NameKind:
    if any(doc[i].lower_.strip(".") in TITLES for i in range(max(0, start - 1), end)):
        return "person"
    head = doc[end - 1]
    says = head.dep_ == "nsubj" and head.head.lemma_ in {"say", "tell", "add", "ask", "write"}
    return "person" if end - start == 2 or (end - start == 1 and says) else "body"


def _mention(frame: Frame, doc: Doc, start: int, end: int, kind: NameKind, text: str) -> Mention | None:
    first = start
    while end > start and (doc[end - 1].tag_ == "POS" or doc[end - 1].is_punct):
        end -= 1
    while start < end and (
        _is_title(doc[start], kind) or doc[start].is_punct or doc[start].lower_ in {"the", "a", "an"}
    ):
        start += 1
    while (
        start < end - 2 and doc[start].text.isupper() and not doc[end - 1].text.isupper() and len(doc[start].text) > 2
    ):
        start += 1  # a tabloid's first word: "HUNKY Yann Delcour"
    if start >= end or doc[end - 1].is_space:
        return None
    if kind == "person" and not doc[start].text[:1].isupper() and doc[start].lower_ not in _PARTICLES:
        return None
    span = frame.text_span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1].text))
    name = " ".join(span.of(text).split())
    name = _GLUED_ARTICLE.sub("", name)
    if (
        not any(c.isalpha() for c in name)
        or not any(c.isupper() for c in name)
        or fold(name).strip(".") in _NEVER_NAMES
    ):
        return None
    if key_of(name) in PLACES:
        kind = "place"
    root = doc[start:end].root
    named_like_a_person = kind == "person" or (kind == "body" and start > first)
    role = _role_beside(frame, doc, start, end, root) if named_like_a_person else None
    return Mention(
        span=span, name=name, kind=kind, role=role,
        gender=_gender_at(doc, start, role, text) if kind == "person" else None,
        main_subject=_is_main_subject(root),
    )  # fmt: skip


def _is_title(token: Token, kind: NameKind) -> bool:
    return kind != "place" and token.lower_.strip(".") in TITLES and token.text[:1].isupper() | (kind == "person")


def _is_main_subject(root: Token) -> bool:
    """Return whether a name is the subject of its sentence's main verb, or the first subject there is."""
    if root.dep_ == "appos" and root.head.pos_ == "NOUN":
        root = root.head  # "Its owner, Ann Lee, denied it": the name beside the subject
    if root.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    if root.head.dep_ == "ROOT" or (root.head.dep_ in {"conj", "parataxis"} and root.head.head.dep_ == "ROOT"):
        return True
    return root.head.dep_ == "ccomp" and not any(t.dep_ in {"nsubj", "nsubjpass"} for t in root.sent if t.i < root.i)


def _role_beside(frame: Frame, doc: Doc, start: int, end: int, root: Token) -> Span | None:
    """Return the title before the name or the apposition behind or before it."""
    left = start
    while left > 0 and start - left < MAX_ROLE_WORDS and _is_role_word(doc[left - 1], root):
        left -= 1
    if (
        left < start
        and any(doc[i].pos_ in {"NOUN", "PROPN"} for i in range(left, start))
        and doc[start - 1].pos_ != "ADJ"
    ):
        return frame.text_span(doc[left].idx, doc[start - 1].idx + len(doc[start - 1].text))
    noun = next((c for c in root.children if c.dep_ == "appos" and c.pos_ == "NOUN"), None)
    if noun is None and root.dep_ == "appos" and root.head.pos_ == "NOUN":
        noun = root.head
    if noun is None:
        return None
    left_edge, right = noun.left_edge.i, noun.i + 1
    for child in noun.children:
        if (
            child.i > noun.i
            and child.dep_ == "prep"
            and child.right_edge.i < noun.i + MAX_ROLE_WORDS
            and not (child.i <= start <= child.right_edge.i)
        ):
            right = child.right_edge.i + 1
    if not (right <= start or left_edge >= end):
        return None
    while left_edge < noun.i and (doc[left_edge].is_punct or doc[left_edge].is_space):
        left_edge += 1
    return frame.text_span(doc[left_edge].idx, doc[right - 1].idx + len(doc[right - 1].text))


def _is_role_word(token: Token, root: Token) -> bool:
    if token.is_punct and token.text not in {"-", "'"}:
        return False
    if token.pos_ in {"DET", "VERB", "ADP", "CCONJ", "PRON", "AUX", "SCONJ", "ADV", "NUM", "SPACE"}:
        return False
    return (
        token.head == root
        or token.head.head == root
        or token.lower_.strip(".") in TITLES
        or token.tag_ in {"POS", "HYPH"}
    )


def _gender_at(doc: Doc, start: int, role: Span | None, text: str) -> Gender:
    words = role.of(text).lower().split() if role else []
    if start > 0:
        words.append(doc[start - 1].lower_)
    words = [w.strip(".,") for w in words]
    return "male" if any(w in MALE for w in words) else "female" if any(w in FEMALE for w in words) else None


@lru_cache(maxsize=KEYS_KEPT)
def key_of(name: str) -> str:
    """Return the name for comparing: folded, without accents and a leading article."""
    return strip_accents(fold(name)).removeprefix("the ")


def group_mentions(mentions: Iterable[Mention]) -> list[Person]:
    """Return the entities of the mentions, in order of first mention; a surname joins the last full name before it."""
    ordered = list(mentions)
    human = {key_of(m.name) for m in ordered if m.kind == "person" or m.role or m.gender}
    fulls = [m for m in ordered if " " in m.name and m.kind != "place" and key_of(m.name) in human]
    by_word: dict[str, list[Mention]] = {}
    for full_mention in fulls:
        for word in sorted(set(key_of(full_mention.name).split())):
            by_word.setdefault(word, []).append(full_mention)
    groups: dict[str, list[Mention]] = {}
    names: dict[str, str] = {}
    for mention in ordered:
        full = _full_name(mention, by_word)
        key = key_of(full)
        groups.setdefault(key, []).append(mention)
        names[key] = _longer(names.get(key, ""), full)
    return [_entity(names[key], group) for key, group in groups.items()]


def _longer(a: str, b: str) -> str:
    return b if len(b) > len(a) else a


def _entity(name: str, group: list[Mention]) -> Person:
    kinds = [m.kind for m in group]
    kind: NameKind = max(sorted(set(kinds)), key=kinds.count)
    last = key_of(name).split()[-1] if key_of(name) else ""
    if last in BODY_NAME_WORDS and not any(m.gender for m in group):
        kind = "body" if kind == "person" else kind
    elif any(m.role or m.gender for m in group) or ("person" in kinds and kinds.count("person") * 3 >= len(kinds)):
        kind = "person"
    gender = next((m.gender for m in group if m.gender), None) or _gender_of(name)
    return Person(name=name, kind=kind, mentions=tuple(group), gender=gender)


def _gender_of(name: str) -> Gender:
    first = key_of(name).split()[0] if " " in name else ""
    if (first in MALE_NAMES) == (first in FEMALE_NAMES):
        return None
    return "male" if first in MALE_NAMES else "female"


def _full_name(mention: Mention, by_word: Mapping[str, Sequence[Mention]]) -> str:
    """Return the full name that a mention is short for: the nearest before it, else the first after it."""
    parts = key_of(mention.name).split()
    sharing = by_word.get(parts[-1], ()) if parts else ()
    matching = [f for f in sharing if _is_short_for(parts, key_of(f.name).split())]
    if not matching:
        return mention.name
    before = [f for f in matching if f.span.start <= mention.span.start]
    best = before[-1] if before else matching[0]
    longer = [
        f
        for f in matching
        if key_of(f.name).split()[0] == key_of(best.name).split()[0]
        and key_of(f.name).split()[-1] == key_of(best.name).split()[-1]
    ]
    return max(longer, key=lambda f: (len(f.name), -f.span.start)).name


def _is_short_for(parts: list[str], full: list[str]) -> bool:
    if len(parts) == 1:
        return parts[0] in {full[-1], full[0]} or (len(full) > 2 and parts[0] in full[1:])
    return parts[-1] == full[-1] and (parts[0] == full[0] or (len(parts) < len(full) and set(parts) <= set(full)))


def role_head(role: str) -> str:
    """Return the head noun of a role, folded over genders: "Kremlin spokeswoman" is "spokesperson"."""
    words = role.lower().replace("’", "'").split(" of ")[0].split(" for ")[0].split()
    word = words[-1].strip(".,'") if words else ""
    return ROLE_FOLDS.get(word, word)


def government_of(name: str) -> str:
    """Return the country whose government a capital's name stands for, else the name itself."""
    return CAPITALS.get(fold(name), name)


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
