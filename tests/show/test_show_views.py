"""The views that every output shows."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from rashomon.model import CopyGroup, CopyOrigin, Root, Span
from rashomon.show.changes import mark_words
from rashomon.show.dates import read_date
from rashomon.show.html.steps import draw_steps
from rashomon.show.html.times import MAX_LANES, WIDTH, draw_times
from rashomon.show.views.conflicts import show_value
from rashomon.show.views.evidence import EvidenceBook, live_address, web_address
from rashomon.show.views.labels import fold_accounts, label_accounts, shorten_path
from rashomon.show.views.matrix import Row
from rashomon.show.views.measured import show_measures
from rashomon.show.views.origins import Branch, view_lineage
from rashomon.show.views.sentences import split_sentences
from rashomon.show.views.stories import view_comparison
from rashomon.show.views.timeline import Event, Publication, Times
from rashomon.show.views.variants import group_variants
from tests.show.invented_story import build_comparison, view_ferry


def _row(speaker: str, words: str) -> Row:
    return next(row for row in view_ferry().shared if row.speaker == speaker and words in row.base_text)


def test_an_account_without_outlet_is_called_by_its_file() -> None:
    """The file's name stands in for an outlet that the page does not name."""
    labels = {account.label: account.note for account in view_ferry().accounts}
    assert labels["000_60f3a9b1c2d….txt"] == "outlet not named"


def test_two_accounts_of_one_outlet_are_numbered_by_time() -> None:
    """Labels are unique within a story."""
    labels = [account.label for account in view_ferry().accounts]
    assert [label for label in labels if "Lantern" in label] == ["The Lantern (1)", "The Lantern (2)"]
    assert len(set(labels)) == len(labels)


def test_captures_of_one_page_are_numbered_in_the_order_they_were_taken() -> None:
    """The earlier capture is the first, whatever the digests of the two pages are."""
    made = build_comparison()
    dates = {article.id: article.published for article in made.articles}
    same = tuple(replace(a, published=dates["lantern"]) if a.id == "lantern2" else a for a in made.articles)
    taken = {"p-lantern": "2031-03-06T10:00:00Z", "p-lantern2": "2031-03-05T10:00:00Z"}
    pages = tuple(replace(page, captured=taken.get(page.id, page.captured)) for page in made.pages)
    accounts = label_accounts(replace(made, articles=same, pages=pages))
    assert [accounts[key].label for key in ("lantern2", "lantern")] == ["The Lantern (1)", "The Lantern (2)"]


def test_a_copy_and_a_later_version_fold_under_the_account_they_repeat() -> None:
    """Seven accounts are five columns."""
    columns = {column.account.label: column for column in view_ferry().columns}
    assert [copy.label for copy in columns["Northern Wire"].copies] == ["Harbour Post"]
    assert [version.label for version in columns["The Lantern (1)"].versions] == ["The Lantern (2)"]
    assert len(columns) == 5


def test_the_counts_say_what_a_story_rests_on() -> None:
    """Copies are no origin of their own, an account without outlet is an unknown one."""
    assert view_ferry().counts == "7 accounts, 5 outlets, 4 known origins and 1 unknown"


def test_empty_cells_say_why_they_are_empty() -> None:
    """A cell is empty for one of five reasons, and only two of them are findings."""
    signs = {cell.column.account.label: cell.sign for cell in _row("Paul Radec", "no ferry").cells}
    assert signs["Küstenbote"] == "–"
    assert signs["Daily Gannet"] == "~"
    assert signs["000_60f3a9b1c2d….txt"] == "?"
    earlier = {cell.column.account.label: cell.sign for cell in _row("Seaway Lines", "radar").cells}
    assert earlier["The Lantern (1)"] == "○"
    assert earlier["Küstenbote"] == "·"


def test_a_copy_that_says_the_same_adds_no_entry() -> None:
    """A cell shows the words once for an origin and its copy."""
    cell = _row("Ingrid Tolvane", "buoy").cells[0]
    assert [entry.account.label for entry in cell.entries] == ["Northern Wire"]


