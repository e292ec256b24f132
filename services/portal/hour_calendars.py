"""What is held at an hour as iCalendar files (RFC 5545): in Romania's time, with its rules in the file."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from flask import Response
from icalendar import Calendar, Event

from services.portal.feeds import NOT_IN_XML, unless_changed
from services.portal.languages import ZONE

YEAR = timedelta(days=366)


@dataclass(frozen=True, kw_only=True)
class Held:
    """A meeting or an activity in a calendar; the instants are ISO texts, as the services write them.

    Args:
        uid: as mails name it, so that a calendar has one event of both.
        sequence: grows with each change.
        is_cancelled: it stays in the calendar, crossed out.
        about: lines of the description; empty ones are left out.
        url: of its page.
    """

    uid: str
    sequence: int
    is_cancelled: bool
    changed_at: str
    starts_at: str
    ends_at: str
    summary: str
    location: str
    about: Iterable[str | None]
    url: str


def as_hour_calendar(file_name: str, producer: str, held: Iterable[Held], *, name: str) -> Response:
    """Them as a file.

    Args:
        file_name: without its ending.
        producer: which part of the system made it.
        name: by which a program shows the calendar.
    """
    made = Calendar()
    made.add("prodid", f"-//Parteneriat//{producer}//RO")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("name", _plain(name))
    made.add("x-wr-calname", _plain(name))
    made.add("refresh-interval", timedelta(hours=6))
    days, changed = [], []
    for one in held:
        made.add_component(_event(one))
        days.append(_local(one.starts_at).date())
        changed.append(datetime.fromisoformat(one.changed_at))
    if days:
        made.add_missing_timezones(min(days) - YEAR, max(days) + YEAR)
    response = Response(made.to_ical(), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name}.ics"'
    return unless_changed(response, max(changed, default=None))


def _event(one: Held) -> Event:
    event = Event()
    event.add("uid", f"{one.uid}@parteneriat")
    event.add("sequence", one.sequence)
    event.add("status", "CANCELLED" if one.is_cancelled else "CONFIRMED")
    event.add("dtstamp", datetime.fromisoformat(one.changed_at))
    event.add("last-modified", datetime.fromisoformat(one.changed_at))
    event.add("dtstart", _local(one.starts_at))
    event.add("dtend", _local(one.ends_at))
    event.add("summary", _plain(one.summary))
    event.add("location", _plain(one.location))
    event.add("description", _plain("\n".join(filter(None, (*one.about, one.url)))))
    event.add("url", one.url)
    return event


def _local(instant: str) -> datetime:
    return datetime.fromisoformat(instant).astimezone(ZoneInfo(ZONE))


def _plain(text: str) -> str:
    return NOT_IN_XML.sub("", text)
