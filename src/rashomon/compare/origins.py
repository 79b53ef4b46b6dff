"""Origins: which accounts go back to one root, so that corroboration counts roots and not labels.

In: the accounts, the copies among them, the citations.  Out: for any set of sentences, its independent roots.
Copies of one text, the articles of one outlet, two captures of one address and reports from one upstream are one
root. An account without a known outlet is an unknown root: it may be independent, and is counted apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rashomon.compare.accounts import Account, Telling
from rashomon.compare.citations import same_outlet
from rashomon.compare.updates import capture_key
from rashomon.compare.who.names import latin
from rashomon.model import Citation, CopyGroup, Evidence, Origins, PageRecord, Root, Value


class Source(Value, frozen=True, kw_only=True):
    """Where an account goes back to: a key that equal roots share, whether it is known, and the way there."""

    key: str
    known: bool
    chain: tuple[str, ...]


class Provenance(Value, frozen=True, kw_only=True):
    """The root of each account, and the upstreams of each sentence that names its own, the nearest first."""

    accounts: dict[str, Source]
    sentences: dict[tuple[str, int], tuple[str, ...]]


def trace_origins(
    telling: Telling,
    copies: Sequence[CopyGroup],
    citations: Sequence[Citation],
    pages: Mapping[str, PageRecord],
    publishers: Mapping[str, str] | None = None,
) -> Provenance:
    """Return where every account of the story goes back to; `publishers` by outlet id: outlets of one are one root."""
    groups = {i: group for group in sorted(copies, key=lambda g: g.id, reverse=True) for i in group.article_ids}
    accounts = {
        i: trace_account(a, telling.accounts, groups, pages, publishers or {}) for i, a in telling.accounts.items()
    }
    sentences: dict[tuple[str, int], tuple[str, ...]] = {}
    for cited in citations:
        key = (cited.article_id, cited.evidence.start)
        sentences[key] = (*sentences.get(key, ()), cited.upstream)
    return Provenance(accounts=accounts, sentences=sentences)


def trace_account(
    account: Account,
    accounts: Mapping[str, Account],
    groups: Mapping[str, CopyGroup],
    pages: Mapping[str, PageRecord],
    publishers: Mapping[str, str],
) -> Source:
    """Return the root of an account: its credit, else its text's origin, else its outlet, else its own address."""
    way, group = follow_copies(account, accounts, groups)
    chain = list(dict.fromkeys(name for step in way for name in _outlet_names(step)))
    agency = name_agency(way, group, accounts)
    if agency:
        whole = chain if any(same_outlet(agency, name) for name in chain) else [*chain, agency]
        return Source(key=root_key(agency), known=True, chain=tuple(whole))
    end = way[-1]
    if end.article.outlet is not None and (group is None or group.origin is not None):
        root = publishers.get(end.article.outlet.id, end.article.outlet.name)
        return Source(key=root_key(root), known=True, chain=tuple(dict.fromkeys((*chain, root))))
    if group is not None:
        return Source(key=group.id, known=False, chain=tuple(chain))
    address = capture_key(end, pages)
    return Source(key=" ".join(address) if address is not None else end.id, known=False, chain=tuple(chain))


def follow_copies(
    account: Account, accounts: Mapping[str, Account], groups: Mapping[str, CopyGroup]
) -> tuple[list[Account], CopyGroup | None]:
    """Return the accounts from a copy back to its origin, and the last group; a circle ends where it closes."""
    way, group = [account], groups.get(account.id)
    while group is not None and group.origin is not None:
        origin = accounts.get(group.origin.article_id or "")
        if origin is None or any(step.id == origin.id for step in way):
            break
        way.append(origin)
        group = groups.get(origin.id)
    return way, group


def name_agency(way: Sequence[Account], group: CopyGroup | None, accounts: Mapping[str, Account]) -> str | None:
    """Return the agency that the copies of a text credit; what one copy credits holds for the text in every copy."""
    if group is None:
        return way[-1].article.credit
    if group.origin is not None and group.origin.agency is not None:
        return group.origin.agency
    inside = [accounts[i].article.credit for i in sorted(group.article_ids) if i in accounts]
    return way[-1].article.credit or next((credit for credit in inside if credit), None)


def _outlet_names(account: Account) -> list[str]:
    return [account.article.outlet.name] if account.article.outlet is not None else []


# Short names of agencies that are no initials of anything else in a story.
_FULL_NAMES = {
    "ap": "associated press", "afp": "agence france presse", "agence france-presse": "agence france presse",
    "pa": "pa media", "press association": "pa media", "dpa": "deutsche presse agentur",
    "deutsche presse-agentur": "deutsche presse agentur", "upi": "united press international",
}  # fmt: skip


def root_key(name: str) -> str:
    """Return the key of a named root, one for all names of an agency."""
    plain = latin(name).removeprefix("the ").removesuffix(" news agency")
    return _FULL_NAMES.get(plain, plain)


def count_origins(telling: Telling, provenance: Provenance, evidence: Iterable[Evidence]) -> Origins:
    """Return the independent roots of a set of sentences, one an article; a root through fewer hands is shown.

    A chain goes on through the accounts of the same set: an outlet that cites another rests on what that one cites.
    A chain that comes back to where it was has no root that is known; it is shown as it is.
    """
    sources: dict[str, Source] = {}
    for piece in evidence:
        source = source_of(telling, provenance, piece)
        if piece.article_id not in sources or source != provenance.accounts[piece.article_id]:
            sources[piece.article_id] = source
    outlets = {root_key(s.chain[0]): s for _, s in sorted(sources.items(), reverse=True) if len(s.chain) > 1}
    best: dict[str, Source] = {}
    followed = [follow_chain(source, outlets) for source in sources.values()]
    for source in sorted(followed, key=lambda s: (len(s.chain), s.chain, s.key)):
        best.setdefault(source.key, source)
    ordered = [source for _, source in sorted(best.items())]
    known = sum(source.known for source in ordered)
    return Origins(
        known=known,
        unknown=len(ordered) - known,
        roots=tuple(Root(name=s.chain[-1], chain=s.chain) for s in ordered if s.known or is_circle(s)),
    )


def follow_chain(source: Source, outlets: Mapping[str, Source]) -> Source:
    """Return the source with its chain led on through the outlets that cite further; a circle has no known root."""
    chain = source.chain
    while chain and (further := outlets.get(root_key(chain[-1]))) is not None and further.chain[0] != chain[0]:
        before = {root_key(name) for name in chain}
        chain = (*chain, *further.chain[1:])
        if before & {root_key(name) for name in further.chain[1:]}:
            names = sorted({root_key(name) for name in chain})
            return Source(key="circle " + " ".join(names), known=False, chain=chain)
    if chain == source.chain:
        return source
    return Source(key=root_key(chain[-1]), known=True, chain=chain)


def is_circle(source: Source) -> bool:
    """Return whether a chain comes back to a name in it."""
    return len({root_key(name) for name in source.chain}) < len(source.chain)


def source_of(telling: Telling, provenance: Provenance, piece: Evidence) -> Source:
    """Return the root of one piece of evidence: the last upstream its sentence names, else its account's."""
    source = provenance.accounts[piece.article_id]
    sentence = telling.accounts[piece.article_id].sentence_at(piece.start)
    upstream = provenance.sentences.get((piece.article_id, sentence.span.start), ()) if sentence is not None else ()
    new = [name for name in upstream if root_key(name) not in {root_key(step) for step in source.chain}]
    if not new:
        return source
    return Source(key=root_key(new[-1]), known=True, chain=(*source.chain, *new))
