"""What one has registered for, in one's own calendar: one event, from the seat until it is given back.

Its name is the registration's, not the meeting's: what is given back goes, and the meeting stays where
somebody follows it, too.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from icalendar import Calendar, Event

from services.notification.model.links import Pages
from services.notification.ports.dates import read
from services.notification.ports.meeting_calendars import YEAR, reminder
from services.notification.ports.texts import one_line

CATEGORY = "meeting-registration"
GONE = ("given-back", "cancelled")


def registration_calendar(
    data: Mapping[str, Any], pages: Pages, *, language: str, now: datetime
) -> str | None:
    """The file that a mail about a registration carries; None for who has no seat and gives none back,
    and of what is over."""
    is_gone = data["what"] in GONE
    if data["what"] == "minutes" or (not is_gone and data["ticket"] is None):
        return None
    summary = one_line(data["title"])
    event = Event()
    event.add("uid", f"registration-{data['registration_id']}@parteneriat")
    event.add("sequence", data["calendar_sequence"])
    event.add("status", "CANCELLED" if is_gone else "CONFIRMED")
    event.add("dtstamp", now)
    starts_at, ends_at = read(data["starts_at"]), read(data["ends_at"])
    event.add("dtstart", starts_at)
    event.add("dtend", ends_at)
    event.add("summary", summary)
    event.add("location", one_line(data["place"] or data["online_url"] or ""))
    url = pages.gathering(data["gathering_kind"], data["gathering_id"])
    event.add("url", url)
    event.add("description", "\n".join(filter(None, [data["online_url"], url])))
    if not is_gone:
        event.add_component(reminder(summary))
    made = Calendar()
    made.add("prodid", f"-//Parteneriat//Mails//{language.upper()}")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add_component(event)
    made.add_missing_timezones(starts_at.date() - YEAR, starts_at.date() + YEAR)
    return str(made.to_ical(), "utf-8")
