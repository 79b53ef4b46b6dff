"""Lines for a terminal: styled text that wraps with a hanging indent, signs beside colour.

In: words of the program and of pages.  Out: `Line`s, and their printing.  Nothing of a page is read as the terminal's
markup, and no control character reaches it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from rashomon.model import Change, Value
from rashomon.show.changes import Mark, marks_of
from rashomon.show.plain import one_line, show_hidden
from rashomon.show.views.evidence import Link
from rashomon.show.views.labels import Account

LEAST_WIDTH = 40
MAX_CHANGES = 4  # changes of words in one line
MAX_NAMES = 8  # accounts named in one line
LABEL_WIDTH = 24  # a longer label moves only its own line

_SPACES = re.compile(r"\s+")
_MARK_STYLES = {"same": "", "cut": "red", "insert": "green"}
_MARK_SIGNS = {"same": "{}", "cut": "⟦{}⟧", "insert": "+{}+"}


class Line(Value, frozen=True, kw_only=True):
    """A paragraph to print: its text, how far it stands in, and how far its later lines do."""

    text: Text
    indent: int = 0
    hang: int = 2


BLANK = Line(text=Text(""))


def print_line(line: Line, console: Console) -> None:
    """Print a line, wrapped to the console's width."""
    if not line.text.plain:
        console.print()
        return
    room = max(console.width, LEAST_WIDTH) - line.indent
    # On a narrow terminal a deep hang would leave no room for words.
    hang = line.hang if line.hang <= room // 3 else 2
    for number, row in enumerate(_wrap(line.text, console, room, hang)):
        indent = line.indent + (hang if number else 0)
        console.print(_encodable(Text(" " * indent) + row, console.encoding), soft_wrap=True, highlight=False)


def _wrap(text: Text, console: Console, room: int, hang: int) -> Iterator[Text]:
    """Yield the rows of a text: the first as wide as there is room, the others less by the hang."""
    first = text.wrap(console, room)[0]
    first.rstrip()
    yield first
    rest = text[len(first.plain) :]
    rest = rest[len(rest.plain) - len(rest.plain.lstrip()) :]
    if rest.plain:
        for row in rest.wrap(console, room - hang):
            row.rstrip()
            yield row


def _encodable(text: Text, encoding: str) -> Text:
    """Return `text` with "?" for what the console's encoding lacks: a summary must not end at a foreign letter."""
    plain = text.plain.encode(encoding, "replace").decode(encoding)
    return text if plain == text.plain else Text(plain, spans=text.spans)


def plain(*parts: str | tuple[str, str]) -> Text:
    """Return a text of parts, each plain or with its style; nothing in a part is read as markup."""
    text = Text()
    for part in parts:
        words, style = part if isinstance(part, tuple) else (part, "")
        text.append(show_hidden(_SPACES.sub(" ", words)), style)
    return text


def line(*parts: str | tuple[str, str], indent: int = 0, hang: int = 2) -> Line:
    """Return a line of parts."""
    return Line(text=plain(*parts), indent=indent, hang=hang)


def head(title: str, count: int | None = None) -> Iterator[Line]:
    """Yield the heading of a part, with how many findings it holds."""
    yield BLANK
    yield line((title, "bold"), *([f"  {count}"] if count is not None else []))


def align(rows: Iterable[tuple[Text, Text]], indent: int) -> Iterator[Line]:
    """Yield lines of a label and what is said of it, the second parts under each other."""
    kept = list(rows)
    width = min(max((label.cell_len for label, _ in kept), default=0), LABEL_WIDTH)
    for label, said in kept:
        padded = label.copy()
        padded.append(" " * max(width - label.cell_len, 0) + "  ")
        yield Line(text=padded.append_text(said), indent=indent, hang=width + 2)


def more(shown: int, total: int) -> Iterator[Line]:
    """Yield that there is more than was shown."""
    if total > shown:
        yield line((f"and {total - shown} more in the report", "dim"), indent=2)


def name_links(links: Iterable[Link]) -> str:
    """Return the accounts of links, each once."""
    return _join(dict.fromkeys(link.account.label for link in links))


def name_accounts(accounts: Iterable[Account]) -> str:
    """Return the labels of accounts."""
    return _join(account.label for account in accounts)


def _join(labels: Iterable[str]) -> str:
    names = list(labels)
    rest = len(names) - MAX_NAMES
    return ", ".join(names) if rest <= 0 else f"{', '.join(names[:MAX_NAMES])} and {rest} more"


def check(sure: str, because: str) -> tuple[str, str]:
    """Return the reason to check a finding, styled; nothing where it is sure."""
    return (f"; check: {one_line(because)}" if sure == "check" else "", "yellow")


def write_changes(changes: tuple[Change, ...]) -> Text:
    """Return the first changes of a rendering."""
    text = Text("; ").join(write_marks(marks_of(change)) for change in changes[:MAX_CHANGES])
    if len(changes) > MAX_CHANGES:
        text.append(f"; and {len(changes) - MAX_CHANGES} more", "dim")
    return text


def write_marks(marks: Iterable[Mark]) -> Text:
    """Return marked words with signs as well as colour."""
    text = Text()
    for mark in marks:
        text.append(_MARK_SIGNS[mark.kind].format(one_line(mark.text)), _MARK_STYLES[mark.kind])
        if mark.space or mark.kind == "cut":
            text.append(" ")
    text.rstrip()
    return text
