"""Courses at the desk: written, announced, changed, cancelled; who takes part."""

from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal import dates, downloads
from services.portal.access import staff_only
from services.portal.asking import caller, or_not_found, part
from services.portal.clients import Answer
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import ZONE, say
from services.portal.pages.desk import chosen_authority
from services.portal.pages.organisations import items_of

desk_courses = Blueprint("desk_courses", __name__)
COMPETENCES = (
    "citizenship", "personal-social-learning", "literacy", "multilingual", "stem", "digital",
    "entrepreneurship", "cultural",
)  # fmt: skip
GROUPS = ("ngo", "social-partner", "other-organisation", "citizen")
OF_SESSION = ("day", "from", "to", "subject", "place", "online_url", "session_id")
LINES = {"title": 300, "summary": 2_000, "programme": 20_000, "trainers": 2_000}
RULES = ("pass_needed", "feedback_needed")
MOST_SESSIONS, SPARE = 100, 2
Json = dict[str, Any]


@desk_courses.get("/birou/cursuri")
@staff_only
def listing() -> str:
    """All of one's authority, drafts too."""
    slug = chosen_authority()
    found = part(
        lambda: items_of(caller().get("training", "/desk/courses", signed=True, authority=slug).data)
    )
    return render_template("desk/courses.html", courses=found, slug=slug)


@desk_courses.route("/birou/cursuri/nou", methods=["GET", "POST"])
@staff_only
def new() -> ResponseReturnValue:
    """Begin to write a course."""
    slug, form, sessions = (
        chosen_authority(),
        _typed({"seats": "70", "hours": "24", "least_attended": "80"}),
        _sessions_typed(),
    )
    if request.method == "POST" and form["go"] != "more":
        body = {"authority": slug, "course": _body(form, sessions)}
        if not form.wrong and (made := _sent("/courses", body, form, key=form["key"])):
            return redirect(url_for("desk_courses.show", course_id=made["id"]), 303)
    return _form_page(form, sessions, slug=slug)


@desk_courses.route("/birou/cursuri/<uuid:course_id>/scrie", methods=["GET", "POST"])
@staff_only
def write(course_id: UUID) -> ResponseReturnValue:
    """Write it anew; the second of two clerks sees that the first was there."""
    found = _read(course_id)
    if request.method == "GET":
        return _form_page(_typed(_as_form(found)), _as_rows(found.data["sessions"]), c=found.data)
    form, sessions = _typed({}), _sessions_typed()
    if form["go"] != "more":
        body = _body(form, sessions)
        if not form.wrong and _sent(f"/courses/{course_id}", body, form, method="PUT", etag=form["etag"]):
            return redirect(url_for("desk_courses.show", course_id=course_id), 303)
        form = Form({**form.values, "etag": found.etag}, form.errors, form.problem)
    return _form_page(form, sessions, c=found.data)


@desk_courses.route("/birou/cursuri/<uuid:course_id>", methods=["GET", "POST"])
@staff_only
def show(course_id: UUID) -> ResponseReturnValue:
    """One course with who takes part; announced or cancelled from here."""
    form = _typed({})
    if request.method == "POST":
        act, body = ("cancel", {"reason": form["reason"]}) if form["go"] == "cancel" else ("announce", None)
        if act == "cancel":
            form.need("reason", say("courses.need_reason"))
            form.limit("reason", 2_000)
        path = f"/courses/{course_id}/{act}"
        if not form.wrong and _sent(path, body, form, key=form["key"], etag=form["etag"]):
            return redirect(url_for("desk_courses.show", course_id=course_id), 303)
    found = _read(course_id)
    form = Form({**form.values, "etag": found.etag}, form.errors, form.problem)
    page = render_template(
        "desk/course.html", c=found.data, enrolments=part(lambda: _enrolments(course_id)), form=form
    )
    return (page, 422) if form.wrong else page


@desk_courses.get("/birou/cursuri/<uuid:course_id>/participanti.csv")
@staff_only
def participants(course_id: UUID) -> ResponseReturnValue:
    """The list as a table, for the attendance sheet."""
    with or_not_found():
        found = _enrolments(course_id)
    head = [say(f"courses.column_{name}") for name in ("name", "state", "organisation", "group", "locality")]
    lines = [
        (
            one["name"],
            say(f"courses.is_{one['state']}"),
            one["organisation_name"],
            say(f"courses.group_{one['member_of']}"),
            one["locality"],
        )
        for one in found
    ]
    return downloads.as_csv(f"participanti-{dates.today()}", head, lines)


def _read(course_id: UUID) -> Answer:
    with or_not_found():
        return caller().get("training", f"/courses/{course_id}", signed=True)


def _enrolments(course_id: UUID) -> list[Json]:
    return items_of(caller().get("training", f"/courses/{course_id}/enrolments", signed=True).data)


def _typed(first: Json) -> Form:
    """What was typed, over what stands; several ticks are carried in one field, parted by commas."""
    values = {**first, **request.form.to_dict()}
    for name in ("competences", "audience", "rules"):
        if request.method == "POST":
            values[name] = ",".join(one for one in request.form.getlist(name) if one)
    return Form({**values, "key": sending_key(values.get("key", ""))})


