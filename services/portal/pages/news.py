"""The bell: what concerns the visitor and what they follow, and how much of it was not opened yet."""

from uuid import UUID

from flask import Blueprint, Response, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import session_secret, signed_in_only
from services.portal.asking import caller, or_not_found, parts
from services.portal.errors import Away, GatewayError, SignedOut
from services.portal.sessions import Remembered

news = Blueprint("news", __name__)
PAGE = "20"
MOST_SHOWN = 99
PATIENCE = 1.0  # of a thing that stands on every page
AWAY_SECONDS = 10.0
NOTHING_TO_SAY = 204  # htmx leaves what stands there
STOP_ASKING = 286  # htmx asks no more


@news.get("/cont/noutati")
@signed_in_only
def listing() -> str:
    """The newest first, or those not opened."""
    ask, only_unread = caller(), request.args.get("necitite") == "1"
    wanted = {"unread": "true" if only_unread else "", "cursor": request.args.get("cursor", "")}
    found = parts(
        page=lambda: ask.get("notification", "/notices", wanted, signed=True, limit=PAGE).data,
        unread=lambda: ask.get("notification", "/notices/unread", signed=True).data["unread"],
    )
    return render_template("news/list.html", only_unread=only_unread, most=MOST_SHOWN, **found)


@news.get("/cont/noutati/necitite")
def unread() -> ResponseReturnValue:
    """The number beside the bell, for htmx alone: a service that is away costs the number, nothing else."""
    away: Remembered[bool] = current_app.extensions["bell_away"]
    if not session_secret():
        return Response(status=STOP_ASKING)
    if away.get("bell"):
        return Response(status=NOTHING_TO_SAY)
    try:
        found = caller().get("notification", "/notices/unread", signed=True, patience=PATIENCE).data
    except SignedOut:
        return Response(status=STOP_ASKING)
    except Away:
        away.put("bell", True, AWAY_SECONDS)
        return Response(status=NOTHING_TO_SAY)
    except GatewayError:
        return Response(status=NOTHING_TO_SAY)
    return render_template("news/unread.html", unread=found["unread"], most=MOST_SHOWN)


@news.get("/cont/noutati/<uuid:notice_id>")
@signed_in_only
def open_one(notice_id: UUID) -> ResponseReturnValue:
    """To the page that says the whole; it counts as read. A browser that only looks ahead reads nothing."""
    if "prefetch" in request.headers.get("Sec-Purpose", ""):
        return Response(status=503)
    with or_not_found():
        found = caller().send("notification", f"/notices/{notice_id}/read", signed=True).data
    return redirect(request.script_root + found["path"], 303)


@news.post("/cont/noutati")
@signed_in_only
def read_all() -> ResponseReturnValue:
    """All that the list has shown counts as read."""
    with or_not_found():
        body = {"until": request.form.get("until", "")}
        caller().send("notification", "/notices/read", body, signed=True)
    return redirect(url_for("news.listing", citite="1"), 303)
