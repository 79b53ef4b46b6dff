"""An invented run: a ferry aground told by seven accounts, a library by two, two told by one account each.

`build_comparison(poison)` puts a hostile string into every field that comes from pages.
"""

from __future__ import annotations

from functools import cache

from rashomon.model import (
    Between,
    BriefLine,
    Change,
    ChangeOp,
    Citation,
    Comparison,
    Conflict,
    ConflictKind,
    ConflictStatus,
    CopyGroup,
    CopyOrigin,
    Episode,
    Evidence,
    Fact,
    Happening,
    MadeBy,
    Missing,
    Origins,
    Outlet,
    Published,
    Rejected,
    Rendering,
    Root,
    Side,
    Speaker,
    Statement,
    Story,
    Sure,
    Term,
    TextChange,
    Update,
    Utterance,
    Wording,
)
from rashomon.show.views.evidence import EvidenceBook
from rashomon.show.views.stories import StoryView, view_comparison
from tests.show.invented_builder import Builder
from tests.show.invented_texts import BARE, BOTE, GANNET, LANTERN, LANTERN_LATER, POST, TEXTS, WIRE


def _origins(known: int, unknown: int = 0, *names: str) -> Origins:
    return Origins(known=known, unknown=unknown, roots=tuple(Root(name=n, chain=tuple(n.split(" ← "))) for n in names))


def _statements(b: Builder) -> tuple[Statement, ...]:
    buoy = "The ship was on the wrong side of the buoy and nobody on the bridge answered our calls"
    return (
        b.statement("t1", WIRE, "direct", "Ingrid Tolvane", "told", buoy, "It is difficult to say why."),
        b.statement("t2", POST, "direct", "Ingrid Tolvane", "told", buoy, "It is difficult to say why."),
        b.statement("t3", LANTERN, "direct", "Ingrid Tolvane", "said", buoy),
        b.statement("t3b", LANTERN_LATER, "direct", "Ingrid Tolvane", "said", buoy),
        b.statement("t4", GANNET, "direct", "Ingrid Tolvane", "stormed", "Nobody on the bridge cared about our calls."),
        b.statement("t4h", GANNET, "headline", "Ingrid Tolvane", None, "Nobody on the bridge CARED"),
        b.statement(
            "t5",
            BOTE,
            "direct",
            "Ingrid Tolvane",
            "sagte",
            "Das Schiff war auf der falschen Seite der Tonne, und auf der Brücke hat niemand geantwortet",
        ),
        b.statement("r1", WIRE, "indirect", "Paul Radec", "said", "the inquiry would be public"),
        b.statement("r2", LANTERN, "indirect", "Paul Radec", "promised", "the inquiry would be public"),
        b.statement("r2b", LANTERN_LATER, "indirect", "Paul Radec", "promised", "the inquiry would be public"),
        b.statement("r3", GANNET, "indirect", "Paul Radec", "admit", "the inquiry will be public"),
        b.statement(
            "n1", WIRE, "indirect", "Paul Radec", "said", "no ferry would sail the northern route until it was finished"
        ),
        b.statement(
            "n2", LANTERN, "direct", "Paul Radec", "said", "No ferry will sail the northern route until it is finished"
        ),
        b.statement("d1", WIRE, "indirect", "Seaway Lines", "denied", "the radar had been out of order", denied=True),
        b.statement(
            "d2",
            BARE,
            "indirect",
            "Seaway Lines",
            "insisted",
            "the radar of the Halcyon was working when the ship grounded",
        ),
        b.statement(
            "o1", LANTERN, "indirect", "Mira Okonjo", "claimed", "the radar had been out of order for three weeks"
        ),
        b.statement("b1", BARE, "direct", "Olaf Brandt", "said", "We have nothing to hide"),
        b.statement("l1", "lib1", "direct", "Ada Penn", "said", "We missed the noise"),
        b.statement("l2", "lib2", "direct", "Ada Penn", "said", "We missed the noise"),
    )


def _change(op: ChangeOp, base: str, here: str, b: Builder) -> Change:
    return Change(op=op, base=b.dirty(base) if base else "", here=b.dirty(here) if here else "")


