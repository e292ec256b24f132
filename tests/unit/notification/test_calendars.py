"""Terms for people's own calendars: attached where a mail speaks of a day, and the same one when it moves."""

from datetime import date, timedelta

import pytest
from icalendar import Calendar, Component

from services.notification.ports.dates import ROMANIA
from tests.unit.notification.letters import BOTH, mail, parts


def event_of(category: str, language: str = "ro", **changes: object) -> tuple[Component, Component]:
    """The calendar of a mail, and its one event."""
    (attached,) = mail(category, language, **changes).iter_attachments()
    assert attached.get_content_type() == "text/calendar"
    assert attached.get_param("method") == "PUBLISH"
    assert attached.get_content_disposition() == "attachment"
    calendar = Calendar.from_ical(attached.get_content())
    (event,) = calendar.walk("VEVENT")
    assert calendar["METHOD"] == "PUBLISH"
    return calendar, event


@BOTH
def test_an_announcement_brings_its_last_hour(language: str) -> None:
    """In Romania's time, with its rules, a reminder a day before, and the page."""
    calendar, event = event_of("announcement", language, stoppable=True)
    assert event["DTEND"].params["TZID"] == "Europe/Bucharest"
    assert f"{event.decoded('DTEND').astimezone(ROMANIA):%Y-%m-%d %H:%M}" == "2026-01-23 23:59"
    assert [zone["TZID"] for zone in calendar.walk("VTIMEZONE")] == ["Europe/Bucharest"]
    assert [alarm.decoded("TRIGGER") for alarm in calendar.walk("VALARM")] == [timedelta(days=-1)]
    assert "Regulamentul de parcare" in event["SUMMARY"]
    assert event["URL"] in parts(mail("announcement", language))[0]


def test_a_longer_term_moves_what_was_noted() -> None:
    """The same UID with a greater SEQUENCE; in both languages, for one person may get either."""
    _, first = event_of("announcement")
    _, moved = event_of("consultation-change", "en")
    assert first["UID"] == moved["UID"]
    assert first["SEQUENCE"] < moved["SEQUENCE"] < 2**31
    assert first.decoded("DTEND") < moved.decoded("DTEND")


def test_a_change_without_a_term_brings_none() -> None:
    """A document that came changes nobody's calendar."""
    changes = {"what": "changed", "kind": "document", "recommendations_until": None}
    assert list(mail("consultation-change", **changes).iter_attachments()) == []


@pytest.mark.parametrize(
    ("category", "on"), [("term-neared", date(2026, 1, 26)), ("agreement-ending", date(2026, 2, 12))]
)
@BOTH
def test_what_has_no_hour_is_a_whole_day(category: str, on: date, language: str) -> None:
    """It belongs to no time zone."""
    calendar, event = event_of(category, language)
    assert event.decoded("DTSTART") == on
    assert event.decoded("DTEND") == on + timedelta(days=1)
    assert calendar.walk("VTIMEZONE") == []


def test_a_title_makes_no_line_of_its_own() -> None:
    """What people wrote is a text in the file, whatever is in it."""
    calendar, event = event_of("announcement", title="Parcare\r\nATTENDEE:mailto:x@example.org\x00;,\\")
    assert "ATTENDEE" not in event
    assert len(calendar.walk("VEVENT")) == 1
    assert "Parcare ATTENDEE:mailto:x@example.org ;,\\" in event["SUMMARY"]
