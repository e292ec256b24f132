"""Debates and public meetings at the desk: called step by step, moved, written anew, cancelled, held.

Nothing is kept here between the pages of a call: each carries what was typed so far in its own form.
"""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal import dates
from services.portal.access import staff_only, visitor
from services.portal.asking import caller, or_not_found, part, parts
from services.portal.clients import Answer
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import language, say
from services.portal.pages.desk import chosen_authority
from services.portal.pages.meetings import KINDS
from services.portal.pages.organisations import items_of

desk_meetings = Blueprint("desk_meetings", __name__)
STEPS = ("act", "when", "order", "look")
WHEN = ("on", "begins", "ends", "place", "online_url")
ORDER = ("title", "agenda", "capacity", "speaking_minutes", "how_to_register")
FIELDS: dict[str, tuple[str, ...]] = {
    "act": ("kind", "consultation_id"),
    "when": WHEN,
    "order": ORDER,
    "look": (),
}
ALL = (*(name for names in FIELDS.values() for name in names), "key")
LONGEST = {"title": 300, "place": 300, "how_to_register": 2_000, "reason": 2_000}
NONE = "none"  # in place of a consultation: the meeting is about none
AT_ONCE, MOST_POINTS, LONGEST_POINT = "50", 50, 500
Json = dict[str, Any]


@desk_meetings.get("/birou/intalniri")
@staff_only
def listing() -> str:
    """Those of one's authority: to come, and the latest of the others."""
    slug, ask = chosen_authority(), caller()

    def of(period: str) -> list[Json]:
        asked = {"authority": slug, "period": period, "limit": AT_ONCE}
        return items_of(ask.get("consultation", "/meetings", asked).data)

    found = parts(coming=lambda: of("coming"), over=lambda: of("over"))
    return render_template("desk/meetings.html", found=found, slug=slug)


@desk_meetings.route("/birou/intalniri/noua", methods=["GET", "POST"])
@staff_only
def new() -> ResponseReturnValue:
    """Look at the page that was sent; show the next, the one before, or the one asked for to change it."""
    slug = chosen_authority()
    if request.method == "GET":
        chosen = request.args.get("consultare", "")
        form = Form({"consultation_id": chosen, "kind": "debate"} if chosen else {})
        return _step(slug, "when" if chosen and _chosen(slug, form) else STEPS[0], form)
    step = request.form.get("step", "")
    step = step if step in STEPS else STEPS[0]
    form = Form({name: request.form.get(name, "") for name in ALL})
    if (asked := request.form.get("go", "")) in STEPS:
        return _step(slug, asked, form)
    for name in STEPS if step == "look" else (step,):
        _check(slug, name, form)
        if form.wrong:
            return _step(slug, name, form), 422
    if step == "look":
        return _call(slug, form)
    return _step(slug, STEPS[STEPS.index(step) + 1], form)


@desk_meetings.get("/birou/intalniri/<uuid:meeting_id>")
@staff_only
def show(meeting_id: UUID) -> str:
    """One, with what can be done with it."""
    return render_template("desk/meeting.html", m=_read(meeting_id).data)


@desk_meetings.route("/birou/intalniri/<uuid:meeting_id>/muta", methods=["GET", "POST"])
@staff_only
def move(meeting_id: UUID) -> ResponseReturnValue:
    """Another day or place; what the law warns of is shown before it is moved."""
    found = _read(meeting_id)
    form, findings = _form(found, _when_of(found.data)), None
    if request.method == "POST":
        _check_when(form)
        _need_reason(form)
        if not form.wrong:
            findings = _findings(form, found.data)
        if findings is not None and not form.wrong:
            seen = _seen(form, findings)
            if not _warned(findings) or form["seen"] == seen:
                if _sent(f"/meetings/{meeting_id}/move", _moved(form), form):
                    return _done(meeting_id, "mutata")
            else:
                form = Form({**form.values, "seen": seen})
    return _page("desk/meeting_move.html", found, form, findings=findings)


@desk_meetings.route("/birou/intalniri/<uuid:meeting_id>/scrie", methods=["GET", "POST"])
@staff_only
def write(meeting_id: UUID) -> ResponseReturnValue:
    """Its order anew; day and place are moved, not written."""
    found = _read(meeting_id)
    form = _form(found, {**_order_of(found.data), "online_url": found.data["online_url"] or ""})
    if request.method == "POST":
        _check_order(form)
        body = {**_ordered(form), "online_url": form["online_url"] or None}
        if not form.wrong and _sent(f"/meetings/{meeting_id}", body, form, method="PUT"):
            return _done(meeting_id, "scrisa")
    return _page("desk/meeting_write.html", found, form)


