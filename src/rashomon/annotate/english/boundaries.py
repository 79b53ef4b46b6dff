"""Propose where content begins and ends beside a cue, and describe each place, for the learned choice among them.

In: a cue in its sentence.  Out: token indexes, and for each the names of its features.
Content stands behind the cue (its start is chosen first, then its end) or before it (its end first, then its start).
Proposed are edges of phrases and words beside marks: 98 of 100 true edges are among them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rashomon.annotate.english.cue_features import COMPLEMENTS
from rashomon.annotate.english.grammar import SUBJECTS
from rashomon.annotate.english.sentence_view import (
    SentenceView,
    bucket,
    cue_key,
    ending_at,
    nearest_subject,
    path_from,
    starting_at,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

Features = list[list[str]]
WINDOW = 30  # tokens behind a cue within which its content begins
MAX_PLACES = 16  # proposed before a cue: the nearest and, for a start, the first of the sentence
_OPENING = COMPLEMENTS | {"conj", "nsubj"}
_LEADING_WORDS = frozenset("that to as for of on with about".split())
_HELPERS = frozenset({"aux", "auxpass", "neg", "advmod", "mark"})
_BEFORE_CUE = SUBJECTS | {"relcl", "prep", "advcl", "acl"}
_CUE_SHARE = 0.3  # from here on a word is told as a cue itself


def starts_behind(view: SentenceView, cue: Token) -> list[int]:
    """Return where content behind the cue may begin."""
    doc, first = view.doc, cue.i + 1
    edges = {t.left_edge.i for t in doc[first : view.end] if t.head.i <= cue.i or t.dep_ in _OPENING}
    return [
        at
        for at in range(first, min(view.end, cue.i + WINDOW))
        if not view.is_mark(at)
        and not (doc[at].lower_ == "that" and doc[at].dep_ == "mark")
        and (at == first or at in edges or view.is_mark(at - 1) or doc[at - 1].lower_ in _LEADING_WORDS)
    ]


def ends_behind(view: SentenceView, start: int) -> list[int]:
    """Return where content that begins at `start` may end (exclusive)."""
    edges = {t.right_edge.i + 1 for t in view.doc[start : view.end]}
    return [
        end
        for end in range(start + 1, view.end + 1)
        if not view.is_mark(end - 1) and (end == view.end or end in edges or view.is_mark(end))
    ]


def ends_before(view: SentenceView, cue: Token) -> list[int]:
    """Return where content before the cue may end (exclusive)."""
    doc = view.doc
    edges = {t.left_edge.i for t in cue.children if t.i < cue.i}
    edges |= {t.left_edge.i for t in doc[view.start : cue.i] if t.dep_ in _BEFORE_CUE}
    return [
        end
        for end in range(view.start + 1, cue.i + 1)
        if not view.is_mark(end - 1)
        and (end in {cue.i, *edges} or view.is_mark(end) or (doc[end].dep_ in _HELPERS and doc[end].left_edge.i == end))
    ][-MAX_PLACES:]


def starts_before(view: SentenceView, end: int) -> list[int]:
    """Return where content that ends at `end` may begin."""
    edges = {t.left_edge.i for t in view.doc[view.start : end]}
    places = [
        at
        for at in range(view.start, end)
        if not view.is_mark(at) and (at == view.start or at in edges or view.is_mark(at - 1))
    ]
    half = MAX_PLACES // 2
    return places if len(places) <= MAX_PLACES else places[:half] + places[-half:]


def describe_starts_behind(view: SentenceView, cue: Token, places: Sequence[int]) -> Features:
    """Return the features of each start behind the cue."""
    return [list(_start_behind(view, cue, at, rank, len(places))) for rank, at in enumerate(places)]


def _start_behind(view: SentenceView, cue: Token, at: int, rank: int, count: int) -> Iterator[str]:
    doc, lemma = view.doc, cue.lemma_.lower()
    token, before = doc[at], doc[at - 1]
    phrase = starting_at(token, cue.i)
    path, label = path_from(cue, phrase), phrase.dep_
    word, left = token.lower_, "@" if at - 1 == cue.i else before.lower_
    between = doc[cue.i + 1 : at]
    commas = sum(t.text in ",—–-:(" for t in between)
    verbs = sum(t.pos_ == "VERB" for t in between)
    yield from (f"k={min(rank, 6)}", f"k={min(rank, 3)}|{lemma}", f"last={rank == count - 1}")
    yield from (f"r={path}", f"r={path}|{lemma}", f"x={label}", f"x={label}|{phrase.tag_}")
    yield f"xt={label}|{phrase.head.dep_}|{path}"
    yield from (f"pl={left}", f"pl={left}|{path}", f"pl={left}|{lemma}", f"pt={before.tag_}|{path}")
    yield from (f"w={word}", f"w={word}|{lemma}", f"t={token.tag_}", f"t={token.tag_}|{before.tag_}")
    yield from (f"c={min(commas, 3)}", f"v={min(verbs, 2)}", f"cv={min(commas, 2)}{min(verbs, 2)}|{path}")
    yield from (f"dist={bucket(at - cue.i)}", f"len={bucket(phrase.right_edge.i + 1 - at)}", f"e={token.ent_type_}")
    if view.is_mark(at - 1) and at - 2 > cue.i:
        yield f"ppl={doc[at - 2].lower_}_{before.text}"


def describe_ends_behind(view: SentenceView, cue: Token, start: int, places: Sequence[int]) -> Features:
    """Return the features of each end of content that begins at `start`."""
    doc = view.doc
    phrase = starting_at(doc[start], cue.i)
    path = path_from(cue, phrase)
    found: Features = []
    brackets = quotes = verbs = 0
    opened = sum(quote < start for quote in view.quotes) % 2
    at = start
    for rank, end in enumerate(places):
        for token in doc[at:end]:
            brackets += (token.text == "(") - (token.text == ")")
            quotes += token.text == '"'
            verbs += token.pos_ in {"VERB", "AUX"}
        at = end
        marks, following = view.marks_from(end, view.end)
        many = min(verbs, 2)
        inside = [
            f"k={min(rank, 5)}", f"kn={min(len(places) - 1 - rank, 5)}", f"L={bucket((end - start) // 2)}",
            f"pu={marks[:3]}", f"r={path}|{_order(end, phrase.right_edge.i + 1)}",
            f"a={_order(end, cue.right_edge.i + 1)}", f"lt={doc[end - 1].tag_}", f"par={brackets > 0}",
            f"q={opened}{quotes % 2}", f"v={many}|{phrase.dep_}",
        ]  # fmt: skip
        if following >= view.end:
            inside += ["END", f"END|{path}", f"END|{cue.lemma_.lower()}", f"END|v{many}"]
        else:
            inside += _following(view, cue, (start, end), following, marks[:2], phrase, path)
        found.append(inside)
    return found


def _order(end: int, edge: int) -> str:
    return "=" if end == edge else "<" if end < edge else ">"


def _following(
    view: SentenceView, cue: Token, content: tuple[int, int], at: int, marks: str, phrase: Token, path: str
) -> Iterator[str]:
    """Yield what follows an end: its word, and where the phrase that begins there hangs."""
    doc, (start, end) = view.doc, content
    token = doc[at]
    word, rest = token.lower_, starting_at(token, -1)
    head, label = rest.head, rest.dep_
    where = (
        "A" if head.i == cue.i else "I" if start <= head.i < end else "B" if head.i < cue.i
        else "M" if head.i < start else "F"
    )  # fmt: skip
    yield from (f"n={word}", f"n={word}|{marks}", f"nt={token.tag_}|{marks}", f"nn={word}_{view.word(at + 1)}")
    yield from (f"y={label}|{where}", f"y={label}|{where}|{marks}", f"y={label}|{where}|{word}")
    yield from (f"y={label}|{where}|{path}", f"yh={label}|{head.dep_}", f"yt={label}|{rest.tag_}|{where}")
    yield from (f"wh={where}|{cue.lemma_.lower()}", f"cue={view.shares.get(cue_key(rest), 0.0) > _CUE_SHARE}|{where}")
    yield f"x={_order(end, phrase.right_edge.i + 1)}|{where}|{marks}"
    if head.i == phrase.i:
        yield f"yx={label}|{path}"
    yield from _rest_features(cue, rest, where)


def _rest_features(cue: Token, rest: Token, where: str) -> Iterator[str]:
    """Yield what tells "said A in a statement", "said A and left" from what belongs to A."""
    if rest.dep_ == "prep":
        noun = next((c for c in rest.children if c.dep_ == "pobj"), None)
        if noun is not None:
            yield from (f"po={rest.lower_}|{noun.lemma_.lower()}", f"pe={rest.lower_}|{noun.ent_type_}|{where}")
            yield f"pn={noun.lemma_.lower()}|{where}"
    elif rest.pos_ in {"VERB", "AUX"}:
        own = nearest_subject(rest) is not None
        yield from (f"vt={cue.tag_}|{rest.head.tag_}|{rest.tag_}|{rest.dep_}", f"vs={own}|{rest.dep_}|{where}")
        yield f"vl={rest.dep_}|{rest.lemma_.lower()}|{where}"


def describe_ends_before(view: SentenceView, cue: Token, places: Sequence[int]) -> Features:
    """Return the features of each end before the cue."""
    subject = nearest_subject(cue)
    return [list(_end_before(view, cue, end, len(places) - 1 - i, subject)) for i, end in enumerate(places)]


def _end_before(view: SentenceView, cue: Token, end: int, rank: int, subject: Token | None) -> Iterator[str]:
    lemma = cue.lemma_.lower()
    marks, at = view.marks_from(end, cue.i)
    marks, following, last = marks[:2], view.doc[at], view.doc[end - 1]
    phrase = ending_at(last, end, cue.i)
    path = path_from(cue, phrase)
    by_subject = subject is not None and subject.left_edge.i == at
    yield from (f"k={min(rank, 6)}", f"pu={marks}", f"n={following.lower_ if at != cue.i else '@'}")
    yield from (f"nt={following.tag_}", f"nd={following.dep_}", f"lt={last.tag_}", f"lw={last.lower_}")
    yield from (f"r={path}", f"r={path}|{lemma}", f"z={phrase.dep_}|{marks}", f"d={cue.dep_}|{path}|{marks}")
    yield from (f"sb={by_subject}", f"sb={by_subject}|{marks}|{lemma}", f"dist={bucket(cue.i - end)}")
    yield from (f"sub={subject.dep_ if subject is not None else 0}|{path}", f"nr={following.tag_}|{path}")


def describe_starts_before(view: SentenceView, cue: Token, end: int, places: Sequence[int]) -> Features:
    """Return the features of each start of content that ends at `end`."""
    phrase = ending_at(view.doc[end - 1], end, cue.i)
    path = path_from(cue, phrase)
    return [
        list(_start_before(view, cue, (at, end), (rank, len(places) - 1 - rank), phrase, path))
        for rank, at in enumerate(places)
    ]


def _start_before(
    view: SentenceView, cue: Token, content: tuple[int, int], ranks: tuple[int, int], phrase: Token, path: str
) -> Iterator[str]:
    start, end = content
    token, left, edge = view.doc[start], view.word(start - 1), phrase.left_edge.i
    largest = starting_at(token, cue.i)
    yield from (f"k={min(ranks[0], 4)}", f"kn={min(ranks[1], 4)}", f"p={left}", f"p={left}|{cue.lemma_.lower()}")
    yield from (f"w={token.lower_}", f"t={token.tag_}", f"tp={token.tag_}|{left}", f"wp={token.lower_}|{left}")
    yield from (f"z={_order(start, edge)}|{path}", f"x={largest.dep_}", f"x={largest.dep_}|{path}")
    yield from (f"len={bucket((end - start) // 2)}", f"xr={largest.right_edge.i + 1 >= end}")
    yield f"F{start == view.start}|{path}"
