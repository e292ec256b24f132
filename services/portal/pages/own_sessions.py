"""Where one is signed in: the list, and how to end any of it."""

from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import signed_in_only
from services.portal.asking import caller
from services.portal.errors import Refused

own_sessions = Blueprint("own_sessions", __name__)
GONE = 404


@own_sessions.get("/cont/sesiuni")
@signed_in_only
def show() -> str:
    """One's sessions, with the kind of browser, since when, and when last used."""
    return render_template("accounts/sessions.html", sessions=all_own())


@own_sessions.post("/cont/sesiuni/<uuid:session_id>")
@signed_in_only
def end(session_id: UUID) -> ResponseReturnValue:
    """End one; that it is over already is as good."""
    try:
        caller().send("registry", f"/sessions/{session_id}", method="DELETE", signed=True)
    except Refused as refused:
        if refused.status != GONE:
            raise
    return redirect(url_for("own_sessions.show", gata="1"), 303)


@own_sessions.post("/cont/sesiuni")
@signed_in_only
def end_others() -> ResponseReturnValue:
    """End all but this one."""
    caller().send("registry", "/sessions/others", method="DELETE", signed=True)
    return redirect(url_for("own_sessions.show", gata="1"), 303)


def all_own() -> list[dict[str, Any]]:
    """The visitor's sessions, this one first, then the last used."""
    found = caller().get("registry", "/sessions", signed=True).data["items"]
    return sorted(found, key=lambda one: not one["is_current"])
