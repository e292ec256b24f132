"""The proof that people were told: each announcement with its numbers, line by line, and as files."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.asking import caller, or_not_found, part
from services.portal.dates import is_day, today
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import say
from services.portal.officials import OFFICIALS, chosen_place, holding
from services.portal.pages.organisations import cursor_of

desk_proofs = Blueprint("desk_proofs", __name__)
Json = dict[str, Any]
CATEGORIES = ("announcement", "consultation-change", "consultation-news", "meeting-news", "press-notice")
OUTCOMES = ("failed", "waiting", "told")
ACTIONS = ("phoned", "posted", "handed-over", "address-corrected", "other")
KINDS = {"csv": "text/csv; charset=utf-8", "pdf": "application/pdf"}
PAGE = "50"


@desk_proofs.get("/birou/anunturi")
@holding(*OFFICIALS)
def listing() -> str:
    """What the authority has told of its drafts, the newest first."""
    slug, wanted = chosen_place(*OFFICIALS), _wanted()
    asked = {**wanted, "authority": slug, "cursor": request.args.get("cursor", ""), "limit": "20"}
    page = part(lambda: caller().get("notification", "/desk/announcements", asked, signed=True).data)
    kept = {"q": wanted["q"], "fel": wanted["category"], "consultare": wanted["consultation"]}
    return render_template(
        "desk/proofs.html",
        slug=slug,
        page=page,
        wanted=wanted,
        kept={name: value for name, value in kept.items() if value},
        categories=CATEGORIES,
        cursor=cursor_of(page) if page else "",
    )


@desk_proofs.get("/birou/anunturi/<uuid:fact_id>")
@holding(*OFFICIALS)
def show(fact_id: UUID) -> str:
    """One of them: numbers, lines, files."""
    return _page(fact_id, Form())


@desk_proofs.post("/birou/anunturi/<uuid:fact_id>")
@holding(*OFFICIALS)
def find(fact_id: UUID) -> ResponseReturnValue:
    """Whether one address was told; by POST, so that no address stands in an address."""
    form = Form(request.form)
    form.need_email()
    if form.wrong:
        return _page(fact_id, form), 422
    try:
        path = f"/desk/announcements/{fact_id}/find"
        found = caller().send("notification", path, {"email": form["email"]}, signed=True).data["items"]
    except Refused as refused:
        if refused.status == 404:
            abort(404)
        form.take(refused)
        return _page(fact_id, form), refused.status
    return _page(fact_id, form, found)


@desk_proofs.get("/birou/anunturi/<uuid:fact_id>/dovada.<kind>")
@holding(*OFFICIALS)
def take(fact_id: UUID, kind: str) -> ResponseReturnValue:
    """The proof as a file; with whole addresses only for a reason, which is noted."""
    if kind not in KINDS:
        abort(404)
    full, reason = request.args.get("adrese") == "intregi", request.args.get("motiv", "").strip()
    form = Form({"reason": reason, "kind": kind})
    wanted = {"addresses": "full", "reason": reason} if full else {}
    if full and not 3 <= len(reason) <= 300:
        form.errors["reason"] = say("proof.need_reason")
        return _page(fact_id, form), 422
    with or_not_found():
        pieces = caller().download("notification", f"/desk/announcements/{fact_id}/proof.{kind}", wanted)
    name = f"dovada-{str(fact_id)[-12:]}-{today()}.{kind}"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "private, no-store",
    }
    return Response(pieces, content_type=KINDS[kind], headers=headers)


@desk_proofs.route("/birou/anunturi/mesaje/<uuid:delivery_id>", methods=["GET", "POST"])
@holding(*OFFICIALS)
def message(delivery_id: UUID) -> ResponseReturnValue:
    """One message: each attempt; what was done about it, and the form that adds to that."""
    form = Form({"on": today().isoformat(), **request.form.to_dict()})
    form = Form({**form.values, "key": sending_key(form["key"])})
    if request.method == "POST" and _is_good(form) and _noted(delivery_id, form):
        return redirect(url_for("desk_proofs.message", delivery_id=delivery_id, facut="1"), 303)
    with or_not_found():
        found = caller().get("notification", f"/desk/deliveries/{delivery_id}", signed=True).data
    done = bool(request.args.get("facut")) and not form.wrong
    page = render_template("desk/proof_message.html", d=found, form=form, actions=ACTIONS, done=done)
    return (page, 422) if form.wrong else page


def _is_good(form: Form) -> bool:
    if form["kind"] not in ACTIONS:
        form.errors["kind"] = say("proof.need_kind")
    form.need("on", say("proof.need_day"))
    form.check("on", is_day, say("proof.need_day"))
    form.need("words", say("proof.need_words"))
    form.limit("words", 1000)
    return not form.wrong


def _noted(delivery_id: UUID, form: Form) -> bool:
    body = {name: form[name] for name in ("kind", "on", "words")}
    path = f"/desk/deliveries/{delivery_id}/actions"
    try:
        caller().send("notification", path, body, signed=True, key=form["key"])
    except Refused as refused:
        form.take(refused)
    return not form.wrong


def _page(fact_id: UUID, form: Form, found: list[Json] | None = None) -> str:
    outcome = request.args.get("rezultat", "")
    outcome = outcome if outcome in OUTCOMES else ""
    asked = {"outcome": outcome, "cursor": request.args.get("cursor", ""), "limit": PAGE}
    path = f"/desk/announcements/{fact_id}"
    with or_not_found():
        one = caller().get("notification", path, signed=True).data
        page = caller().get("notification", f"{path}/deliveries", asked, signed=True).data
    return render_template(
        "desk/proof.html",
        a=one,
        page=page,
        outcome=outcome,
        outcomes=OUTCOMES,
        totals=_totals(one),
        form=form,
        found=found,
        cursor=cursor_of(page),
    )


def _totals(one: Json) -> dict[str, int]:
    """How many stand how, over all channels and digests; a browser's push is a courtesy beside them."""
    counted = [*(found for found in one["channels"] if found["channel"] != "push"), one["digest"]]
    return {name: sum(numbers[name] for numbers in counted) for name in OUTCOMES}


def _wanted() -> dict[str, str]:
    """What the address narrows the list to; what is no category or id is left out."""
    category, consultation = request.args.get("fel", ""), request.args.get("consultare", "")
    return {
        "q": request.args.get("q", "").strip()[:200],
        "category": category if category in CATEGORIES else "",
        "consultation": consultation if _is_id(consultation) else "",
    }


def _is_id(typed: str) -> bool:
    try:
        UUID(typed)
    except ValueError:
        return False
    return True
