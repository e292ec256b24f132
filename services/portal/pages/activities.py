"""Joint activities for everybody: the list, a month of them, one of them, its files and its press kit."""

import io
import zipfile
from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, render_template, url_for

from services.portal import dates, downloads
from services.portal.access import visitor
from services.portal.asking import caller, only_results, or_not_found, part, parts, wanted_of
from services.portal.feeds import absolute
from services.portal.hour_calendars import Held, as_hour_calendar
from services.portal.languages import say
from services.portal.months import month_of, weekdays
from services.portal.pages.files import passed_on
from services.portal.pages.gathering_lists import (
    all_of,
    around,
    asked_of,
    by_day,
    hours_of,
    month_asked,
    span_of,
)
from services.portal.pages.organisations import authorities_of
from services.portal.pages.registrations import own_of, read_gathering

activities = Blueprint("activities", __name__)
PERIODS = ("coming", "over", "all")
KINDS = ("seminar", "campaign", "clean-up", "fair", "round-table", "other")
FILTERS = ("q", "period", "authority", "kind")
PAGE = "20"
KEPT_IN_CALENDARS = timedelta(days=90)
Json = dict[str, Any]


@activities.get("/activitati")
def listing() -> str:
    """Those to come, the next first, unless others are asked for; the address says what is looked for."""
    wanted, ask = _wanted(), caller()
    found = parts(
        page=lambda: ask.get("consultation", "/activities", {**asked_of(wanted), "limit": PAGE}).data,
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
    first = month_asked(wanted["luna"])
    kept = {"authority": wanted["authority"]} if wanted["authority"] else {}
    asked = {**span_of(first), **kept}
    found = part(lambda: list(all_of("/activities", asked))[::-1])
    return render_template(
        "activities/month.html",
        month=month_of(first),
        weekdays=weekdays(),
        by_day=by_day(found or []),
        activities=found,
        kept=kept,
        **around(first),
    )


@activities.get("/activitati.ics")
def calendar() -> Response:
    """All to come, and those of the last three months, to subscribe to; with the filters of the list."""
    since = (dates.today() - KEPT_IN_CALENDARS).isoformat()
    with or_not_found():
        asked = {**asked_of({**_wanted(), "period": "all", "cursor": ""}), "since": since}
        held = [_held(one) for one in all_of("/activities", asked)]
    return as_hour_calendar("activitati", "activities", held, name=say("activities.title"))


@activities.get("/activitati.csv")
def table() -> Response:
    """The list as a table, with its filters."""
    head = ("title", "kind", "authority", "day", "from", "to", "place", "partners", "state")
    with or_not_found():
        lines = [_line(one) for one in all_of("/activities", asked_of({**_wanted(), "cursor": ""}))]
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
    return as_hour_calendar("activitate", "activities", [_held(found)], name=found["title"])


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


def _kept(wanted: dict[str, str]) -> dict[str, str]:
    """The filters, for the address of another view of the same."""
    return {name: wanted[name] for name in FILTERS if wanted[name] and wanted[name] != PERIODS[0]}


def _held(one: Json) -> Held:
    partners = ", ".join(part["name"] for part in one["partners"] if part["state"] == "confirmed")
    return Held(
        uid=f"activity-{one['id']}",
        sequence=one["calendar_sequence"],
        is_cancelled=one["state"] == "cancelled",
        changed_at=one["changed_at"],
        starts_at=one["starts_at"],
        ends_at=one["ends_at"],
        summary=one["title"],
        location=one["place"] or one["online_url"] or "",
        about=[one["objectives"], partners, one["online_url"]],
        url=absolute(url_for("activities.show", activity_id=one["id"])),
    )


def _line(one: Json) -> tuple[Any, ...]:
    return (
        one["title"],
        say(f"activities.kind_{one['kind']}"),
        one["authority"]["name"],
        *hours_of(one),
        one["place"] or one["online_url"],
        ", ".join(partner["name"] for partner in one["partners"]),
        say(f"activities.is_{one['state']}"),
    )
