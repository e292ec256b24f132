"""What a party does about an agreement: one page an act, with what it leads to said before."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal import dates
from services.portal.access import signed_in_only
from services.portal.asking import caller
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import say
from services.portal.pages.agreements import Json, find

agreement_acts = Blueprint("agreement_acts", __name__)
# The fields of each act; `party` is asked for only where one acts for several.
ACTS = {
    "confirm": ("party",),
    "sign": ("party", "on", "how"),
    "reopen": (),
    "withdraw": (),
    "extend": ("until_date", "legal_basis"),
    "renew": ("from_date", "until_date"),
    "terminate": ("party", "until_date", "reason"),
}
DUTIES = {"report": ("on", "note"), "acknowledge": (), "return": ("note",), "cancel": ("note",)}
OPTIONAL = {("renew", "until_date")}
KINDS = ("signed", "public-copy", "annex", "proof")


@agreement_acts.route(
    "/acorduri/<uuid:agreement_id>/<any({}):act>".format(", ".join(ACTS)), methods=["GET", "POST"]
)
@signed_in_only
def act(agreement_id: UUID, act: str) -> ResponseReturnValue:
    """Confirm, sign, reopen, give up, extend, renew, terminate."""
    found = _own(agreement_id)
    form = _form(found)
    if request.method == "GET":
        return _page(found, form, act, ACTS[act])
    for name in ACTS[act]:
        if (act, name) not in OPTIONAL:
            form.need(name, say("agreement.need_" + name))
    if not form.wrong:
        try:
            body = {name: form[name] for name in ACTS[act] if form[name]}
            answer = _send(found, f"/{act}", body or None, form)
            made = answer["id"] if act == "renew" else agreement_id
            return redirect(url_for("agreements.show", agreement_id=made, facut=act), 303)
        except Refused as refused:
            form.take(refused)
    return _page(found, form, act, ACTS[act]), 422


@agreement_acts.route(
    "/acorduri/<uuid:agreement_id>/obligatii/<uuid:obligation_id>/<any({}):act>".format(", ".join(DUTIES)),
    methods=["GET", "POST"],
)
@signed_in_only
def duty(agreement_id: UUID, obligation_id: UUID, act: str) -> ResponseReturnValue:
    """Report, acknowledge, give back, cancel what is owed."""
    found = _own(agreement_id)
    owed = next((one for one in found["obligations"] if one["id"] == str(obligation_id)), None)
    if owed is None:
        abort(404)
    form = _form(found)
    if request.method == "POST":
        for name in DUTIES[act]:
            form.need(name, say("agreement.need_" + name))
        if not form.wrong:
            body: Json = {"act": act, **{name: form[name] for name in DUTIES[act]}}
            try:
                _send(found, f"/obligations/{obligation_id}", body, form)
                return redirect(
                    url_for("agreements.show", agreement_id=agreement_id, facut=act) + "#obligatii", 303
                )
            except Refused as refused:
                form.take(refused)
    page = _page(found, form, act, DUTIES[act], owed)
    return (page, 422) if form.wrong else page


@agreement_acts.route("/acorduri/<uuid:agreement_id>/documente", methods=["GET", "POST"])
@signed_in_only
def add_document(agreement_id: UUID) -> ResponseReturnValue:
    """Add a file."""
    found = _own(agreement_id)
    form = _form(found)
    if request.method == "POST":
        form.need("kind", say("agreement.need_kind"))
        sent = request.files.get("file")
        if sent is None or not sent.filename:
            form.errors.setdefault("file", say("agreement.need_file"))
        elif not form.wrong:
            params = {"name": sent.filename[:400], "kind": form["kind"], "obligation_id": form["obligation"]}
            try:
                _send_file(found, params, sent.read(), form)
                return redirect(url_for("agreements.show", agreement_id=agreement_id, facut="document"), 303)
            except Refused as refused:
                form.take(refused, {"obligation_id": "obligation", "name": "file"})
    page = render_template("agreements/document.html", a=found, form=form, kinds=KINDS)
    return (page, 422) if form.wrong else page


@agreement_acts.post("/acorduri/<uuid:agreement_id>/documente/<uuid:document_id>")
@signed_in_only
def show_document(agreement_id: UUID, document_id: UUID) -> ResponseReturnValue:
    """Let everybody have a file, or only the parties again."""
    form = Form(request.form)
    body = {"is_public": form["is_public"] == "1"}
    found = _own(agreement_id)
    try:
        _send(found, f"/documents/{document_id}/show", body, form)
    except Refused as refused:
        form.take(refused)
        return render_template("agreements/show.html", a=found, form=form), refused.status
    return redirect(url_for("agreements.show", agreement_id=agreement_id, facut="show") + "#documente", 303)


def _own(agreement_id: UUID) -> Json:
    """An agreement of which the visitor speaks for a party."""
    found = find(agreement_id)
    if not found["mine"]:
        abort(404)
    return found


def _form(found: Json) -> Form:
    """As sent; on a first look with today, the only party, and the version that was looked at."""
    today = dates.today().isoformat()
    only = found["mine"][0] if len(found["mine"]) == 1 else ""
    first = {"on": today, "party": only, "etag": f'"{found["version"]}"'}
    values = {**first, **request.form.to_dict()}
    return Form({**values, "key": sending_key(values.get("key", ""))})


def _send(found: Json, path: str, body: Json | None, form: Form) -> Json:
    answer: Json = (
        caller()
        .send(
            "registry",
            f"/agreements/{found['id']}{path}",
            body,
            signed=True,
            key=sending_key(form["key"]),
            etag=form["etag"] or f'"{found["version"]}"',
        )
        .data
    )
    return answer


def _send_file(found: Json, params: dict[str, str], content: bytes, form: Form) -> None:
    caller().send_file(
        "registry", f"/agreements/{found['id']}/documents", content, key=sending_key(form["key"]), **params
    )


def _page(found: Json, form: Form, act: str, fields: tuple[str, ...], owed: Any = None) -> str:
    return render_template("agreements/act.html", a=found, form=form, act=act, fields=fields, owed=owed)
