"""Style sheet, scripts and sign of the site, each under an address that holds its digest.

In: files of the templates' folder.  Out: `ASSETS`, addresses by name, and the response for each.
"""

from __future__ import annotations

import hashlib
from functools import cache

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from rashomon.show.html.assets import read_script, read_style
from rashomon.show.html.environment import read_template

FOREVER = "public, max-age=31536000, immutable"  # the address changes with the content
MEDIA = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}
NAMES = ("site.css", "story.js", "site.js")
DIGEST_LETTERS = 12


@cache
def read_asset(name: str) -> str:
    """Return the text of an asset."""
    if name == "site.css":
        return read_style() + read_template("web/site.css") + read_template("web/site_narrow.css")
    return read_script() if name == "story.js" else read_template(f"web/{name}")


class Assets:
    """The addresses of the assets, `assets["site.css"]`."""

    def __getitem__(self, name: str) -> str:
        digest = hashlib.sha256(read_asset(name).encode()).hexdigest()[:DIGEST_LETTERS]
        return f"/static/{digest}/{name}"


ASSETS = Assets()


def send_asset(request: Request) -> Response:
    """Return an asset; its digest only keeps old copies apart."""
    name = request.path_params.get("name", "favicon.svg")
    if name not in (*NAMES, "favicon.svg"):
        return Response("Not here.\n", 404, media_type="text/plain")
    kept = FOREVER if name in NAMES else "public, max-age=86400"
    return Response(read_asset(name), headers={"Cache-Control": kept}, media_type=MEDIA[name.rpartition(".")[2]])


ROUTES = [Route("/static/{digest}/{name}", send_asset), Route("/favicon.svg", send_asset)]
