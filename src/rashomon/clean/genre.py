"""What a page says it is: news unless its own labels say opinion, analysis, live, release, transcript or post."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.model import Genre

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
_LABEL = tuple((genre, re.compile(rf"^\W*(?:{words})\W*(?:$|[|:•·])", re.IGNORECASE)) for genre, words in _LABELS)
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
        for genre, pattern in _LABEL:
            if len(text) < 40 and pattern.match(text):
                return genre
    for genre, pattern in _PATH:
        if url and pattern.search(url.lower()):
            return genre
    return "news"
