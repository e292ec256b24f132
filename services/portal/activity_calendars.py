"""Joint activities as iCalendar files (RFC 5545): by the hour, in Romania's time, with its rules in it."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import Response, url_for
from icalendar import Calendar, Event

from services.portal.feeds import NOT_IN_XML, absolute, unless_changed
from services.portal.languages import ZONE

YEAR = timedelta(days=366)
Json = Mapping[str, Any]


def activities_calendar(file_name: str, activities: Iterable[Json], *, name: str) -> Response:
    """The activities as a file; what was cancelled is in it, crossed out.

    Args:
        file_name: without its ending.
        name: by which a program shows the calendar.
    """
    made = Calendar()
    made.add("prodid", "-//Parteneriat//activities//RO")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("name", _plain(name))
    made.add("x-wr-calname", _plain(name))
    made.add("refresh-interval", timedelta(hours=6))
    days, changed = [], []
    for activity in activities:
        made.add_component(_event(activity))
        days.append(_local(activity["starts_at"]).date())
        changed.append(datetime.fromisoformat(activity["changed_at"]))
    if days:
        made.add_missing_timezones(min(days) - YEAR, max(days) + YEAR)
    response = Response(made.to_ical(), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name}.ics"'
    return unless_changed(response, max(changed, default=None))


def _event(activity: Json) -> Event:
    url = absolute(url_for("activities.show", activity_id=activity["id"]))
    changed_at = datetime.fromisoformat(activity["changed_at"])
    event = Event()
    event.add("uid", f"activity-{activity['id']}@parteneriat")
    event.add("sequence", activity["calendar_sequence"])
    event.add("status", "CANCELLED" if activity["state"] == "cancelled" else "CONFIRMED")
    event.add("dtstamp", changed_at)
    event.add("last-modified", changed_at)
    event.add("dtstart", _local(activity["starts_at"]))
    event.add("dtend", _local(activity["ends_at"]))
    event.add("summary", _plain(activity["title"]))
    event.add("location", _plain(activity["place"] or activity["online_url"] or ""))
    partners = ", ".join(one["name"] for one in activity["partners"] if one["state"] == "confirmed")
    about = [activity["objectives"], partners, activity["online_url"], url]
    event.add("description", _plain("\n".join(filter(None, about))))
    event.add("url", url)
    return event


def _local(instant: str) -> datetime:
    return datetime.fromisoformat(instant).astimezone(ZoneInfo(ZONE))


def _plain(text: str) -> str:
    return NOT_IN_XML.sub("", text)