def _utterance(
    b: Builder,
    id_: str,
    story: str,
    speaker: str,
    renderings: tuple[Rendering, ...],
    origins: Origins,
    *missing: Missing,
) -> Utterance:
    return Utterance(
        id=id_,
        story_id=story,
        speaker_id=f"s-{speaker}",
        said_on="2031-03-04",
        statement_ids=tuple(rendering.statement_id for rendering in renderings),
        origins=origins,
        base=renderings[0].statement_id,
        renderings=renderings,
        missing_from=missing,
        sure="check" if id_ == "u4" else "sure",
        because=b.dirty("few words are shared") if id_ == "u4" else b.dirty("same words, same speaker"),
    )


def _as(id_: str, *changes: Change, translated: bool = False) -> Rendering:
    return Rendering(statement_id=id_, translated=translated, changes=changes)


def _utterances(b: Builder) -> tuple[Utterance, ...]:
    why = _change("cut", "It is difficult to say why.", "", b)
    cared = (
        _change("cut", "The ship was on the wrong side of the buoy and", "", b),
        _change("replace", "answered", "cared about", b),
        why,
    )
    return (
        _utterance(
            b,
            "u1",
            "ferry",
            "Ingrid Tolvane",
            (
                _as("t1"),
                _as("t2"),
                _as("t3", why),
                _as("t3b", why),
                _as("t4", *cared),
                _as("t4h", *cared),
                _as("t5", translated=True),
            ),
            _origins(3, 0, "Northern Wire", "The Lantern", "Daily Gannet"),
            Missing(article_id=BARE, why="undated", nearest=None),
        ),
        _utterance(
            b,
            "u2",
            "ferry",
            "Paul Radec",
            (
                _as("r1"),
                _as("r2"),
                _as("r2b"),
                _as("r3", _change("replace", "would", "will", b), _change("insert", "", "now", b)),
            ),
            _origins(3),
            Missing(article_id=BOTE, why="not-found", nearest=None),
            Missing(article_id=BARE, why="undated", nearest=None),
        ),
        _utterance(
            b,
            "u3",
            "ferry",
            "Paul Radec",
            (_as("n1"), _as("n2", _change("replace", "would", "will", b), _change("replace", "was", "is", b))),
            _origins(2),
            Missing(
                article_id=GANNET,
                why="weaker",
                nearest=b.find(GANNET, "Minister Paul Radec was forced to admit the inquiry will be public."),
            ),
            Missing(article_id=BOTE, why="not-found", nearest=None),
            Missing(article_id=BARE, why="undated", nearest=None),
        ),
        _utterance(
            b,
            "u4",
            "ferry",
            "Seaway Lines",
            (_as("d1"), _as("d2", _change("replace", "had been out of order", "was working", b))),
            _origins(1, 1),
            Missing(article_id=LANTERN, why="published-before", nearest=None),
            Missing(article_id=LANTERN_LATER, why="other-occasion", nearest=None),
            Missing(article_id=GANNET, why="incomplete-page", nearest=None),
        ),
        _utterance(b, "u5", "ferry", "Mira Okonjo", (_as("o1"),), _origins(1)),
        _utterance(b, "u6", "library", "Ada Penn", (_as("l1"), _as("l2")), _origins(2)),
    )


def _side(b: Builder, value: str, *evidence: Evidence, as_of: str | None = None, given_by: str | None = None) -> Side:
    return Side(value=b.dirty(value), evidence=evidence, as_of=as_of, given_by=b.dirty(given_by) if given_by else None)


