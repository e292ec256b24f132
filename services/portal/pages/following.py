"""Following: each thing that can be followed from a page of its own."""

from collections.abc import Mapping
from typing import Any, NamedTuple
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import visitor
from services.portal.asking import caller, or_not_found
from services.portal.errors import Refused
from services.portal.forms import Form, proof_of, sending_key
from services.portal.languages import language, say

following = Blueprint("following", __name__)
FIELDS = (
    "urbanism",
    "budget",
    "environment",
    "transport",
    "education",
    "health",
    "social",
    "culture",
    "order",
    "administration",
    "economy",
    "other",
)
TOLD_OF = ("verified", "suspended", "struck-off")  # of what is no more there is nothing to be told
MOST_TYPED = 200


class Followed(NamedTuple):
    """What a page offers to follow.

    Args:
        kind, value: the topic, as the notification service takes it.
        name: what it is called.
        back: where the visitor came from, and what that is called.
    """

    kind: str
    value: str
    name: str
    back: tuple[str, str]


@following.route("/organizatii/<uuid:organisation_id>/urmareste", methods=["GET", "POST"])
def organisation(organisation_id: UUID) -> ResponseReturnValue:
    """An organisation that an authority has verified."""
    with or_not_found():
        found = caller().get("registry", f"/organisations/{organisation_id}").data
    if found["state"] not in TOLD_OF:
        abort(404)
    back = url_for("organisations.show", organisation_id=organisation_id), say("follow.back")
    return _page(Followed("organisation", str(organisation_id), found["name"], back))


@following.route("/autoritati/<slug>/urmareste", methods=["GET", "POST"])
def authority(slug: str) -> ResponseReturnValue:
    """The drafts of an authority."""
    with or_not_found():
        found = caller().get("registry", f"/authorities/{slug}").data
    back = url_for("authorities.show", slug=slug), found["name"]
    return _page(Followed("authority", slug, found["name"], back))


@following.route("/consultari/<uuid:consultation_id>/urmareste", methods=["GET", "POST"])
def consultation(consultation_id: UUID) -> ResponseReturnValue:
    """One draft; of history nothing becomes any more."""
    with or_not_found():
        found = caller().get("consultation", f"/consultations/{consultation_id}").data
    if found["is_record"] or found["state"] == "draft":
        abort(404)
    back = url_for("consultations.show", consultation_id=consultation_id), say("follow.back_to_draft")
    return _page(Followed("consultation", str(consultation_id), found["title"], back))


@following.route("/intalniri/<uuid:meeting_id>/urmareste", methods=["GET", "POST"])
def meeting(meeting_id: UUID) -> ResponseReturnValue:
    """One meeting; of what was cancelled nothing becomes any more."""
    with or_not_found():
        found = caller().get("consultation", f"/meetings/{meeting_id}").data
    if found["state"] == "cancelled":
        abort(404)
    back = url_for("meetings.show", meeting_id=meeting_id), found["title"]
    return _page(Followed("meeting", str(meeting_id), found["title"], back))


@following.route("/localitati/<int:siruta>/urmareste", methods=["GET", "POST"])
def locality(siruta: int) -> ResponseReturnValue:
    """The drafts of the authorities of a town or commune; a village's are those of its commune."""
    with or_not_found():
        found = caller().get("registry", f"/localities/{siruta}").data
    if found["level"] == "county":
        abort(404)
    # A sector of Bucharest has a town hall of its own.
    if found["kind"] != "sector" and found["uat_siruta"] != siruta:
        return redirect(url_for("following.locality", siruta=found["uat_siruta"]), 303)
    name = f"{found['name']}, {found['county_name']}"
    return _page(
        Followed("locality", str(siruta), name, (url_for("subscriptions.places"), say("follow.places")))
    )


@following.route("/domenii/<field>/urmareste", methods=["GET", "POST"])
def field(field: str) -> ResponseReturnValue:
    """The drafts of a field."""
    if field not in FIELDS:
        abort(404)
    back = url_for("consultations.listing", field=field), say("nav.consultations")
    return _page(Followed("field", field, say(f"field.{field}"), back))


@following.route("/cautare/urmareste", methods=["GET", "POST"])
def phrase() -> ResponseReturnValue:
    """Drafts that hold some words; which, can be changed here before one asks."""
    words = request.values.get("q", "").strip()[:MOST_TYPED]
    back = url_for("searching.listing", q=words or None), say("finding.title")
    return _page(Followed("phrase", words, words, back))


def ask(form: Form, topic: Mapping[str, Any]) -> ResponseReturnValue | None:
    """Ask for what the form wants; the page that follows, or None where something is to be mended."""
    signed_in = visitor().signed_in
    if not signed_in:
        form.need_email()
    if form.wrong:
        return None
    body, key = {"topic": topic, "language": language()}, sending_key(form["key"])
    try:
        if signed_in:
            caller().send("notification", "/follows/mine", body, signed=True, key=key)
            return redirect(url_for("accounts.mine", urmarire="pornita", _anchor="follows"), 303)
        caller().send(
            "notification",
            "/subscriptions",
            {**body, "email": form["email"]},
            key=key,
            headers=proof_of(form),
        )
    except Refused as refused:
        # Words can be mended at their field; what else cannot be followed is said at the top.
        form.take(refused, {"topic": "q"})
        if topic["kind"] != "phrase" and (said := form.errors.pop("q", "")):
            form.problem = said
        return None
    return render_template("subscriptions/letter_sent.html", email=form["email"])


def _page(followed: Followed) -> ResponseReturnValue:
    if request.method == "GET":
        return _form_page(followed, Form({"q": followed.value}))
    form = Form(request.form)
    if followed.kind == "phrase":
        form.need("q", say("follow.words_missing"))
    answer = ask(form, {"kind": followed.kind, "value": followed.value})
    return answer if answer is not None else (_form_page(followed, form), 422)


def _form_page(followed: Followed, form: Form) -> str:
    # A key that was refused with other words would be refused with these.
    values = {**form.values, "key": sending_key("" if form.wrong else form["key"])}
    form = Form(values, form.errors, form.problem)
    return render_template("subscriptions/follow.html", form=form, followed=followed)
