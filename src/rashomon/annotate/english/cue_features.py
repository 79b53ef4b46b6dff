"""Describe a word that may be a cue, for the learned decision whether it attributes something.

In: a word in its sentence.  Out: the names of its features; their weights are learned (`evals/train_annotate.py`).
Told are the word, its neighbours, what hangs on it, its subject, the cue above it and the marks around it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rashomon.annotate.english.sentence_view import SentenceView, bucket, nearest_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

# How content hangs on a cue.
COMPLEMENTS = frozenset(
    "ccomp xcomp dobj prep acl relcl attr acomp advcl oprd dative agent prt pobj pcomp appos".split()
)
_NAMED_BY_WORD = frozenset({"prep", "prt", "agent"})
MAX_COMPLEMENTS = 4  # told of together
MAX_CLIMB = 4  # heads above the word among which a cue is looked for
MAX_DISTANCE = 9  # tokens: farther marks are all alike
NEAR_LEFT, NEAR_RIGHT = 6, 4  # tokens within which a comma is near


def describe_cue(view: SentenceView, token: Token) -> list[str]:
    """Return the features of `token` as a possible cue."""
    lemma = token.lemma_.lower()
    return [
        *_word_features(view, token, lemma),
        *_child_features(view, token, lemma),
        *_subject_features(view, token, lemma),
        _cue_above(view, token),
        *_place_features(view, token),
    ]


def _word_features(view: SentenceView, token: Token, lemma: str) -> Iterator[str]:
    before, after, second = view.word(token.i - 1), view.word(token.i + 1), view.word(token.i + 2)
    yield from ("b", f"l={lemma}", f"p={token.tag_}", f"l={lemma}|{token.tag_}")
    yield from (f"w-1={before}", f"w+1={after}", f"w+1={after}|{lemma}", f"w+2={second}", f"w-1={before}|{lemma}")
    yield f"w+12={after}_{second}"
    yield f"p+1={view.doc[token.i + 1].pos_ if token.i + 1 < view.end else '>'}"
    yield f"p-1={view.doc[token.i - 1].pos_ if token.i > view.start else '<'}"
    yield from (f"d={token.dep_}", f"d={token.dep_}|{lemma}", f"h={token.dep_}|{token.head.lemma_.lower()}")


def _child_features(view: SentenceView, token: Token, lemma: str) -> Iterator[str]:
    names: list[str] = []
    for child in token.children:
        label = child.dep_
        if not view.start <= child.i < view.end:
            continue
        if label == "poss":
            yield from (f"poss={child.pos_}", f"poss|{lemma}")
        elif label in {"aux", "auxpass"}:
            yield from (f"aux={child.lower_}", f"aux={child.lower_}|{lemma}")
        elif label == "neg":
            yield from ("neg", f"neg|{lemma}")
        elif label == "mark":
            yield f"mark={child.lower_}"
        elif label in COMPLEMENTS:
            name = label + ("R" if child.i > token.i else "L")
            name += f":{child.lower_}" if label in _NAMED_BY_WORD else ""
            names.append(name)
            yield from _complement_features(child, name, lemma)
    signature = "+".join(names[:MAX_COMPLEMENTS])
    yield from (f"sig={signature}", f"sig={signature}|{lemma}")


def _complement_features(child: Token, name: str, lemma: str) -> Iterator[str]:
    yield from (f"c={name}", f"c={name}|{lemma}")
    if child.dep_ == "dobj":
        noun = child.lemma_.lower()
        yield from (f"o={noun}", f"o={noun}|{lemma}", f"op={child.tag_}|{lemma}", f"oe={child.ent_type_}")
    elif child.dep_ in {"ccomp", "xcomp"}:
        marks = (c.lower_ for c in child.children if c.dep_ == "mark" or (c.dep_ == "aux" and c.lower_ == "to"))
        mark = next(marks, "-")
        yield from (f"cm={name}|{mark}", f"cm={name}|{mark}|{lemma}")
        yield from (f"ct={child.tag_}", f"cf={child.left_edge.lower_}")


def _subject_features(view: SentenceView, token: Token, lemma: str) -> Iterator[str]:
    subject = nearest_subject(token)
    if subject is None or not view.start <= subject.i < view.end:
        yield from ("s=0", f"s=0|{lemma}")
        return
    side = "L" if subject.i < token.i else "R"
    kind = subject.lower_ if subject.pos_ == "PRON" else subject.pos_
    noun = subject.lemma_.lower()
    yield from (f"s={subject.dep_}{side}{kind}", f"s={subject.dep_}{side}|{lemma}", f"sx={kind}|{lemma}")
    yield from (f"sl={noun}", f"sl={noun}|{lemma}", f"se={subject.ent_type_}")
    if side == "L" and any(view.is_mark(at) for at in range(subject.i + 1, token.i)):
        yield "s,"
    if subject.left_edge.i > view.start:
        yield f"bs={view.word(subject.left_edge.i - 1)}"


def _cue_above(view: SentenceView, token: Token) -> str:
    """Return how the word hangs below the nearest word that may be a cue itself: its content is no statement."""
    climber, labels = token, list[str]()
    while climber.head.i != climber.i and len(labels) < MAX_CLIMB:
        labels.append(climber.dep_)
        climber = climber.head
        if view.start <= climber.i < view.end and (share := view.share_of(climber)):
            return f"up={'>'.join(labels[:3])}|{int(share * 5)}"
    return "up=0"


def _place_features(view: SentenceView, token: Token) -> Iterator[str]:
    at = token.i
    yield from (f"pos={bucket(at - view.start)}", f"rest={bucket(view.end - at)}")
    yield f"len={bucket((view.end - view.start) // 4)}"
    if view.quotes:
        yield from ("q", "qR" if view.quotes[-1] > at else "qL", f"qn={_nearest(view.quotes, at)}")
    if sum(quote < at for quote in view.quotes) % 2:
        yield "inq"
    if view.sentence.masks:
        yield from ("m", f"mn={_nearest(list(view.sentence.masks), at)}")
    if any(t.text == "," for t in view.doc[max(view.start, at - NEAR_LEFT) : at]):
        yield "cl"
    if any(t.text == "," for t in view.doc[at + 1 : min(view.end, at + NEAR_RIGHT)]):
        yield "cr"
    if view.doc[view.end - 1].text != ".":
        yield f"end={view.doc[view.end - 1].text}"
    yield f"sh={int(view.share_of(token) * 10)}"


def _nearest(places: list[int], at: int) -> int:
    return min(MAX_DISTANCE, *(abs(place - at) for place in places))