def _conflicts(b: Builder) -> tuple[Conflict, ...]:
    def conflict(
        id_: str,
        kind: ConflictKind,
        status: ConflictStatus,
        between: Between,
        about: str,
        *sides: Side,
        sure: Sure = "sure",
    ) -> Conflict:
        return Conflict(
            id=id_,
            story_id="ferry",
            kind=kind,
            status=status,
            between=between,
            about=b.dirty(about),
            sides=sides,
            sure=sure,
            because=b.dirty("same thing counted, same day"),
        )

    aboard = b.find(WIRE, "214 people aboard, the coastguard said")
    return (
        conflict(
            "c1",
            "number",
            "conflict",
            "sources",
            "people aboard the Halcyon",
            _side(
                b,
                "214",
                aboard,
                b.find(BOTE, "Mit 214 Menschen an Bord"),
                as_of="2031-03-04",
                given_by="the coastguard",
            ),
            _side(
                b,
                "198",
                b.find(LANTERN, "Seaway Lines carried 198 people on Tuesday"),
                as_of="2031-03-04",
                given_by="Seaway Lines",
            ),
        ),
        conflict(
            "c2",
            "quotation",
            "conflict",
            "outlets",
            "what Ingrid Tolvane said of the calls",
            _side(
                b, "nobody on the bridge answered our calls", b.find(WIRE, "nobody on the bridge answered our calls")
            ),
            _side(
                b,
                "Nobody on the bridge cared about our calls.",
                b.find(GANNET, "Nobody on the bridge cared about our calls."),
            ),
            sure="check",
        ),
        conflict(
            "c3",
            "denial",
            "conflict",
            "sources",
            "whether the radar worked",
            _side(
                b,
                "out of order for three weeks",
                b.find(LANTERN, "the radar had been out of order for three weeks"),
                given_by="Mira Okonjo",
            ),
            _side(b, "working", b.find(BARE, "the radar of the Halcyon was working"), given_by="Seaway Lines"),
        ),
        conflict(
            "c4",
            "number",
            "update",
            "outlets",
            "people hurt",
            _side(b, "12", b.find(WIRE, "Twelve passengers were treated for injuries"), as_of="2031-03-04T06:20"),
            _side(b, "14", b.find(GANNET, "14 were hurt"), as_of="2031-03-05"),
        ),
        conflict(
            "c5",
            "number",
            "rounding",
            "outlets",
            "people aboard",
            _side(b, "214", aboard),
            _side(b, "about 200", b.find(GANNET, "About 200 people were aboard")),
        ),
        conflict(
            "c6",
            "number",
            "scope",
            "outlets",
            "people hurt and treated",
            _side(b, "12 treated", b.find(WIRE, "Twelve passengers were treated")),
            _side(b, "12 hurt", b.find(LANTERN, "Twelve were hurt.")),
        ),
    )


def _facts(b: Builder) -> tuple[Fact, ...]:
    grounded = b.find(WIRE, "The ferry Halcyon ran aground off Skerry Point")
    return (
        Fact(
            id="f1",
            story_id="ferry",
            text=grounded,
            evidence=(
                grounded,
                b.find(POST, "The ferry Halcyon ran aground"),
                b.find(BOTE, "am Dienstag vor Skerry Point auf Grund gelaufen"),
            ),
            article_ids=(WIRE, POST, BOTE),
            origins=_origins(2, 0, "Harbour Post ← Northern Wire", "Küstenbote"),
            missing_from=(Missing(article_id=GANNET, why="not-found", nearest=None),),
            sure="sure",
            because=b.dirty("same place and day"),
        ),
    )


def _wording(b: Builder) -> tuple[Wording, ...]:
    def term(text: str, key: str, *words: str) -> Term:
        outlet = b.articles[key].outlet
        return Term(
            text=b.dirty(text),
            outlet_id=outlet.id if outlet else None,
            count=len(words),
            evidence=tuple(b.find(key, w) for w in words),
        )

    return (
        Wording(
            id="w1",
            story_id="ferry",
            referent=b.dirty("the grounding"),
            terms=(
                term("ran aground", WIRE, "ran aground"),
                term("ran aground", POST, "ran aground"),
                term("accident", BARE, "accident"),
                term("shame", GANNET, "SHAME"),
            ),
        ),
        Wording(
            id="w2",
            story_id="ferry",
            referent=b.dirty("Ingrid Tolvane"),
            terms=(
                term("harbour master", WIRE, "harbour master"),
                term("harbour master", LANTERN, "harbour master"),
                term("harbour boss", GANNET, "Harbour boss"),
            ),
        ),
    )


def _timeline(b: Builder) -> tuple[Happening, ...]:
    def happening(date: str, text: Evidence, *had: tuple[str, int | None]) -> Happening:
        published = tuple(Published(article_id=key, lag_minutes=lag) for key, lag in had)
        return Happening(story_id="ferry", date=date, text=text.text, evidence=(text,), published=published)

    return (
        happening("1987", b.find(GANNET, "launched in 1987"), (GANNET, None)),
        happening("2031-01", b.find(LANTERN, "The Halcyon passed its last inspection in January."), (LANTERN, 0)),
        happening(
            "2031-03-04T04:40",
            b.find(WIRE, "The ferry Halcyon ran aground off Skerry Point at 4.40 a.m. on Tuesday"),
            (WIRE, 0),
            (POST, 45),
            (BOTE, 640),
        ),
        happening("2031-03-04", b.find(LANTERN, "Mr Radec promised that the inquiry would be public."), (LANTERN, 0)),
    )


