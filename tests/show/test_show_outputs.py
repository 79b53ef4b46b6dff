"""The outputs of a run: report, Markdown, terminal."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser

import msgspec
import pytest
from markdown_it import MarkdownIt
from msgspec.structs import replace
from rich.console import Console

from rashomon.model import Comparison, Span
from rashomon.show import print_comparison, render_markdown, render_report
from rashomon.show.html.parts import StoryParts
from rashomon.show.report import MAX_STORIES
from rashomon.show.views.evidence import EvidenceBook, Link
from rashomon.show.views.labels import Account
from rashomon.show.views.measured import MEASURES
from rashomon.show.views.stories import split_stories, view_story
from tests.show.invented_story import build_comparison

POISONS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }}{% raw %}",
    "[bold]x[/bold][link=https://evil.example]y[/link]",
    "](https://evil.example) ![x](https://evil.example/x.png) <b>b</b> `c` | d",
    "\u202egnp.exe\u2066",
    "\x00\x1b[31m\x07\x9b2J",
    "]]></style></script><!--",
)


class _Tags(HTMLParser):
    """Collects the tags, attributes and visible text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def _parse(page: str) -> _Tags:
    parser = _Tags()
    parser.feed(page)
    return parser


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _print(comparison: Comparison, width: int = 80, *, colour: bool = False) -> str:
    out = io.StringIO()
    print_comparison(comparison, Console(file=out, width=width, force_terminal=colour))
    return out.getvalue()


def test_the_report_is_one_page_without_an_outside_host() -> None:
    """Nothing is fetched: no source, no style sheet, no font; styles and script are allowed by their digests only."""
    page = render_report(build_comparison())
    parsed = _parse(page)
    assert not {"img", "link", "iframe", "object", "embed", "base", "form"} & set(parsed.tags)
    assert not [name for name, _ in parsed.attributes if name in {"src", "srcset", "style"} or name.startswith("on")]
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page
    assert "@import" not in page
    assert "url(" not in page


