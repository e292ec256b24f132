"""A meeting for people's own calendars (RFC 5545): one event, also when it moves or is cancelled.

The hours are said in Romania's time, with the rules of that time in the file, so no clock that is changed
shifts them.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from icalendar import Alarm, Calendar, Event

from services.notification.model.links import Pages
from services.notification.ports.dates import read
from services.notification.ports.texts import one_line

CATEGORY = "meeting-news"
YEAR, REMINDER = timedelta(days=366), timedelta(days=-1)
WORDS = {
    "ro": {"debate": "Dezbatere publică: {}", "public-meeting": "Ședință publică: {}"},
    "en": {"debate": "Public debate: {}", "public-meeting": "Public meeting: {}"},
}


def meeting_calendar(data: Mapping[str, Any], pages: Pages, *, language: str, now: datetime) -> str:
    """The file that a mail about a meeting carries.

    Args:
        data: of the fact.
        pages: of the portal in that language.
        language: `ro` or `en`.
        now: when it is said.
    """
    summary = WORDS[language].get(data["kind"], "{}").format(one_line(data["title"]))
    event = Event()
    # As the portal's own files name it, so that a calendar has one event of both.
    event.add("uid", f"meeting-{data['meeting_id']}@parteneriat")
    event.add("sequence", data["sequence"])
    event.add("status", "CANCELLED" if data["what"] == "cancelled" else "CONFIRMED")
    event.add("dtstamp", now)
    starts_at, ends_at = read(data["starts_at"]), read(data["ends_at"])
    event.add("dtstart", starts_at)
    event.add("dtend", ends_at)
    event.add("summary", summary)
    event.add("location", one_line(data["place"] or data["online_url"] or ""))
    url = pages.meeting(data["meeting_id"])
    event.add("url", url)
    event.add("description", "\n".join(filter(None, [data["online_url"], url])))
    if data["what"] != "cancelled":
        event.add_component(reminder(summary))
    made = Calendar()
    made.add("prodid", f"-//Parteneriat//Mails//{language.upper()}")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add_component(event)
    made.add_missing_timezones(starts_at.date() - YEAR, starts_at.date() + YEAR)
    return str(made.to_ical(), "utf-8")


def reminder(words: str) -> Alarm:
    """A day before, on the device itself."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", REMINDER)
    return alarm
