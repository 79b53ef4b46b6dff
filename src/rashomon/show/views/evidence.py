"""Links from findings to the sentence that proves them, numbered as footnotes in the order of their first use.

In: the comparison.  Out: `EvidenceBook.link` gives a `Link` for an `Evidence`, `footnotes` lists all given so far.
"""

from __future__ import annotations

from urllib.parse import quote as percent_encode
from urllib.parse import urlsplit

from rashomon.model import Article, Comparison, Evidence, PageRecord, Span, Statement, Value
from rashomon.show.plain import one_line
from rashomon.show.views.labels import Account, Column, fold_accounts, label_accounts
from rashomon.show.views.sentences import Sentence, cut_sentences, sentence_at

FEW_LETTERS = 40  # evidence shorter than this says little without its sentence
FRAGMENT_WORDS = 5  # words at each end of a text fragment: enough to be unique on a page, short enough for any browser


class Link(Value, frozen=True, kw_only=True):
    """A finding's way to its words: footnote number, account, anchor of the sentence, place and words."""

    number: int
    account: Account
    anchor: str
    start: int
    end: int
    text: str
    sentence: str
    sentence_span: Span

    @property
    def shown(self) -> str:
        """The words to show: the sentence where the evidence is only a few words of it."""
        return self.sentence if len(self.text) < FEW_LETTERS else one_line(self.text)


class EvidenceBook:
    """Gives every piece of evidence its link; the same place has one number."""

    def __init__(self, comparison: Comparison) -> None:
        self.articles: dict[str, Article] = {article.id: article for article in comparison.articles}
        self.pages: dict[str, PageRecord] = {page.id: page for page in comparison.pages}
        self.statements: dict[str, Statement] = {statement.id: statement for statement in comparison.statements}
        self.accounts: dict[str, Account] = label_accounts(comparison)
        self._said: dict[str, list[Statement]] = {}
        for statement in comparison.statements:
            self._said.setdefault(statement.article_id, []).append(statement)
        self._sentences: dict[str, tuple[Sentence, ...]] = {}
        self._links: dict[tuple[str, int, int], Link] = {}

    def link(self, evidence: Evidence) -> Link | None:
        """Return the link for `evidence`, or None where its article is not part of the comparison."""
        place = (evidence.article_id, evidence.start, evidence.end)
        if place not in self._links and evidence.article_id in self.articles:
            self._links[place] = self._make_link(evidence, len(self._links) + 1)
        return self._links.get(place)

    def links(self, evidence: tuple[Evidence, ...]) -> tuple[Link, ...]:
        """Return the links of several pieces of evidence in the order of their accounts and places."""
        found = [link for link in map(self.link, evidence) if link is not None]
        return tuple(sorted(found, key=lambda link: (int(link.account.key[1:]), link.start)))

    def footnotes(self) -> tuple[Link, ...]:
        """Return every link given so far, by number."""
        return tuple(self._links.values())

    def columns(self, article_ids: tuple[str, ...], comparison: Comparison) -> tuple[Column, ...]:
        """Return the columns of a story's articles, copies and versions folded, by time."""
        accounts = sorted(
            (self.accounts[i] for i in article_ids if i in self.accounts), key=lambda account: int(account.key[1:])
        )
        return fold_accounts(accounts, comparison.copies, comparison.updates)

    def said_in(self, article_id: str) -> tuple[Statement, ...]:
        """Return the statements of an article."""
        return tuple(self._said.get(article_id, ()))

    def sentences(self, article_id: str) -> tuple[Sentence, ...]:
        """Return the sentences of an article in the order of its text, each with its anchor."""
        if article_id not in self._sentences:
            self._sentences[article_id] = cut_sentences(self.articles[article_id], self.accounts[article_id].key)
        return self._sentences[article_id]

    def page_path(self, article_id: str) -> str:
        """Return where an article's page lies: its path, with the place in its archive."""
        page = self.pages.get(self.articles[article_id].page_id)
        if page is None:
            return "page not listed"
        return f"{page.archive.file}, byte {page.archive.offset}" if page.archive else page.path

    def _make_link(self, evidence: Evidence, number: int) -> Link:
        account = self.accounts[evidence.article_id]
        sentence = sentence_at(self.sentences(evidence.article_id), evidence.start)
        text = self.articles[evidence.article_id].text
        return Link(
            number=number,
            account=account,
            anchor=sentence.anchor if sentence else account.key,
            start=evidence.start,
            end=evidence.end,
            text=evidence.text,
            sentence=one_line(sentence.span.of(text)) if sentence else one_line(evidence.text),
            sentence_span=sentence.span if sentence else evidence.span,
        )


def web_address(url: str | None) -> str | None:
    """Return `url` where it is an address of the web that is safe to link to, else None."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


def text_fragment(words: str) -> str:
    """Return the part of an address that makes a browser find and mark `words` on the live page."""
    found = one_line(words).split(" ")
    if len(found) <= 2 * FRAGMENT_WORDS:
        return ":~:text=" + _encode(found)
    return f":~:text={_encode(found[:FRAGMENT_WORDS])},{_encode(found[-FRAGMENT_WORDS:])}"


def _encode(words: list[str]) -> str:
    # A hyphen has a meaning of its own in text fragments and is left alone by the usual encoding.
    return percent_encode(" ".join(words), safe="").replace("-", "%2D")


def live_address(url: str | None, words: str) -> str | None:
    """Return the address of the live page that opens at `words`, or None without a safe address."""
    address = web_address(url)
    if address is None:
        return None
    return address + ("" if "#" in address else "#") + text_fragment(words)
