"""Debates and public meetings: the list, a month of them, one of them, files for calendars and tables."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, render_template, url_for

from services.portal import dates, downloads
from services.portal.asking import caller, only_results, or_not_found, part, parts, wanted_of
from services.portal.languages import say
from services.portal.meeting_calendars import meetings_calendar
from services.portal.months import month_of, weekdays
from services.portal.pages.organisations import authorities_of, cursor_of, items_of
from services.portal.pages.registrations import own_of, read_gathering

meetings = Blueprint("meetings", __name__)
PERIODS = ("coming", "over", "all")
KINDS = ("debate", "public-meeting")
PAGE, AT_ONCE, MOST = "20", "100", 500
KEPT_IN_CALENDARS = timedelta(days=90)
Json = dict[str, Any]


@meetings.get("/intalniri")
def listing() -> str:
    """Those to come, the next first, unless others are asked for; the address says what is looked for."""
    wanted = wanted_meetings()
    ask = caller()
    found = parts(
        page=lambda: ask.get("consultation", "/meetings", {**_asked(wanted), "limit": PAGE}).data,
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
    first = _month_asked(wanted["luna"])
    last = _next_month(first) - timedelta(days=1)
    asked = {"since": first.isoformat(), "until": last.isoformat()}
    kept = {name: wanted[name] for name in ("authority", "kind") if wanted[name]}
    ask = caller()
    found = parts(
        meetings=lambda: list(_all({**asked, **kept}))[::-1],
        authorities=lambda: authorities_of(ask.get("registry", "/authorities").data),
    )
    drawn = month_of(first)
    by_day: dict[date, list[Json]] = {}
    for one in found["meetings"] or []:
        if begins := dates.read_instant(one["starts_at"]):
            by_day.setdefault(begins.date(), []).append(one)
    return render_template(
        "meetings/month.html",
        month=drawn,
        weekdays=weekdays(),
        by_day=by_day,
        meetings=found["meetings"],
        authorities=found["authorities"],
        wanted=wanted,
        kinds=KINDS,
        kept=kept,
        first=first,
        before=(first - timedelta(days=1)).strftime("%Y-%m"),
        after=_next_month(first).strftime("%Y-%m"),
    )


@meetings.get("/intalniri.ics")
def calendar() -> Response:
    """All to come, and those of the last three months, to subscribe to; with the filters of the list."""
    wanted = wanted_meetings()
    since = (dates.today() - KEPT_IN_CALENDARS).isoformat()
    with or_not_found():
        found = list(_all({**_asked({**wanted, "period": "all", "cursor": ""}), "since": since}))
    return meetings_calendar("intalniri", found, name=say("meetings.title"))


@meetings.get("/intalniri.csv")
def table() -> Response:
    """The list as a table, with its filters."""
    wanted = wanted_meetings()
    head = ("title", "kind", "authority", "day", "from", "to", "place", "online", "state", "draft")
    with or_not_found():
        lines = [_line(one) for one in _all(_asked({**wanted, "cursor": ""}))]
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
    return meetings_calendar("intalnire", [found], name=found["title"])


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


def _asked(wanted: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in wanted.items() if value and (name, value) != ("period", "all")}


def _kept(wanted: dict[str, str]) -> dict[str, str]:
    """The filters, for the address of another view of the same."""
    usual = {"period": PERIODS[0]}
    names = ("q", "period", "authority", "kind")
    return {name: wanted[name] for name in names if wanted[name] and wanted[name] != usual.get(name)}


def _all(asked: dict[str, str]) -> Iterator[Json]:
    """All that is asked for, up to what a file should hold."""
    found = 0
    while found < MOST:
        page = caller().get("consultation", "/meetings", {**asked, "limit": AT_ONCE}).data
        yield from items_of(page)
        found += len(items_of(page))
        if not cursor_of(page):
            return
        asked = {**asked, "cursor": cursor_of(page)}


def _line(one: Json) -> tuple[Any, ...]:
    begins, ends = dates.read_instant(one["starts_at"]), dates.read_instant(one["ends_at"])
    return (
        one["title"],
        say(f"meetings.kind_{one['kind']}"),
        one["authority"]["name"],
        begins.date().isoformat() if begins else "",
        f"{begins:%H:%M}" if begins else "",
        f"{ends:%H:%M}" if ends else "",
        one["place"],
        one["online_url"],
        say(f"meetings.state_{one['state']}"),
        one["consultation_title"],
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
