"""One form for the many spellings of a URL, so that two captures of a page are seen to be of one page."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

# Parameters that say how a reader came to the page, never which page it is.
_TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_cid|mc_eid|cmpid|ocid|smid|ref_src|_ga|at_(?:medium|campaign))$",
    re.IGNORECASE,
)
_TAIL = re.compile(r"[/\s]+$")
_DEFAULT_PORTS = {"http": 80, "https": 443}


def canonical_url(url: str | None) -> str | None:
    """Return `url` with scheme and host in lower case, without fragment, default port and tracking parameters.

    http and https are one page: the result says https. What is no web address comes back trimmed; empty is None.
    """
    trimmed = (url or "").strip()
    if trimmed.startswith("<") and trimmed.endswith(">"):  # as some crawlers write it
        trimmed = trimmed[1:-1].strip()
    if not trimmed:
        return None
    try:
        parts = urlsplit(trimmed)
        port = parts.port
    except ValueError:
        return trimmed
    if parts.scheme.lower() not in _DEFAULT_PORTS or not parts.hostname:
        return trimmed
    host = parts.hostname if port in (None, _DEFAULT_PORTS[parts.scheme.lower()]) else f"{parts.hostname}:{port}"
    query = urlencode([(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(k)])
    return urlunsplit(("https", host, _TAIL.sub("", parts.path) or "/", query, ""))