def test_every_link_inside_the_report_has_its_place() -> None:
    """No anchor is missing and none is there twice."""
    parsed = _parse(render_report(build_comparison()))
    ids = [value for name, value in parsed.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    targets = {value[1:] for name, value in parsed.attributes if name == "href" and value.startswith("#")}
    assert targets <= set(ids)


def test_the_report_shows_the_changed_words_with_signs() -> None:
    """A cut stands in brackets and is struck, an insertion is underlined: never colour alone."""
    page = render_report(build_comparison())
    assert "⟦<bdi>passed</bdi>⟧</del> <ins>" in page
    assert "nobody on the bridge answered our calls" in page


def test_the_report_counts_what_was_removed_from_a_page() -> None:
    """Each account says how many parts of which kind were cut; the parts themselves stay in the JSON output."""
    page = render_report(build_comparison())
    assert "navigation 1, related 2, subscription 1" in page
    assert "Ten lighthouses to see before they fall down" not in page


def test_the_report_holds_no_more_of_an_article_than_its_findings_need() -> None:
    """The sentences pointed at and their neighbours are there, a sentence far from any finding is not."""
    made = build_comparison()
    wire = next(article for article in made.articles if article.id == "wire")
    far = "\n\n".join(f"Filler sentence number {n} is far away." for n in range(5))
    start = len(wire.text) + 2
    spans, at = [], start
    for part in far.split("\n\n"):
        spans.append(Span(at, at + len(part)))
        at += len(part) + 2
    longer = replace(wire, text=f"{wire.text}\n\n{far}", paragraphs=(*wire.paragraphs, *spans))
    page = render_report(replace(made, articles=tuple(longer if a is wire else a for a in made.articles)))
    assert "Filler sentence number 4" not in page


def test_the_report_has_the_evidence_written_out_for_print() -> None:
    """A footnote names outlet, sentence and place, and each page stands below with its time and digest."""
    page = render_report(build_comparison())
    assert re.search(r"The Halcyon failed its last inspection in January\.”</bdi> <span[^>]*>characters \d+–\d+", page)
    assert "pages/lantern2.html</bdi>, page <bdi>p-lantern2" in page


def test_the_footnotes_are_numbered_in_the_order_of_the_page() -> None:
    """Every number has its note, and numbers rise from the first use on."""
    page = render_report(build_comparison())
    numbers = [int(number) for number in re.findall(r'class="fn">\[(\d+)\]', page)]
    assert list(dict.fromkeys(numbers)) == list(range(1, max(numbers) + 1))
    notes = page[page.index('class="notes"') :]
    assert notes[: notes.index("</ol>")].count("<li>") == max(numbers)


def test_the_measured_share_of_right_findings_stands_beside_them() -> None:
    """A section says once how many of how many were right, and where that was counted."""
    page = render_report(build_comparison())
    assert len(re.findall(r'<p class="measure">', page)) <= len(MEASURES) * 2
    assert re.search(r"\d+ of \d+ contradictions right on", page)


def test_a_part_of_a_story_renders_without_the_report() -> None:
    """Any page can hold a part: its links lead where that page says, and its sentences come along."""

    class Site:
        def sentence(self, link: Link) -> str:
            return f"/articles/{link.account.article_id}#{link.start}"

        def account(self, account: Account) -> str:
            return f"/articles/{account.article_id}"

    comparison = build_comparison()
    book = EvidenceBook(comparison)
    story = comparison.stories[0]
    parts = StoryParts(book, Site())
    view = view_story(story, "story", split_stories(comparison)[story.id], book)
    markup = parts.render("said", view)
    assert 'href="/articles/gannet#' in markup
    assert "#a1" not in markup
    assert "Harbour boss Ingrid Tolvane stormed" in parts.render_sources()


def test_the_same_comparison_gives_the_same_bytes() -> None:
    """Nothing depends on when or how often an output is made."""
    assert render_report(build_comparison()) == render_report(build_comparison())
    assert render_markdown(build_comparison()) == render_markdown(build_comparison())
    assert _print(build_comparison()) == _print(build_comparison())


@pytest.mark.parametrize("poison", POISONS)
def test_markup_in_any_field_stays_text_in_the_report(poison: str) -> None:
    """A hostile text in every field adds no tag, no attribute that acts, and no control character."""
    clean, dirty = _parse(render_report(build_comparison())), _parse(render_report(build_comparison(poison)))
    assert dirty.tags.count("script") == 1
    assert set(dirty.tags) == set(clean.tags)
    assert {name for name, _ in dirty.attributes} == {name for name, _ in clean.attributes}
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", "".join(dirty.text))


@pytest.mark.parametrize("poison", POISONS)
def test_markup_in_any_field_stays_text_in_markdown(poison: str) -> None:
    """A hostile text makes no link, image, code or HTML when the Markdown is rendered."""
    rendered = (
        MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(render_markdown(build_comparison(poison)))
    )
    tags = set(_parse(rendered).tags)
    assert not tags & {"a", "img", "script", "b", "code", "pre"}
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", rendered)


@pytest.mark.parametrize("poison", POISONS)
def test_markup_in_any_field_stays_text_in_the_terminal(poison: str) -> None:
    """A hostile text styles nothing, links nowhere and sends the terminal no command."""
    printed = _print(build_comparison(poison))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", printed)
    if poison.startswith("[bold]"):
        assert "[bold]x[/bold]" in printed.replace("\n", "")


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_the_terminal_keeps_to_its_width(width: int) -> None:
    """No line is longer than the console, none ends with spaces, and none is drawn with boxes."""
    lines = _print(build_comparison(), width).splitlines()
    assert max(map(len, lines)) <= width
    assert not [line for line in lines if line != line.rstrip()]
    assert not set("│┃─━┌└") & set("".join(lines))


def test_the_terminal_names_every_kind_of_finding() -> None:
    """Stories, accounts, renderings, contradictions, omissions, words, changes, times, copies, what was not used."""
    printed = _print(build_comparison())
    for words in (
        "STORY 1 of 2: Ferry Halcyon runs aground off Skerry Point, 12 hurt",
        "7 accounts, 5 outlets, 4 known origins and 1 unknown",
        "The Lantern (1) said, ⟦It is difficult to say why.⟧",
        "⟦answered⟧ +cared about+",
        "– Küstenbote not found",
        "198 given by Seaway Lines",
        "rounding: one is the other made rounder",
        "Daily Gannet “shame”",
        "The Halcyon ⟦passed⟧ +failed+ its last inspection in January.",
        "No date on the page: 000_60f3a9b1c2d….txt",
        "← Harbour Post (same text, 91%; credits it)",
        "pages/empty.txt empty: 0 bytes",
        "11 pages read, 2 not used, 1 not complete.",
    ):
        assert words in _squeeze(printed), words


def test_colour_comes_only_with_a_terminal() -> None:
    """Piped output is plain text."""
    assert "\x1b[" not in _print(build_comparison())
    assert "\x1b[" in _print(build_comparison(), colour=True)


def test_colour_is_left_out_where_it_is_not_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR is obeyed on a terminal too, and no sign is lost with the colour."""
    monkeypatch.setenv("NO_COLOR", "1")
    printed = _print(build_comparison(), colour=True)
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", printed)
    assert "+failed+" in printed


def test_values_of_one_contradiction_stand_under_each_other() -> None:
    """The second parts of aligned lines begin in one column."""
    lines = _print(build_comparison(), 100).splitlines()
    sides = [line for line in lines if re.match(r" +(214|198) ", line)]
    assert len({line.index("given by") for line in sides}) == 1


def test_a_console_without_foreign_letters_is_served() -> None:
    """What an encoding lacks is a question mark, and the summary goes on to its end."""
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii")
    print_comparison(build_comparison(), Console(file=out, width=80))
    out.flush()
    assert raw.getvalue().rstrip().endswith(b"11 pages read, 2 not used, 1 not complete.")


def test_every_footnote_of_the_markdown_is_written_out() -> None:
    """Each number used in the text has its sentence below."""
    text = render_markdown(build_comparison())
    used = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    written = set(re.findall(r"^\[\^(\d+)\]:", text, flags=re.MULTILINE))
    assert used
    assert used <= written


def test_the_rows_of_a_markdown_table_have_the_same_cells() -> None:
    """A vertical bar in a text does not open a cell."""
    text = render_markdown(build_comparison(" | x"))
    tables = re.findall(r"(?:^\|.*\n)+", text, flags=re.MULTILINE)
    assert len(tables) == 3
    for table in tables:
        assert len({len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}) == 1


def test_a_finding_whose_article_is_not_there_breaks_nothing() -> None:
    """A comparison that was cut by other hands still gives all three outputs, without dead links."""
    made = build_comparison()
    cut = msgspec.structs.replace(
        made,
        articles=tuple(article for article in made.articles if article.id not in {"gannet", "bote", "cheese"}),
        statements=made.statements[3:],
        speakers=(),
        pages=made.pages[:2],
    )
    parsed = _parse(render_report(cut))
    ids = {value for name, value in parsed.attributes if name == "id"}
    assert {value[1:] for name, value in parsed.attributes if name == "href" and value.startswith("#")} <= ids
    assert "page not listed" in render_markdown(cut)
    assert "4 accounts" not in _print(cut)
    assert "5 accounts" in _print(cut)


def test_a_run_without_stories_is_shown() -> None:
    """Nothing found is an answer in every output."""
    made = build_comparison()
    fields = {name: () for name in msgspec.structs.asdict(made) if isinstance(getattr(made, name), tuple)}
    empty = msgspec.structs.replace(made, **fields)
    assert "0 pages read" in render_report(empty)
    assert "0 pages read" in render_markdown(empty)
    assert "0 pages read" in _print(empty)


def test_a_run_of_many_stories_gives_a_light_report() -> None:
    """The largest stories are shown whole, the others are listed and counted."""
    made = build_comparison()
    library = next(story for story in made.stories if story.id == "library")
    others = tuple(replace(library, id=f"library-{n}") for n in range(MAX_STORIES + 3))
    page = render_report(replace(made, stories=(*made.stories, *others)))
    assert page.count('<section class="story"') == MAX_STORIES
    assert f"{MAX_STORIES + 5} stories told by several accounts" in page
    assert "5 more, listed without their findings" in page