def test_the_same_changes_twice_in_one_cell_are_shown_once() -> None:
    """A headline that repeats the changes of its body says so."""
    cell = next(c for c in _row("Ingrid Tolvane", "buoy").cells if c.column.account.label == "Daily Gannet")
    assert [entry.again for entry in cell.entries] == [False, True]


def test_the_first_look_holds_at_most_five_lines_of_several_kinds() -> None:
    """A quotation, a figure, a silent edit, a corroboration, an omission."""
    labels = [line.label for line in view_ferry().highlights]
    assert labels == [
        "Quoted differently",
        "Different figures",
        "Changed without a note",
        "Most widely quoted",
        "Not found in Küstenbote",
    ]


def test_what_is_no_contradiction_stands_apart() -> None:
    """Update, rounding and scope are never listed among the contradictions."""
    story = view_ferry()
    assert {conflict.status for strip in story.strips for conflict in strip.conflicts} == {"conflict"}
    assert {conflict.status for conflict in story.no_contradiction} == {"rounding", "scope"}
    assert {conflict.status for conflict in story.moves} == {"update"}


def test_the_sides_of_an_update_stand_in_the_order_of_their_times() -> None:
    """Twelve hurt on Tuesday comes before fourteen on Wednesday."""
    (move,) = view_ferry().moves
    assert [side.value for side in move.sides] == ["12", "14"]


def test_values_are_shown_as_people_write_them() -> None:
    """Long numbers get commas and dates their month; a year, a clock time and words stay."""
    values = ("1870000000", "84000.5", "2031", "2031-06-09", "02:10", "at least 12")
    assert [show_value(value) for value in values] == [
        "1,870,000,000",
        "84,000.5",
        "2031",
        "9 Jun 2031",
        "02:10",
        "at least 12",
    ]


def test_a_circle_of_copies_keeps_every_account() -> None:
    """Two groups that name each other's article as origin still give one column with both."""
    one, two = (account for account in view_ferry().accounts[:2])
    circle = tuple(
        CopyGroup(
            id=origin.key,
            story_id="ferry",
            origin=CopyOrigin(article_id=origin.article_id),
            article_ids=(one.article_id, two.article_id),
            credited=(),
            containment=0.9,
        )
        for origin in (one, two)
    )
    (column,) = fold_accounts((one, two), circle, ())
    assert {account.key for account in column.accounts} == {one.key, two.key}


def test_only_not_found_and_weaker_are_listed_as_lacking() -> None:
    """An undated or earlier account is counted and not named."""
    omission = next(item for item in view_ferry().omissions if "no ferry" in item.what)
    assert [(lack.column.account.label, lack.state) for lack in omission.lacks] == [
        ("Küstenbote", "not-found"),
        ("Daily Gannet", "weaker"),
    ]
    assert omission.others == 1


def test_a_copy_does_not_count_a_term_again() -> None:
    """The copy's words are the origin's words."""
    uses = view_ferry().wording[0].uses[0]
    assert [(use.text, use.count) for use in uses] == [("ran aground", 1)]


def test_the_words_of_a_silent_edit_are_marked() -> None:
    """A change of one word is one cut and one insertion."""
    marks = view_ferry().updates[0].changes[0].marks
    assert [(mark.kind, mark.text) for mark in marks if mark.kind != "same"] == [
        ("cut", "passed"),
        ("insert", "failed"),
    ]


def test_every_link_holds_the_words_it_proves() -> None:
    """A footnote's place is the slice that the finding names, and its anchor is a sentence that holds its start."""
    comparison = build_comparison()
    book = EvidenceBook(comparison)
    view_comparison(comparison, book)
    assert book.footnotes()
    for link in book.footnotes():
        article = book.articles[link.account.article_id]
        assert article.text[link.start : link.end] == link.text
        assert link.anchor.startswith(f"{link.account.key}-s")


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=1))
def test_sentences_cover_their_block(text: str) -> None:
    """No character of an article is lost to the reader."""
    spans = split_sentences(text, Span(0, len(text)))
    assert "".join(span.of(text) for span in spans) == text


