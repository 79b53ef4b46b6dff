"""Errors as problem details (RFC 9457), so that a program can tell what it asked wrongly.

In: what went wrong while a request was answered.  Out: an answer of type application/problem+json.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from http import HTTPStatus
from typing import Any, TypeVar

import msgspec
from fastapi import APIRouter
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import Response

from rashomon.errors import UsageError
from rashomon.model import Value
from rashomon.show.api.meant import NotHereError

PROBLEM_MEDIA = "application/problem+json"
RETRY_SECONDS = "5"  # a desk that cannot be read now is most often being upgraded or started


class Problem(Value, frozen=True, kw_only=True):
    """What went wrong: the kind of error in general, and in `detail` what was wrong with this request."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str


def problem(status: int, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    """Return the answer that tells an error."""
    shown = detail.encode("utf-8", "replace").decode()
    body = msgspec.json.encode(Problem(title=HTTPStatus(status).phrase, status=status, detail=shown))
    return Response(body, status, {"Cache-Control": "no-store", **(headers or {})}, PROBLEM_MEDIA)


class ProblemRoute(APIRoute):
    """A route whose errors are problem details, and that refuses parameters which it does not know."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return the handler of the route with its errors told as problems."""
        handle = super().get_route_handler()
        known = {parameter.alias for parameter in self.dependant.query_params}

        async def answer(request: Request) -> Response:
            unknown = sorted(set(request.query_params) - known)
            if unknown:
                return problem(
                    400, f"{unknown[0]}: no parameter of this list; it knows {', '.join(sorted(known)) or 'none'}"
                )
            try:
                return await handle(request)
            except RequestValidationError as error:
                return problem(400, _describe(error))
            except NotHereError as error:
                return problem(404, str(error))
            except UsageError as error:
                return problem(400, str(error))
            except SQLAlchemyError:
                return problem(503, "the desk cannot be read now; ask again later", {"Retry-After": RETRY_SECONDS})

        return answer


Handler = TypeVar("Handler", bound=Callable[..., Any])


class ReadingRouter(APIRouter):
    """A router of routes that only read."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 those of FastAPI's router
        super().__init__(route_class=ProblemRoute, **options)

    def read(self, path: str, **options: Any) -> Callable[[Handler], Handler]:  # noqa: ANN401 those of a route
        """Add a function that answers GET, and HEAD without being described twice."""

        def add(function: Handler) -> Handler:
            self.add_api_route(path, function, methods=["GET"], response_class=Response, **options)
            self.add_api_route(path, function, methods=["HEAD"], response_class=Response, include_in_schema=False)
            return function

        return add


def _describe(error: RequestValidationError) -> str:
    """Return the first thing that is wrong with the parameters."""
    first = error.errors()[0]
    return f"{first['loc'][-1]}: {first['msg']}"
