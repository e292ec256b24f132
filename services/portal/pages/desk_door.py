"""The door of a meeting, an activity or a session: who comes is noted, also while the network is away."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from flask import Blueprint, Response, current_app, jsonify, make_response, render_template, request
from flask.typing import ResponseReturnValue

from services.portal import dates
from services.portal.access import staff_only
from services.portal.asking import caller, or_not_found
from services.portal.assets import asset
from services.portal.errors import Away, Refused, SignedOut
from services.portal.forms import Form, sending_key
from services.portal.languages import say
from shared.clock import Clock
from shared.plain_text import plain

desk_door = Blueprint("desk_door", __name__)
WORKER = Path(__file__).parents[1] / "static" / "js" / "door-worker.js"
SERVICES = {
    "session": ("training", "sessions"),
    "meeting": ("consultation", "desk/gatherings/meeting"),
    "activity": ("consultation", "desk/gatherings/activity"),
}
KIND = "<any(session, meeting, activity):kind>"
ONE = f"/birou/intrare/{KIND}/<uuid:gathering_id>"
RESULTS = ("checked-in", "already", "unknown", "cancelled", "other-gathering", "other-day", "waiting")
LET_IN = ("checked-in", "already")
SAID_OFFLINE = ("kept", "here-already", "not-on-list")
KEPT_OFFLINE = (
    "vendor/bootstrap.min.css", "css/theme.css", "css/page.css", "css/pieces.css", "css/door.css",
    "vendor/htmx.min.js", "js/focus.js", "js/door.js", "js/door-list.js", "js/door-keep.js",
    "js/door-camera.js", "vendor/qr/decode.js", "mark.svg",
)  # fmt: skip
BESIDE = ("/static/vendor/qr/index.js",)  # the decoder names it itself
Json = dict[str, Any]


@desk_door.get("/birou/intrare/lucrator.js")
def worker() -> Response:
    """The browser's worker of these pages alone. Browsers look at it anew each time."""
    return Response(WORKER.read_bytes(), mimetype="text/javascript", headers={"Cache-Control": "no-cache"})


@desk_door.route(ONE, methods=["GET", "POST"])
@staff_only
def show(kind: str, gathering_id: UUID) -> ResponseReturnValue:
    """The list with a button a person, a field for the code of a ticket, one for who is not on the list."""
    found, said = _read(kind, gathering_id), None
    form = Form(request.form)
    if request.method == "POST":
        said = _noted(kind, gathering_id, found, form)
        found = _read(kind, gathering_id)
    page = render_template(
        "door/show.html",
        d=found,
        kind=kind,
        gathering_id=gathering_id,
        said=said,
        form=form,
        key=sending_key(""),
        wanted=request.args.get("q", "").strip()[:200],
        people=_wanted(found["people"]),
        words={name: say("door.said_" + name) for name in (*RESULTS, *SAID_OFFLINE)},
        keep=[*(asset(name) for name in KEPT_OFFLINE), *BESIDE],
        is_late=_is_late(found),
    )
    answer = make_response(page, 422 if said and not said["good"] else 200)
    answer.headers["Permissions-Policy"] = "camera=(self), geolocation=(), microphone=()"
    return answer


@desk_door.get(f"{ONE}/lista")
@staff_only
def paper(kind: str, gathering_id: UUID) -> str:
    """The list for paper, with room for signatures."""
    found = _read(kind, gathering_id)
    return render_template("door/paper.html", d=found, kind=kind, gathering_id=gathering_id)


@desk_door.get(f"{ONE}/stare")
@staff_only
def state(kind: str, gathering_id: UUID) -> ResponseReturnValue:
    """Who is there by now, for a page that is open; other devices note people, too."""
    return jsonify({"people": _read(kind, gathering_id)["people"]})


@desk_door.post(f"{ONE}/trimite")
@staff_only
def send(kind: str, gathering_id: UUID) -> ResponseReturnValue:
    """What a device has kept, as its script sends it; what came of each goes back."""
    try:
        arrivals = json.loads(request.form.get("arrivals", ""))
    except ValueError:
        return jsonify({"detail": say("door.not_read")}), 400
    try:
        sent = _send(kind, gathering_id, arrivals)
    except Refused as refused:
        return jsonify({"detail": refused.detail}), refused.status
    except Away:
        return jsonify({"detail": say("away.door")}), 503
    except SignedOut:
        return jsonify({"detail": say("door.signed_out")}), 401
    return jsonify(sent)


def _noted(kind: str, gathering_id: UUID, found: Json, form: Form) -> Json:
    """Note one person, without a script; what is said of it."""
    one: Json = {name: form[name] for name in ("person", "ticket", "name") if form[name]}
    if len(one) != 1:
        return {"good": False, "text": say("door.need_one"), "result": ""}
    name, value = next(iter(one.items()))
    key = uuid5(UUID(sending_key(form["key"])), f"{name} {value}")
    at = found["starts_at"] if _is_late(found) else _now().isoformat()
    try:
        [result] = _send(kind, gathering_id, [{"key": str(key), "at": at, **one}])["results"]
    except Refused as refused:
        return {"good": False, "text": refused.detail, "result": ""}
    good = result["result"] in LET_IN
    return {"good": good, "text": _sentence(result), "result": result["result"]}


def _sentence(result: Json) -> str:
    words = {"name": result["name"] or "", "hour": dates.hour(result["arrived_at"])}
    return say("door.said_" + result["result"]).format(**words)


def _send(kind: str, gathering_id: UUID, arrivals: Any) -> Json:
    service, things = SERVICES[kind]
    path = f"/{things}/{gathering_id}/door"
    sent: Json = caller().send(service, path, {"arrivals": arrivals}, signed=True).data
    for one in sent["results"]:
        one["hour"] = dates.hour(one["arrived_at"])
    return sent


def _read(kind: str, gathering_id: UUID) -> Json:
    service, things = SERVICES[kind]
    with or_not_found():
        found: Json = caller().get(service, f"/{things}/{gathering_id}/door", signed=True).data
    for one in found["people"]:
        one["hour"] = dates.hour(one["arrived_at"])
        one["plain"] = plain(f"{one['name']} {one['organisation'] or ''}")
    return found


def _wanted(people: list[Json]) -> list[Json]:
    words = plain(request.args.get("q", "").strip()[:200])
    return [one for one in people if words in one["plain"]]


def _is_late(found: Json) -> bool:
    """Whether its last day is over: who is noted now, from paper, came when it began."""
    ended = dates.read_instant(found["ends_at"])
    return ended is not None and ended.date() < dates.today()


def _now() -> datetime:
    clock: Clock = current_app.extensions["clock"]
    return clock.now().astimezone(UTC)
