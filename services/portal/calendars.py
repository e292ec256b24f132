"""Days as iCalendar files (RFC 5545), each a whole day, which belongs to no time zone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from flask import Response
from icalendar import Calendar, Event

from services.portal.feeds import NOT_IN_XML, unless_changed


@dataclass(frozen=True, kw_only=True)
class Day:
    """A day in somebody's calendar.

    Args:
        uid: stays the same, also when the day moves.
        changed_at: when what is said of it last changed.
        sequence: grows with each change.
        url: of its page.
    """

    uid: str
    on: date
    summary: str
    description: str
    changed_at: datetime
    sequence: int = 0
    url: str = ""


def as_calendar(file_name: str, producer: str, days: Iterable[Day], *, name: str = "") -> Response:
    """The days as a file.

    Args:
        file_name: without its ending.
        producer: which part of the system made it.
        name: by which a program shows the calendar.
    """
    made = Calendar()
    made.add("prodid", f"-//Parteneriat//{producer}//RO")
    made.add("version", "2.0")
    if name:
        made.add("name", name)
        made.add("x-wr-calname", name)
        made.add("refresh-interval", timedelta(hours=6))
    changed: datetime | None = None
    for day in days:
        made.add_component(_event(day))
        changed = max(changed, day.changed_at) if changed else day.changed_at
    response = Response(made.to_ical(), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name}.ics"'
    return unless_changed(response, changed)


def _event(day: Day) -> Event:
    event = Event()
    event.add("uid", f"{day.uid}@parteneriat")
    event.add("summary", NOT_IN_XML.sub("", day.summary))  # nor in a text of RFC 5545, 3.3.11
    event.add("description", NOT_IN_XML.sub("", day.description))
    event.add("dtstamp", day.changed_at)
    event.add("last-modified", day.changed_at)
    event.add("sequence", day.sequence)
    event.add("dtstart", day.on)
    event.add("dtend", day.on + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    if day.url:
        event.add("url", day.url)
    return event
