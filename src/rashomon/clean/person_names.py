"""Tell persons' names from the names of desks, agencies, places on a site and roles.

In: a piece of a byline, or a name that a page states.  Out: the name in title case, or None.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rashomon.clean.credits import AGENCIES

MAX_NAME_WORDS = 5
MAX_NAME = 80  # characters
MIN_SINGLE, MAX_SINGLE = 3, 12  # letters of a name that stands alone
MARKS = frozenset("-'’ʼ.\u0300\u0301\u0653\u0654")  # inside names, combining accents with them

PARTICLES = frozenset(
    "de da do dos das van von der den del della di du la le el al bin bint ibn ben af av zu zur ter ten mc y e".split()
)
# What no person's name holds, whoever states it: desks, roles, widgets.
DESK_WORDS = frozenset(
    """
    staff desk team newsroom news editor editors editorial editorials reporter reporters reporting correspondent
    correspondents writer writers contributor contributors agency agencies agence wire wires redaktion redazione
    redacción redaccion rédaction redactie redaktionen redaksjonen редакция редакція bureau admin administrator guest
    author authors webmaster webdesk service services media group inc ltd llc corp company gmbh the your our minute
    minutes min mins read online digital network channel university institute department ministry government ajansı
    agentur agenturen presse press nachrichten zeitung journal tribune herald gazette magazine times blog blogger
    journalist newspaper undefined null none unknown anonymous developer official foundation association society
    research college school center centre
    """.split()
)
# What its bearer is called behind a name ("Anna Smith Senior Editor"), and alone on a line under it.
ROLES = frozenset(
    """
    editor reporter correspondent writer contributor author journalist columnist producer photographer director analyst
    manager officer founder cofounder co-founder reviewer expert specialist strategist strategy consultant engineer
    professor executive coordinator designer design planner attorney dietitian nutritionist gardener advisor adviser
    marketing senior lead chief ceo cto coo cfo md phd ph.d rd ms president owner planning korrespondent korrespondentin
    redakteur redakteurin reporterin autorin journaliste correspondant correspondante redactor redactora corresponsal
    corrispondente корреспондент редактор журналист jurnalis muhabir
    """.split()
)
# Further words that a visible line of names never holds: there a menu, a section or a time may stand in its place.
NOT_NAMES = DESK_WORDS | frozenset(
    """
    reuters afp ap dpa tass interfax ansa efe pti ians xinhua associated bloomberg reads reading hour hours ago day days
    views comments comment share tweet follow updated published posted today yesterday live video photo photos image
    images picture pictures getty subscribe menu home world politics business sport sports opinion culture health
    science technology tech travel food weather economy markets money entertainment lifestyle local national
    international global europe asia africa america middle east west north south about contact more most latest breaking
    exclusive analysis feature features review reviews interview special report section category topics tags post daily
    weekly tv radio monday tuesday wednesday thursday friday saturday sunday january february march april june july
    august september october november december gmt est edt pst utc bst cet press-release release copyright rights
    reserved privacy policy terms cookie cookies newsletter sign log search skip print email save link copy listen watch
    play open close next previous related recommended trending popular advertisement sponsored ad story stories article
    articles page chief senior deputy managing freelance political freelancer columnist anchor producer community et
    and at in on of for with is are was were new old big top best what how why who when where this that these support
    join donate become member members all sections feed index archive archives crypto games gaming war peace summit
    president minister prime security council union united states kingdom republic city street park church quelle foto
    bild autor par por stand uhr lesezeit lesedauer güncelleme giriş haber haberler son audio podcast full bio guide
    last tips advice get request compare explore discover download learn guides guidance buying
    origins index content contents table editors' reviewed checked fact written
    """.split()
)
_DROPPED = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")  # "Anna Smith (ans)": her sign in the paper
_EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,5}")  # 松岡大地: family and given name in one
_EASTERN_ROLE = re.compile(r"\s*(?:기자|특파원|記者|记者|特派員)$")
_GLUED = re.compile(r"\.\w{2,}|[^\W\d_A-Z]{5,}[A-Z]")  # "herald.example" is a site, "SmithCorrespondent" two words


@lru_cache(maxsize=1 << 12)
def read_name(piece: str) -> str | None:
    """Return the person's name that `piece` of a visible line is, in title case, or None."""
    return _read(_DROPPED.sub("", piece) if "(" in piece else piece, NOT_NAMES)


