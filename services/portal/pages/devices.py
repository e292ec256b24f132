"""Notifications in the browser: where they are on, turned on in this one, turned off in any."""

from pathlib import Path
from uuid import UUID

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import signed_in_only
from services.portal.asking import caller, parts
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key

devices = Blueprint("devices", __name__)
WORKER = Path(__file__).parents[1] / "static" / "js" / "push-worker.js"
GONE = 404


@devices.get("/notificari.js")
def worker() -> Response:
    """The browser's worker, at the root: it is the whole site's. Browsers look at it anew each time."""
    return Response(WORKER.read_bytes(), mimetype="text/javascript", headers={"Cache-Control": "no-cache"})


@devices.route("/cont/notificari", methods=["GET", "POST"])
@signed_in_only
def mine() -> ResponseReturnValue:
    """One's devices; the form is filled in by the browser itself."""
    form = Form(request.form)
    if request.method == "GET":
        return _page(form)
    body = {
        "endpoint": form["endpoint"],
        "keys": {"p256dh": form["p256dh"], "auth": form["auth"]},
    }
    try:
        caller().send("notification", "/push/devices", body, signed=True, key=sending_key(form["key"]))
    except Refused as refused:
        return _page(Form(problem=refused.detail)), 422
    return redirect(url_for("devices.mine", facut="pornit"), 303)


@devices.post("/cont/notificari/<uuid:device_id>")
@signed_in_only
def turn_off(device_id: UUID) -> ResponseReturnValue:
    """Ring one no more; that it is off already is as good."""
    try:
        caller().send("notification", f"/push/devices/{device_id}", method="DELETE", signed=True)
    except Refused as refused:
        if refused.status != GONE:
            raise
    return redirect(url_for("devices.mine", facut="oprit"), 303)


def _page(form: Form) -> str:
    ask = caller()
    found = parts(
        devices=lambda: ask.get("notification", "/push/devices", signed=True).data["items"],
        key=lambda: ask.get("notification", "/push/key").data,
    )
    return render_template("news/devices.html", form=form, sending=sending_key(""), **found)