@desk_meetings.route("/birou/intalniri/<uuid:meeting_id>/anuleaza", methods=["GET", "POST"])
@staff_only
def cancel(meeting_id: UUID) -> ResponseReturnValue:
    """It is not held, and why."""
    found = _read(meeting_id)
    form = _form(found, {})
    if request.method == "POST":
        _need_reason(form)
        if not form.wrong and _sent(f"/meetings/{meeting_id}/cancel", {"reason": form["reason"]}, form):
            return _done(meeting_id, "anulata")
    return _page("desk/meeting_cancel.html", found, form)


@desk_meetings.route("/birou/intalniri/<uuid:meeting_id>/tinuta", methods=["GET", "POST"])
@staff_only
def hold(meeting_id: UUID) -> ResponseReturnValue:
    """When it really began and ended."""
    found = _read(meeting_id)
    planned = _when_of(found.data)
    form = _form(found, {"began": planned["begins"], "ended": planned["ends"]})
    if request.method == "POST":
        for name in ("began", "ended"):
            form.need(name, say("meetings.need_hour"))
            form.check(name, dates.is_hour, say("meetings.need_hour"))
        body = {"began": form["began"], "ended": form["ended"]}
        if not form.wrong and _sent(f"/meetings/{meeting_id}/hold", body, form):
            return _done(meeting_id, "tinuta")
    return _page("desk/meeting_hold.html", found, form)


def _check(slug: str, step: str, form: Form) -> None:
    if step == "act":
        if form["kind"] not in KINDS:
            form.errors["kind"] = say("meetings.need_kind")
        chosen = _chosen(slug, form)
        if chosen is None and (form["kind"] == "debate" or form["consultation_id"] not in ("", NONE)):
            form.errors["consultation_id"] = say("meetings.need_draft")
    if step == "when":
        _check_when(form)
        if not form.wrong:
            _findings(form, _asked_for(slug, form))
    if step == "order":
        _check_order(form)
        if _consultation_of(form) is None:
            form.need("title", say("meetings.need_title"))


def _check_when(form: Form) -> None:
    form.need("on", say("meetings.need_day"))
    form.check("on", dates.is_day, say("meetings.need_day"))
    for name in ("begins", "ends"):
        form.need(name, say("meetings.need_hour"))
        form.check(name, dates.is_hour, say("meetings.need_hour"))
    if not form["online_url"]:
        form.need("place", say("meetings.need_place"))
    form.limit("place", LONGEST["place"])


def _check_order(form: Form) -> None:
    for name in ("title", "how_to_register"):
        form.limit(name, LONGEST[name])
    for name, most in (("capacity", 100_000), ("speaking_minutes", 240)):
        typed = form[name]
        if typed and not (typed.isdecimal() and 1 <= int(typed[:7]) <= most):
            form.errors[name] = say("meetings.need_number", most=most)
    points = _points(form)
    if len(points) > MOST_POINTS or any(len(point) > LONGEST_POINT for point in points):
        form.errors["agenda"] = say("meetings.agenda_too_long", points=MOST_POINTS, letters=LONGEST_POINT)


def _need_reason(form: Form) -> None:
    if len(form["reason"]) < 10:
        form.errors["reason"] = say("meetings.need_reason")
    form.limit("reason", LONGEST["reason"])


def _findings(form: Form, of: Json) -> list[Json] | None:
    """What the law says of the day that was typed; what it refuses goes to the form."""
    asked = {name: form[name] for name in ("on", "begins", "ends")}
    about = {name: of[name] for name in ("authority", "kind", "consultation_id") if of[name]}
    if isinstance(about["authority"], dict):
        about["authority"] = about["authority"]["slug"]
    try:
        found = caller().get("consultation", "/desk/meetings/plan", {**asked, **about}, signed=True).data
    except Refused as refused:
        form.take(refused)
        return None
    findings: list[Json] = found["findings"]
    for one in findings:
        if one["verdict"] == "refused":
            form.errors["on"] = f"{one['reason_' + language()]} ({one['article']})"
    return findings


def _warned(findings: list[Json]) -> bool:
    return any(one["verdict"] == "warned" for one in findings)


def _seen(form: Form, findings: list[Json]) -> str:
    """What was shown: another day, or another warning, is shown again."""
    rules = [one["rule"] for one in findings if one["verdict"] == "warned"]
    return " ".join([form["on"], form["begins"], *rules])


def _chosen(slug: str, form: Form) -> Json | None:
    """The consultation that was chosen, if it is one of this authority that is or was open."""
    try:
        path = f"/consultations/{UUID(form['consultation_id'])}"
    except ValueError:
        return None
    found: Json | None = part(lambda: caller().get("consultation", path).data)
    its = found and found["authority"]["slug"] == slug and found["state"] in ("open", "closed")
    return found if its else None


def _consultation_of(form: Form) -> str | None:
    return None if form["consultation_id"] in ("", NONE) else form["consultation_id"]


