"""The chair's screen: who speaks, on what, for how long, who is next; and what stands on the wall."""

from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import staff_only
from services.portal.asking import caller, or_not_found
from services.portal.clients import Answer
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import say

desk_chair = Blueprint("desk_chair", __name__)
ACTS = ("begin", "give", "done", "absent", "pause", "resume", "discuss", "end")
ARTICLE, POINT = "articol:", "punct:"
LINES = {"name": 120, "organisation": 200}
Json = dict[str, Any]


@desk_chair.route("/birou/intalniri/<uuid:meeting_id>/prezidiu", methods=["GET", "POST"])
@staff_only
def show(meeting_id: UUID) -> ResponseReturnValue:
    """The floor as it is on the server: a reload or a second device goes on from there."""
    form = Form({**request.form.to_dict(), "key": sending_key("")})
    if request.method == "POST" and _done(meeting_id, form, sending_key(request.form.get("key", ""))):
        return redirect(url_for("desk_chair.show", meeting_id=meeting_id), 303)
    found = _read(f"/meetings/{meeting_id}/floor", signed=True)
    form.values = {**form.values, "etag": found.etag}
    page = render_template(
        "chair/show.html", f=found.data, form=form, meeting_id=meeting_id, topic_now=_topic_of(found.data)
    )
    return (page, 422) if form.wrong else page


@desk_chair.get("/intalniri/<uuid:meeting_id>/ecran")
def wall(meeting_id: UUID) -> str:
    """For a projector: nobody's name, but their organisation or initials."""
    found = _read(f"/meetings/{meeting_id}/screen", signed=False).data
    return render_template("chair/wall.html", f=found, meeting_id=meeting_id)


def _read(path: str, *, signed: bool) -> Answer:
    with or_not_found():
        return caller().get("consultation", path, signed=signed)


def _done(meeting_id: UUID, form: Form, key: str) -> bool:
    """Do what a button says; what stands against it goes to the form."""
    act = form["act"]
    if act not in ACTS:
        form.problem = say("chair.nothing")
        return False
    body: Json = {"act": act, **_topic(form["topic"])}
    if form["registration_id"]:
        body["registration_id"] = form["registration_id"]
    elif act == "give":
        form.need("name", say("chair.need_name"))
        for name, most in LINES.items():
            form.limit(name, most)
        body |= {name: form[name] for name in LINES}
    if form.wrong:
        return False
    path = f"/meetings/{meeting_id}/floor"
    try:
        caller().send("consultation", path, body, signed=True, key=key, etag=form["etag"])
    except Refused as refused:
        form.take(refused, {"article": "topic", "point": "topic"})
        return False
    return True


def _topic(chosen: str) -> Json:
    """An article or a point of the agenda, as the list names them."""
    if chosen.startswith(ARTICLE):
        return {"article": chosen.removeprefix(ARTICLE)}
    number = chosen.removeprefix(POINT)
    return {"point": int(number)} if chosen.startswith(POINT) and number.isdecimal() else {}


def _topic_of(floor: Json) -> str:
    if floor["article"]:
        return f"{ARTICLE}{floor['article']}"
    return f"{POINT}{floor['point']}" if floor["point"] else ""
