"""Wording: what each account calls the same person, place, event or action.

In: the accounts and who is who.  Out: groups of terms for one referent, with counts and places.
Terms are shown, never scored. A referent is shown only where the accounts differ. People are found in `naming`, events
and actions in `naming_events`, things in `naming_things`; here the groups are put together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rashomon.compare.accounts import Telling
from rashomon.compare.said.statements import Said
from rashomon.compare.who.places import place_key, spelling_variants
from rashomon.compare.who.speakers import Cast
from rashomon.compare.wording.events import word_events, word_phrases
from rashomon.compare.wording.families import ANSWERS, PLAIN_CUES
from rashomon.compare.wording.naming import MAX_TERM_WORDS, Use, use_at, word_people
from rashomon.compare.wording.things import word_named, word_things
from rashomon.model import Span, Term, Utterance, Wording, content_id
from rashomon.text.normalize import fold

MAX_TERM_EVIDENCE = 5  # places shown a term; the count tells the rest


def find_wording(
    telling: Telling, cast: Cast, utterances: Sequence[Utterance], said: Mapping[str, Said]
) -> tuple[Wording, ...]:
    """Return every referent that the accounts word in two ways, in order of id."""
    groups = [
        *word_people(telling, cast, said),
        *word_places(telling),
        *word_events(telling),
        *word_things(telling, cast),
        *word_named(telling, cast),
        *word_phrases(telling),
        *word_cues(utterances, said),
        *word_answers(said),
    ]
    made = (make_wording(telling, kind, referent, uses) for kind, referent, uses in groups)
    return tuple(sorted((w for w in made if w is not None), key=lambda w: w.id))


def make_wording(telling: Telling, kind: str, referent: str, uses: Sequence[Use]) -> Wording | None:
    """Return the group, or None where all accounts use one wording."""
    articles = {fold(use.text): use.evidence.article_id for use in uses}
    if len(articles) < 2 or len({use.evidence.article_id for use in uses}) < 2:
        return None
    return Wording(
        id=content_id("w", telling.story_id, kind, referent),
        story_id=telling.story_id,
        referent=referent,
        terms=tuple(list_terms(uses)),
    )


def list_terms(uses: Iterable[Use]) -> list[Term]:
    """Return one term a wording and outlet, sorted by wording; its evidence starts with one place in every article."""
    groups: dict[tuple[str, str], list[Use]] = {}
    for use in uses:
        groups.setdefault((fold(use.text), use.outlet_id or ""), []).append(use)
    terms = []
    for key in sorted(groups):
        rows = sorted(groups[key], key=lambda u: (u.evidence.article_id, u.evidence.start))
        firsts = {row.evidence.article_id: row for row in reversed(rows)}
        shown = sorted(firsts.values(), key=lambda u: u.evidence.article_id) + [
            r for r in rows if r not in firsts.values()
        ]
        terms.append(
            Term(
                text=rows[0].text,
                outlet_id=rows[0].outlet_id,
                count=len(rows),
                evidence=tuple(u.evidence for u in shown[: max(MAX_TERM_EVIDENCE, len(firsts))]),
            )
        )
    return terms


def word_places(telling: Telling) -> list[tuple[str, str, list[Use]]]:
    """Return the places that accounts spell in two ways, by the table of spellings."""
    groups: dict[str, list[Use]] = {}
    pattern = spelling_variants()
    for account in telling.accounts.values():
        for match in pattern.finditer(account.article.text):
            use = use_at(account, Span(match.start(), match.end()))
            if use is not None:
                groups.setdefault(place_key(match[0]), []).append(use)
    return [("place", key, uses) for key, uses in sorted(groups.items())]


def word_cues(utterances: Sequence[Utterance], said: Mapping[str, Said]) -> list[tuple[str, str, list[Use]]]:
    """Return, an utterance, the verbs by which the accounts introduce it, where they are not all plain."""
    groups = []
    for utterance in utterances:
        uses = []
        for i in utterance.statement_ids:
            cue = said[i].statement.cue
            use = use_at(said[i].account, cue.span) if cue is not None else None
            uses.extend([use] if use is not None else [])
        words = said[utterance.base].statement.content[0].text.split()
        groups.append(("cue", "how this is introduced: " + " ".join(words[:MAX_TERM_WORDS]), uses))
    return [group for group in groups if not {fold(use.text) for use in group[2]} <= PLAIN_CUES]


def word_answers(said: Mapping[str, Said]) -> list[tuple[str, str, list[Use]]]:
    """Return, a speaker, the verbs of answering by which accounts report what they say: "denied", "conceded"."""
    groups: dict[str, list[Use]] = {}
    names: dict[str, set[str]] = {}
    for item in said.values():
        statement = item.statement
        use = use_at(item.account, statement.cue.span) if statement.cue is not None else None
        if use is not None and statement.speaker is not None and statement.cue_lemma in ANSWERS:
            groups.setdefault(statement.speaker.id, []).append(use)
            names.setdefault(statement.speaker.id, set()).add(statement.speaker.name)
    return [
        ("answer", "how the words of " + min(names[key]) + " are introduced", uses)
        for key, uses in sorted(groups.items())
    ]
