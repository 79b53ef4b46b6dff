"""Origins: which accounts go back to one root, so that corroboration counts roots and not labels.

In: the accounts, the copies among them, the citations.  Out: for any set of sentences, its independent roots.
Copies of one text, the articles of one outlet, two captures of one address and reports from one upstream are one
root. An account without a known outlet is an unknown root: it may be independent, and is counted apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rashomon.compare.accounts import Account, Telling
from rashomon.compare.citations import same_outlet
from rashomon.compare.names import latin
from rashomon.model import Citation, CopyGroup, Evidence, Origins, Root, Value


class Source(Value, frozen=True, kw_only=True):
    """Where an account goes back to: a key that equal roots share, whether it is known, and the way there."""

    key: str
    known: bool
    chain: tuple[str, ...]


class Provenance(Value, frozen=True, kw_only=True):
    """The root of each account, and of each sentence that names its own upstream."""

    accounts: dict[str, Source]
    sentences: dict[tuple[str, int], str]


def trace_origins(telling: Telling, copies: Sequence[CopyGroup], citations: Sequence[Citation]) -> Provenance:
    """Return where every account of the story goes back to."""
    parents = list_parents(copies, telling.accounts)
    accounts = {i: trace_account(account, telling.accounts, parents) for i, account in telling.accounts.items()}
    sentences = {(c.article_id, c.evidence.start): c.upstream for c in citations}
    return Provenance(accounts=accounts, sentences=sentences)


def list_parents(copies: Sequence[CopyGroup], accounts: Mapping[str, Account]) -> dict[str, tuple[str, str]]:
    """Return, a copied article, what it goes back to: ("article", id), ("agency", name) or ("group", id)."""
    parents: dict[str, tuple[str, str]] = {}
    for group in sorted(copies, key=lambda g: g.id):
        origin = group.origin
        for article_id in group.article_ids:
            if origin is not None and origin.article_id in accounts:
                if article_id != origin.article_id:
                    parents[article_id] = ("article", str(origin.article_id))
            elif origin is not None and origin.agency is not None:
                parents[article_id] = ("agency", origin.agency)
            else:
                parents[article_id] = ("group", group.id)
    return parents


def trace_account(account: Account, accounts: Mapping[str, Account], parents: Mapping[str, tuple[str, str]]) -> Source:
    """Return the root of an account by its copies, then its credit, then its outlet; a circle ends where it closes."""
    chain: list[str] = []
    current, seen = account, {account.id}
    while True:
        chain.extend(name for name in _outlet_names(current) if name not in chain)
        kind, value = parents.get(current.id, ("", ""))
        if kind == "article" and value not in seen:
            seen.add(value)
            current = accounts[value]
            continue
        return _end_of(current, kind, value, chain)


def _outlet_names(account: Account) -> list[str]:
    return [account.article.outlet.name] if account.article.outlet is not None else []


def _end_of(account: Account, kind: str, value: str, chain: list[str]) -> Source:
    agency = value if kind == "agency" else account.article.credit
    if agency:
        whole = chain if any(same_outlet(agency, name) for name in chain) else [*chain, agency]
        return Source(key=root_key(agency), known=True, chain=tuple(whole))
    if chain and account.article.outlet is not None:
        return Source(key=root_key(chain[-1]), known=True, chain=tuple(chain))
    if kind == "group":
        return Source(key=value, known=bool(chain), chain=tuple(chain))
    return Source(key=account.article.url or account.id, known=False, chain=tuple(chain))


def root_key(name: str) -> str:
    """Return the key of a named root."""
    return latin(name).removeprefix("the ")


def count_origins(telling: Telling, provenance: Provenance, evidence: Iterable[Evidence]) -> Origins:
    """Return the independent roots of a set of sentences; a root through fewer hands is shown."""
    sources = [source_of(telling, provenance, piece) for piece in evidence]
    best: dict[str, Source] = {}
    for source in sorted(sources, key=lambda s: (len(s.chain), s.chain, s.key)):
        best.setdefault(source.key, source)
    known = [source for _, source in sorted(best.items()) if source.known]
    return Origins(
        known=len(known),
        unknown=len(best) - len(known),
        roots=tuple(Root(name=source.chain[-1], chain=source.chain) for source in known),
    )


def source_of(telling: Telling, provenance: Provenance, piece: Evidence) -> Source:
    """Return the root of one piece of evidence: the upstream its sentence names, else its account's."""
    source = provenance.accounts[piece.article_id]
    sentence = telling.accounts[piece.article_id].sentence_at(piece.start)
    upstream = provenance.sentences.get((piece.article_id, sentence.span.start)) if sentence is not None else None
    if upstream is None or root_key(upstream) == source.key:
        return source
    return Source(key=root_key(upstream), known=True, chain=(*source.chain, upstream))
