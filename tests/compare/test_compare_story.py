"""The comparison of whole stories: what must be found, what must stay silent, what never changes."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Annotations, Article, CopyGroup, CopyOrigin, Findings
from tests.builders import make_article
from tests.compare.tellings import Count, Line, all_evidence, annotate_by_hand, compare_accounts

Told = tuple[Article, Annotations]

LANTERN = "We lit the lantern at dusk. The tide was already over the steps"


def quay(
    key: str, words: str, *, outlet: str, published: str | None, speaker: str = "Ada Brook", **line: object
) -> Told:
    """Return an account in which the harbour master speaks."""
    text = f'The pier of Sandle closed on Monday.\n\n"{words}," {speaker} said.'
    article = make_article(text, key=key, outlet=outlet, published=published, headline=f"Pier closes {key}")
    return article, annotate_by_hand(article, [Line(words=words, speaker=speaker, **line)])  # type: ignore[arg-type]


def plain(
    key: str, text: str, *, outlet: str | None = None, published: str | None = None, url: str | None = None
) -> Told:
    """Return an account in which nobody speaks."""
    article = make_article(text, key=key, outlet=outlet, published=published, url=url, headline=f"News {key}")
    return article, annotate_by_hand(article)


def kinds_of(findings: Findings) -> set[tuple[str, str]]:
    """Return kind and status of each difference."""
    return {(c.kind, c.status) for c in findings.conflicts}


def test_two_cuts_of_one_quotation_are_one_utterance_and_show_the_cut() -> None:
    """The shorter rendering is held against the fuller one, and the words it leaves out are marked as cut."""
    findings = compare_accounts(
        [
            quay("a", LANTERN, outlet="Sandle Post", published="2031-03-04T10:00Z"),
            quay("b", "We lit the lantern at dusk", outlet="Bay Herald", published="2031-03-04T11:00Z"),
        ]
    )
    (utterance,) = findings.utterances
    (rendering,) = utterance.renderings
    assert [(c.op, c.base) for c in rendering.changes] == [("cut", "The tide was already over the steps")]
    assert utterance.origins.known == 2


def test_words_said_on_two_days_are_two_utterances() -> None:
    """The same words on two days that the pages name are not joined."""
    findings = compare_accounts(
        [
            quay("a", LANTERN, outlet="Sandle Post", published="2031-03-04", said_on="2031-03-03"),
            quay("b", LANTERN, outlet="Bay Herald", published="2031-03-05", said_on="2031-03-05"),
        ]
    )
    assert findings.utterances == ()


def test_an_interview_and_a_briefing_are_two_occasions() -> None:
    """What was told to one outlet alone is not joined with what was told to reporters."""
    findings = compare_accounts(
        [
            quay("a", LANTERN, outlet="Sandle Post", published="2031-03-04", addressee="the Post"),
            quay("b", LANTERN, outlet="Bay Herald", published="2031-03-04", addressee="reporters"),
        ]
    )
    assert findings.utterances == ()


def test_one_replaced_word_inside_quotation_marks_is_a_quotation_conflict() -> None:
    """A quotation that differs in one content word and agrees in the rest is shown as differing."""
    findings = compare_accounts(
        [
            quay(
                "a", "We lit the lantern at dusk for the ferry and waited", outlet="Sandle Post", published="2031-03-04"
            ),
            quay(
                "b", "We lit the lantern at dusk for the bishop and waited", outlet="Bay Herald", published="2031-03-04"
            ),
        ]
    )
    assert kinds_of(findings) == {("quotation", "conflict")}


def test_a_short_form_inside_quotation_marks_is_no_conflict() -> None:
    """Writing "did not" for "didn’t" is one wording."""
    findings = compare_accounts(
        [
            quay(
                "a", "We did not light the lantern before dusk on Monday", outlet="Sandle Post", published="2031-03-04"
            ),
            quay("b", "We didn't light the lantern before dusk on Monday", outlet="Bay Herald", published="2031-03-04"),
        ]
    )
    assert kinds_of(findings) == set()


def test_the_same_words_under_two_names_are_an_attribution_conflict() -> None:
    """Two accounts give one quotation to two people: one utterance, and a difference of who said it."""
    findings = compare_accounts(
        [
            quay("a", LANTERN, outlet="Sandle Post", published="2031-03-04"),
            quay("b", LANTERN, outlet="Bay Herald", published="2031-03-04", speaker="Colm Tarry"),
        ]
    )
    assert kinds_of(findings) == {("attribution", "conflict")}
    assert len(findings.utterances) == 1


def test_a_spokeswoman_and_her_company_are_no_attribution_conflict() -> None:
    """A person whose role names the body speaks for it."""
    findings = compare_accounts(
        [
            quay("a", LANTERN, outlet="Sandle Post", published="2031-03-04", role="Ferrolane spokeswoman"),
            quay("b", LANTERN, outlet="Bay Herald", published="2031-03-04", speaker="Ferrolane"),
        ]
    )
    assert kinds_of(findings) == set()


def toll(key: str, figure: str, value: float, *, published: str) -> Told:
    """Return an account with a number of dead."""
    article = make_article(
        f"{figure} people died when the pier of Sandle fell.", key=key, outlet=key, published=published, headline="Pier"
    )
    return article, annotate_by_hand(article, counts=[Count(stated=figure, value=value, counted=("killed", "person"))])


def test_a_later_higher_toll_is_an_update() -> None:
    """What develops is replaced by the later account, not contradicted."""
    findings = compare_accounts(
        [
            toll("Post", "Four", 4, published="2031-03-04T06:00Z"),
            toll("Herald", "Nine", 9, published="2031-03-05T06:00Z"),
        ]
    )
    assert kinds_of(findings) == {("number", "update")}


def test_equal_tolls_are_no_difference() -> None:
    """One figure in two accounts is nothing to show."""
    findings = compare_accounts(
        [
            toll("Post", "Four", 4, published="2031-03-04T06:00Z"),
            toll("Herald", "Four", 4, published="2031-03-05T06:00Z"),
        ]
    )
    assert findings.conflicts == ()


def test_figures_of_one_rate_at_one_time_contradict() -> None:
    """A rate says itself what is measured; two outlets on one day cannot both be right."""
    told = []
    for key, figure, value in (("Post", "310 litres a second", 310.0), ("Herald", "280 litres a second", 280.0)):
        article = make_article(
            f"The sluice of Sandle lets through {figure}.", key=key, outlet=key, published="2031-03-04", headline=key
        )
        count = Count(stated=figure, value=value, unit="litre per second")
        told.append((article, annotate_by_hand(article, counts=[count])))
    assert kinds_of(compare_accounts(told)) == {("number", "conflict")}


def test_a_figure_made_rounder_is_rounding() -> None:
    """1,874 and 1,900 are one sum in two precisions."""
    told = []
    for key, figure, value, digits in (("Post", "1,874", 1874.0, 4), ("Herald", "1,900", 1900.0, 2)):
        article = make_article(
            f"The Sandle ferry company owed its lenders {figure} crowns.",
            key=key,
            outlet=key,
            published="2031-03-04",
            headline=key,
        )
        count = Count(stated=figure, value=value, unit="crown", digits=digits)
        told.append((article, annotate_by_hand(article, counts=[count])))
    assert kinds_of(compare_accounts(told)) == {("number", "rounding")}


def test_one_event_on_two_written_dates_contradicts() -> None:
    """Two accounts put one signing on two days."""
    findings = compare_accounts(
        [
            plain("a", "The pier treaty is to be signed in Sandle on June 9.", outlet="Post", published="2031-05-04"),
            plain("b", "The pier treaty will be signed in Sandle on June 19.", outlet="Herald", published="2031-05-04"),
        ]
    )
    assert kinds_of(findings) == {("date", "conflict")}


def test_two_events_on_two_dates_do_not_contradict() -> None:
    """Dates of different things are never held against each other."""
    findings = compare_accounts(
        [
            plain("a", "The pier treaty is to be signed in Sandle on June 9.", outlet="Post", published="2031-05-04"),
            plain("b", "Bathers may use the lido again from June 19.", outlet="Herald", published="2031-05-04"),
        ]
    )
    assert findings.conflicts == ()


def denial(assertion: str, refusal: str) -> Findings:
    """Return the findings of a page on which one speaker answers another."""
    article = make_article(
        f"Ada Brook said that {assertion}. Colm Tarry denied that {refusal}.", outlet="Post", published="2031-03-04"
    )
    lines = [
        Line(words=assertion, speaker="Ada Brook", kind="indirect"),
        Line(words=refusal, speaker="Colm Tarry", kind="indirect", denied=True),
    ]
    return compare_accounts([(article, annotate_by_hand(article, lines))])


def test_a_denial_that_points_back_answers_the_statement_before() -> None:
    """A denial of "any such calls" stands against the sentence before it, also on one page."""
    (conflict,) = denial("the wardens rang the pier seven times", "any such calls were made").conflicts
    assert (conflict.kind, conflict.between, conflict.sure) == ("denial", "sources", "sure")


def test_a_denial_of_something_else_is_no_conflict() -> None:
    """A denial contradicts only what it denies."""
    assert denial("the wardens rang the pier seven times", "tickets had become dearer").conflicts == ()


def test_sentences_told_with_opposite_words_contradict() -> None:
    """The words "passed" and "failed" cannot both be true; two captures of a page differ as captures."""
    url = "https://post.example/pier"
    told = [
        plain("a", "The old pier passed its safety inspection in March.", outlet="Post", url=url),
        plain("b", "The old pier failed its safety inspection in March.", outlet="Post", url=url),
    ]
    captured = {told[0][0].id: "2031-04-01T10:00Z", told[1][0].id: "2031-04-01T18:00Z"}
    findings = compare_accounts(told, captured=captured)
    assert [(c.kind, c.between) for c in findings.conflicts] == [("denial", "captures")]


def test_a_changed_sentence_between_captures_is_an_update_not_admitted() -> None:
    """The later capture says nothing of its change."""
    url = "https://post.example/pier"
    told = [
        plain("a", "The pier is old. It passed its inspection in March. Nobody was hurt.", outlet="Post", url=url),
        plain("b", "The pier is old. It failed its inspection in March. Nobody was hurt.", outlet="Post", url=url),
    ]
    captured = {told[0][0].id: "2031-04-01T10:00Z", told[1][0].id: "2031-04-01T18:00Z"}
    (update,) = compare_accounts(told, captured=captured).updates
    assert (update.earlier, update.later, update.admitted) == (told[0][0].id, told[1][0].id, False)
    assert any(c.before == "It passed its inspection in March." for c in update.changes)


def omission(published: str | None, text: str = "The pier of Sandle closed on Monday.") -> list[str]:
    """Return why a third account lacks what two outlets quote."""
    findings = compare_accounts(
        [
            quay("a", LANTERN, outlet="Sandle Post", published="2031-03-04T10:00Z"),
            quay("b", LANTERN, outlet="Bay Herald", published="2031-03-04T11:00Z"),
            plain("c", text, outlet="Shore News", published=published),
        ]
    )
    return [missing.why for utterance in findings.utterances for missing in utterance.missing_from]


def test_a_later_account_without_the_words_is_not_found() -> None:
    """Only an account published after a dated one can lack what was known."""
    assert omission("2031-03-04T15:00Z") == ["not-found"]


def test_an_earlier_account_could_not_have_the_words() -> None:
    """An account from before the first report is not accused."""
    assert omission("2031-03-04T08:00Z") == ["published-before"]


def test_an_undated_account_cannot_be_judged() -> None:
    """Without a date nobody knows what the account could have."""
    assert omission(None) == ["undated"]


def test_an_account_with_the_words_unquoted_is_not_accused_of_missing_them() -> None:
    """An account that repeats most of the words does not lack them."""
    assert "not-found" not in omission("2031-03-04T15:00Z", f"{LANTERN}, as she put it.")


def test_copies_are_one_root_and_accuse_nobody() -> None:
    """Two labels on one text are no corroboration."""
    told = [
        quay("a", LANTERN, outlet="Sandle Post", published="2031-03-04T10:00Z"),
        quay("b", LANTERN, outlet="Bay Herald", published="2031-03-04T11:00Z"),
        plain("c", "The pier of Sandle closed on Monday.", outlet="Shore News", published="2031-03-04T15:00Z"),
    ]
    ids = tuple(sorted(article.id for article, _ in told[:2]))
    group = CopyGroup(
        id="c-1",
        story_id="y-1",
        origin=CopyOrigin(article_id=told[0][0].id),
        article_ids=ids,
        credited=(),
        containment=0.9,
    )
    (utterance,) = compare_accounts(told, copies=[group]).utterances
    assert (utterance.origins.known, utterance.missing_from) == (1, ())


def test_a_sentence_in_two_voices_is_a_fact_with_two_roots() -> None:
    """What two outlets tell in their own words is matched by its rare words."""
    findings = compare_accounts(
        [
            plain("a", "The iron pier of Sandle opened in 1891 to carry slate.", outlet="Post", published="2031-03-04"),
            plain(
                "b", "Sandle's iron pier was opened to carry slate in 1891.", outlet="Herald", published="2031-03-04"
            ),
        ]
    )
    (fact,) = findings.facts
    assert fact.origins.known == 2
    assert findings.brief[0].evidence[0] == fact.text


def test_a_report_from_another_outlet_is_cited_and_shares_its_root() -> None:
    """The words "the Herald reported" make the Herald the root of the sentence."""
    findings = compare_accounts(
        [
            plain(
                "a", "The iron pier of Sandle will be sold, Bay Herald reported.", outlet="Post", published="2031-03-04"
            ),
            plain("b", "The iron pier of Sandle will be sold next year.", outlet="Bay Herald", published="2031-03-04"),
        ]
    )
    assert [citation.upstream for citation in findings.citations] == ["Bay Herald"]
    assert all(fact.origins.known == 1 for fact in findings.facts)


def test_the_timeline_dates_a_sentence_and_claims_no_lag_without_zones() -> None:
    """A lag needs clock times with zones on both sides."""
    article = make_article("The pier fell on Monday.", outlet="Post", published="2031-03-04")
    findings = compare_accounts([(article, annotate_by_hand(article, times=[("Monday", "2031-03-03")]))])
    (happening,) = findings.timeline
    assert (happening.date, happening.text, happening.published[0].lag_minutes) == (
        "2031-03-03",
        "The pier fell on Monday.",
        None,
    )


STORY = [
    quay("a", LANTERN, outlet="Sandle Post", published="2031-03-04T10:00Z"),
    quay("b", "We lit the lantern at dusk", outlet="Bay Herald", published="2031-03-04T11:00Z"),
    quay("c", LANTERN, outlet="Shore News", published=None, speaker="Colm Tarry"),
    toll("Post", "Four", 4, published="2031-03-04T06:00Z"),
    toll("Herald", "Nine", 9, published="2031-03-05T06:00Z"),
    plain("d", "The pier treaty is to be signed in Sandle on June 9.", outlet="Post", published="2031-05-04"),
    plain("e", "The pier treaty will be signed in Sandle on June 19.", outlet="Herald", published="2031-05-04"),
]


@given(st.permutations(STORY))
def test_the_order_of_the_accounts_changes_nothing(order: list[Told]) -> None:
    """The same accounts in any order give the same findings."""
    assert compare_accounts(order) == compare_accounts(STORY)


def test_every_finding_points_at_the_exact_characters() -> None:
    """Each piece of evidence is the slice it claims to be."""
    texts = {article.id: article.text for article, _ in STORY}
    evidence = all_evidence(compare_accounts(STORY))
    assert len(evidence) > 20
    assert all(texts[e.article_id][e.start : e.end] == e.text and e.text for e in evidence)


def test_an_unrelated_article_changes_no_conflict_and_no_utterance() -> None:
    """A page about something else adds nothing to what the others differ in."""
    other = plain("z", "Cheese makers of Ullmoor won a ribbon for a blue wheel.", outlet="Dairy Week")
    before, after = compare_accounts(STORY), compare_accounts([*STORY, other])
    assert [c.id for c in after.conflicts] == [c.id for c in before.conflicts]
    assert [u.id for u in after.utterances] == [u.id for u in before.utterances]


def test_a_story_of_one_article_has_no_difference() -> None:
    """One account cannot disagree with anyone else's."""
    findings = compare_accounts(STORY[:1])
    assert (findings.utterances, findings.facts, findings.conflicts, findings.wording) == ((), (), (), ())


