"""The elements of an HTML page as the walk over it sees them: where each stands, and what holds for all text in it.

An `Element` is one open element with its place among its siblings; what its names say is read when a block asks for
it, for most never do. All are plain structs that the garbage collector need not look at: each knows what is around it
only, so that none leads back to itself.
"""

from __future__ import annotations

from functools import lru_cache

import msgspec

from rashomon.clean.html.containers import SPEAKING_TAGS, read_naming
from rashomon.model import RemovedKind

BLOCK_TAGS = frozenset(
    """
    address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html label legend li main menu nav ol p pre section
    summary table tbody td tfoot th thead tr ul video audio
    """.split()
)
SKIPPED_TAGS = frozenset("head template noscript svg math select textarea object canvas datalist".split())
VOID_TAGS = frozenset(
    "area base br col embed hr img input link meta param source track wbr frame keygen basefont bgsound".split()
)
BOLD_TAGS = frozenset({"b", "strong"})
LIST_TAGS = frozenset({"ul", "ol", "dl", "menu"})
# Elements that say what all text in them is for, each with its bit in `Told.inside`.
LANDMARKS = {
    tag: 1 << place
    for place, tag in enumerate(
        "article main aside nav header footer figure form table blockquote section li details pre".split()
    )
}
ARTICLE_BODY = 1 << len(LANDMARKS)  # the bit of itemprop="articleBody"
MAX_NAMES = 16  # words of names that a frame passes on
MAX_PATH = 4  # block elements of a path


# What holds for all text in an element, a bit each.
LINK, BOLD, UNSHOWN = 1, 2, 4


class Tag(msgspec.Struct, frozen=True, gc=False):
    """What an element's tag alone says.

    `opens`: an element of it holds what follows. `marks`: bits that hold for all text in it. `landmark`: its bit among
    them. `lists`: 1 for a list. `mute`: without attributes it says nothing.
    """

    name: str
    close: str
    opens: bool
    block: bool
    marks: int
    landmark: int
    lists: int
    mute: bool


@lru_cache(maxsize=1 << 10)
def read_tag(name: str) -> Tag:
    """Return what a tag says of an element; a custom element is a block."""
    block = name in BLOCK_TAGS or "-" in name
    return Tag(
        name,
        close=f"/{name}",
        opens=name[:1].isalpha() and name not in VOID_TAGS,
        block=block,
        marks=LINK * (name == "a") | BOLD * (name in BOLD_TAGS) | UNSHOWN * (name in SKIPPED_TAGS),
        landmark=LANDMARKS.get(name, 0),
        lists=int(name in LIST_TAGS),
        mute=not block and name not in SPEAKING_TAGS,
    )


class Told(msgspec.Struct, frozen=True, gc=False):
    """What an element and those around it say of the text in it.

    `hint`, `positive`: what they call themselves; `dek`: what the innermost does. `inside`: bits of LANDMARKS and
    ARTICLE_BODY. `lists`: how many lists it stands in. `names`: the words of class, id and role, innermost first.
    `path`: the tags of the nearest block elements, outermost first.
    """

    hint: RemovedKind | None
    positive: bool
    dek: bool
    inside: int
    lists: int
    names: tuple[str, ...]
    path: tuple[str, ...]


OUTSIDE = Told(None, False, False, 0, 0, (), ())


class Element(msgspec.Struct, gc=False, eq=False):
    """An open element: its place, and how many elements and nodes it holds.

    `index`: its place among its parent's elements. `owner`: the block element around it; None for one that is a block
    itself, and for the document. `number` counts the block elements of the page. `known`, `last_told`, `place` are
    looked up when asked for: what it says, what the last element within it said that was asked, its own path.
    """

    parent: Element | None
    owner: Element | None
    tag: Tag
    close: str
    attributes: str
    index: int
    number: int
    depth: int
    marks: int
    elements: int = 0
    nodes: int = 0
    known: Told | None = None
    last_told: tuple[str, str, Told] | None = None
    place: str | None = None

    @property
    def told(self) -> Told:
        """What the element and those around it say of the text in it."""
        waiting: list[Element] = []
        here, outer = self, self.parent
        while outer is not None and outer.known is None:
            waiting.append(here)
            here, outer = outer, outer.parent
        told = here._ask(outer)
        while waiting:
            here = waiting.pop()
            told = here._ask(here.parent)
        return told

    def _ask(self, outer: Element | None) -> Told:
        """Return what the element says; neighbours of the same tag and attributes say the same."""
        name, attributes = self.tag.name, self.attributes
        if outer is None:
            self.known = told = _tell(self.tag, attributes, OUTSIDE)
            return told
        last = outer.last_told
        if last is not None and last[1] == attributes and last[0] == name:
            self.known = last[2]
            return last[2]
        self.known = told = _tell(self.tag, attributes, outer.known or OUTSIDE)
        outer.last_told = (name, attributes, told)
        return told

    @property
    def path(self) -> str:
        """The indices among element children that lead here from the root element: "1/0/3", "" for the root."""
        outer = self.parent
        if outer is None or outer.parent is None:
            return ""
        if outer.place is None:  # paragraphs stand side by side: what leads to all of them is looked up once
            outer.place = outer._trace()
        return f"{outer.place}/{self.index}" if outer.place else str(self.index)

    def _trace(self) -> str:
        steps: list[str] = []
        here = self
        while here.parent is not None:
            steps.append(str(here.index))
            here = here.parent
        return "/".join(reversed(steps[:-1]))  # the last step is the root element's own


def _tell(tag: Tag, attributes: str, outer: Told) -> Told:
    """Return what an element says within one of which `outer` holds."""
    if tag.name == "a":  # a page has hundreds, each with its own address: what they call themselves says little
        attributes = ""
    if tag.mute and not attributes and not outer.dek:
        return outer
    hint, positive, hidden, dek, names, article_body = read_naming(tag.name, attributes)
    return Told(
        ("widget" if hidden else hint) or outer.hint,
        positive or outer.positive,
        dek,
        outer.inside | tag.landmark | (ARTICLE_BODY if article_body else 0),
        outer.lists + tag.lists,
        (names + outer.names)[:MAX_NAMES] if names else outer.names,
        (*outer.path, tag.name)[-MAX_PATH:] if tag.block else outer.path,
    )
