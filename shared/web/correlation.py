"""The ids by which a request is found again in every log, event and mail that it causes."""

import re
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import Any

from shared import tracing
from shared.context import working_on
from shared.ids import new_id
from shared.web.metrics import METHODS
from shared.web.observation import QUIET

HEADER = "X-Correlation-Id"
SAFE = re.compile(r"[A-Za-z0-9._-]{1,64}")
TRACEPARENT = re.compile(r"00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}")  # W3C Trace Context

WSGI = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class Correlated:
    """Takes the caller's id, or makes one; it is bound for the request and given back in the answer.

    A trace that the caller is in goes on, also into events where this process itself traces nothing.
    """

    def __init__(self, app: WSGI) -> None:
        self._app = app

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        given = environ.get("HTTP_X_CORRELATION_ID", "")
        correlation = given if SAFE.fullmatch(given) else str(new_id())
        parent = environ.get("HTTP_TRACEPARENT", "")
        trace = parent if TRACEPARENT.fullmatch(parent) else None

        def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            return start_response(status, [*headers, (HEADER, correlation)], *more)

        with working_on(correlation=correlation, trace=trace), _span(environ):
            return self._app(environ, start)


def _span(environ: dict[str, Any]) -> AbstractContextManager[tracing.Span]:
    """The request's span; its name gets the route once that is known. Probes would drown all others."""
    if environ["PATH_INFO"].startswith(QUIET):
        return tracing.NO_SPAN
    method = environ["REQUEST_METHOD"]
    method = method if method in METHODS else "_OTHER"
    return tracing.span(method, "server", {"http.request.method": method})
