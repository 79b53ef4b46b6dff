"""Read metadata off a text dump: byline, dates, outlet, credit, as far as its lines say them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.clean.blocks import Block
from rashomon.clean.choice import Choice
from rashomon.clean.credits import LEAD_PARAGRAPHS, is_own_credit, read_credit
from rashomon.clean.dump.authors import read_dump_authors
from rashomon.clean.dump.outlets import infer_outlet, read_outlet
from rashomon.clean.genre import list_kickers, read_genre
from rashomon.clean.language import tell_language
from rashomon.clean.metadata import Metadata
from rashomon.clean.profiles import Profile
from rashomon.clean.quality import judge_quality
from rashomon.model import Dated, OutletRef, Page
from rashomon.text.dates import FoundDate, find_date

CREDIT_REACH = 20  # lines above and under the body in which an agency is credited
LANGUAGE_PARAGRAPHS = 8  # of the body: enough to tell its language
ABOVE = 2  # lines above the headline of which one may be nothing but a date
INTO = 6  # lines from the first paragraph on: a byline may be taken for body
UNDER = 6  # lines under the body
MAX_DATELINE = 160  # characters of a line that dates the article
MAX_BESIDE = 60  # and of what it says beside the date
NEVER_DATED = frozenset({"headline", "dek", "caption", "related", "duplicate"})
HEAD_LINES = 14  # lines around the headline that can hold byline and date
# No end of word: dumps glue the date to it ("UpdatedJanuary 8, 2026").
_UPDATED = re.compile(
    r"\b(?:updated?|edited|modified|(?:last |medically )?reviewed|aktualisiert|aktualisierung|aktualizacja|oppdatert|"
    r"opdateret|uppdaterad|güncelleme|mis à jour|modifié|actualizad[oa]|actualización|aggiornato|atualizado|bijgewerkt|"
    r"обновлен|оновлен|last changed|تحديث|更新)",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?:publi[scée]|posted|veröffentlicht|erstellt|pubblicato|gepubliceerd|опубликован|опубліковано)", re.IGNORECASE
)
_GLUED_YEAR = re.compile(r"(?<=[\s,./-]\d{4})(?=[^\W\d_])")  # "June 29, 2020November 12, 2021": two dates in a row
_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(r"\b(\d{1,2})[:.](\d{2})\b")


def read_text_metadata(page: Page, choice: Choice, profile: Profile | None = None) -> Metadata:
    """Return what the lines of a dump say about its article."""
    body = " ".join(block.text for block in choice.of("body")[:LANGUAGE_PARAGRAPHS])
    language = tell_language(body or page.text[:2000], None)
    published, modified = read_dates(list_dated(choice), language or "", page.record.captured)
    outlet = read_outlet(page, choice) or infer_outlet(choice, profile)
    return Metadata(
        headline=next(iter(choice.of("headline")), None),
        dek=next(iter(choice.of("dek")), None),
        outlet=outlet,
        url=page.record.url,
        authors=read_dump_authors(choice, outlet.name if outlet else None),
        published=published,
        modified=modified,
        language=language,
        genre=read_genre(list_kickers(choice), page.record.url),
        credit=read_visible_credit(choice, outlet),
        quality=judge_quality(choice),
    )


def list_dated(choice: Choice) -> list[str]:
    """Return the lines that can date a dump's article: those near its headline, others if they say what they date."""
    roles, blocks = choice.roles, choice.blocks
    body = choice.body_places() or range(len(roles), len(roles))
    head = roles.index("headline") if "headline" in roles else body.start
    under, foot = range(head + 1, body.start + INTO), range(body.stop, body.stop + UNDER)
    above, far = range(head - 1, head - 1 - ABOVE, -1), range(head - 1 - ABOVE, head - 1 - HEAD_LINES, -1)
    near = [blocks[i].text for i in (*under, *above) if 0 <= i < len(blocks) and roles[i] not in NEVER_DATED]
    others = [blocks[i].text for i in (*foot, *far) if 0 <= i < len(blocks)]
    dated = [text for text in others if len(text) <= MAX_DATELINE and _DIGIT.search(text)]
    return [text for text in near if _is_dateline(text)] + [text for text in dated if _says_published(text)]


