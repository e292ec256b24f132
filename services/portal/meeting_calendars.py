"""Meetings as iCalendar files (RFC 5545): by the hour, in Romania's time, with its rules in the file."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import Response, url_for
from icalendar import Calendar, Event

from services.portal.feeds import NOT_IN_XML, absolute, unless_changed
from services.portal.languages import ZONE, say

YEAR = timedelta(days=366)
Json = Mapping[str, Any]


def meetings_calendar(file_name: str, meetings: Iterable[Json], *, name: str) -> Response:
    """The meetings as a file; what was cancelled is in it, crossed out.

    Args:
        file_name: without its ending.
        name: by which a program shows the calendar.
    """
    made = Calendar()
    made.add("prodid", "-//Parteneriat//meetings//RO")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("name", _plain(name))
    made.add("x-wr-calname", _plain(name))
    made.add("refresh-interval", timedelta(hours=6))
    days, changed = [], []
    for meeting in meetings:
        made.add_component(_event(meeting))
        days.append(_local(meeting["starts_at"]).date())
        changed.append(datetime.fromisoformat(meeting["changed_at"]))
    if days:
        made.add_missing_timezones(min(days) - YEAR, max(days) + YEAR)
    response = Response(made.to_ical(), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name}.ics"'
    return unless_changed(response, max(changed, default=None))


def _event(meeting: Json) -> Event:
    url = absolute(url_for("meetings.show", meeting_id=meeting["id"]))
    event = Event()
    # As mails name it, so that a calendar has one event of both.
    event.add("uid", f"meeting-{meeting['id']}@parteneriat")
    event.add("sequence", meeting["sequence"])
    event.add("status", "CANCELLED" if meeting["state"] == "cancelled" else "CONFIRMED")
    event.add("dtstamp", datetime.fromisoformat(meeting["changed_at"]))
    event.add("last-modified", datetime.fromisoformat(meeting["changed_at"]))
    event.add("dtstart", _local(meeting["starts_at"]))
    event.add("dtend", _local(meeting["ends_at"]))
    event.add("summary", _plain(f"{say('meetings.kind_' + meeting['kind'])}: {meeting['title']}"))
    event.add("location", _plain(meeting["place"] or meeting["online_url"] or ""))
    about = [meeting["authority"]["name"], meeting["online_url"], *meeting["agenda"], url]
    event.add("description", _plain("\n".join(filter(None, about))))
    event.add("url", url)
    return event


def _local(instant: str) -> datetime:
    return datetime.fromisoformat(instant).astimezone(ZoneInfo(ZONE))


def _plain(text: str) -> str:
    return NOT_IN_XML.sub("", text)
