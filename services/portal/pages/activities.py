"""Joint activities for everybody: the list, a month of them, one of them, its files and its press kit."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, render_template, url_for

from services.portal import dates, downloads
from services.portal.access import visitor
from services.portal.activity_calendars import activities_calendar
from services.portal.asking import caller, only_results, or_not_found, part, parts, wanted_of
from services.portal.languages import say
from services.portal.months import month_of, weekdays
from services.portal.pages.files import passed_on
from services.portal.pages.organisations import authorities_of, cursor_of, items_of
from services.portal.pages.registrations import own_of, read_gathering

activities = Blueprint("activities", __name__)
PERIODS = ("coming", "over", "all")
KINDS = ("seminar", "campaign", "clean-up", "fair", "round-table", "other")
FILTERS = ("q", "period", "authority", "kind")
PAGE, AT_ONCE, MOST = "20", "100", 500
KEPT_IN_CALENDARS = timedelta(days=90)
Json = dict[str, Any]


@activities.get("/activitati")
def listing() -> str:
    """Those to come, the next first, unless others are asked for; the address says what is looked for."""
    wanted, ask = _wanted(), caller()
    found = parts(
        page=lambda: ask.get("consultation", "/activities", {**_asked(wanted), "limit": PAGE}).data,
        authorities=lambda: authorities_of(ask.get("registry", "/authorities").data),
    )
    page, kept = found["page"], _kept(wanted)
    more = url_for("activities.listing", **{**kept, "cursor": page["next"]}) if page and page["next"] else ""
    return render_template(
        "activities/results.html" if only_results() else "activities/list.html",
        page=page,
        authorities=found["authorities"],
        wanted=wanted,
        periods=PERIODS,
        kinds=KINDS,
        kept=kept,
        more=more,
    )


@activities.get("/activitati/calendar")
def month() -> str:
    """A month of activities as a table, and below it in words."""
    wanted = wanted_of("authority", "luna")
    first = _month_asked(wanted["luna"])
    last = _next_month(first) - timedelta(days=1)
    kept = {"authority": wanted["authority"]} if wanted["authority"] else {}
    asked = {"since": first.isoformat(), "until": last.isoformat(), **kept}
    found = part(lambda: list(_all(asked))[::-1])
    by_day: dict[date, list[Json]] = {}
    for one in found or []:
        if begins := dates.read_instant(one["starts_at"]):
            by_day.setdefault(begins.date(), []).append(one)
    return render_template(
        "activities/month.html",
        month=month_of(first),
        weekdays=weekdays(),
        by_day=by_day,
        activities=found,
        kept=kept,
        before=(first - timedelta(days=1)).strftime("%Y-%m"),
        after=_next_month(first).strftime("%Y-%m"),
    )


@activities.get("/activitati.ics")
def calendar() -> Response:
    """All to come, and those of the last three months, to subscribe to; with the filters of the list."""
    since = (dates.today() - KEPT_IN_CALENDARS).isoformat()
    with or_not_found():
        found = list(_all({**_asked({**_wanted(), "period": "all", "cursor": ""}), "since": since}))
    return activities_calendar("activitati", found, name=say("activities.title"))


@activities.get("/activitati.csv")
def table() -> Response:
    """The list as a table, with its filters."""
    head = ("title", "kind", "authority", "day", "from", "to", "place", "partners", "state")
    with or_not_found():
        lines = [_line(one) for one in _all(_asked({**_wanted(), "cursor": ""}))]
    return downloads.as_csv(
        f"activitati-{dates.today()}", [say("activities.column_" + name) for name in head], lines
    )


@activities.get("/activitati/<uuid:activity_id>")
def show(activity_id: UUID) -> str:
    """One: what, when, where, who with which part, what it costs, what was done, what followed."""
    activity = read_public(activity_id)
    gathering = part(lambda: read_gathering("activity", activity_id))
    held = own_of(gathering) if gathering else None
    return render_template("activities/show.html", a=activity, gathering=gathering, own=held)


@activities.get("/activitati/<uuid:activity_id>.ics")
def one_calendar(activity_id: UUID) -> Response:
    """One for one's calendar; taken again it moves there."""
    found = read_public(activity_id)
    return activities_calendar("activitate", [found], name=found["title"])