def copied(group: CopyGroup, told: list[Told], captured: dict[str, str] | None = None) -> Findings:
    """Return the findings of accounts of which some are copies."""
    return compare_accounts(told, copies=[group], captured=captured)


def group_of(told: list[Told], origin: CopyOrigin | None) -> CopyGroup:
    """Return the group that the first two accounts make."""
    ids = tuple(sorted(article.id for article, _ in told[:2]))
    return CopyGroup(id="c-1", story_id="y-1", origin=origin, article_ids=ids, credited=(), containment=0.9)


def test_copies_without_a_known_origin_are_one_root() -> None:
    """Two outlets with one text and nobody credited are one root that nobody knows, and no fact."""
    text = "The iron pier of Sandle opened in 1891 to carry slate."
    told = [plain(k, text, outlet=o, published="2031-03-04") for k, o in (("a", "Post"), ("b", "Herald"))]
    assert copied(group_of(told, None), told).facts == ()


def test_what_one_copy_credits_is_the_root_of_all_copies() -> None:
    """An agency that one copy credits is the known root of the text, and a third outlet the second root."""
    text = "The iron pier of Sandle opened in 1891 to carry slate."
    told = [
        plain(k, text, outlet=o, published="2031-03-04") for k, o in (("a", "Post"), ("b", "Herald"), ("c", "Echo"))
    ]
    credited = msgspec.structs.replace(told[1][0], credit="Baywire")
    told[1] = (credited, told[1][1])
    (fact,) = copied(group_of(told, None), told).facts
    assert sorted(root.name for root in fact.origins.roots) == ["Baywire", "Echo"]


