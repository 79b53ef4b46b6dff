"""Facts and what accounts lack: matched sentences, evidence of absence, rows that accuse nobody."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.compare.absence import Index, is_present, is_weaker
from rashomon.compare.accounts import prepare_telling
from rashomon.compare.words.concepts import concept_of, concepts_of
from rashomon.compare.words.terms import content_terms, plain_words
from rashomon.model import Annotations, Article, Findings
from tests.builders import make_article
from tests.compare.tellings import Line, all_evidence, annotate_by_hand, compare_accounts

Told = tuple[Article, Annotations]

SOLD = "The iron pier of Sandle was sold to a brewer for nine million crowns."


def account(key: str, text: str, *, outlet: str | None, published: str | None = "2031-03-04T12:00Z") -> Told:
    """Return an account in which nobody speaks."""
    article = make_article(text, key=key, outlet=outlet, published=published, headline=f"News {key}")
    return article, annotate_by_hand(article)


def lacking(text: str, published: str | None = "2031-03-04T18:00Z") -> list[tuple[str, str | None]]:
    """Return why a third account lacks what two outlets tell, and the nearest sentence."""
    third = account("c", text, outlet="Shore Echo", published=published)
    (fact,) = compare_accounts([account("a", SOLD, outlet="Post"), account("b", SOLD, outlet="Herald"), third]).facts
    return [(row.why, row.nearest.text if row.nearest else None) for row in fact.missing_from]


def test_names_and_roles_alone_make_no_fact() -> None:
    """Two sentences that share only who somebody is tell two things."""
    texts = ("Sandle harbour master Ada Brook slept late.", "Sandle harbour master Ada Brook bought a trombone.")
    told = []
    for key, text in zip("ab", texts, strict=True):
        article = make_article(f'{text}\n\n"Good day," Ada Brook said.', key=key, outlet=key, published="2031-03-04")
        line = Line(words="Good day", speaker="Ada Brook", role="Sandle harbour master")
        told.append((article, annotate_by_hand(article, [line])))
    assert compare_accounts(told).facts == ()


def test_a_sentence_that_both_accounts_take_from_a_source_is_no_fact() -> None:
    """What nobody says in its own voice is an utterance."""
    told = []
    for key in "ab":
        article = make_article(f"Ada Brook said that {SOLD[0].lower()}{SOLD[1:]}", key=key, outlet=key)
        line = Line(words=SOLD[1:-1], speaker="Ada Brook", kind="indirect")
        told.append((article, annotate_by_hand(article, [line])))
    assert compare_accounts(told).facts == ()


def test_a_post_is_no_fact() -> None:
    """A post that two pages embed is not in their own voice."""
    text = f"{SOLD[:-1]} pic.twitter.com/pier."
    told = [account(key, text, outlet=key) for key in "ab"]
    assert compare_accounts(told).facts == ()


def test_an_account_without_it_is_not_found() -> None:
    """A later account about something else lacks it, and no sentence is shown."""
    assert lacking("A ribbon was won by a blue cheese wheel from Ullmoor.") == [("not-found", None)]


def test_an_account_that_says_it_in_other_words_is_not_accused() -> None:
    """Words of one meaning count as one: "purchased" is there where "sold" was looked for."""
    assert lacking("A brewer bought Sandle's iron pier, paying nine million crowns for the sale.") == []


def test_an_account_that_says_less_is_weaker_and_its_sentence_is_shown() -> None:
    """An allusion is shown beside what it falls short of."""
    assert lacking("A brewer got the iron pier.") == [("weaker", "A brewer got the iron pier.")]


def test_what_one_root_carries_accuses_nobody_but_says_who_was_earlier() -> None:
    """Rows that do not accuse stand also where only one root is known."""
    words = "We lit the lantern at dusk. The tide was already over the steps"
    told = []
    for key, outlet, published in (("a", "Post", "2031-03-04T10:00Z"), ("b", "Post", "2031-03-04T11:00Z")):
        article = make_article(f'"{words}," Ada Brook said.', key=key, outlet=outlet, published=published)
        told.append((article, annotate_by_hand(article, [Line(words=words, speaker="Ada Brook")])))
    told.append(account("c", "The pier closed on Monday.", outlet="Echo", published="2031-03-04T06:00Z"))
    told.append(account("d", "The pier closed on Monday.", outlet="Herald", published="2031-03-04T20:00Z"))
    (utterance,) = compare_accounts(told).utterances
    assert [row.why for row in utterance.missing_from] == ["published-before"]


def test_an_account_in_another_language_is_not_accused() -> None:
    """Where no report is in its language, a search in an account proves nothing."""
    third = make_article(
        "La jetée a fermé lundi.", key="c", outlet="Écho", published="2031-03-04T18:00Z", language="fr"
    )
    told = [account("a", SOLD, outlet="Post"), account("b", SOLD, outlet="Herald"), (third, annotate_by_hand(third))]
    (fact,) = compare_accounts(told).facts
    assert fact.missing_from == ()


def test_concepts_join_words_of_one_meaning_and_peoples_with_countries() -> None:
    """The words "shut" and "close" are one, and a Varnian is of Varnia; a word outside the rows is itself."""
    assert concept_of("shut") == concept_of("clos")
    assert concept_of("varnian") == concept_of("varnia")
    assert concept_of("trombon") == "trombon"


WORDS = st.lists(st.sampled_from("iron pier brewer crowns tide steps lantern slate ferry wheel".split()), min_size=3)


@given(WORDS)
def test_what_an_account_has_word_for_word_is_never_missing(words: list[str]) -> None:
    """A search for an account's own sentence finds it there."""
    text = " ".join(words) + "."
    article = make_article(f"Gulls sang.\n\n{text}", key="a", outlet="Post")
    telling = prepare_telling("y", [article], {article.id: annotate_by_hand(article)}, {})
    index = Index(telling)
    wanted = index.want(plain_words(text), [frozenset(content_terms(text))])
    nearest = index.search(wanted)[article.id]
    assert is_present(nearest, wanted)
    assert is_weaker(nearest, said=True) or not nearest.telling


