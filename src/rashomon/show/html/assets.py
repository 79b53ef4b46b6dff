"""The style sheet and script of any page that holds parts of stories, with their digests for its security policy."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache

from rashomon.show.html.environment import read_template

STYLES = ("base.css", "story.css", "tables.css", "drawer.css", "narrow.css", "print.css")  # later ones win


@cache
def read_style() -> str:
    """Return the style sheet."""
    return "".join(map(read_template, STYLES))


def read_script() -> str:
    """Return the script that opens evidence in the drawer."""
    return read_template("report.js")


@cache
def write_policy() -> str:
    """Return the content security policy: our own style and script by their digests, and nothing from anywhere."""
    return (
        f"default-src 'none'; style-src '{_digest(read_style())}'; script-src '{_digest(read_script())}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + b64encode(hashlib.sha256(text.encode()).digest()).decode()
