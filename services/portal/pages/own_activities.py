"""Joint activities for those who hold them: proposed, confirmed, changed, announced; also by clerks."""

from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal import dates
from services.portal.access import signed_in_only
from services.portal.asking import caller, or_not_found, part
from services.portal.clients import Answer
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import ZONE, say
from services.portal.pages.activities import KINDS
from services.portal.pages.mandates import spoken_for
from services.portal.pages.organisations import authorities_of, items_of

own_activities = Blueprint("own_activities", __name__)
LINES = {"title": 300, "objectives": 2_000, "description": 20_000, "place": 300, "language": 60}
PLANNED = (*LINES, "kind", "day", "from", "last_day", "to", "online_url", "capacity")
MOST_PEOPLE = 1_000_000
HERE = "/cont/activitati/<uuid:activity_id>"
# What the service calls the fields of a plan, and what they are called here.
FIELDS = {"starts_at": "from", "ends_at": "to"}
Json = dict[str, Any]


@own_activities.get("/cont/activitati")
@signed_in_only
def listing() -> str:
    """Those of the organisations for which the visitor speaks."""
    found = part(lambda: items_of(caller().get("consultation", "/activities/mine", signed=True).data))
    return render_template("activities/mine.html", activities=found)


@own_activities.route("/cont/activitati/noua", methods=["GET", "POST"])
@signed_in_only
def new() -> ResponseReturnValue:
    """Propose something for an organisation."""
    held = spoken_for()
    form = typed({"language": "română"})
    if request.method == "POST":
        form.need("on_behalf_of", say("activities.need_organisation"))
        form.need("authority", say("activities.need_authority"))
        own = {"authority": form["authority"], "on_behalf_of": form["on_behalf_of"], "role": form["role"]}
        if made := proposed(own, form):
            return redirect(url_for("own_activities.show", activity_id=made["id"]), 303)
    authorities = part(lambda: authorities_of(caller().get("registry", "/authorities").data)) or []
    page = render_template(
        "activities/propose.html", form=form, kinds=KINDS, mandates=held, authorities=authorities, slug=""
    )
    return (page, 422) if form.wrong else page


@own_activities.route(HERE, methods=["GET", "POST"])
@signed_in_only
def show(activity_id: UUID) -> ResponseReturnValue:
    """All of one, with what may be done next."""
    form = typed({})
    if request.method == "POST" and _acted(activity_id, form):
        return redirect(url_for("own_activities.show", activity_id=activity_id), 303)
    return page_of("activities/work.html", read_own(activity_id), form)


@own_activities.route(f"{HERE}/schimba", methods=["GET", "POST"])
@signed_in_only
def change(activity_id: UUID) -> ResponseReturnValue:
    """Write it anew; with a public reason once it is announced."""
    found = read_own(activity_id)
    form = typed({**_as_form(found.data), "etag": found.etag})
    if request.method == "POST":
        plan = _plan(form)
        if found.data["announced_at"]:
            form.need("reason", say("activities.need_reason"))
        body = {"activity": plan, "reason": form["reason"]}
        if not form.wrong and sent(f"/activities/{activity_id}", body, form):
            return redirect(url_for("own_activities.show", activity_id=activity_id), 303)
        found = read_own(activity_id)
    return page_of("activities/change.html", found, form, kinds=KINDS)


def read_own(activity_id: UUID) -> Answer:
    """One, for who speaks for a partner; a 404 page for others."""
    with or_not_found():
        found = caller().get("consultation", f"/activities/{activity_id}", signed=True)
        if found.data["may"] is None:
            raise Refused(404, {})
    return found


def proposed(own: Json, form: Form) -> Json | None:
    """Send a proposal; what stands against it goes to the form."""
    body = {**own, "authority_role": form["authority_role"], "activity": _plan(form), "partners": []}
    if form.wrong:
        return None
    try:
        made: Json = caller().send("consultation", "/activities", body, signed=True, key=form["key"]).data
    except Refused as refused:
        _take(form, refused)
        return None
    return made


