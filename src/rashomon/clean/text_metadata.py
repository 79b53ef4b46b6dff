"""Read metadata off a text dump: byline, dates, outlet, credit, as far as its lines say them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from rashomon.clean.blocks import Block
from rashomon.clean.bylines import NOT_NAMES, read_authors
from rashomon.clean.choice import Choice
from rashomon.clean.credits import LEAD_PARAGRAPHS, is_own_credit, read_credit
from rashomon.clean.genre import list_kickers, read_genre
from rashomon.clean.language import tell_language
from rashomon.clean.metadata import Metadata, name_outlet
from rashomon.clean.profiles import Profile, flag_shared
from rashomon.clean.prose import read_bio
from rashomon.model import Dated, OutletRef, Page, Quality
from rashomon.text.dates import FoundDate, find_date
from rashomon.text.normalize import fold

HEAD_LINES = 14  # lines around the headline that can hold byline and date
MIN_FRAME = 4  # lines around an article that other pages must share before these may name its outlet
MIN_FRAME_SHARE = 0.5  # and their share of all lines around it: teasers differ from page to page
MAX_SEARCHED = 200_000  # characters in which a masthead is looked for again
OWN_PARTS = frozenset({"headline", "dek", "body", "crosshead", "byline", "caption", "duplicate", "author-bio"})
_UPDATED = re.compile(
    r"\b(?:updated?|modified|aktualisiert|mis à jour|actualizado|обновлено|last changed)\b", re.IGNORECASE
)
_CLOCK = re.compile(r"\b(\d{1,2})[:.](\d{2})\b")
_PAYWALL = re.compile(
    r"(?:subscribe|register|sign in|log in) to (?:continue|read (?:the )?(?:full|rest|more))|this (?:article|"
    r"content) is (?:for|only|exclusive)|"
    r"exclusive (?:to|for) subscribers|to continue reading|already a subscriber\?|article réservé|"
    r"réservé aux abonnés|nur für abonnenten|mit einem abo weiterlesen",
    re.IGNORECASE,
)


def read_text_metadata(page: Page, choice: Choice, profile: Profile | None = None) -> Metadata:
    """Return what the lines of a dump say about its article."""
    head = head_lines(choice)
    body = " ".join(block.text for block in choice.of("body"))
    language = tell_language(body or page.text[:2000], None)
    published, modified = read_dates([block.text for block in head], language or "", page.record.captured)
    outlet = read_outlet(page, choice) or infer_outlet(choice, profile)
    return Metadata(
        headline=next(iter(choice.of("headline")), None),
        dek=next(iter(choice.of("dek")), None),
        outlet=outlet,
        url=page.record.url,
        authors=read_visible_authors(choice, head, outlet),
        published=published,
        modified=modified,
        language=language,
        genre=read_genre(list_kickers(choice), page.record.url),
        credit=read_visible_credit(choice, outlet),
        quality=judge_quality(choice),
    )


def head_lines(choice: Choice) -> list[Block]:
    """Return the lines that can date and sign the article: around the headline, above the body."""
    roles = choice.roles
    first = next((i for i, role in enumerate(roles) if role == "body"), min(len(roles), HEAD_LINES))
    head = next((i for i, role in enumerate(roles) if role == "headline"), first)
    window = range(max(0, head - 4), max(first, min(head + 1, len(roles))))
    near = [i for i in window if roles[i] not in {"headline", "body", "dek", "caption", "related", "duplicate"}]
    near.sort(key=lambda i: (i < head, i if i > head else -i))  # under the headline first, then upwards from it
    return [choice.blocks[i] for i in near]


def read_visible_authors(choice: Choice, head: Sequence[Block], outlet: OutletRef | None) -> tuple[str, ...]:
    """Return the authors of the byline above the body, else the person of the biography under it."""
    bylines = {id(block) for block in choice.of("byline")}
    for block in head:
        names = read_authors(block.text, outlet=outlet.name if outlet else None) if id(block) in bylines else ()
        if names:
            return names
    bios = [found[0] for block in choice.of("author-bio") if (found := read_bio(block.text)) is not None]
    return tuple(dict.fromkeys(bios))


def read_dates(lines: Sequence[str], language: str, captured: str | None) -> tuple[Dated | None, Dated | None]:
    """Return the dates of publication and change that the lines say; none lies after the capture."""
    published: Dated | None = None
    modified: Dated | None = None
    for line in lines:
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
        return None
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


def read_outlet(page: Page, choice: Choice) -> OutletRef | None:
    """Return the outlet that a dump names: by the author's post, or in its masthead and again at its foot."""
    for block in choice.of("author-bio"):
        found = read_bio(block.text)
        if found is not None and found[1] is not None:
            return name_outlet(found[1])
    return _match_masthead(page, choice)


