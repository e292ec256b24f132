"""What people are told of what they registered for: each turn in both languages, and their calendar."""

from email.message import EmailMessage
from typing import Any

import pytest
from icalendar import Calendar

from services.notification.model.notice import Shown
from shared.ids import new_id
from tests.unit.notification.letters import BOTH, DATA, mail, parts
from tests.unit.notification.world import AUTHORITY, World

REGISTRATION, MEETING = str(new_id()), "01990000-0000-7000-8000-000000000042"
WHATS = ("registered", "moved-up", "waiting", "given-back", "moved", "cancelled", "reminder")
OWN = "https://example.org/inscrierea-mea?token=abc"
SAID: dict[str, Any] = {
    **DATA["meeting-registration"],
    "registration_id": REGISTRATION,
    "authority": AUTHORITY,
    "gathering_id": MEETING,
}


def event_of(message: EmailMessage) -> Any:
    """The event that a mail carries for one's calendar; None where it carries none."""
    for part in message.iter_attachments():
        if part.get_content_type() == "text/calendar":
            [event] = Calendar.from_ical(part.get_content()).walk("VEVENT")
            return event
    return None


@BOTH
@pytest.mark.parametrize("what", WHATS)
def test_each_turn_has_words_of_its_own(what: str, language: str) -> None:
    """With title, hour and where it leads: to one's own registration as long as there is one."""
    written = mail("meeting-registration", language, what=what)
    plain, _ = parts(written)
    gone = what in ("given-back", "cancelled")
    assert ("/cont/intalniri" in plain) != gone
    assert (f"/intalniri/{MEETING}" in plain) == gone
    assert "17:00" in plain
    others = {mail("meeting-registration", language, what=one)["Subject"] for one in WHATS if one != what}
    assert written["Subject"] not in others


@BOTH
def test_minutes_lead_to_what_was_said(language: str) -> None:
    """No ticket any more, and nothing for the calendar."""
    written = mail("meeting-registration", language, what="minutes")
    plain, _ = parts(written)
    assert f"/intalniri/{MEETING}/minuta" in plain
    assert "T1." not in plain
    assert event_of(written) is None


def test_who_waits_and_speaks_is_called_all_the_same() -> None:
    """All registered speak; the place in the list is said; no ticket, and nothing for the calendar."""
    written = mail("meeting-registration", "ro", what="waiting", position=3, ticket=None)
    plain, _ = parts(written)
    assert "pe locul 3" in plain
    assert "iau cuvântul" in plain
    assert "T1." not in plain
    assert event_of(written) is None
    plain, _ = parts(mail("meeting-registration", "ro", what="waiting", wish="attend", ticket=None))
    assert "iau cuvântul" not in plain


def test_without_account_the_own_link_opens_it() -> None:
    """An activity has its own page; the ticket is told."""
    more = {"own_link": OWN, "gathering_kind": "activity"}
    plain, _ = parts(mail("meeting-registration", "en", what="moved-up", **more))
    assert OWN in plain
    assert SAID["ticket"] in plain
    plain, _ = parts(mail("meeting-registration", "en", what="cancelled", reason="No hall.", **more))
    assert "/en/activitati/" in plain
    assert "No hall." in plain


def test_the_calendar_follows() -> None:
    """One event: the same name, a sequence that rises, cancelled when it is given back."""
    first = event_of(mail("meeting-registration", "ro", what="registered"))
    moved = event_of(
        mail(
            "meeting-registration", "ro", what="moved", calendar_sequence=2, starts_at="2026-02-04T15:00:00Z"
        )
    )
    gone = event_of(mail("meeting-registration", "ro", what="given-back", calendar_sequence=3, ticket=None))
    assert {str(one["UID"]) for one in (first, moved, gone)} == {
        f"registration-{DATA['meeting-registration']['registration_id']}@parteneriat"
    }
    assert [(one["SEQUENCE"], str(one["STATUS"])) for one in (first, moved, gone)] == [
        (1, "CONFIRMED"),
        (2, "CONFIRMED"),
        (3, "CANCELLED"),
    ]
    assert moved["DTSTART"].dt.day == 4


def test_under_the_bell() -> None:
    """It leads to the page of what one registered for."""
    assert Shown.of("meeting-registration", SAID).path == f"/intalniri/{MEETING}"


def test_who_has_an_account_is_told_once(world: World) -> None:
    """At its address, in its language; heard twice it is told once."""
    said = {**SAID, "account_id": str(world.person(language="en"))}
    event = world.hear("consultation.registration.noted", said)
    world.hear("consultation.registration.noted", said, event)
    world.send_all()
    [(recipient, sent)] = world.postbox.sent
    assert recipient == "ana@example.org"
    assert b"Content-Language: en" in sent


def test_who_has_none_is_told_and_forgotten(world: World) -> None:
    """Nothing is left of the address afterwards; the letter before it carries the link."""
    letter = {**DATA["registration-confirmation"], "email": "ion@example.org", "language": "ro", "link": OWN}
    world.hear("consultation.letter.registration-confirmation", letter)
    mailed = {**SAID, "email": "ion@example.org", "language": "en", "own_link": OWN}
    world.hear("consultation.registration.mailed", mailed)
    world.send_all()
    assert [recipient for recipient, _ in world.postbox.sent] == ["ion@example.org"] * 2
    world.hear("consultation.registrant.forgotten", {"registration_id": REGISTRATION})
    rows = world.rows("select d.recipient, f.category from delivery d join fact f on f.id = d.fact_id")
    assert [row["category"] for row in rows if "ion@" in str(row["recipient"])] == [
        "registration-confirmation"
    ]
