"""Name the speaker of each draft within its article.

In: drafts in order of place, the article's entities.  Out: for each draft the entity of its source, or none.
Names are looked up; pronouns go to the nearest fitting source or main subject one paragraph back; "the minister" goes
to the nearest person with that role; other descriptions stay as written, unnamed.  No speaker rather than a wrong one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from rashomon.annotate.draft import Draft
from rashomon.annotate.names import Gender, Mention, Person, government_of, key_of, role_head
from rashomon.annotate.titles import BODY_NOUNS, COMPANY_NOUNS, COUNTRY_WORDS, FEMALE, MALE, PLURAL_PEOPLE
from rashomon.model import Span
from rashomon.model.base import Value

PERSON_PRONOUNS: dict[str, Gender] = {"he": "male", "she": "female", "him": "male", "her": "female", "his": "male"}
BODY_PRONOUNS = frozenset({"it", "its"})
_DETERMINERS = ("the ", "a ", "an ", "his ", "her ", "its ", "their ", "our ", "this ", "that ")


class Named(Value, kw_only=True):
    """Who a source is: canonical name and kind."""

    name: str
    kind: Literal["person", "body", "place", "unnamed"]


class Namer:
    """Names sources one after the other; what was named before helps with pronouns and descriptions."""

    def __init__(self, text: str, blocks: Sequence[Span], people: Sequence[Person]) -> None:
        self.text, self.blocks, self.people = text, blocks, people
        self.by_mention = {m.span: p for p in people for m in p.mentions}
        self.all_mentions = sorted(((m, p) for p in people for m in p.mentions), key=lambda x: x[0].span)
        # Places where somebody spoke or was a main subject, in order.
        self.salient: list[tuple[int, Named, Gender]] = [
            (m.span.start, Named(name=p.name, kind=p.kind), p.gender) for m, p in self.all_mentions if m.main_subject
        ]
        self.described: list[tuple[int, str, Named]] = []

    def name(self, draft: Draft) -> Named | None:
        """Return who speaks `draft`, None if that cannot be told; remembers the answer."""
        if draft.source is None or draft.source_head is None:
            return None
        named = self._named_mention(draft.source, draft.source_head) or self._pronoun(draft) or self._described(draft.source, draft.source_head)
        if named is not None:
            gender = next((p.gender for p in self.people if p.name == named.name), None)
            self.salient.append((draft.source.start, named, gender))
            self.salient.sort(key=lambda s: s[0])
        return named

    def _named_mention(self, source: Span, head: Span) -> Named | None:
        inside = [(m, p) for m, p in self.all_mentions if source.overlaps(m.span)]
        at_head = [(m, p) for m, p in inside if m.span.overlaps(head)]
        if not at_head:
            at_head = [(m, p) for m, p in inside if m.role is not None and m.role.overlaps(head)]
        if not at_head:
            return None
        mention, person = at_head[0]
        if person.kind == "place":
            return Named(name=government_of(person.name), kind="place")
        return Named(name=person.name, kind=person.kind)

    def _pronoun(self, draft: Draft) -> Named | None:
        assert draft.source_head is not None  # noqa: S101
        word = draft.source_head.of(self.text).lower()
        if word in PERSON_PRONOUNS:
            return self._nearest(draft.source_head.start, {"person"}, PERSON_PRONOUNS[word])
        if word in BODY_PRONOUNS:
            return self._nearest(draft.source_head.start, {"body", "place"}, None)
        return None

    def _nearest(self, at: int, kinds: set[str], gender: Gender) -> Named | None:
        """Return the nearest salient name before `at`, one paragraph back at most."""
        floor = self._floor(at)
        fitting = [s for s in self.salient if floor <= s[0] < at and s[1].kind in kinds and (not gender or s[2] in {None, gender})]
        if fitting:
            return fitting[-1][1]
        mentions = [(m, p) for m, p in self.all_mentions if floor <= m.span.start < at and p.kind in kinds and (not gender or p.gender in {None, gender})]
        people = {p.name for _, p in mentions}
        return Named(name=mentions[-1][1].name, kind=mentions[-1][1].kind) if len(people) == 1 else None

    def _floor(self, at: int) -> int:
        index = next((i for i, b in enumerate(self.blocks) if b.start <= at < b.end), 0)
        return self.blocks[max(0, index - 2)].start

    def _described(self, source: Span, head: Span) -> Named | None:
        word = head.of(self.text).lower()
        phrase = " ".join(source.of(self.text).split())
        if word in {"who", "which", "that", "they", "we", "i", "you", "those", "some", "many", "others", "it", "he", "she", "one"}:
            return None
        bare = _without_determiner(phrase)
        definite = phrase.lower().startswith(_DETERMINERS) or phrase == bare
        if word in BODY_NOUNS and word not in PLURAL_PEOPLE:
            return self._body(source.start, word, bare)
        person = self._by_role(source.start, word, phrase) if definite and not phrase.lower().startswith(("a ", "an ")) else None
        return person or Named(name=bare, kind="unnamed")

    def _by_role(self, at: int, word: str, phrase: str) -> Named | None:
        head = role_head(word)
        wanted = _countries(phrase)
        best: tuple[int, Person] | None = None
        for mention, person in self.all_mentions:
            if person.kind != "person" or mention.role is None:
                continue
            role = mention.role.of(self.text)
            if role_head(role) != head and head not in role.lower().split():
                continue
            if wanted and _countries(role) and not wanted & _countries(role):
                continue
            distance = at - mention.span.start if mention.span.start < at else (mention.span.start - at) * 3 + 10_000
            recent = max((m.span.start for m in person.mentions if m.span.start < at), default=None)
            if recent is not None:
                distance = min(distance, at - recent)
            if best is None or distance < best[0]:
                best = (distance, person)
        return Named(name=best[1].name, kind="person") if best else None

    def _body(self, at: int, word: str, bare: str) -> Named:
        named = [p for p in self.people if p.kind == "body" and word in key_of(p.name).split()]
        if named:
            return Named(name=named[0].name, kind="body")
        before = [n for place, w, n in self.described if w == word and place < at]
        if bare.lower() == word and before:
            return before[0]
        if bare.lower() in COMPANY_NOUNS:
            near = self._nearest(at, {"body"}, None)
            if near is not None:
                return near
        found = Named(name=bare, kind="body")
        self.described.append((at, word, found))
        return found


def _countries(phrase: str) -> set[str]:
    return {COUNTRY_WORDS[w] for w in phrase.lower().replace("’s", "").replace("'s", "").split() if w in COUNTRY_WORDS}


def _without_determiner(phrase: str) -> str:
    low = phrase.lower()
    return next((phrase[len(d) :] for d in _DETERMINERS if low.startswith(d)), phrase)
