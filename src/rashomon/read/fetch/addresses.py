"""Which addresses may be asked: web pages on public machines.

In: a URL, or the network address of a machine.  Out: None if it may be asked, else a sentence why it may not.
A feed is written by strangers: without this, it could make us ask machines that only we can reach.
"""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

SCHEMES = ("http", "https")
MOST_CHARACTERS = 4000  # of a URL; servers refuse longer ones
# Ways to write an IPv4 address inside an IPv6 one, beside the mapped form that `ipaddress` knows.
_TRANSLATED = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("64:ff9b:1::/48"))


def refuse_url(url: str) -> str | None:
    """Return why a URL is not asked for, None if it may be."""
    if len(url) > MOST_CHARACTERS or any(c.isspace() or not c.isprintable() for c in url):
        return "the address is too long or holds spaces or control characters"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return "the address is not well formed"
    if parts.scheme.lower() not in SCHEMES:
        return f"only http and https are asked, not {parts.scheme or 'this'}"
    if not parts.hostname:
        return "the address names no machine"
    if parts.username is not None or parts.password is not None:
        return "the address holds a name or password"
    return "port 0 does not exist" if port == 0 else None


def refuse_machine(address: str) -> str | None:
    """Return why a machine with this network address is not asked, None if it is a public one."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return f"{address} is no network address"
    inner = _inner_address(ip)
    if not _is_public(ip) or (inner is not None and not _is_public(inner)):
        return f"{address} is not a public machine (--allow-private allows it)"
    return None


def _is_public(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    special = (ip.is_private, ip.is_loopback, ip.is_link_local, ip.is_multicast, ip.is_reserved, ip.is_unspecified)
    return ip.is_global and not any(special)


def _inner_address(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address that an IPv6 address leads to, by whatever translation."""
    if isinstance(ip, ipaddress.IPv4Address):
        return None
    if any(ip in network for network in _TRANSLATED):
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)


def host_of(url: str) -> str:
    """Return what is asked one request at a time: the machine's name and port."""
    parts = urlsplit(url)
    return f"{parts.hostname or ''}:{parts.port or (443 if parts.scheme == 'https' else 80)}"
