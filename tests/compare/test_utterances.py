"""Which statements are one utterance: other words, cuts and languages; and what is never joined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.compare.accounts import prepare_telling
from rashomon.compare.said.statements import read_statements
from rashomon.compare.said.utterances import group_statements, match_statements
from rashomon.compare.who.speakers import assign_speakers, identify_speakers
from rashomon.model import Annotations, Article
from tests.builders import make_article
from tests.compare.tellings import Line, annotate_by_hand

Told = tuple[Article, Annotations]
OTHER_NEWS = "The ferry to Holm left twenty minutes late. Nobody on the quay could say why it had waited so long."


def tell(key: str, *lines: Line, language: str = "en", published: str = "2031-03-04") -> Told:
    """Return an account in which the lines are said, each in its own paragraph."""
    parts = [
        f'"{line.words}," {line.speaker} said.' if line.kind == "direct" else f"{line.speaker} said {line.words}."
        for line in lines
    ]
    article = make_article(
        "\n\n".join([OTHER_NEWS, *parts]), key=key, outlet=key, published=published, language=language, headline=key
    )
    return article, annotate_by_hand(article, lines)


def brook(words: str, **line: object) -> Line:
    """Return something that the harbour master says; told in the account's words unless a kind is given."""
    return Line(words=words, speaker="Ada Brook", **{"kind": "indirect", **line})  # type: ignore[arg-type]


def utterances_of(told: Sequence[Told], nearness: Mapping[tuple[str, str], float] | None = None) -> set[frozenset[str]]:
    """Return the groups of words that are one utterance; `nearness`: the cosine of two statements, by their words."""
    articles, notes = [a for a, _ in told], {n.article_id: n for _, n in told}
    telling = prepare_telling("y-1", articles, notes, {})
    cast = identify_speakers(telling)
    said = read_statements(telling, assign_speakers(telling, cast))
    words = {key: one.statement.content[0].text for key, one in said.items()}
    vectors = make_vectors(words, nearness) if nearness is not None else None
    groups = group_statements(said, match_statements(cast, said, vectors))
    return {frozenset(words[key] for key in group) for group in groups}


def make_vectors(words: Mapping[str, str], nearness: Mapping[tuple[str, str], float]) -> dict[str, list[float]]:
    """Return vectors with these cosines, all others 0: each pair has an axis of its own."""
    axes = list(nearness)
    rows = {}
    for key, text in words.items():
        row = [
            1.0 if text == axes[i][0] else nearness[axes[i]] if text == axes[i][1] else 0.0 for i in range(len(axes))
        ]
        rows[key] = row
    return rows


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (brook("We are ready to talk about the pier. The islands are not up for discussion", kind="direct"),
         brook("We are prepared for talks on the pier. The islands are not a question", kind="direct")),
        (brook("Nobody threatened anybody. It was a remark about maintenance", kind="direct"),
         brook("no one had threatened anyone")),
        (brook("I have not sold a single boat this year", kind="direct"), brook("she had sold boats", denied=True)),
        (brook("We lit the lantern at dusk. The tide was over the steps", kind="direct"),
         brook("the tide was over", kind="direct")),
        (brook("a second meeting would be held in Sandle on March 20"), brook("they would meet again on 20 March")),
        (brook("the harbour had been shelled during the lunch break"),
         brook("shells fell on the harbour at lunchtime")),
    ],
    ids=["translation", "pronouns", "denial", "fragment", "date", "tense"],
)  # fmt: skip
def test_other_words_for_one_thing_are_joined(one: Line, other: Line) -> None:
    """Direct and indirect, translated twice, cut, in another tense: one utterance of one speaker."""
    assert utterances_of([tell("Post", one), tell("Herald", other)]) == {frozenset({one.words, other.words})}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (brook("12 boats were missing after the storm"), brook("20 boats were missing after the storm")),
        (brook("the guns on the harbour stopped for lunch"), brook("the guns on the harbour never stopped for lunch")),
        (brook("the lantern was lit at dusk for the ferry", said_on="2031-03-01"),
         brook("the lantern was lit at dusk for the ferry", said_on="2031-03-03")),
        (brook("the pier will be rebuilt in spring", addressee="the Post"),
         brook("the pier will be built again by spring", addressee="reporters")),
        (brook("11 people were missing"),
         Line(words="11 people were missing now", speaker="Colm Tarry", kind="indirect")),
        (brook("an act of war", kind="direct"),
         Line(words="This is an act of war and we shall answer", speaker="Colm Tarry")),
    ],
    ids=["figures", "opposite", "days", "interview", "two-counts", "phrase"],
)  # fmt: skip
def test_two_things_said_stay_two(one: Line, other: Line) -> None:
    """Other figures, the opposite, another day, another audience, another speaker's everyday words."""
    assert utterances_of([tell("Post", one), tell("Herald", other)]) == set()


