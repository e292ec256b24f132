"""A course for people's own calendars (RFC 5545): the days from its first session to its last, as one event.

Its hours stand in the file that the course's page gives out; a mail to many says which days to keep free.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from icalendar import Calendar, Event

from services.notification.model.follower import ROMANIA
from services.notification.model.links import Pages
from services.notification.ports.dates import read
from services.notification.ports.texts import one_line

CATEGORY = "course-news"
WORDS = {"ro": "Curs: {}", "en": "Course: {}"}
A_DAY = timedelta(days=1)


def course_calendar(data: Mapping[str, Any], pages: Pages, *, language: str, now: datetime) -> str | None:
    """The file that a mail about a course carries; None where it is not known any more when it was to be.

    Args:
        data: of the fact.
        pages: of the portal in that language.
        language: `ro` or `en`.
        now: when it is said.
    """
    if not data.get("starts_at") or not data.get("ends_at"):
        return None
    event = Event()
    event.add("uid", f"course-{data['course_id']}@parteneriat")
    event.add("sequence", data["sequence"])
    event.add("status", "CANCELLED" if data["what"] == "cancelled" else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("dtstamp", now)
    event.add("dtstart", read(data["starts_at"]).astimezone(ROMANIA).date())
    event.add("dtend", read(data["ends_at"]).astimezone(ROMANIA).date() + A_DAY)
    event.add("summary", WORDS[language].format(one_line(data["title"])))
    event.add("url", pages.course(data["course_id"]))
    event.add("description", pages.course(data["course_id"]))
    made = Calendar()
    made.add("prodid", f"-//Parteneriat//Mails//{language.upper()}")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add_component(event)
    return str(made.to_ical(), "utf-8")
