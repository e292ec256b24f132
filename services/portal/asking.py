"""What a page may ask of the services during one request, in the visitor's language and name."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import copy_context
from functools import wraps
from typing import Any, ParamSpec, TypeVar
from uuid import uuid4

from flask import abort, current_app, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.clients import Answer, Gateway
from services.portal.errors import Away, Refused, SignedOut
from services.portal.languages import language
from services.portal.protection import cookie_name
from services.portal.sessions import NOBODY, Sessions, Visitor
from shared.context import correlation_id

P = ParamSpec("P")
T = TypeVar("T")
SESSION_COOKIE = "sesiune"


class Caller:
    """The services as one visitor reaches them."""

    def __init__(self, gateway: Gateway, sessions: Sessions, secret: str, headers: Mapping[str, str]) -> None:
        self._gateway = gateway
        self._sessions = sessions
        self._secret = secret
        self._headers = headers

    def get(self, service: str, path: str, *, signed: bool = False, **params: str) -> Answer:
        """Read. `signed`: in the visitor's name. Raises what `Gateway.call` raises."""
        return self._call("GET", service, path, params=params, signed=signed)

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

    def _call(
        self,
        method: str,
        service: str,
        path: str,
        *,
        signed: bool,
        params: Mapping[str, str] | None = None,
        body: Mapping[str, Any] | None = None,
        extra: Mapping[str, str] | None = None,
    ) -> Answer:
        headers = {**self._headers, **(extra or {})}
        if signed:
            if not self._secret:
                raise SignedOut
            headers["Authorization"] = f"Bearer {self._sessions.token(self._secret, service)}"
        return self._gateway.call(method, service, path, params=params, body=body, headers=headers)


def caller() -> Caller:
    """The services, for this request."""
    headers = {"Accept-Language": language(), "X-Forwarded-For": request.remote_addr or ""}
    if correlation := correlation_id.get():
        headers["X-Correlation-Id"] = correlation
    return Caller(current_app.extensions["gateway"], sessions(), session_secret(), headers)


def sessions() -> Sessions:
    """The process's memory of sessions."""
    found: Sessions = current_app.extensions["sessions"]
    return found


def session_secret() -> str:
    """What the browser holds of a session; empty if nothing."""
    return request.cookies.get(cookie_name(SESSION_COOKIE), "")


def visitor() -> Visitor:
    """Who this is; asked once a request."""
    if "visitor" not in g:
        secret = session_secret()
        g.visitor = sessions().visitor(secret) if secret else NOBODY
    found: Visitor = g.visitor
    return found


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


def here() -> str:
    """This page's own path with its query, to come back to after signing in."""
    query = request.query_string.decode("latin-1")
    return request.script_root + request.path + (f"?{query}" if query else "")


def signed_in_only(view: Callable[P, ResponseReturnValue]) -> Callable[P, ResponseReturnValue]:
    """The page needs a person: others are asked to sign in and come back."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
        who = visitor()
        if who.uncertain:
            raise Away("registry")
        if who.signed_in:
            return view(*args, **kwargs)
        if request.method == "POST":
            raise SignedOut
        return redirect(url_for("accounts.sign_in", spre=here()), 303)

    return guarded


def staff_only(view: Callable[P, ResponseReturnValue]) -> Callable[P, ResponseReturnValue]:
    """The page is a desk's: for the clerks of some authority."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
        if not visitor().desks:
            abort(403)
        return view(*args, **kwargs)

    return signed_in_only(guarded)