def test_one_word_in_common_alludes_to_an_utterance_but_not_to_a_fact() -> None:
    """A speaker's word that comes back points at what was said; one word of a fact stands in any sentence."""
    article = make_article("Asked about the lanterns, the ferry firm shrugged. Gulls sang over Sandle.", key="a")
    telling = prepare_telling("y", [article], {article.id: annotate_by_hand(article)}, {})
    index = Index(telling)
    told = "The lanterns had been painted black"
    nearest = index.search(index.want(plain_words(told), [frozenset(content_terms(told))]))[article.id]
    assert nearest.shared == 1
    assert is_weaker(nearest, said=True)
    assert not is_weaker(nearest, said=False)


@given(st.frozensets(st.sampled_from("clos shut kill dead pier varnia".split())))
def test_concepts_never_grow_in_number(terms: frozenset[str]) -> None:
    """Every term has exactly one concept."""
    assert len(concepts_of(terms)) <= len(terms)


def story() -> list[Told]:
    """Return accounts of one story, two of which tell one thing."""
    return [
        account("a", SOLD, outlet="Post"),
        account("b", f"Gulls sang over Sandle. {SOLD}", outlet="Herald"),
        account("c", "The brewer of Sandle kept silent on Monday.", outlet="Echo", published="2031-03-05T08:00Z"),
    ]


@given(st.permutations(range(3)))
def test_the_order_of_accounts_changes_no_fact_and_no_omission(order: list[int]) -> None:
    """Facts and who lacks them are the same for any order."""
    told = story()
    assert compare_accounts([told[i] for i in order]).facts == compare_accounts(told).facts


def test_an_unrelated_account_changes_no_fact() -> None:
    """A page about something else is neither joined nor does it part what was joined."""
    other = account("z", "Cheese makers of Ullmoor won a ribbon for a blue wheel.", outlet=None, published=None)
    before, after = compare_accounts(story()), compare_accounts([*story(), other])
    assert [fact.id for fact in after.facts] == [fact.id for fact in before.facts]


def test_every_row_of_a_weaker_account_points_at_its_words() -> None:
    """The nearest sentence is an exact slice of the account that is said to be weaker."""
    told = [*story(), account("d", "A brewer got the iron pier.", outlet="Bay News", published="2031-03-06T08:00Z")]
    findings: Findings = compare_accounts(told)
    texts = {article.id: article.text for article, _ in told}
    rows = [row for fact in findings.facts for row in fact.missing_from if row.why == "weaker"]
    assert rows
    assert all(texts[e.article_id][e.start : e.end] == e.text for e in all_evidence(tuple(rows)))
