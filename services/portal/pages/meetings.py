"""Debates and public meetings: the list, a month of them, one of them, files for calendars and tables."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, render_template, url_for

from services.portal import dates, downloads
from services.portal.asking import caller, only_results, or_not_found, part, parts, wanted_of
from services.portal.feeds import absolute
from services.portal.hour_calendars import Held, as_hour_calendar
from services.portal.languages import say
from services.portal.months import month_of, weekdays
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

meetings = Blueprint("meetings", __name__)
PERIODS = ("coming", "over", "all")
KINDS = ("debate", "public-meeting")
PAGE = "20"
KEPT_IN_CALENDARS = timedelta(days=90)
Json = dict[str, Any]


@meetings.get("/intalniri")
def listing() -> str:
    """Those to come, the next first, unless others are asked for; the address says what is looked for."""
    wanted = wanted_meetings()
    ask = caller()
    found = parts(
        page=lambda: ask.get("consultation", "/meetings", {**asked_of(wanted), "limit": PAGE}).data,
        authorities=lambda: authorities_of(ask.get("registry", "/authorities").data),
    )
    page, kept = found["page"], _kept(wanted)
    more = url_for("meetings.listing", **{**kept, "cursor": page["next"]}) if page and page["next"] else ""
    return render_template(
        "meetings/results.html" if only_results() else "meetings/list.html",
        page=page,
        authorities=found["authorities"],
        wanted=wanted,
        periods=PERIODS,
        kinds=KINDS,
        kept=kept,
        more=more,
    )


@meetings.get("/intalniri/calendar")
def month() -> str:
    """A month of meetings as a table, and below it in words."""
    wanted = wanted_of("authority", "kind", "luna")
    wanted["kind"] = wanted["kind"] if wanted["kind"] in KINDS else ""
    first = month_asked(wanted["luna"])
    asked = span_of(first)
    kept = {name: wanted[name] for name in ("authority", "kind") if wanted[name]}
    ask = caller()
    found = parts(
        meetings=lambda: list(all_of("/meetings", {**asked, **kept}))[::-1],
        authorities=lambda: authorities_of(ask.get("registry", "/authorities").data),
    )
    drawn = month_of(first)
    return render_template(
        "meetings/month.html",
        month=drawn,
        weekdays=weekdays(),
        by_day=by_day(found["meetings"] or []),
        meetings=found["meetings"],
        authorities=found["authorities"],
        wanted=wanted,
        kinds=KINDS,
        kept=kept,
        first=first,
        **around(first),
    )


@meetings.get("/intalniri.ics")
def calendar() -> Response:
    """All to come, and those of the last three months, to subscribe to; with the filters of the list."""
    wanted = wanted_meetings()
    since = (dates.today() - KEPT_IN_CALENDARS).isoformat()
    with or_not_found():
        asked = {**asked_of({**wanted, "period": "all", "cursor": ""}), "since": since}
        held = [_held(one) for one in all_of("/meetings", asked)]
    return as_hour_calendar("intalniri", "meetings", held, name=say("meetings.title"))


@meetings.get("/intalniri.csv")
def table() -> Response:
    """The list as a table, with its filters."""
    wanted = wanted_meetings()
    head = ("title", "kind", "authority", "day", "from", "to", "place", "online", "state", "draft")
    with or_not_found():
        lines = [_line(one) for one in all_of("/meetings", asked_of({**wanted, "cursor": ""}))]
    return downloads.as_csv(
        f"intalniri-{dates.today()}", [say("meetings.column_" + name) for name in head], lines
    )


@meetings.get("/intalniri/<uuid:meeting_id>")
def show(meeting_id: UUID) -> str:
    """One: what, when, where, how to speak, about which draft, and what has changed of it."""
    meeting = read_meeting(meeting_id)
    gathering = part(lambda: read_gathering("meeting", meeting_id))
    held = own_of(gathering) if gathering else None
    return render_template("meetings/show.html", m=meeting, gathering=gathering, own=held)


@meetings.get("/intalniri/<uuid:meeting_id>.ics")
def one_calendar(meeting_id: UUID) -> Response:
    """One for one's calendar; taken again it moves there."""
    found = read_meeting(meeting_id)
    return as_hour_calendar("intalnire", "meetings", [_held(found)], name=found["title"])


@meetings.get("/intalniri/<uuid:meeting_id>/anunt")
def notice(meeting_id: UUID) -> str:
    """Its notice on a sheet, to be put up at the premises."""
    return render_template("meetings/notice.html", m=read_meeting(meeting_id))


def read_meeting(meeting_id: UUID) -> Json:
    """One meeting; a 404 page where there is none."""
    with or_not_found():
        found: Json = caller().get("consultation", f"/meetings/{meeting_id}").data
    return found


def wanted_meetings() -> dict[str, str]:
    """What the address narrows the list to; what makes no sense is left out."""
    wanted = wanted_of("q", "period", "authority", "kind", "cursor")
    wanted["period"] = wanted["period"] if wanted["period"] in PERIODS else PERIODS[0]
    wanted["kind"] = wanted["kind"] if wanted["kind"] in KINDS else ""
    return wanted


def _kept(wanted: dict[str, str]) -> dict[str, str]:
    """The filters, for the address of another view of the same."""
    usual = {"period": PERIODS[0]}
    names = ("q", "period", "authority", "kind")
    return {name: wanted[name] for name in names if wanted[name] and wanted[name] != usual.get(name)}


def _held(one: Json) -> Held:
    return Held(
        uid=f"meeting-{one['id']}",
        sequence=one["sequence"],
        is_cancelled=one["state"] == "cancelled",
        changed_at=one["changed_at"],
        starts_at=one["starts_at"],
        ends_at=one["ends_at"],
        summary=f"{say('meetings.kind_' + one['kind'])}: {one['title']}",
        location=one["place"] or one["online_url"] or "",
        about=[one["authority"]["name"], one["online_url"], *one["agenda"]],
        url=absolute(url_for("meetings.show", meeting_id=one["id"])),
    )


def _line(one: Json) -> tuple[Any, ...]:
    return (
        one["title"],
        say(f"meetings.kind_{one['kind']}"),
        one["authority"]["name"],
        *hours_of(one),
        one["place"],
        one["online_url"],
        say(f"meetings.state_{one['state']}"),
        one["consultation_title"],
    )
