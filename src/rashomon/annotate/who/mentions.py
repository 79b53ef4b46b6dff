"""Find the names in parsed frames.

In: frames and their parses.  Out: mentions of persons, bodies and places with kind, role, gender, and whether they
are the subject of a main clause.  Titles are no part of a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rashomon.annotate.english.cues import SAY_NOUNS
from rashomon.annotate.english.grammar import is_led_time
from rashomon.annotate.frames import Frame
from rashomon.annotate.who.names import Gender, Mention, NameKind, key_of
from rashomon.annotate.who.roles_beside import role_beside
from rashomon.annotate.who.tagged import has_tree, leads_sentence
from rashomon.annotate.who.titles import FEMALE, MALE, NO_NAMES, OFFICES, PLACES, TITLES
from rashomon.model import Span
from rashomon.text.calendar import MONTHS, WEEKDAYS
from rashomon.text.normalize import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_KIND_OF: dict[str, NameKind] = {
    "PERSON": "person",
    "ORG": "body",
    "GPE": "place",
    "LOC": "place",
    "FAC": "body",
    "NORP": "place",
}
_GLUED_ARTICLE = re.compile(r"\AThe(?=[A-Z][a-z])")  # "TheKremlin": a link ate the space
_NEVER_NAMES = frozenset({*MONTHS, *WEEKDAYS, *NO_NAMES})
_WORDS_OF = SAY_NOUNS | {"response", "reply", "answer", "reaction", "word", "speech", "tweet", "message"}
_OPENING_CUES = frozenset("said says added adds continued stated asked wrote tweeted replied quipped argued".split())
_CONTRASTS = frozenset({"whereas", "while"})
_PARTICLES = frozenset("van von de del della di da al el bin ibn la le du dos der den ten ter".split())


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
        start = _with_first_name(doc, ent.start, ent.end)
        if start < ent.start and kind == "body":
            kind = _guess_kind(doc, start, ent.end)
        mention = _mention(frame, doc, start, ent.end, kind, text)
        if mention is not None:
            taken.update(range(start, ent.end))
            yield mention
    for start, end in _proper_runs(doc, taken):
        mention = _mention(frame, doc, start, end, _guess_kind(doc, start, end), text)
        if mention is not None:
            yield mention


def _with_first_name(doc: Doc, start: int, end: int) -> int:
    """Return where a one-word name begins with the first name that the recogniser left out: "Siw" of "Siw Hagen"."""
    before = doc[start - 1] if start > 0 and end - start == 1 else None
    if before is None or doc[start].ent_type_ not in {"PERSON", "ORG"} or before.ent_type_ or before.pos_ != "PROPN":
        return start
    tied = before.dep_ == "compound" and before.head.i == start and before.text[:1].isupper()
    return start - 1 if tied and before.lower_.strip(".") not in TITLES and not before.text.isupper() else start


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
    start, end = _trim_name(doc, start, end, kind)
    if start >= end or doc[end - 1].is_space or _is_demonym(doc, start, end) or _is_office(doc, start, end):
        return None
    if kind == "person" and end - start == 1 and start > 0 and doc[start - 1].lower_ == "in":
        kind = "place"
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
    named_like_a_person = kind == "person" or (kind == "body" and start > first)
    role = role_beside(frame, doc, start, end) if named_like_a_person else None
    return Mention(
        span=span, name=name, kind=kind, role=role,
        gender=_gender_at(doc, start, role, text) if kind == "person" else None,
        main_subject=_is_main_subject(doc[start:end].root) if has_tree(doc) else leads_sentence(doc, start, end),
    )  # fmt: skip


def _trim_name(doc: Doc, start: int, end: int, kind: NameKind) -> tuple[int, int]:
    """Return the range without titles in front, marks, possessives, and words that only stand beside the name."""
    while end > start and (doc[end - 1].tag_ == "POS" or doc[end - 1].is_punct):
        end -= 1
    while start < end and (
        _is_title(doc[start], kind) or doc[start].is_punct or doc[start].lower_ in {"the", "a", "an"}
    ):
        start += 1
    while start < end - 1 and doc[start].lower_ in _OPENING_CUES and doc[start].is_sent_start:
        start += 1  # "Said Ellis: …"
    while (
        start < end - 2 and doc[start].text.isupper() and not doc[end - 1].text.isupper() and len(doc[start].text) > 2
    ):
        start += 1  # a tabloid's first word: "HUNKY Yann Delcour"
    if start < end - 1 and is_led_time(doc, start):
        start += 1
    return start, end


def _is_office(doc: Doc, start: int, end: int) -> bool:
    """Return whether capitalised words are an office without its holder: "Health Minister"."""
    return doc[end - 1].lower_ in OFFICES and not (end - start == 2 and doc[start].ent_type_ == "PERSON")


def _is_demonym(doc: Doc, start: int, end: int) -> bool:
    """Return whether a capitalised word only tells where somebody is from: "the tearful Frenchman"."""
    after_word = start > 0 and doc[start - 1].pos_ in {"DET", "ADJ"}
    return end - start == 1 and after_word and doc[start].lower_.endswith(("man", "woman"))


def _is_title(token: Token, kind: NameKind) -> bool:
    return kind != "place" and token.lower_.strip(".") in TITLES and token.text[:1].isupper() | (kind == "person")


def _is_main_subject(root: Token) -> bool:
    """Return whether a name is the subject of its sentence's main verb, or the first subject there is."""
    if root.dep_ == "appos" and root.head.pos_ == "NOUN":
        root = root.head  # "Its owner, Ann Lee, denied it": the name beside the subject
    if root.dep_ == "poss" and root.head.lemma_ in _WORDS_OF:
        root = root.head  # "Trump's response was cool": his words are the subject
    if root.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    if root.head.dep_ == "ROOT" or (root.head.dep_ in {"conj", "parataxis"} and root.head.head.dep_ == "ROOT"):
        return True
    if _is_contrast(root.head):
        return True
    return root.head.dep_ == "ccomp" and not any(t.dep_ in {"nsubj", "nsubjpass"} for t in root.sent if t.i < root.i)


def _is_contrast(verb: Token) -> bool:
    """Return whether a verb heads a clause as weighty as the main one before it: "…, whereas Trump was cool"."""
    follows = verb.dep_ == "advcl" and verb.head.dep_ == "ROOT" and verb.i > verb.head.i
    return follows and any(c.lower_ in _CONTRASTS and c.i < verb.i for c in verb.children)


def _gender_at(doc: Doc, start: int, role: Span | None, text: str) -> Gender:
    words = role.of(text).lower().split() if role else []
    if start > 0:
        words.append(doc[start - 1].lower_)
    words = [w.strip(".,") for w in words]
    return "male" if any(w in MALE for w in words) else "female" if any(w in FEMALE for w in words) else None
