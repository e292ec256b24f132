"""Courses: the list, one of them, enrolling, one's own."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import signed_in_only, visitor
from services.portal.asking import caller, only_results, or_not_found, part, parts, wanted_of
from services.portal.calendars import Day, as_calendar
from services.portal.dates import read_instant
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import say
from services.portal.pages.course_opinions import GENDERS, PURPOSES
from services.portal.pages.mandates import spoken_for
from services.portal.pages.organisations import authorities_of, items_of

courses = Blueprint("courses", __name__)
PERIODS = ("coming", "running", "over")
PAGE = "20"
MYSELF = "myself"
Json = dict[str, Any]


@courses.get("/cursuri")
def listing() -> str:
    """What is taught, the latest to begin first; what is looked for stands in the address."""
    wanted = wanted_of("authority", "period", "cursor")
    if wanted["period"] not in PERIODS:
        wanted["period"] = ""
    ask, asked = caller(), {name: value for name, value in wanted.items() if value}
    found = parts(
        page=lambda: ask.get("training", "/courses", {**asked, "limit": PAGE}).data,
        authorities=lambda: authorities_of(ask.get("registry", "/authorities").data),
    )
    page = found["page"]
    more = url_for("courses.listing", **{**asked, "cursor": page["next"]}) if page and page["next"] else ""
    return render_template(
        "courses/results.html" if only_results() else "courses/list.html",
        page=page,
        authorities=found["authorities"],
        wanted=wanted,
        periods=PERIODS,
        more=more,
    )


@courses.get("/cursuri/<uuid:course_id>")
def show(course_id: UUID) -> str:
    """One course; who is on its list sees where they stand."""
    course, signed = read_course(course_id), visitor().signed_in
    found = parts(
        materials=lambda: caller().get("training", f"/courses/{course_id}/materials", signed=signed).data,
        summary=lambda: caller().get("training", f"/courses/{course_id}/summary").data,
        terms=lambda: caller().get("training", f"/courses/{course_id}/assessment", signed=signed).data,
    )
    return render_template("courses/show.html", c=course, own=_own(course_id), **found)


@courses.get("/cursuri/<uuid:course_id>/intalniri.ics")
def calendar(course_id: UUID) -> Response:
    """Its sessions for one's calendar, a day each."""
    course = read_course(course_id)
    changed = read_instant(course["cancelled_at"] or course["announced_at"])
    days = []
    for number, one in enumerate(course["sessions"], start=1):
        begins, ends = read_instant(one["starts_at"]), read_instant(one["ends_at"])
        if begins and ends and changed:
            hours = f"{begins:%H:%M}–{ends:%H:%M}"
            where = one["place"] or one["online_url"] or ""
            days.append(
                Day(
                    uid=f"course-{course['id']}-{number}",
                    on=begins.date(),
                    summary=f"{hours} {course['title']}",
                    description="\n".join(word for word in (one["subject"], where) if word),
                    changed_at=changed,
                    sequence=course["version"],
                    url=url_for("courses.show", course_id=course_id, _external=True),
                )
            )
    return as_calendar("curs", "cursuri", days if course["state"] == "announced" else [])


@courses.route("/cursuri/<uuid:course_id>/inscriere", methods=["GET", "POST"])
@signed_in_only
def enrol(course_id: UUID) -> ResponseReturnValue:
    """Ask for a seat; sent twice it is asked once."""
    course, held = read_course(course_id), part(spoken_for) or []
    form = Form({"name": visitor().name, **request.form.to_dict()})
    form = Form({**form.values, "key": sending_key(form["key"])})
    if request.method == "POST":
        form.need("name", say("courses.need_name"))
        form.limit("name", 200)
        form.limit("locality", 100)
        form.need("consent", say("courses.need_consent"))
        agreed = [one for one in request.form.getlist("agreed") if one in PURPOSES]
        form = Form({**form.values, "agreed": ",".join(agreed)}, form.errors, form.problem)
        if form["on_behalf_of"] not in {"", MYSELF, *(one["organisation_id"] for one in held)}:
            form.errors["on_behalf_of"] = say("recommend.mandate_over")
        if not form.wrong and (made := _enrolled(course_id, form)):
            return redirect(url_for("courses.show", course_id=course_id, inscris=made["state"]), 303)
    page = render_template(
        "courses/enrol.html",
        c=course,
        form=form,
        mandates=held,
        myself=MYSELF,
        purposes=PURPOSES,
        genders=GENDERS,
    )
    return (page, 422) if form.wrong else page


@courses.get("/cont/cursuri")
@signed_in_only
def mine() -> str:
    """Where one stands with which courses."""
    found = part(lambda: items_of(caller().get("training", "/enrolments/mine", signed=True).data))
    return render_template("courses/mine.html", enrolments=found)


@courses.post("/cont/cursuri/<uuid:enrolment_id>/renunta")
@signed_in_only
def give_back(enrolment_id: UUID) -> ResponseReturnValue:
    """Give the seat back; that it was given back before is as good."""
    with or_not_found():
        caller().send("training", f"/enrolments/{enrolment_id}", method="DELETE", signed=True)
    return redirect(url_for("courses.mine", renuntat="1"), 303)


def read_course(course_id: UUID) -> Json:
    """One course, as the visitor may see it."""
    with or_not_found():
        found: Json = caller().get("training", f"/courses/{course_id}", signed=visitor().signed_in).data
    return found


def _own(course_id: UUID) -> Json | None:
    if not visitor().signed_in:
        return None
    found = part(lambda: items_of(caller().get("training", "/enrolments/mine", signed=True).data)) or []
    running = (one for one in found if one["course_id"] == str(course_id) and one["state"] != "cancelled")
    return next(running, None)


def _enrolled(course_id: UUID, form: Form) -> Json | None:
    body = {
        "name": form["name"],
        "on_behalf_of": None if form["on_behalf_of"] in ("", MYSELF) else form["on_behalf_of"],
        "locality": form["locality"],
        "consent": True,
        "agreed": [one for one in form["agreed"].split(",") if one],
        "gender": form["gender"] if form["gender"] in GENDERS else None,
    }
    path = f"/courses/{course_id}/enrolments"
    try:
        made: Json = caller().send("training", path, body, signed=True, key=form["key"]).data
    except Refused as refused:
        form.take(refused)
        return None
    return made