def test_an_abbreviation_ends_no_sentence() -> None:
    """A title before a name is no end."""
    text = "Mr. Radec left. He did not return."
    assert [span.of(text) for span in split_sentences(text, Span(0, len(text)))] == [
        "Mr. Radec left. ",
        "He did not return.",
    ]


_WORDS = st.lists(st.sampled_from("the ship ran aground off a point".split()), max_size=12).map(" ".join)


@settings(max_examples=100, deadline=None)
@given(_WORDS, _WORDS)
def test_marks_hold_the_words_of_both_texts(before: str, after: str) -> None:
    """What is not cut is the later text, what is not inserted has the length of the earlier one."""
    marks = mark_words(before, after)
    assert " ".join(mark.text for mark in marks if mark.kind != "cut") == after
    assert len(" ".join(mark.text for mark in marks if mark.kind != "insert").split()) == len(before.split())


def test_only_addresses_of_the_web_are_linked() -> None:
    """A script in the place of an address is no link."""
    assert web_address("javascript:alert(1)") is None
    assert web_address("data:text/html,x") is None
    assert web_address("http://[broken") is None
    assert web_address("https://lantern.example/a") == "https://lantern.example/a"


def test_a_live_address_finds_the_words_on_the_page() -> None:
    """Hyphens and commas have a meaning in text fragments and are encoded."""
    assert live_address("https://a.example/b", "well-known, yes") == "https://a.example/b#:~:text=well%2Dknown%2C%20yes"
    assert live_address("https://a.example/b#top", "yes") == "https://a.example/b#top:~:text=yes"


def test_a_long_file_name_keeps_its_ending() -> None:
    """The start and the type of a file tell it from others."""
    assert shorten_path("pages/000_60f3a9b1c2d4e5f60718.txt") == "000_60f3a9b1c2d….txt"
    assert shorten_path("short.txt") == "short.txt"


_DATES = st.dates().map(lambda day: day.isoformat()[:10]) | st.sampled_from(
    ("0001", "9998", "2031-03", "2031-03-04T06:20")
)


@settings(max_examples=100, deadline=None)
@given(st.lists(_DATES, max_size=12), st.lists(_DATES, max_size=4))
def test_any_dates_can_be_drawn(happened: list[str], published: list[str]) -> None:
    """Whatever years pages claim, every mark and tick lies on the drawing."""
    account = view_ferry().accounts[0]
    events = [
        Event(number=n, date=date, when=read_date(date), text="x", links=(), had_by=())
        for n, date in enumerate(happened, 1)
    ]
    whens = [when for date in published if (when := read_date(date))]
    publications = tuple(Publication(account=account, lane="x", when=when) for when in whens)
    drawing = draw_times(Times(events=tuple(events), publications=publications, undated=()))
    assert (drawing is None) == (not publications and not any(event.when for event in events))
    if drawing is not None:
        places = [mark.x for mark in drawing.events] + [mark.x for mark in drawing.publications]
        assert all(0 <= x <= WIDTH for x in places)
        assert all(drawing.left <= tick.x <= drawing.right for tick in drawing.ticks)


def test_far_events_stand_outside_the_even_scale() -> None:
    """A launch of 1987 does not press a day's reports together, and every mark lies on the drawing."""
    drawing = draw_times(view_ferry().times)
    assert drawing is not None
    assert [mark.far for mark in drawing.events if mark.event.date == "1987"] == [True]
    assert all(0 <= mark.x <= mark.x + mark.width <= WIDTH for mark in drawing.events)
    assert [lane.label for lane in drawing.lanes][:2] == ["Northern Wire", "Harbour Post"]
    assert [account.label for account in view_ferry().times.undated] == ["000_60f3a9b1c2d….txt"]


