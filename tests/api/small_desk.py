"""An invented desk: enough of each kind of thing for every list of the API, and words that are hard to write."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from rashomon.model import (
    Article,
    Citation,
    Conflict,
    Evidence,
    Fact,
    Findings,
    Happening,
    MadeBy,
    Origins,
    Published,
    Rendering,
    Role,
    Side,
    Speaker,
    SpeakerRef,
    Term,
    Utterance,
    Wording,
    content_id,
    quote,
)
from rashomon.model import Span as Range
from rashomon.store import schema as t
from rashomon.store.desk import Desk
from tests.builders import make_article
from tests.store.desk_builders import compare, keep, link, make_statement

HOSTILE_TITLE = 'Quay <script>alert("1")</script> & ]]> closed\u0001 \u202eкрай 🌊'
SPEAKER = SpeakerRef(id="k-0000000000000001", name="Dana Ruiz")
MADE_BY = MadeBy(version="0", options={"desk": True}, weights={}, profiles=None, vectors=False)
ORIGINS = Origins(known=2, unknown=0, roots=())

FERRY = (
    make_article(
        "“The ferry 🌊 stays in port,” Dana Ruiz said. She said it twice: “The ferry 🌊 stays in port.”\n\n"
        "Eleven people were on board.",
        headline=HOSTILE_TITLE,
        dek="A gale is coming",
        outlet="Harbour News",
        published="2031-03-04T10:15+01:00",
        url="https://harbour.example/ferry?a=1&b=2",
        authors=("A. Writer",),
    ),
    make_article(
        "“We stay in port,” harbour mistress Dana Ruiz said.\n\nTwelve people were on board.",
        headline="Ferry stays in port",
        outlet="Eastmoor Echo",
        published="2031-03",
        genre="opinion",
    ),
    make_article(
        "Ruiz denied having sailed.", headline="Ruiz", outlet="Echo & Söhne", language="de", url="javascript:x"
    ),
)
MINES = (
    make_article("The miners went home.", headline="Miners go home", outlet="Harbour News", published="2031-03-05"),
    make_article("All miners are home.", headline="Home", outlet="Eastmoor Echo", published="2031-03-06"),
)
ALONE = tuple(
    make_article(f"Rain fell on day {day}.", headline=f"Rain {day}", published=f"2031-02-{day:02}")
    for day in range(1, 8)
)

SAID = (
    replace(make_statement(FERRY[0], "The ferry 🌊 stays in port"), speaker_id=SPEAKER.id, speaker=SPEAKER),
    replace(
        make_statement(FERRY[0], "She said it twice"),
        content=(
            quote(FERRY[0].id, FERRY[0].text, Range(*[FERRY[0].text.rindex("The ferry") + n for n in (0, 9)])),
            quote(FERRY[0].id, FERRY[0].text, Range(*[FERRY[0].text.rindex("in port") + n for n in (0, 7)])),
        ),
    ),
    replace(make_statement(FERRY[1], "We stay in port"), speaker_id=SPEAKER.id, speaker=SPEAKER, kind="mixed"),
    replace(make_statement(FERRY[2], "having sailed"), denied=True, kind="direct"),
)


def fill_desk(desk: Desk) -> None:
    """Keep the articles, link the stories and keep what was found in them."""
    keep(desk, *FERRY, *MINES, *ALONE)
    ferry, mines = sorted(link(desk, FERRY, MINES), key=lambda one: one != _story_id(FERRY))
    assert compare(desk, ferry, _findings(ferry))
    assert compare(desk, mines, Findings(story_id=mines))
    with desk.writing() as connection:
        connection.execute(t.story_redirects.insert(), {"id": MERGED_STORY, "story_id": ferry})


def _story_id(articles: Sequence[Article]) -> str:
    return content_id("story", min(article.id for article in articles))


FERRY_STORY = _story_id(FERRY)
MERGED_STORY = "story-merged"  # what the story of the ferry was called by others before


def _find(article: Article, words: str) -> Evidence:
    start = article.text.index(words)
    return quote(article.id, article.text, Range(start, start + len(words)))


def _findings(story_id: str) -> Findings:
    eleven, twelve = _find(FERRY[0], "Eleven people"), _find(FERRY[1], "Twelve people")
    sides = tuple(Side(value=one.text, evidence=(one,), as_of=None, given_by=None) for one in (eleven, twelve))
    return Findings(
        story_id=story_id,
        statements=SAID,
        speakers=(_speaker(),),
        utterances=(_utterance(story_id),),
        facts=tuple(_fact(story_id, number, eleven, twelve) for number in range(5)),
        conflicts=(
            Conflict(
                id="x-1",
                story_id=story_id,
                kind="number",
                status="conflict",
                between="outlets",
                about="people",
                sides=sides,
                sure="sure",
                because="both count people on board",
            ),
        ),
        citations=(Citation(article_id=FERRY[1].id, upstream="Harbour News", evidence=twelve),),
        wording=(
            Wording(
                id="w-1",
                story_id=story_id,
                referent="Dana Ruiz",
                terms=(
                    Term(
                        text="harbour mistress",
                        outlet_id=None,
                        count=1,
                        evidence=(_find(FERRY[1], "harbour mistress"),),
                    ),
                ),
            ),
        ),
        timeline=(
            Happening(
                story_id=story_id,
                date="2031-03-04",
                text=eleven.text,
                evidence=(eleven,),
                published=(Published(article_id=FERRY[0].id, lag_minutes=None),),
            ),
        ),
    )


def _speaker() -> Speaker:
    role = Role(text="harbour mistress", evidence=_find(FERRY[1], "harbour mistress"))
    return Speaker(id=SPEAKER.id, name=SPEAKER.name, kind="person", aliases=("Ruiz",), roles=(role, role))


def _utterance(story_id: str) -> Utterance:
    ids = (SAID[0].id, SAID[2].id)
    return Utterance(
        id="u-1",
        story_id=story_id,
        speaker_id=SPEAKER.id,
        said_on=None,
        statement_ids=ids,
        origins=ORIGINS,
        base=ids[0],
        renderings=tuple(Rendering(statement_id=one, translated=False, changes=()) for one in ids),
        missing_from=(),
        sure="sure",
        because="the same words",
    )


def _fact(story_id: str, number: int, *evidence: Evidence) -> Fact:
    return Fact(
        id=f"f-{number}",
        story_id=story_id,
        text=evidence[0],
        evidence=evidence,
        article_ids=tuple(sorted(one.article_id for one in evidence)),
        origins=ORIGINS,
        missing_from=(),
        sure="check",
        because="both tell it",
    )
