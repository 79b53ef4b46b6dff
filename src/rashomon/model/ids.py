"""Ids made from content, so that the same input has the same ids on every machine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

ID_HEX_DIGITS = 16  # 64 bits: a collision among 100 million pages has a chance of 1 in 3,700


def content_id(kind: str, *parts: str | bytes | int | None) -> str:
    """Return the id of the thing of `kind` that `parts` describe, such as "a-1f0c…".

    Parts are separated by a byte that no UTF-8 text holds; None differs from "".
    """
    digest = hashlib.sha256()
    for part in parts:
        digest.update(b"\xff")
        digest.update(
            part if isinstance(part, bytes) else b"\xfe" if part is None else str(part).encode("utf-8", "surrogatepass")
        )
    return f"{kind}-{digest.hexdigest()[:ID_HEX_DIGITS]}"


def members_id(kind: str, members: Iterable[str]) -> str:
    """Return the id of a finding from the ids of its members, whatever their order."""
    return content_id(kind, *sorted(members))