def infer_outlet(choice: Choice, profile: Profile | None) -> OutletRef | None:
    """Return the outlet that another page of the same site names, marked as inferred.

    Most of what surrounds the article must stand on other pages of the site, too: a shared body proves no site, and
    the papers of one publisher share a part of their frame.
    """
    if profile is None or profile.outlet is None:
        return None
    pairs = zip(choice.roles, flag_shared(choice.blocks, profile), strict=True)
    frame = [flag for role, flag in pairs if role not in OWN_PARTS]
    if sum(frame) < MIN_FRAME or sum(frame) < MIN_FRAME_SHARE * len(frame):
        return None
    return name_outlet(profile.outlet, inferred=True)


_PHRASES = re.compile(r"\s{2,}|\s*[|·•>»]\s*|\s[-–—]\s")
GENERIC = NOT_NAMES | frozenset(
    "feed one top free sign get app trending reading go skip content show more us english edition all".split()
)


def _match_masthead(page: Page, choice: Choice) -> OutletRef | None:
    roles = choice.roles
    first = next((i for i, role in enumerate(roles) if role in {"headline", "body"}), 0)
    last = max((i for i, role in enumerate(roles) if role == "body"), default=0)
    foot = " " + " ".join(fold(block.text) for block in choice.blocks[last + 1 :]) + " "
    foot = re.sub(r"[^\w&'.-]+", " ", foot)
    for block in choice.blocks[: min(first, 4)]:
        names = [name for name in split_phrases(page.text[block.start : block.end]) if _is_outlet_name(name)]
        for name in sorted(names, key=len, reverse=True):
            if f" {fold(name)} " in foot or _acronym_in(name, names, foot):
                return name_outlet(_tidy_outlet(name, page.text))
    return None


def split_phrases(text: str) -> list[str]:
    """Return the phrases of a masthead line."""
    return [part.strip(" .:©") for part in _PHRASES.split(text) if part.strip(" .:©")]


def _is_outlet_name(name: str) -> bool:
    words = name.split()
    return (
        1 <= len(words) <= 6
        and all(word[0].isupper() or word.lower() in {"of", "the", "de", "la", "&", "and"} for word in words)
        and not all(word.lower() in GENERIC for word in words)
    )


def _acronym_in(name: str, names: Sequence[str], foot: str) -> bool:
    """Return whether the name's initials stand beside it and again at the foot ("CPB | Caldey Public Broadcasting")."""
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    return len(initials) > 2 and initials in names and f" {initials.lower()} " in foot


def _tidy_outlet(name: str, text: str) -> str:
    """Return a masthead in capitals as the page writes it elsewhere, else its words in title case."""
    if not name.isupper():
        return name
    shown: list[str] = re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text[:MAX_SEARCHED], re.IGNORECASE)
    written = Counter(form for form in shown if not form.isupper() and form[:1].isupper())
    if written:
        return max(sorted(written), key=written.__getitem__)
    return " ".join(word.capitalize() for word in name.split()) if " " in name else name


def read_visible_credit(choice: Choice, outlet: OutletRef | None) -> str | None:
    """Return the agency credited in the lead or in a line beside the body; an agency's own page credits nobody."""
    body = [block.text for block in choice.of("body")[:LEAD_PARAGRAPHS]]
    others = [block.text for block in choice.of("byline", "other", "caption")]
    credit = read_credit(body[0] if body else "", others, body)
    return None if credit is None or (outlet is not None and is_own_credit(credit, outlet.name)) else credit


def judge_quality(choice: Choice) -> Quality:
    """Return whether the page shows the whole article: a call to subscribe in order to read on says no."""
    walled = any(_PAYWALL.search(block.text[:400]) for block in choice.of("subscription", "other", "related"))
    return Quality(complete=False if walled else None, notes=("paywall",) if walled else ())
