"""Answers in the dress of the site: a page with its validator, so that what has not changed is not sent again.

In: a template and what it shows.  Out: a response.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from importlib.resources import files

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from rashomon.show.html.environment import environment
from rashomon.show.web.assets import ASSETS
from rashomon.version import VERSION

HTML = "text/html; charset=utf-8"
KEPT_PRIVATE = "private, no-cache"  # a browser keeps a page, and asks each time whether it is still true


def render_page(template: str, /, **context: object) -> Markup:
    """Return a page of the site as markup."""
    rendered = environment().get_template(f"web/{template}").render(assets=ASSETS, version=VERSION, **context)
    return Markup(rendered)  # noqa: S704 - the template escaped it


def read_templates() -> None:
    """Read every template, so that the first reader of a page does not wait for it."""
    for folder, prefix in (("templates", ""), ("templates/web", "web/")):
        for file in (files("rashomon.show") / folder).iterdir():
            if file.name.endswith(".j2"):
                environment().get_template(prefix + file.name)


def show_page(request: Request, template: str, /, *, status: int = 200, **context: object) -> Response:
    """Return the answer that shows a page; 304 where the reader has it already."""
    shown = {"signed_in": request.app.state.token is not None, "path": request.url.path, **context}
    return answer(request, render_page(template, **shown), status=status)


def answer(request: Request, body: str | bytes, *, status: int = 200, media: str = HTML) -> Response:
    """Return an answer with the digest of its body as validator."""
    raw = body if isinstance(body, bytes) else body.encode("utf-8", "replace")
    headers = {"Cache-Control": KEPT_PRIVATE, "ETag": make_etag(raw)}
    return send_unless_known(request, raw, headers, status=status, media=media)


def send_unless_known(
    request: Request,
    raw: bytes,
    headers: Mapping[str, str],
    *,
    status: int = 200,
    media: str = HTML,
) -> Response:
    """Return the body, or 304 where the request names the validator in `headers`."""
    if status == 200 and knows(request, headers["ETag"]):
        return Response(status_code=304, headers=dict(headers))
    return Response(raw, status, dict(headers), media)


def knows(request: Request, etag: str) -> bool:
    """Return whether the reader has what the validator names."""
    given = request.headers.get("if-none-match", "")
    return etag in {one.strip().removeprefix("W/") for one in given.split(",")}


def make_etag(*parts: object) -> str:
    """Return a validator of some parts."""
    digest = hashlib.sha256()
    for part in parts:
        raw = part if isinstance(part, bytes) else str(part).encode("utf-8", "replace")
        digest.update(len(raw).to_bytes(8, "big") + raw)
    return f'"{digest.hexdigest()[:24]}"'