def _asked_for(slug: str, form: Form) -> Json:
    return {"authority": slug, "kind": form["kind"], "consultation_id": _consultation_of(form)}


def _step(slug: str, step: str, form: Form) -> str:
    values = {**form.values, "key": sending_key(form["key"])}
    form = Form(values, form.errors, form.problem)
    findings = _findings(form, _asked_for(slug, form)) if step == "look" else None
    return render_template(
        "desk/meeting_step.html",
        slug=slug,
        step=step,
        number=STEPS.index(step) + 1,
        steps=STEPS,
        before=STEPS[max(STEPS.index(step) - 1, 0)],
        form=form,
        fields=ALL,
        own=FIELDS[step],
        kinds=KINDS,
        about_none=NONE,
        c=_chosen(slug, form) if step != "act" else None,
        consultations=_all_of(slug) if step == "act" else [],
        points=_points(form),
        findings=findings,
    )


def _all_of(slug: str) -> list[Json]:
    def of(state: str) -> list[Json]:
        asked = {"state": state, "authority": slug, "limit": AT_ONCE}
        return items_of(caller().get("consultation", "/consultations", asked).data)

    found = parts(open=lambda: of("open"), work=lambda: of("in-work"))
    return [*(found["open"] or []), *(found["work"] or [])]


def _call(slug: str, form: Form) -> ResponseReturnValue:
    """Call people once, however often the button is pressed; show the meeting."""
    body = {**_asked_for(slug, form), **_at(form), **_ordered(form)}
    try:
        made = caller().send("consultation", "/meetings", body, signed=True, key=sending_key(form["key"]))
    except Refused as refused:
        form.take(refused)
        wrong = next((name for name in STEPS if set(FIELDS[name]) & set(form.errors)), "look")
        return _step(slug, wrong, form), refused.status
    return _done(made.data["id"], "chemata")


def _at(form: Form) -> Json:
    when = {name: form[name] for name in ("on", "begins", "ends", "place")}
    return {**when, "online_url": form["online_url"] or None}


def _moved(form: Form) -> Json:
    return {**_at(form), "reason": form["reason"]}


def _ordered(form: Form) -> Json:
    numbers = {name: int(form[name]) if form[name].isdecimal() else None for name in ORDER[2:4]}
    words = {name: form[name] for name in ("title", "how_to_register")}
    return {**words, **numbers, "agenda": _points(form)}


def _points(form: Form) -> list[str]:
    """A line is a point of the agenda."""
    return [point for line in form.values.get("agenda", "").splitlines() if (point := line.strip())]


def _when_of(meeting: Json) -> dict[str, str]:
    begins, ends = dates.read_instant(meeting["starts_at"]), dates.read_instant(meeting["ends_at"])
    assert begins  # noqa: S101 - a meeting has both
    assert ends  # noqa: S101
    day = {"on": begins.date().isoformat(), "begins": f"{begins:%H:%M}", "ends": f"{ends:%H:%M}"}
    return {**day, "place": meeting["place"], "online_url": meeting["online_url"] or ""}


def _order_of(meeting: Json) -> dict[str, str]:
    numbers = {name: str(meeting[name] or "") for name in ORDER[2:4]}
    words = {name: meeting[name] for name in ("title", "how_to_register")}
    return {**words, **numbers, "agenda": "\n".join(meeting["agenda"])}


def _read(meeting_id: UUID) -> Answer:
    """One of one's own desks; another's is none here."""
    with or_not_found():
        found = caller().get("consultation", f"/meetings/{meeting_id}", signed=True)
    if found.data["authority"]["slug"] not in visitor().desks:
        abort(403)
    return found


def _form(found: Answer, first: dict[str, str]) -> Form:
    """What was typed, over what stands."""
    typed = request.form.to_dict()
    return Form({**first, "etag": found.etag, **typed, "key": sending_key(typed.get("key", ""))})


def _sent(path: str, body: Json, form: Form, *, method: str = "POST") -> bool:
    """Send what was typed; what stands against it goes to the form."""
    try:
        caller().send(
            "consultation", path, body, method=method, signed=True, key=form["key"], etag=form["etag"]
        )
    except Refused as refused:
        form.take(refused)
        return False
    return True


def _page(template: str, found: Answer, form: Form, **more: object) -> ResponseReturnValue:
    if form.wrong:  # the newest is looked at now
        form = Form({**form.values, "etag": found.etag}, form.errors, form.problem)
    page = render_template(template, m=found.data, form=form, **more)
    return (page, 422) if form.wrong else page


def _done(meeting_id: UUID | str, what: str) -> ResponseReturnValue:
    return redirect(url_for("desk_meetings.show", meeting_id=meeting_id, facut=what), 303)
