"""What a page says it is: news unless its own labels say opinion, analysis, live, release, transcript or post."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.clean.blocks import Block
from rashomon.clean.choice import Choice
from rashomon.clean.labels import label_text
from rashomon.clean.prose import count_words
from rashomon.model import Genre

KICKER_REACH = 4  # lines above the headline that can label it
MENUS = frozenset({"legal", "related", "widget"})  # containers whose words are links to other pages

# A label stands alone on its line, or opens it before a colon or a bar; a word inside a headline is no label.
_LABELS: tuple[tuple[Genre, str], ...] = (
    (
        "opinion",
        r"opinions?|comment|commentary|op-?ed|editorial|column|viewpoint|leader|мнени[ея]|tribune|meinung|opinión|kommentar",
    ),
    ("analysis", r"analysis|explainer|explained|analyse|análisis|анализ|hintergrund|long reads?"),
    ("live", r"live(?: blog| updates?| coverage| ticker)?|liveblog|en direct|as it happened"),
    ("release", r"press release|news release|communiqué|pressemitteilung|media release|press statement"),
    ("transcript", r"transcript|full (?:text|transcript)|rush transcript|стенограмма"),
    ("post", r"blog|blog post|my blog"),
)
_SIGNED_LABELS: tuple[tuple[Genre, str], ...] = (
    ("opinion", r"Opinion|OPINION|Commentary|COMMENTARY|Viewpoint"),
    ("analysis", r"Analysis|ANALYSIS"),
)
MAX_LABEL = 40  # characters of a kicker
MAX_SIGNED = 100  # characters of a line that labels and signs
MAX_SECTION_WORDS = 2  # of a menu's entry
_LABEL = tuple((genre, re.compile(rf"^\W*(?:{words})\W*(?:$|[|:•·])", re.IGNORECASE)) for genre, words in _LABELS)
# "Opinion by Anna Smith" signs and labels in one.
_SIGNED = tuple((genre, re.compile(rf"^\W*(?:{words}) by:? [^\W\d_a-z]")) for genre, words in _SIGNED_LABELS)
_ANY_LABEL = re.compile(rf"^\W*(?:{'|'.join(words for _, words in (*_LABELS, *_SIGNED_LABELS))})", re.IGNORECASE)
_PATHS: tuple[tuple[Genre, str], ...] = (
    (
        "opinion",
        r"/(?:opinions?|opinion-columns|op-?eds?|editorials?|commentisfree|columns?|columnists|meinung)(?:/|$)",
    ),
    ("live", r"/(?:live|liveblog|live-updates)(?:/|$)|-live(?:-updates)?[-/]"),
    ("analysis", r"/(?:analysis|analyse|explainers?)(?:/|$)"),
    ("release", r"/(?:press-releases?|news-releases?|pressreleases?|pressemitteilung(?:en)?)(?:/|$)"),
    ("transcript", r"/transcripts?(?:/|$)"),
)
_PATH = tuple((genre, re.compile(words)) for genre, words in _PATHS)
SECTIONS: dict[str, Genre] = {
    "opinion": "opinion", "opinions": "opinion", "editorial": "opinion", "commentary": "opinion", "op-ed": "opinion",
    "meinung": "opinion", "kommentar": "opinion", "kommentare": "opinion", "opinión": "opinion", "opinião": "opinion",
    "opinioni": "opinion", "débats": "opinion", "idées": "opinion", "мнение": "opinion", "мнения": "opinion",
    "думка": "opinion", "yazarlar": "opinion", "yorum": "opinion", "رأي": "opinion", "comment": "opinion",
    "analyse": "analysis", "análisis": "analysis", "анализ": "analysis", "analiz": "analysis", "live blog": "live",
    "liveticker": "live", "press releases": "release", "pressemitteilungen": "release", "transcripts": "transcript",
    "analysis": "analysis", "press release": "release", "transcript": "transcript", "liveblog": "live",
}  # fmt: skip
TYPES: dict[str, Genre] = {
    "opinionnewsarticle": "opinion", "analysisnewsarticle": "analysis", "liveblogposting": "live",
    "blogposting": "post", "socialmediaposting": "post",
}  # fmt: skip


def read_genre(labels: Sequence[str], url: str | None, *, types: Sequence[str] = (), section: str = "") -> Genre:
    """Return the genre by the page's declared type, its section, its kicker lines and its address, in that order."""
    for name in types:
        if name.lower() in TYPES and TYPES[name.lower()] != "post":
            return TYPES[name.lower()]
    if section.lower().strip() in SECTIONS:
        return SECTIONS[section.lower().strip()]
    for text in labels:
        found = _match_label(text)
        if found is not None:
            return found
    for genre, pattern in _PATH:
        if url and pattern.search(url.lower()):
            return genre
    return "news"


def _match_label(text: str) -> Genre | None:
    if len(text) >= MAX_SIGNED or _ANY_LABEL.match(text) is None:
        return None
    for patterns, longest in ((_LABEL, MAX_LABEL), (_SIGNED, MAX_SIGNED)):
        for genre, pattern in patterns:
            if len(text) < longest and pattern.match(text):
                return genre
    return None


def list_kickers(choice: Choice) -> list[str]:
    """Return the lines around the headline that label the article: none of a menu, whose entries stand in rows."""
    roles, blocks = choice.roles, choice.blocks
    body = choice.body_places()
    first = body.start if body else len(roles)
    head = roles.index("headline") if "headline" in roles else first
    near = range(max(0, head - KICKER_REACH), max(first, min(head + 1, len(roles))))
    fit = (i for i in near if roles[i] not in {"headline", "body", "dek", "caption", "related", "duplicate"})
    labels = (i for i in fit if blocks[i].hint not in MENUS and _match_label(blocks[i].text) is not None)
    return [blocks[i].text for i in labels if not _stands_in_menu(blocks, i)]


def _stands_in_menu(blocks: Sequence[Block], place: int) -> bool:
    """Return whether a neighbour of its own kind is an entry of a menu as well: a section's name, a link beside it."""
    own = blocks[place]
    near = (blocks[j] for j in (place - 2, place - 1, place + 1, place + 2) if 0 <= j < len(blocks))
    alike = (block for block in near if (block.tag, block.positive) == (own.tag, own.positive))
    return any(_is_entry(block.text, own.hint == block.hint == "navigation") for block in alike)


def _is_entry(text: str, linked: bool) -> bool:
    """Return whether a text is a menu's entry; "Home" opens breadcrumbs, too, and these do label the article."""
    if count_words(text) > MAX_SECTION_WORDS or text.lower().startswith("home"):
        return False
    return linked or label_text(text) == "navigation" or _match_label(text) is not None
