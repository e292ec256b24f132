"""Who is visiting, and which pages are for whom."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from flask import abort, current_app, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.errors import Away, Refused, SignedOut
from services.portal.protection import cookie_name
from services.portal.sessions import NOBODY, Sessions, Visitor

P = ParamSpec("P")
SESSION_COOKIE = "sesiune"
SIGN_IN_ANEW = "sign-in-anew"


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


def signed_in_anew(view: Callable[P, ResponseReturnValue]) -> Callable[P, ResponseReturnValue]:
    """The page does what cannot be undone: who did not sign in just now does so again, and comes back."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
        if request.method == "GET" and not sessions().has_just_begun(session_secret()):
            return redirect(url_for("accounts.sign_in", spre=here(), din_nou="1"), 303)
        try:
            return view(*args, **kwargs)
        except Refused as refused:
            if refused.code != SIGN_IN_ANEW:
                raise
            return redirect(url_for("accounts.sign_in", spre=here(), din_nou="1"), 303)

    return signed_in_only(guarded)


def staff_only(view: Callable[P, ResponseReturnValue]) -> Callable[P, ResponseReturnValue]:
    """The page is a desk's: for the clerks of some authority."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
        if visitor().needs_factor:
            return redirect(url_for("security.overview", cerut="1"), 303)
        if not visitor().desks:
            abort(403)
        return view(*args, **kwargs)

    return signed_in_only(guarded)


def administrators_only(view: Callable[P, ResponseReturnValue]) -> Callable[P, ResponseReturnValue]:
    """The page is for the administrators of some authority."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
        if visitor().needs_factor:
            return redirect(url_for("security.overview", cerut="1"), 303)
        if not visitor().administers:
            abort(403)
        return view(*args, **kwargs)

    return signed_in_only(guarded)
