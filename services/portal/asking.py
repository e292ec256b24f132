"""What a page may ask of the services during one request, in the visitor's language and name."""

import re
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import copy_context
from typing import Any, TypeVar
from uuid import uuid4

from flask import abort, current_app, request

from services.portal.access import session_secret, sessions
from services.portal.clients import Answer, File, Gateway
from services.portal.errors import Away, Refused, SignedOut
from services.portal.languages import language
from services.portal.sessions import Sessions
from shared.context import correlation_id

T = TypeVar("T")
LONGEST_NAME_OF_BROWSER = 400
SLUG = re.compile(r"[a-z0-9-]{2,40}")


class Caller:
    """The services as one visitor reaches them."""

    def __init__(self, gateway: Gateway, sessions: Sessions, secret: str, headers: Mapping[str, str]) -> None:
        self._gateway = gateway
        self._sessions = sessions
        self._secret = secret
        self._headers = headers

    def get(
        self,
        service: str,
        path: str,
        wanted: Mapping[str, str] | None = None,
        *,
        signed: bool = False,
        patience: float | None = None,
        **params: str,
    ) -> Answer:
        """Read; `wanted` and `params` are the query. `signed`: in the visitor's name.

        Raises what `Gateway.call` raises.
        """
        wanted = {**(wanted or {}), **params}
        return self._call("GET", service, path, params=wanted, signed=signed, patience=patience)

    def send(
        self,
        service: str,
        path: str,
        body: Mapping[str, Any] | None = None,
        *,
        method: str = "POST",
        signed: bool = False,
        key: str = "",
        etag: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Act. `key` makes it safe to repeat; `etag` says which version was looked at."""
        extra = {"Idempotency-Key": key or str(uuid4()), **(headers or {})}
        if etag:
            extra["If-Match"] = etag
        return self._call(method, service, path, body=body, signed=signed, extra=extra)

    def bring(self, service: str, path: str, content: bytes) -> Answer:
        """Bring a part of a file, in the visitor's name."""
        extra = {"Content-Type": "application/octet-stream"}
        return self._call("PUT", service, path, signed=True, content=content, extra=extra)

    def download(self, service: str, path: str, params: Mapping[str, str]) -> Iterator[bytes]:
        """A table as it comes, in the visitor's name."""
        headers = {**self._headers, **self._named(service)}
        return self._gateway.download(service, path, params=params, headers=headers)

    def send_file(
        self, service: str, path: str, content: bytes, *, key: str, etag: str = "", **params: str
    ) -> Answer:
        """Hand a file in; `params` say its name and purpose, `etag` which version was looked at."""
        extra = {"Idempotency-Key": key, "Content-Type": "application/octet-stream"}
        if etag:
            extra["If-Match"] = etag
        return self._call("POST", service, path, params=params, content=content, signed=True, extra=extra)

    def show_file(self, service: str, path: str, content: bytes) -> Answer:
        """Have a file looked at, in nobody's name; nobody keeps it."""
        extra = {"Content-Type": "application/octet-stream"}
        return self._call("POST", service, path, content=content, signed=False, extra=extra)

    def fetch(
        self, service: str, path: str, *, signed: bool = True, body: Mapping[str, Any] | None = None
    ) -> File:
        """A file, in the visitor's name or, where everybody may have it or `body` opens it, in nobody's."""
        named = self._named(service) if signed else {}
        return self._gateway.fetch(service, path, {**self._headers, **named}, body)

    def _call(
        self,
        method: str,
        service: str,
        path: str,
        *,
        signed: bool,
        params: Mapping[str, str] | None = None,
        body: Mapping[str, Any] | None = None,
        content: bytes | None = None,
        extra: Mapping[str, str] | None = None,
        patience: float | None = None,
    ) -> Answer:
        headers = {**self._headers, **(extra or {})}
        if signed:
            headers.update(self._named(service))
        return self._gateway.call(
            method,
            service,
            path,
            params=params,
            body=body,
            content=content,
            headers=headers,
            patience=patience,
        )

    def _named(self, service: str) -> dict[str, str]:
        if not self._secret:
            raise SignedOut
        return {"Authorization": f"Bearer {self._sessions.token(self._secret, service)}"}


def caller() -> Caller:
    """The services, for this request."""
    headers = {
        "Accept-Language": language(),
        "X-Forwarded-For": request.remote_addr or "",
        # The registry keeps of it the family of the browser, so that people recognise their sessions.
        "User-Agent": request.headers.get("User-Agent", "")[:LONGEST_NAME_OF_BROWSER],
    }
    if correlation := correlation_id.get():
        headers["X-Correlation-Id"] = correlation
    return Caller(current_app.extensions["gateway"], sessions(), session_secret(), headers)


@contextmanager
def or_not_found() -> Iterator[None]:
    """Inside, what the service does not find is the portal's 404 page too."""
    try:
        yield
    except Refused as refused:
        if refused.status in (400, 404, 405, 422):
            abort(404)
        raise


def part(ask: Callable[[], T]) -> T | None:
    """The part of a page, or None when its service is away or does not give it."""
    try:
        return ask()
    except (Away, Refused, SignedOut):
        return None


def parts(**asks: Callable[[], Any]) -> dict[str, Any]:
    """Several parts at once, so that two slow services cost the time of one; None where one failed."""
    pool: ThreadPoolExecutor = current_app.extensions["pool"]
    futures = {name: pool.submit(copy_context().run, part, ask) for name, ask in asks.items()}
    return {name: future.result() for name, future in futures.items()}


def wanted_of(*names: str) -> dict[str, str]:
    """What a list is asked for in the address, `authority` among it if it can be one."""
    wanted = {name: request.args.get(name, "").strip()[:200] for name in names}
    return {**wanted, "authority": wanted["authority"] if SLUG.fullmatch(wanted["authority"]) else ""}


def only_results() -> bool:
    """Whether htmx asks for a list's results alone; not when it restores a whole page."""
    return "HX-Request" in request.headers and "HX-History-Restore-Request" not in request.headers