def _sessions_typed() -> list[Json]:
    lists = [request.form.getlist(name)[:MOST_SESSIONS] for name in OF_SESSION]
    rows = [dict(zip(OF_SESSION, map(str.strip, row), strict=True)) for row in zip(*lists, strict=False)]
    return [row for row in rows if any(row[name] for name in OF_SESSION[:-1])]


def _as_form(found: Answer) -> Json:
    course = found.data
    lists = {name: ",".join(course[name]) for name in ("competences", "audience")}
    numbers = {name: str(course[name]) for name in ("hours", "seats", "enrol_until")}
    words = {name: course[name] for name in LINES}
    is_example = {"is_example": "1"} if course["is_example"] else {}
    rules = {
        "least_attended": str(course["rules"]["least_attended"]),
        "rules": ",".join(name for name in RULES if course["rules"][name]),
        "issuers": "\n".join(course["issuers"]),
    }
    return {**words, **numbers, **lists, **rules, **is_example, "etag": found.etag}


def _as_rows(sessions: list[Json]) -> list[Json]:
    rows = []
    for one in sessions:
        begins, ends = dates.read_instant(one["starts_at"]), dates.read_instant(one["ends_at"])
        if begins and ends:
            when = {"day": begins.date().isoformat(), "from": f"{begins:%H:%M}", "to": f"{ends:%H:%M}"}
            rest = {name: one[name] or "" for name in ("subject", "place", "online_url")}
            rows.append({**when, **rest, "session_id": one["id"]})
    return rows


def _body(form: Form, sessions: list[Json]) -> Json:
    """What is sent; what cannot be goes to the form."""
    for name, most in LINES.items():
        form.limit(name, most)
    form.need("title", say("courses.need_title"))
    form.need("summary", say("courses.need_summary"))
    form.need("competences", say("courses.need_competences"))
    form.need("audience", say("courses.need_audience"))
    form.need("enrol_until", say("courses.need_enrol_until"))
    form.check("enrol_until", dates.is_day, say("commitments.need_day"))
    for name in ("hours", "seats"):
        if not form[name].isdecimal() or not 1 <= int(form[name][:6]) <= 10_000:
            form.errors[name] = say("courses.need_number")
    if not form["least_attended"].isdecimal() or int(form["least_attended"][:4]) > 100:
        form.errors["least_attended"] = say("cert.need_percent")
    return {
        **{name: form[name] for name in LINES},
        "rules": {
            "least_attended": int(form["least_attended"]) if "least_attended" not in form.errors else None,
            **{name: name in form["rules"].split(",") for name in RULES},
        },
        "issuers": [line.strip() for line in form["issuers"].splitlines() if line.strip()],
        "competences": [one for one in form["competences"].split(",") if one],
        "audience": [one for one in form["audience"].split(",") if one],
        "hours": int(form["hours"]) if "hours" not in form.errors else None,
        "seats": int(form["seats"]) if "seats" not in form.errors else None,
        "enrol_until": form["enrol_until"],
        "sessions": [_session(row, number, form) for number, row in enumerate(sessions, start=1)],
        "is_example": form["is_example"] == "1",
    }


def _session(row: Json, number: int, form: Form) -> Json:
    begins, ends = _instant(row["day"], row["from"]), _instant(row["day"], row["to"])
    if begins is None or ends is None:
        form.errors[f"day-{number}"] = say("courses.need_when", number=number)
    elif not row["place"] and not row["online_url"]:
        form.errors[f"place-{number}"] = say("courses.need_where", number=number)
    rest = {"subject": row["subject"], "place": row["place"], "online_url": row["online_url"] or None}
    rest["id"] = row["session_id"] or None
    return {"starts_at": begins, "ends_at": ends, **rest}


def _instant(day: str, hour: str) -> str | None:
    """A day and an hour in Romania, in UTC."""
    try:
        when = datetime.combine(date.fromisoformat(day), time.fromisoformat(hour), ZoneInfo(ZONE))
        return when.astimezone(UTC).isoformat()
    except (ValueError, OverflowError):
        return None


def _sent(
    path: str, body: Json | None, form: Form, *, method: str = "POST", key: str = "", etag: str = ""
) -> Json:
    """Send what was typed; what stands against it goes to the form, and nothing comes back."""
    try:
        answer = caller().send("training", path, body, method=method, signed=True, key=key, etag=etag)
    except Refused as refused:
        form.take(refused)
        return {}
    made: Json = answer.data
    return made


def _form_page(
    form: Form, sessions: list[Json], *, slug: str = "", c: Json | None = None
) -> ResponseReturnValue:
    blank = dict.fromkeys(OF_SESSION, "")
    page = render_template(
        "desk/course_form.html",
        form=form,
        c=c,
        slug=slug,
        rows=[*sessions, *([blank] * SPARE)],
        competences=COMPETENCES,
        groups=GROUPS,
    )
    return (page, 422) if form.wrong else page