def read_stated_name(value: str) -> str | None:
    """Return the person that a page states as its author; here names without capitals or spaces count, too."""
    value = _DROPPED.sub("", value.strip())
    return read_eastern_name(value) or _read(value.title() if value.islower() else value, DESK_WORDS, stated=True)


def read_single_name(value: str) -> str | None:
    """Return the single name that a person states as hers ("Kristin"); no sign of a user ("mixmaster9"), no desk."""
    value = value.strip()
    fit = MIN_SINGLE <= len(value) <= MAX_SINGLE and value.istitle() and value.isalpha()
    return value if fit and value.lower() not in NOT_NAMES | ROLES else None


def read_eastern_name(value: str) -> str | None:
    """Return a Chinese, Japanese or Korean name, a reporter's title cut off."""
    bare = _EASTERN_ROLE.sub("", value.strip())
    return bare if _EASTERN.fullmatch(bare) else None


def _read(piece: str, refused: frozenset[str], *, stated: bool = False) -> str | None:
    piece = piece[: 2 * MAX_NAME].strip(" \t,.:;()[]*'\"“”‘’@|-").removesuffix("’s")
    words = piece.split() if stated else _cut_role(piece.split())
    piece = " ".join(words).rstrip(",")
    if not 2 <= len(words) <= MAX_NAME_WORDS or len(piece) > MAX_NAME or any(map(str.isdigit, piece)):
        return None
    lowered = [word.strip(".,").lower() for word in words]
    if (
        not refused.isdisjoint(lowered)
        or not ROLES.isdisjoint(lowered[1:])
        or piece.lower() in AGENCIES
        or words[0].lower() in {"mr", "mrs"}
    ):
        return None
    if not all(_is_name_word(word, stated) for word in words) or all(word in PARTICLES for word in lowered):
        return None
    if piece.isupper():
        return " ".join(map(_title_case, words))
    return None if _opens_in_capitals(words) else " ".join(words)


def _cut_role(words: list[str]) -> list[str]:
    """Return the words of a name without the post behind it: "Anna Smith Senior Editor"."""
    role = next((i for i, word in enumerate(words) if i > 1 and word.strip(".,").lower() in ROLES), len(words))
    return words[:role]


def ends_in_role(piece: str) -> bool:
    """Return whether the last word of `piece` is a role: "Foreign Stuff Editor"."""
    return piece.rpartition(" ")[2].strip(".,:;()|").lower() in ROLES


def _opens_in_capitals(words: list[str]) -> bool:
    """Return whether capitals stand before the last name: "CPB Valleys" is a station, "Anna SMITH" a person."""
    return any(len(word) > 2 and word.isupper() for word in words[:-1]) and not all(map(str.isupper, words[1:]))


def _is_name_word(word: str, stated: bool) -> bool:
    """Return whether a word can be part of a name; a letter that knows no capitals is enough where it is stated."""
    bare = word.strip(".,")
    if bare.lower() in PARTICLES:
        return True
    opens = bare[:1].isupper() or (stated and bare[:1].isalpha() and not bare[0].islower())
    return opens and all(c.isalpha() or c in MARKS for c in bare) and not _GLUED.search(bare)


def _title_case(word: str) -> str:
    """Return "O'BRIEN-LEE" as "O'Brien-Lee" and "VAN" as "van"."""
    if word.lower() in PARTICLES:
        return word.lower()
    if len(word) <= 2 and word.endswith("."):
        return word
    return re.sub(r"[^\W\d_]+", lambda m: m.group()[0] + m.group()[1:].lower(), word).replace("’S", "’s")