def typed(first: Json) -> Form:
    """What was typed, over what stands."""
    values = {**first, **request.form.to_dict()}
    return Form({**values, "key": sending_key(values.get("key", ""))})


def sent(path: str, body: Json | None, form: Form, *, method: str = "PUT") -> bool:
    """Send what was typed under the version that was looked at; what stands against it goes to the form."""
    try:
        caller().send(
            "consultation", path, body, method=method, signed=True, key=form["key"], etag=form["etag"]
        )
    except Refused as refused:
        _take(form, refused)
        return False
    return True


def page_of(template: str, found: Answer, form: Form, **more: Any) -> ResponseReturnValue:
    """A page of one activity; the next try is of the version that it shows."""
    shown = Form({**form.values, "etag": found.etag}, form.errors, form.problem)
    page = render_template(template, a=found.data, form=shown, **more)
    return (page, 422) if form.wrong else page


def as_id(written: str) -> str:
    """An id as it may stand in an address; of nothing where it is none."""
    try:
        return str(UUID(written))
    except ValueError:
        return str(UUID(int=0))


def _acted(activity_id: UUID, form: Form) -> bool:
    path = f"/activities/{activity_id}"
    if form["go"] == "announce":
        return sent(f"{path}/announce", None, form, method="POST")
    if form["go"] in ("confirmed", "declined"):
        return sent(f"{path}/partners/{as_id(form['partner'])}/answer", {"state": form["go"]}, form)
    return True


def _take(form: Form, refused: Refused) -> None:
    """The fields of a plan stand a level deeper in what the service says."""
    for fault in refused.faults:
        name = fault.pointer.strip("/").split("/")[-1]
        form.errors.setdefault(FIELDS.get(name, name), fault.detail)
    if not refused.faults or not set(form.errors) & {*form.values, *FIELDS.values()}:
        form.problem = refused.detail or say("form.refused")


def _as_form(a: Json) -> Json:
    begins, ends = dates.read_instant(a["starts_at"]), dates.read_instant(a["ends_at"])
    words = {name: a[name] or "" for name in (*LINES, "kind", "online_url")}
    words["capacity"] = str(a["capacity"] or "")
    if begins and ends:
        last = "" if begins.date() == ends.date() else ends.date().isoformat()
        words |= {"day": begins.date().isoformat(), "from": f"{begins:%H:%M}", "last_day": last}
        words["to"] = f"{ends:%H:%M}"
    return words


def _plan(form: Form) -> Json:
    """What is sent; what cannot be goes to the form."""
    for name, most in LINES.items():
        form.limit(name, most)
    for name in ("title", "objectives", "day", "from", "to", "language"):
        form.need(name, say("activities.need_" + name))
    if form["kind"] not in KINDS:
        form.errors["kind"] = say("activities.need_kind")
    if not form["place"] and not form["online_url"]:
        form.errors["place"] = say("activities.need_place")
    form.check("capacity", _is_number, say("activities.need_capacity"))
    begins = _instant(form["day"], form["from"])
    ends = _instant(form["last_day"] or form["day"], form["to"])
    if begins is None and form["day"] and form["from"]:
        form.errors.setdefault("day", say("activities.need_day"))
    elif begins and ends and ends <= begins:
        form.errors.setdefault("to", say("activities.ends_first"))
    return {
        **{name: form[name] for name in (*LINES, "kind")},
        "starts_at": begins.isoformat() if begins else None,
        "ends_at": ends.isoformat() if ends else None,
        "online_url": form["online_url"] or None,
        "capacity": int(form["capacity"]) if form["capacity"] and "capacity" not in form.errors else None,
    }


def _is_number(written: str) -> bool:
    return written.isascii() and written.isdecimal() and 1 <= int(written[:9]) <= MOST_PEOPLE


def _instant(day: str, hour: str) -> datetime | None:
    """A day and an hour in Romania, in UTC."""
    try:
        when = datetime.combine(date.fromisoformat(day), time.fromisoformat(hour), ZoneInfo(ZONE))
        return when.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