def _is_dateline(text: str) -> bool:
    """Return whether a line holds a date and little else, or says that it was published then."""
    if len(text) > MAX_DATELINE or "://" in text:
        return False
    found = find_date(text)
    return found is not None and (len(text) - (found.end - found.start) <= MAX_BESIDE or _says_published(text))


def _says_published(text: str) -> bool:
    return len(text) <= MAX_DATELINE and _PUBLISHED.search(text) is not None


def head_lines(choice: Choice) -> list[Block]:
    """Return the lines that can date and sign the article: around the headline, above the body."""
    roles = choice.roles
    first = next((i for i, role in enumerate(roles) if role == "body"), min(len(roles), HEAD_LINES))
    head = next((i for i, role in enumerate(roles) if role == "headline"), first)
    window = range(max(0, head - 4), max(first, min(head + 1, len(roles))))
    near = [i for i in window if roles[i] not in {"headline", "body", "dek", "caption", "related", "duplicate"}]
    near.sort(key=lambda i: (i < head, i if i > head else -i))  # under the headline first, then upwards from it
    # A dek that counts as the first paragraph stands above the byline; under the last one others may sign.
    last = choice.body_places().stop - 1
    near += [i for i in range(first + 1, min(last, first + INTO)) if roles[i] == "byline"]
    return [choice.blocks[i] for i in near]


def read_dates(lines: Sequence[str], language: str, captured: str | None) -> tuple[Dated | None, Dated | None]:
    """Return the dates of publication and change that the lines say; none lies after the capture."""
    published: Dated | None = None
    modified: Dated | None = None
    for line in (_GLUED_YEAR.sub(" ", line) for line in lines):
        found = find_date(line, language=language)
        if found is None or lies_after(found.value, captured):
            continue
        if _UPDATED.search(line[: found.start][-25:]):
            modified = modified or _visible(found)
            continue
        if published is None:
            published = _visible(found)
            modified = _read_update(line[found.end :], found, language) or modified
    return published, modified


def _visible(found: FoundDate) -> Dated:
    return Dated(value=found.value, precision=found.precision, source="visible")


def _read_update(rest: str, published: FoundDate, language: str) -> Dated | None:
    """Return the change that follows a date on its line: a date, or a clock time of the same day."""
    mark = _UPDATED.search(rest)
    if mark is None:
        second = find_date(rest[:MAX_BESIDE], language=language)
        return _visible(second) if second is not None and second.value[:10] > published.value[:10] else None
    found = find_date(rest[mark.end() :], language=language)
    if found is not None:
        return _visible(found)
    clock = _CLOCK.search(rest, mark.end())
    if clock is None or published.precision != "minute":
        return None
    value = f"{published.value[:10]}T{int(clock.group(1)):02}:{clock.group(2)}{published.value[16:]}"
    return Dated(value=value, precision="minute", source="visible")


def lies_after(value: str, captured: str | None) -> bool:
    """Return whether a date lies more than a day after the capture, zones being what they are."""
    return captured is not None and value[:10] > _next_day(captured[:10])


def _next_day(day: str) -> str:
    from datetime import date, timedelta

    try:
        return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    except ValueError:
        return "9999"


def read_visible_credit(choice: Choice, outlet: OutletRef | None) -> str | None:
    """Return the agency credited in the lead or in a line beside the body; an agency's own page credits nobody."""
    body = [block.text for block in choice.of("body")[:LEAD_PARAGRAPHS]]
    credit = read_credit(body[0] if body else "", _list_credits(choice), body)
    return None if credit is None or (outlet is not None and is_own_credit(credit, outlet.name)) else credit


def _list_credits(choice: Choice) -> list[str]:
    """Return the short lines in and around the body that can credit an agency."""
    roles = choice.roles
    body = choice.body_places() or range(len(roles))
    near = range(max(0, body.start - CREDIT_REACH), min(len(roles), body.stop + CREDIT_REACH))
    return [choice.blocks[i].text for i in near if roles[i] in {"byline", "other", "caption"}]