def test_a_copy_stands_under_its_origin_with_both_words_for_it() -> None:
    """The wire is the root, the copy below shares its text and credits it; whoever names nobody stands apart."""
    lineage = view_ferry().lineage
    (wire,) = [branch for branch in lineage.branches if branch.name == "Northern Wire"]
    assert {(child.name, child.how) for child in wire.children} == {
        ("Harbour Post", "same text, 91%; credits it"),
        ("000_60f3a9b1c2d….txt", "names it"),
    }
    assert "Daily Gannet" in [account.label for account in lineage.own]


def test_a_circle_of_origins_is_said_and_ends() -> None:
    """Two accounts that name each other are drawn once, with a word that it is a circle."""
    comparison = build_comparison()
    story = next(story for story in comparison.stories if story.id == "library")
    book = EvidenceBook(comparison)
    accounts = tuple(book.accounts[i] for i in story.article_ids)
    names = [account.label for account in accounts]
    roots = [Root(name=b, chain=(a, b)) for a, b in (names, names[::-1])]
    lineage = view_lineage(story, accounts, roots, comparison, book)
    (branch,) = lineage.branches
    (below,) = branch.children
    assert [child.circle for child in below.children] == [True]
    assert lineage.own == ()


_CHAINS = st.lists(st.lists(st.sampled_from("ABCDEF"), min_size=1, max_size=6).map(tuple), max_size=12)


@settings(max_examples=100, deadline=None)
@given(_CHAINS)
def test_every_name_of_any_chains_is_drawn(chains: list[tuple[str, ...]]) -> None:
    """Whatever circles the chains make, the drawing ends and leaves out no name that stands beside another."""

    def names(branch: Branch) -> set[str]:
        return {branch.name}.union(*map(names, branch.children))

    comparison = build_comparison()
    roots = [Root(name=chain[-1], chain=chain) for chain in chains]
    story = comparison.stories[0]
    lineage = view_lineage(story, (), roots, replace(comparison, copies=(), citations=()), EvidenceBook(comparison))
    drawn = set().union(*map(names, lineage.branches))
    assert drawn == {name for chain in chains if len(set(chain)) > 1 for name in chain}


def test_a_figure_that_rose_is_a_staircase_that_rises() -> None:
    """Fourteen stands higher and later than twelve."""
    stairs = draw_steps(view_ferry().moves[0])
    assert stairs is not None
    first, second = stairs.stairs
    assert (first.x, first.y) < (second.x, first.y)
    assert second.y < first.y
    assert second.end <= stairs.width


def test_what_is_no_number_is_no_staircase() -> None:
    """A quotation has no height."""
    quoted = next(c for strip in view_ferry().strips for c in strip.conflicts if c.kind == "quotation")
    assert draw_steps(quoted) is None


def test_accounts_that_render_alike_are_one_variant() -> None:
    """For a story of many accounts each reading stands once, the commonest first, and no account is lost."""
    row = _row("Ingrid Tolvane", "buoy")
    variants = group_variants(row)
    sizes = [len(variant.links) for variant in variants]
    assert sizes == sorted(sizes, reverse=True)
    assert sum(sizes) == sum(len(cell.entries) for cell in row.said_by)


def test_measures_name_the_least_flattering_figure_first() -> None:
    """A share says of what and where, and that few were counted where they were few."""
    assert show_measures("differ").startswith("13 of 17 contradictions right on 273 stories of real news; 18 of 18 on")
    assert show_measures("differ").endswith("(few to judge by)")
    assert show_measures("brief") == ""


def test_many_accounts_are_drawn_on_few_lanes() -> None:
    """A story of a hundred outlets has a drawing that fits a screen."""
    account = view_ferry().accounts[0]
    when = read_date("2031-03-04")
    assert when is not None
    many = tuple(Publication(account=account, lane=f"Outlet {n}", when=when) for n in range(100))
    drawing = draw_times(Times(events=(), publications=many, undated=()))
    assert drawing is not None
    assert len(drawing.lanes) == MAX_LANES
    assert drawing.lanes[-1].label == "77 more outlets"
    assert len(drawing.publications) == 100
