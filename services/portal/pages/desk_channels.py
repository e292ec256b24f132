"""The channels of a notice at the desk: where it is, where it still has to be, and what proves it."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import staff_only
from services.portal.asking import caller, or_not_found
from services.portal.dates import is_day, today
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import say
from services.portal.pages.files import chosen_file, hand_in_to, passed_on

desk_channels = Blueprint("desk_channels", __name__)
Json = dict[str, Any]
BY_HAND = ("premises", "media")
DONE = ("confirmed", "taken-back")


@desk_channels.route("/birou/consultari/<uuid:consultation_id>/canale", methods=["GET", "POST"])
@staff_only
def channels(consultation_id: UUID) -> ResponseReturnValue:
    """The four channels of art. 7 (1), and the form that confirms one."""
    consultation = _published(consultation_id)
    first = {"on": today().isoformat(), "channel": request.args.get("canal", "")}
    form = Form({**first, **request.form})
    if request.method == "POST" and _is_good(form) and _confirmed(consultation_id, form):
        return redirect(
            url_for("desk_channels.channels", consultation_id=consultation_id, facut="confirmed"), 303
        )
    page = _page(consultation, form)
    return (page, 422) if form.wrong else page


@desk_channels.post("/birou/consultari/<uuid:consultation_id>/canale/<uuid:confirmation_id>/retrage")
@staff_only
def take_back(consultation_id: UUID, confirmation_id: UUID) -> ResponseReturnValue:
    """What was confirmed by mistake."""
    with or_not_found():
        _drop(consultation_id, str(confirmation_id))
    return redirect(
        url_for("desk_channels.channels", consultation_id=consultation_id, facut="taken-back"), 303
    )


@desk_channels.get(
    "/birou/consultari/<uuid:consultation_id>/canale/<uuid:confirmation_id>/dovezi/<uuid:file_id>"
)
@staff_only
def proof(consultation_id: UUID, confirmation_id: UUID, file_id: UUID) -> Response:
    """What proves a channel, also where it is not for everybody."""
    path = f"/consultations/{consultation_id}/channels/{confirmation_id}/proofs/{file_id}"
    with or_not_found():
        return passed_on(caller().fetch("consultation", path))


def _published(consultation_id: UUID) -> Json:
    """A consultation that its clerks look at; 404 for drafts and records."""
    with or_not_found():
        found: Json = caller().get("consultation", f"/consultations/{consultation_id}", signed=True).data
    if found["state"] == "draft" or found["is_record"]:
        abort(404)
    return found


def _is_good(form: Form) -> bool:
    if form["channel"] not in BY_HAND:
        form.errors["channel"] = say("channel.need_channel")
    form.need("on", say("channel.need_day"))
    form.check("on", is_day, say("channel.need_day"))
    form.limit("note", 500)
    form.check("link", lambda typed: typed.startswith(("http://", "https://")), say("channel.link_wrong"))
    return not form.wrong


def _confirmed(consultation_id: UUID, form: Form) -> bool:
    """Confirm, and hand the proof in; a proof that is refused takes the confirmation back with it."""
    path = f"/consultations/{consultation_id}/channels"
    body = {
        "channel": form["channel"],
        "on": form["on"],
        "note": form["note"],
        "link": form["link"] or None,
        "proof_is_public": bool(form["proof_is_public"]),
    }
    try:
        made = caller().send("consultation", path, body, signed=True, key=sending_key(form["key"])).data
    except Refused as refused:
        form.take(refused)
        return False
    if chosen_file() is None or hand_in_to("consultation", f"{path}/{made['id']}/proofs", form):
        return True
    _drop(consultation_id, made["id"])
    form.values = {**form.values, "key": ""}
    return False


def _drop(consultation_id: UUID, confirmation_id: str) -> None:
    path = f"/consultations/{consultation_id}/channels/{confirmation_id}"
    caller().send("consultation", path, method="DELETE", signed=True)


def _page(consultation: Json, form: Form) -> str:
    path, told = f"/consultations/{consultation['id']}/channels", request.args.get("facut", "")
    found = caller().get("consultation", path, signed=True).data
    shown = Form({**form.values, "key": sending_key(form["key"])}, form.errors, form.problem)
    return render_template(
        "desk/channels.html",
        c=consultation,
        items=found["items"],
        form=shown,
        done=told if told in DONE and not form.wrong else "",
    )