def _stories(b: Builder) -> tuple[Story, ...]:
    ferry = tuple(key for key in TEXTS if key in {WIRE, POST, LANTERN, LANTERN_LATER, GANNET, BARE, BOTE})

    def story(
        id_: str,
        ids: tuple[str, ...],
        first: str | None,
        last: str | None,
        outlets: int,
        brief: tuple[BriefLine, ...] = (),
    ) -> Story:
        title = b.find(ids[0], b.articles[ids[0]].headline or "")
        episode = Episode(id=f"e-{id_}", title=title, first=first, last=last, article_ids=ids)
        return Story(
            id=id_,
            title=title,
            article_ids=ids,
            first=first,
            last=last,
            outlets=outlets,
            episodes=(episode,),
            brief=brief,
        )

    grounded = (b.find(WIRE, "The ferry Halcyon ran aground off Skerry Point"), b.find(BOTE, "auf Grund gelaufen."))
    return (
        story(
            "ferry", ferry, "2031-03-04T06:20Z", "2031-03-05", 5, (BriefLine(evidence=grounded, origins=_origins(2)),)
        ),
        story("library", ("lib1", "lib2"), "2031-03-07", "2031-03-08", 2),
        story("cheese", ("cheese",), "2031-03", "2031-03", 1),
        story("chess", ("chess",), None, None, 1),
    )


def build_comparison(poison: str = "") -> Comparison:
    """Return the run; `poison` stands at the end of every text of the pages."""
    b = Builder(poison)
    statements = _statements(b)
    names = sorted({s.speaker.name for s in statements if s.speaker})
    outlets = sorted({(a.outlet.id, a.outlet.name) for a in b.articles.values() if a.outlet})
    inspection = (
        b.find(LANTERN, "The Halcyon passed its last inspection in January."),
        b.find(LANTERN_LATER, "The Halcyon failed its last inspection in January."),
    )
    return Comparison(
        made_by=MadeBy(version="0.1.0", options={}, weights={}, profiles=None, vectors=False),
        pages=tuple(b.page(key) for key in TEXTS),
        articles=tuple(b.articles.values()),
        rejected=(
            Rejected(
                path=b.dirty("pages/cookie.html"),
                page_id="p-x",
                reason="not-an-article",
                detail=b.dirty("a cookie notice only"),
            ),
            Rejected(path=b.dirty("pages/empty.txt"), page_id=None, reason="empty", detail=b.dirty("0 bytes")),
        ),
        outlets=tuple(Outlet(id=id_, name=name, publisher=None, domains=()) for id_, name in outlets),
        speakers=tuple(
            Speaker(id=f"s-{n.removesuffix(poison)}", name=n, kind="person", aliases=(), roles=()) for n in names
        ),
        stories=_stories(b),
        statements=statements,
        utterances=_utterances(b),
        facts=_facts(b),
        conflicts=_conflicts(b),
        copies=(
            CopyGroup(
                id="k1",
                story_id="ferry",
                origin=CopyOrigin(article_id=WIRE),
                article_ids=(WIRE, POST),
                credited=(POST,),
                containment=0.91,
            ),
        ),
        citations=(
            Citation(article_id=BARE, upstream=b.dirty("Northern Wire"), evidence=b.find(BARE, "citing Northern Wire")),
        ),
        updates=(
            Update(
                earlier=LANTERN,
                later=LANTERN_LATER,
                changes=(
                    TextChange(
                        before=b.dirty(inspection[0].text), after=b.dirty(inspection[1].text), evidence=inspection
                    ),
                    TextChange(
                        before="Twelve were hurt.",
                        after="Fourteen were hurt.",
                        evidence=(b.find(LANTERN, "Twelve were hurt."), b.find(LANTERN_LATER, "Fourteen were hurt.")),
                    ),
                ),
                admitted=False,
            ),
        ),
        wording=_wording(b),
        timeline=_timeline(b),
    )


@cache
def view_ferry() -> StoryView:
    """Return the ferry's story as it is shown."""
    comparison = build_comparison()
    return view_comparison(comparison, EvidenceBook(comparison)).stories[0]
