"""Name the speaker of each draft within its article.

In: drafts in order of place, the article's entities.  Out: for each draft the entity of its source, or none.
Names are looked up; pronouns go to the nearest fitting source or main subject one paragraph back; "the minister" goes
to the nearest person with that role; other descriptions stay as written, unnamed.  No speaker rather than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from rashomon.annotate.draft import Draft
from rashomon.annotate.names import Gender, Mention, Person, government_of, key_of, role_head
from rashomon.annotate.titles import (
    BODY_NAME_WORDS,
    BODY_NOUNS,
    COMPANY_NOUNS,
    COUNTRY_WORDS,
    EPITHETS,
    FACILITIES,
    PLURAL_PEOPLE,
)
from rashomon.model import Span
from rashomon.model.base import Value

PERSON_PRONOUNS: dict[str, Gender] = {
    "he": "male", "she": "female", "him": "male", "her": "female", "his": "male",
    "er": "male", "il": "male", "él": "male", "lui": "male", "он": "male", "він": "male", "sie": "female",
    "elle": "female",
    "ella": "female", "lei": "female", "она": "female", "вона": "female",
}  # fmt: skip
BODY_PRONOUNS = frozenset({"it", "its"})
_DETERMINERS = ("the ", "a ", "an ", "his ", "her ", "its ", "their ", "our ", "this ", "that ")


class Named(Value, frozen=True, kw_only=True):
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
        # What is said in quotation marks: who is mentioned there is nobody whom the article can call "she".
        self.spoken: list[Span] = []
        self.described: list[tuple[int, str, Named]] = []

    def name_all(self, drafts: Sequence[Draft]) -> list[Named | None]:
        """Return who speaks each draft; headlines are named last, when the body is known."""
        self.spoken = [p for d in drafts if d.kind == "direct" for p in d.pieces]
        body = {i: self.name(d) for i, d in enumerate(drafts) if d.kind != "headline"}
        return [body[i] if i in body else self.name(d) for i, d in enumerate(drafts)]

    def name(self, draft: Draft) -> Named | None:
        """Return who speaks `draft`, None if that cannot be told; remembers the answer."""
        if draft.source is None or draft.source_head is None:
            return None
        named = (
            self._named_mention(draft.source, draft.source_head)
            or self._pronoun(draft)
            or self._described(draft.source, draft.source_head)
        )
        if named is not None and not any(piece.covers(draft.source) for piece in self.spoken):
            gender = next((p.gender for p in self.people if p.name == named.name), None)
            self.salient.append((draft.source.start, named, gender))
            self.salient.sort(key=lambda s: s[0])
        return named

    def _named_mention(self, source: Span, head: Span) -> Named | None:
        inside = [(m, p) for m, p in self.all_mentions if source.overlaps(m.span)]
        if _are_several(self.text, [m.span for m, _ in inside if not m.span.overlaps(head)], head):
            return Named(name=_without_determiner(" ".join(source.of(self.text).split())), kind="unnamed")
        found = [(m, p) for m, p in inside if m.span.overlaps(head) and not _is_demonym(m)]
        found = found or [(m, p) for m, p in inside if m.role is not None and m.role.overlaps(head)]
        # "The owner, Alvo Cobre, said": the name set beside the description.
        found = found or [
            (m, p) for m, p in inside[::-1] if "," in self.text[head.end : m.span.start] and m.span.start > head.end
        ]
        person = found[0][1] if found else self._by_surname(source)
        if person is None:
            return None
        name = government_of(person.name) if person.kind == "place" else person.name
        return Named(name=name, kind=person.kind)

    def _by_surname(self, source: Span) -> Person | None:
        """Return the one person whose last name the source is, where the recogniser saw no name: "– Trump"."""
        name = key_of(source.of(self.text))
        people = [p for p in self.people if p.kind == "person" and key_of(p.name).split()[-1:] == [name]]
        return people[0] if len(people) == 1 and source.of(self.text)[:1].isupper() else None

    def _pronoun(self, draft: Draft) -> Named | None:
        assert draft.source_head is not None
        word = draft.source_head.of(self.text).lower()
        if word in PERSON_PRONOUNS:
            return self._nearest(draft.source_head.start, {"person", "unnamed"}, PERSON_PRONOUNS[word])
        if word in BODY_PRONOUNS:
            return self._nearest(draft.source_head.start, {"body", "place"}, None)
        return None

    def _nearest(self, at: int, kinds: set[str], gender: Gender) -> Named | None:
        """Return the nearest salient name before `at`, one paragraph back at most."""
        floor, near = self._floor(at), self._paragraph(at).start
        fitting = [
            s
            for s in self.salient
            if floor <= s[0] < at
            and s[1].kind in kinds
            and (not gender or s[2] in {None, gender})
            and (s[1].kind != "unnamed" or (s[0] >= near and _is_one_person(s[1].name)))
        ]
        if fitting:
            return fitting[-1][1]
        mentions = [
            (m, p)
            for m, p in self.all_mentions
            if floor <= m.span.start < at and p.kind in kinds and (not gender or p.gender in {None, gender})
        ]
        people = {p.name for _, p in mentions}
        return Named(name=mentions[-1][1].name, kind=mentions[-1][1].kind) if len(people) == 1 else None

    def _paragraph(self, at: int) -> Span:
        return next((b for b in self.blocks if b.start <= at < b.end), self.blocks[0])

    def _floor(self, at: int) -> int:
        index = next((i for i, b in enumerate(self.blocks) if b.start <= at < b.end), 0)
        return self.blocks[max(0, index - 2)].start

    def _described(self, source: Span, head: Span) -> Named | None:
        word = head.of(self.text).lower()
        phrase = " ".join(source.of(self.text).split())
        if word in {
            "who",
            "which",
            "that",
            "they",
            "we",
            "i",
            "you",
            "those",
            "some",
            "many",
            "others",
            "it",
            "he",
            "she",
            "one",
        }:
            return None
        bare = _without_determiner(phrase)
        definite = phrase.lower().startswith(_DETERMINERS) or phrase == bare
        if word in BODY_NOUNS and word not in PLURAL_PEOPLE:
            return self._body(source.start, word, bare)
        indefinite = phrase.lower().startswith(("a ", "an ", "one ", "another "))
        person = self._by_role(source.start, word, phrase) if definite and not indefinite else None
        person = person or (self._by_place(source.start, word, phrase) if phrase.lower().startswith("the ") else None)
        return person or Named(name=bare, kind="unnamed")

    def _by_place(self, at: int, word: str, phrase: str) -> Named | None:
        """Return the one person of the paragraph, or of the one before, whom "the tearful Frenchman" can mean."""
        loose = word in EPITHETS or (word.endswith(("-old", "man", "woman")) and word not in SPOKESPEOPLE)
        countries = _countries(phrase)
        if not loose and not countries:
            return None
        index = next((i for i, b in enumerate(self.blocks) if b.start <= at < b.end), 0)
        for block in self.blocks[index : max(0, index - 1) - 1 if index > 1 else None : -1]:
            near = [
                n
                for place, n, _ in self.salient
                if block.start <= place < min(at, block.end) and n.kind == "person" and " " in n.name
            ]
            if near:
                fits = loose or countries & self._countries_of(near[-1].name)
                return near[-1] if len({n.name for n in near}) == 1 and fits else None
        return None

    def _countries_of(self, name: str) -> set[str]:
        """Return the countries that the roles of a person name: "his US counterpart" speaks for the US."""
        roles = [m.role.of(self.text) for m, p in self.all_mentions if p.name == name and m.role is not None]
        return {country for role in roles for country in _countries(role)}

    def _by_role(self, at: int, word: str, phrase: str) -> Named | None:
        head = _office(phrase) if "head of state" in phrase.lower() else role_head(word)
        wanted = _countries(phrase)
        best: tuple[int, Person] | None = None
        for mention, person in self.all_mentions:
            if person.kind != "person" or mention.role is None:
                continue
            role = mention.role.of(self.text)
            if _office(role) != head and head not in role.lower().split():
                continue
            if (wanted and _countries(role) and not wanted & _countries(role)) or not _agree(phrase, role):
                continue
            distance = at - mention.span.start if mention.span.start < at else (mention.span.start - at) * 3 + 10_000
            recent = max((m.span.start for m in person.mentions if m.span.start < at), default=None)
            if recent is not None:
                distance = min(distance, at - recent)
            if best is None or distance < best[0]:
                best = (distance, person)
        return Named(name=best[1].name, kind="person") if best else None

    def _body(self, at: int, word: str, bare: str) -> Named:
        """Return the body that a description means: one named after it, one described before, the company at hand."""
        named = [p for p in self.people if p.kind == "body" and word in key_of(p.name).split()]
        before = [n for place, w, n in self.described if w == word and place < at]
        found = Named(name=bare, kind="body")
        if named and (bare.lower() == word or len(named) == 1):
            found = Named(name=named[0].name, kind="body")
        elif bare.lower() == word and before:
            found = before[0]
        elif bare.lower() == word and word in COMPANY_NOUNS:
            found = self._company(at) or found
        elif bare.lower() == word and word in FACILITIES:
            found = self._facility(at) or found
        elif bare.lower() == word:
            found = self._described_before(at, word) or found
        self.described.append((at, word, found))
        return found

    def _company(self, at: int) -> Named | None:
        """Return the body that speaks nearest before `at`, else the first after it."""
        bodies = [(m, p) for m, p in self.all_mentions if p.kind == "body" and (m.main_subject or _is_company(p.name))]
        before = [p for m, p in bodies if m.span.start < at and _is_company(p.name)]
        after = [p for m, p in bodies if m.span.start > at and _is_company(p.name)]
        chosen = before[-1] if before else after[0] if after else None
        return Named(name=chosen.name, kind="body") if chosen else None

    def _facility(self, at: int) -> Named | None:
        """Return the place named in the words right before: "treated at Barrowby General, the hospital said"."""
        floor = next((b.start for b in self.blocks if b.start <= at < b.end), 0)
        near = [p for m, p in self.all_mentions if floor <= m.span.start < at]
        return Named(name=near[-1].name, kind="body") if near and " " in near[-1].name else None

    def _described_before(self, at: int, word: str) -> Named | None:
        """Return an earlier, fuller description: "the agency" was "Westmere's food agency"."""
        pattern = re.compile(rf"((?:[A-Z][\w’'.-]*\s+|[a-z-]+\s+){{1,3}}){word}\b")
        for match in pattern.finditer(self.text, 0, at):
            kept = match.group(1).split()
            while kept and (
                kept[0].lower() in _NO_NAME_PART or not kept[0][:1].isalpha() or kept[0].endswith(("ed", "ing"))
            ):
                kept.pop(0)
            if kept and not any(w.lower() in _NO_NAME_PART for w in kept):
                return Named(name=" ".join([*kept, word]), kind="body")
        return None


_NO_NAME_PART = frozenset(
    """
    the a an of in on at by to for from and or but that this said says told with his her its their as was is has
    have had when which who own new
    """.split()
)


def _is_company(name: str) -> bool:
    return key_of(name).split()[-1:] != [] and key_of(name).split()[-1] in BODY_NAME_WORDS


SPOKESPEOPLE = frozenset({"spokesman", "spokeswoman", "spokesperson", "foreman", "chairman", "chairwoman"})
# Words that make another office of the same head noun, folded: a prime minister is not the water minister.
_RANKS = {"prime": "prime", "premier": "prime", "pm": "prime", "vice": "vice", "deputy": "vice"}
_PREFIX = 4  # letters by which "Russia" and "Russian", "energy" and "energetic" are compared


def _office(phrase: str) -> str:
    return "president" if "head of state" in phrase.lower() else role_head(phrase)


def _agree(phrase: str, role: str) -> bool:
    """Return whether two descriptions can be one office: of one rank, and what one of them says the other says too."""
    a, b = _modifiers(phrase), _modifiers(role)
    if _ranks(phrase) != _ranks(role):
        return False
    fewer, more = sorted((a, b), key=len)
    return all(any(x[:_PREFIX] == y[:_PREFIX] for y in more) for x in fewer)


def _ranks(phrase: str) -> set[str]:
    return {_RANKS[w] for w in re.findall(r"\w+", phrase.lower()) if w in _RANKS}


def _are_several(text: str, names: Sequence[Span], head: Span) -> bool:
    """Return whether another name is coordinated with the head: "Varnia and Oslavia" is neither of the two."""
    return any(_JOINED.fullmatch(text[head.end : name.start]) for name in names if name.start >= head.end)


_JOINED = re.compile(r"\s+and\s+(?:the\s+)?", re.IGNORECASE)


def _is_demonym(mention: Mention) -> bool:
    """Return whether a name of a people means one of them: "the tearful Frenchman"."""
    return mention.kind == "place" and mention.name.lower().endswith(("man", "woman"))


def _is_one_person(name: str) -> bool:
    """Return whether a description can be meant by "he" or "she": one person, no document."""
    word = name.lower().split()[-1]
    plural = word in PLURAL_PEOPLE or (word.endswith("s") and not word.endswith("ss"))
    return not plural and word not in BODY_NOUNS and " and " not in name and name[:1].islower()


_EARLIER = frozenset({"former", "then", "ex", "acting", "new"})


def _modifiers(phrase: str) -> set[str]:
    found = re.findall(r"[\w.-]+", phrase.lower().replace("’s", "").replace("'s", ""))
    head = role_head(phrase)
    return {
        COUNTRY_WORDS.get(w, w)
        for w in found
        if w not in _NO_NAME_PART and role_head(w) != head and w not in _RANKS and w not in _EARLIER
    }


def _countries(phrase: str) -> set[str]:
    return {COUNTRY_WORDS[w] for w in phrase.lower().replace("’s", "").replace("'s", "").split() if w in COUNTRY_WORDS}


def _without_determiner(phrase: str) -> str:
    low = phrase.lower()
    return next((phrase[len(d) :] for d in _DETERMINERS if low.startswith(d)), phrase)