@activities.get("/activitati/<uuid:activity_id>/fisiere/<uuid:file_id>")
def file(activity_id: UUID, file_id: UUID) -> Response:
    """A document or photo of it; of a proposal for its partners alone."""
    with or_not_found():
        path = f"/activities/{activity_id}/files/{file_id}"
        return passed_on(caller().fetch("consultation", path, signed=visitor().signed_in))


@activities.get("/activitati/<uuid:activity_id>/presa")
def press(activity_id: UUID) -> str:
    """The press kit: a release made of the facts, official contacts, what partners said, photos."""
    return render_template("activities/press.html", a=read_public(activity_id))


@activities.get("/activitati/<uuid:activity_id>/presa.zip")
def photos(activity_id: UUID) -> Response:
    """The photos of those who agreed to be shown, with what each shows in a text."""
    found = read_public(activity_id)
    chosen = [one for one in found["files"] if one["kind"] == "photo"]
    if not chosen:
        abort(404)
    packed, words = io.BytesIO(), []
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as made:
        for number, one in enumerate(chosen, start=1):
            name = f"{number:02}{'.png' if one['media_type'] == 'image/png' else '.jpg'}"
            with or_not_found():
                taken = caller().fetch(
                    "consultation", f"/activities/{activity_id}/files/{one['id']}", signed=False
                )
            try:
                made.writestr(name, b"".join(taken.pieces))
            finally:
                taken.close()
            words.append(f"{name}: {one['title']}. {one['alternative']}")
        made.writestr("fotografii.txt", "\n".join([found["title"], "", *words, ""]))
    response = Response(packed.getvalue(), content_type="application/zip")
    response.headers["Content-Disposition"] = 'attachment; filename="presa.zip"'
    return response


def read_public(activity_id: UUID) -> Json:
    """One that is announced, as everybody sees it; a 404 page where there is none."""
    with or_not_found():
        found: Json = caller().get("consultation", f"/activities/{activity_id}").data
    return found


def _wanted() -> dict[str, str]:
    wanted = wanted_of(*FILTERS, "cursor")
    wanted["period"] = wanted["period"] if wanted["period"] in PERIODS else PERIODS[0]
    wanted["kind"] = wanted["kind"] if wanted["kind"] in KINDS else ""
    return wanted


def _asked(wanted: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in wanted.items() if value and (name, value) != ("period", "all")}


def _kept(wanted: dict[str, str]) -> dict[str, str]:
    """The filters, for the address of another view of the same."""
    return {name: wanted[name] for name in FILTERS if wanted[name] and wanted[name] != PERIODS[0]}


def _all(asked: dict[str, str]) -> Iterator[Json]:
    """All that is asked for, up to what a file should hold."""
    found = 0
    while found < MOST:
        page = caller().get("consultation", "/activities", {**asked, "limit": AT_ONCE}).data
        yield from items_of(page)
        found += len(items_of(page))
        if not cursor_of(page):
            return
        asked = {**asked, "cursor": cursor_of(page)}


def _line(one: Json) -> tuple[Any, ...]:
    begins, ends = dates.read_instant(one["starts_at"]), dates.read_instant(one["ends_at"])
    return (
        one["title"],
        say(f"activities.kind_{one['kind']}"),
        one["authority"]["name"],
        begins.date().isoformat() if begins else "",
        f"{begins:%H:%M}" if begins else "",
        f"{ends:%H:%M}" if ends else "",
        one["place"] or one["online_url"],
        ", ".join(partner["name"] for partner in one["partners"]),
        say(f"activities.is_{one['state']}"),
    )


def _month_asked(typed: str) -> date:
    """The first day of the month in the address, else of this one; a year that nobody means is not drawn."""
    try:
        first = date.fromisoformat(f"{typed}-01")
    except ValueError:
        return dates.today().replace(day=1)
    return first if 2000 < first.year < 2199 else dates.today().replace(day=1)


def _next_month(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1)
