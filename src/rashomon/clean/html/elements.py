"""The elements of an HTML page as the walk over it sees them: where each stands, and what holds for all text in it.

An `Element` is one open element with its place among its siblings; what its names say is read when a block asks for
it (`Sayings`), for most never do. All are plain structs that the garbage collector need not look at: each knows what
is around it only, so that none leads back to itself.
"""

from __future__ import annotations

from functools import lru_cache

import msgspec

from rashomon.clean.html.containers import SPEAKING_TAGS, Naming, read_naming
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
STATING_TAGS = frozenset({"html", "time"})
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
    them. `lists`: 1 for a list. `mute`: without attributes it says nothing. `states`: its attributes tell of the page.
    """

    name: str
    close: str
    opens: bool
    block: bool
    marks: int
    landmark: int
    lists: int
    mute: bool
    states: bool


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
        states=name in STATING_TAGS,
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
    itself, and for the document. `number` counts the block elements of the page. `known`, `place` are looked up when
    asked for: what it and those around it say, its own path.
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
    place: str | None = None

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


class Sayings:
    """What the elements of one page say, each thing found out once: those of a list mostly say the same."""

    def __init__(self) -> None:
        """Begin a page; what is around an element stands in the keys by its id, and is kept alive by the values."""
        self.by_attributes: dict[tuple[int, str, str], Told] = {}
        self.by_naming: dict[tuple[int, str, Naming], Told] = {}

    def ask(self, element: Element) -> Told:
        """Return what an element and those around it say of the text in it."""
        waiting = [element]
        here = element.parent
        while here is not None and here.known is None:
            waiting.append(here)
            here = here.parent
        told = OUTSIDE if here is None or here.known is None else here.known
        known = self.by_attributes
        for asked in reversed(waiting):
            tag = asked.tag
            # A page has hundreds of links, each with its own address: what they call themselves says little.
            attributes = "" if tag.marks & LINK else asked.attributes
            if attributes or not tag.mute or told.dek:
                key = (id(told), tag.name, attributes)
                told = known.get(key) or self._find_out(key, tag, told)
            asked.known = told
        return told

    def _find_out(self, key: tuple[int, str, str], tag: Tag, outer: Told) -> Told:
        """Return what an element says within one of which `outer` holds, whose attributes are new there."""
        place, name, attributes = key
        naming = read_naming(name, attributes)
        told = self.by_naming.get((place, name, naming))
        if told is None:
            told = self.by_naming[place, name, naming] = _combine(tag, naming, outer)
        self.by_attributes[key] = told
        return told


def _combine(tag: Tag, naming: Naming, outer: Told) -> Told:
    hint, positive, hidden, dek, names, article_body = naming
    return Told(
        ("widget" if hidden else hint) or outer.hint,
        positive or outer.positive,
        dek,
        outer.inside | tag.landmark | (ARTICLE_BODY if article_body else 0),
        outer.lists + tag.lists,
        (names + outer.names)[:MAX_NAMES] if names else outer.names,
        (*outer.path, tag.name)[-MAX_PATH:] if tag.block else outer.path,
    )