def test_a_fragment_joins_no_two_long_statements() -> None:
    """Two words that a speaker uses twice do not make two speeches one."""
    first = brook("Poor Sandle will need a new pier and a taller lantern this year", kind="direct")
    second = brook("The bank has left us with nothing but debts. Poor Sandle", kind="direct")
    groups = utterances_of(
        [tell("Post", first), tell("Herald", second), tell("Echo", brook("Poor Sandle", kind="direct"))]
    )
    assert not any({first.words, second.words} <= group for group in groups)


def test_what_was_told_to_one_paper_is_joined_with_a_page_that_names_the_paper() -> None:
    """Two pages that give the same outlet as the audience are of one occasion."""
    words = "The alarm sounded on every deck of the ferry"
    told = [tell(key, brook(words, kind="direct", addressee="the Post")) for key in ("Post", "Herald")]
    assert utterances_of(told) == {frozenset({words})}


def test_words_at_second_hand_are_not_joined_with_the_outer_speaker() -> None:
    """What Brook says the foreman said is not what Tarry says."""
    words = "You can smell it from the road and from the boats"
    article, notes = tell("Post", brook(words, kind="direct"))
    nested = msgspec.structs.replace(notes.statements[0], nested_in="st-outer")
    inner = msgspec.structs.replace(notes, statements=(nested,))
    assert utterances_of([(article, inner), tell("Herald", Line(words=words, speaker="Colm Tarry"))]) == set()


RUSSIAN = "У реки нет паспорта"
ENGLISH = "A river has no passport"


def test_two_languages_are_joined_by_vectors_and_speaker() -> None:
    """Near vectors of one speaker's words are one utterance; without vectors nothing is known."""
    told = [tell("Post", brook(ENGLISH)), tell("Vesti", brook(RUSSIAN), language="ru")]
    assert utterances_of(told, {(ENGLISH, RUSSIAN): 0.7}) == {frozenset({ENGLISH, RUSSIAN})}
    assert utterances_of(told) == set()


def test_near_vectors_of_two_speakers_are_two_utterances() -> None:
    """What two people say about one thing lies close together and is not one utterance."""
    told = [tell("Post", brook(ENGLISH)), tell("Vesti", Line(words=RUSSIAN, speaker="Colm Tarry"), language="ru")]
    assert utterances_of(told, {(ENGLISH, RUSSIAN): 0.9}) == set()


def test_near_vectors_with_other_figures_are_two_utterances() -> None:
    """A figure that differs outweighs any nearness."""
    one, other = "The river carries 310 cubic metres", "Река несёт 280 кубометров"
    told = [tell("Post", brook(one)), tell("Vesti", brook(other), language="ru")]
    assert utterances_of(told, {(one, other): 0.9}) == set()


def test_the_clearly_nearer_statement_is_meant() -> None:
    """Of two statements on one matter, the farther one is not joined though it is near."""
    farther = "The river belongs to the boatmen"
    told = [tell("Post", brook(ENGLISH), brook(farther)), tell("Vesti", brook(RUSSIAN), language="ru")]
    near = {(RUSSIAN, ENGLISH): 0.8, (RUSSIAN, farther): 0.6}
    assert utterances_of(told, near) == {frozenset({ENGLISH, RUSSIAN})}


def test_many_copies_of_one_quotation_are_one_utterance() -> None:
    """Sixty accounts with the same words, and one with a cut of them, stand in one group."""
    words = "We lit the lantern at dusk. The tide was over the steps"
    told = [tell(f"Paper {i}", brook(words, kind="direct")) for i in range(60)]
    cut = brook("The tide was over the steps", kind="direct")
    assert utterances_of([*told, tell("Echo", cut)]) == {frozenset({words, cut.words})}


def test_a_statement_of_a_million_words_is_read_in_part() -> None:
    """A hostile page costs no more than a long speech."""
    long = " ".join(["pier"] * 20_000)
    assert (
        utterances_of([tell("Post", brook(long, kind="direct")), tell("Herald", brook("the pier is closed"))]) == set()
    )


SAYINGS = st.lists(
    st.sampled_from(
        ["the pier", "is not", "closed", "12 boats", "left", "nobody", "lit the lantern", "on Monday", "we"]
    ),
    min_size=2,
    max_size=6,
).map(" ".join)


@given(st.lists(SAYINGS, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_accounts_changes_no_utterance(sayings: list[str], random: object) -> None:
    """Pages in any order, and an unrelated page more, give the same groups."""
    told = [tell(f"Paper {i}", brook(words)) for i, words in enumerate(sayings)]
    found = utterances_of(told)
    random.shuffle(told)  # type: ignore[attr-defined]
    unrelated = tell(
        "Weekly", Line(words="Cheese prices rose by a quarter in Holm", speaker="Ivo Lund", kind="indirect")
    )
    assert utterances_of([*told, unrelated]) == found


@given(SAYINGS)
def test_the_same_words_of_one_speaker_are_one_utterance_or_too_little(words: str) -> None:
    """Two accounts that print the same words agree; words without content join nothing."""
    found = utterances_of([tell("Post", brook(words)), tell("Herald", brook(words))])
    assert found in (set(), {frozenset({words})})
