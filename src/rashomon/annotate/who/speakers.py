"""Name the speaker of each draft within its article.

In: drafts in order of place, the article's entities.  Out: for each draft the entity of its source, or none.
Names are looked up; pronouns and descriptions are resolved against the scene, in order, so that whoever spoke before
is known; headlines come last, when the body is known.  No speaker rather than a wrong one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.annotate.draft import Draft
from rashomon.annotate.who.described_bodies import describe_body
from rashomon.annotate.who.descriptions import describe_person, find_person
from rashomon.annotate.who.joint import name_joint
from rashomon.annotate.who.names import Mention, Person, government_of, key_of
from rashomon.annotate.who.offices import strip_determiner
from rashomon.annotate.who.pronouns import BODY_PRONOUNS, MANY_PRONOUNS, PERSON_PRONOUNS, resolve_pronoun
from rashomon.annotate.who.scene import Named, Scene
from rashomon.annotate.who.second_hand import name_unseen
from rashomon.annotate.who.titles import BODY_NOUNS, PERSON_NOUNS, PLURAL_PEOPLE
from rashomon.model import Span

__all__ = ["Named", "Namer"]
_PRONOUNS = PERSON_PRONOUNS.keys() | BODY_PRONOUNS | MANY_PRONOUNS


class Namer:
    """Names sources one after the other; what was named before helps with pronouns and descriptions."""

    def __init__(
        self,
        text: str,
        blocks: Sequence[Span],
        people: Sequence[Person],
        subjects: Sequence[tuple[Span, Span]] = (),
    ) -> None:
        """Read the scene; `subjects` are the phrases, with their heads, that main clauses are about."""
        self.text = text
        self.subjects = sorted(subjects)
        self.scene = Scene(text, blocks, people)
        self.surnames: dict[str, list[Person]] = {}
        for person in people:
            if person.kind == "person":
                self.surnames.setdefault(key_of(person.name).split()[-1], []).append(person)

    def name_all(self, drafts: Sequence[Draft]) -> list[Named | None]:
        """Return who speaks each draft; headlines are named last, when the body is known."""
        self.scene.spoken = [p for d in drafts if d.kind == "direct" for p in d.pieces]
        spoken = sorted((d.source.start, i) for i, d in enumerate(drafts) if d.source and _is_of_the_body(d))
        named: dict[int, Named | None] = {}
        waiting = list(reversed(self.subjects))
        for at, i in spoken:
            while waiting and waiting[-1][0].start < at:
                self._see_subject(*waiting.pop())
            named[i] = self.name(drafts[i])
        late = [i for i, d in enumerate(drafts) if i not in named and d.outer is None]
        named |= {i: self.name(drafts[i]) for i in late}
        return [named[i] if i in named else self._name_nested(d, drafts, named) for i, d in enumerate(drafts)]

    def _name_nested(self, draft: Draft, drafts: Sequence[Draft], named: Mapping[int, Named | None]) -> Named | None:
        """Return who speaks within somebody's words: "I" is the speaker himself, "he" in quotation marks nobody."""
        source, head, outer = draft.source, draft.source_head, draft.outer
        if source is None or head is None or outer is None:
            return None
        word = head.of(self.text).lower()
        if word == "i":
            holder = next((i for i, d in enumerate(drafts) if d.outer is None and outer in d.pieces), None)
            return named.get(holder) if holder is not None else None
        if any(piece.covers(source) for piece in self.scene.spoken):
            return (
                None
                if word in _PRONOUNS
                else self._named_mention(source, head) or name_unseen(self.scene, source, head)
            )
        found = self._named_mention(source, head) or resolve_pronoun(self.scene, word, head.start)
        return found or (self._described(source, head) if word not in _PRONOUNS else None)

    def _see_subject(self, phrase: Span, head: Span) -> None:
        """Remember whom a main clause is about where a pronoun or a description tells it: "She learned the trade"."""
        word, named = head.of(self.text).lower(), None
        if word in PERSON_PRONOUNS:
            named = resolve_pronoun(self.scene, word, head.start)
        elif head.of(self.text)[:1].islower() and word not in BODY_NOUNS:
            named = find_person(self.scene, phrase, head)
            if named is None and word in PERSON_NOUNS:
                named = Named(name=strip_determiner(" ".join(phrase.of(self.text).split())), kind="unnamed")
        if named is not None and named.kind in {"person", "unnamed"}:
            self.scene.see(phrase.start, named)

    def name(self, draft: Draft) -> Named | None:
        """Return who speaks `draft`, None if that cannot be told; remembers the answer."""
        source, head = draft.source, draft.source_head
        if source is None or head is None:
            return None
        named = (
            self._named_mention(source, head)
            or resolve_pronoun(self.scene, head.of(self.text).lower(), head.start)
            or self._described(source, head)
        )
        # "the rivals, who call him weak" stand in the background: the next "he" is not one of them.
        if named is not None and draft.pronoun is None:
            self.scene.see(source.start, named)
        return named

    def _named_mention(self, source: Span, head: Span) -> Named | None:
        inside = self.scene.touching(source)
        joint = name_joint(self.scene, source, head)
        if joint is not None:
            return joint
        found = [(m, p) for m, p in inside if m.span.overlaps(head) and not _is_demonym(m)]
        found = found or [(m, p) for m, p in inside if m.role is not None and m.role.overlaps(head)]
        found = found or [(m, p) for m, p in inside[::-1] if self._stands_beside(head, m)]
        person = found[0][1] if found else self._by_surname(source)
        if person is None:
            return None
        name = government_of(person.name) if person.kind == "place" else person.name
        return Named(name=name, kind=person.kind)

    def _stands_beside(self, head: Span, mention: Mention) -> bool:
        """Return whether a name is set beside the head: "The owner, Alvo Cobre, said", "shop steward Ann Lee"."""
        gap = self.text[head.end : mention.span.start]
        return mention.span.start > head.end and ("," in gap or gap.isspace())

    def _by_surname(self, source: Span) -> Person | None:
        """Return the one person whose last name the source is, where the recogniser saw no name: "– Trump"."""
        people = self.surnames.get(key_of(source.of(self.text)), [])
        return people[0] if len(people) == 1 and source.of(self.text)[:1].isupper() else None

    def _described(self, source: Span, head: Span) -> Named | None:
        word = head.of(self.text).lower()
        if word in BODY_NOUNS and word not in PLURAL_PEOPLE:
            return describe_body(self.scene, source.start, word, self._owned(source, head))
        return describe_person(self.scene, source, head)

    def _owned(self, source: Span, head: Span) -> str:
        """Return the description with its owner in full: "her office" is "Marta Quell's office"."""
        phrase = " ".join(source.of(self.text).split())
        if " and " in phrase:
            return strip_determiner(phrase)
        first, _, rest = phrase.partition(" ")
        owner = resolve_pronoun(self.scene, first.lower(), source.start) if first.lower() in PERSON_PRONOUNS else None
        if owner is not None and owner.kind == "person":
            return f"{owner.name}'s {rest}"
        for mention, person in self.scene.touching(source):
            behind = self.text[mention.span.end : head.start]
            if (
                person.kind == "person"
                and " " in person.name
                and mention.span.end <= head.start
                and behind.strip(" ’'s") == ""
            ):
                return f"{person.name}'s {head.of(self.text)}"
        return strip_determiner(phrase)


def _is_of_the_body(draft: Draft) -> bool:
    """Return whether a draft is named in order of place: no headline, nothing within another's words."""
    return draft.kind != "headline" and draft.outer is None


def _is_demonym(mention: Mention) -> bool:
    """Return whether a name of a people means one of them: "the tearful Frenchman"."""
    return mention.kind == "place" and mention.name.lower().endswith(("man", "woman"))