def test_one_outlets_two_articles_are_no_corroboration() -> None:
    """Two articles of one outlet tell nothing that two roots tell."""
    text = "The iron pier of Sandle opened in 1891 to carry slate."
    told = [plain("a", text, outlet="Post", published="2031-03-04"), plain("b", text, outlet="Post", published=None)]
    assert compare_accounts(told).facts == ()


def test_two_captures_of_one_address_are_one_root() -> None:
    """Two captures of a page of no known outlet are one root."""
    text = "The iron pier of Sandle opened in 1891 to carry slate."
    told = [plain(k, text, url="https://post.example/pier", published="2031-03-04") for k in "ab"]
    assert compare_accounts(told).facts == ()


def test_a_sentence_inside_quotation_marks_is_no_fact() -> None:
    """A sentence of a longer quotation is not in the account's own voice, though nobody found its speaker."""
    text = '"It was late. The iron pier of Sandle opened in 1891 to carry slate. Nobody came."'
    told = [plain(k, text, outlet=o, published="2031-03-04") for k, o in (("a", "Post"), ("b", "Herald"))]
    assert compare_accounts(told).facts == ()


def test_a_question_is_no_event() -> None:
    """A question with a date in it stands in no timeline."""
    article = make_article("And was Monday a good day for Sandle?", key="a", outlet="Post", published="2031-03-04")
    notes = annotate_by_hand(article, times=[("Monday", "2031-03-03")])
    assert compare_accounts([(article, notes)]).timeline == ()
