"""Who is told of a meeting, in which words, and what their calendar gets."""

from typing import Any
from uuid import UUID

import pytest
from icalendar import Calendar, Component

from services.notification.errors.topics import UnknownMeeting
from services.notification.model import Topic
from services.notification.ports.dates import ROMANIA
from services.notification.ports.examples import EXAMPLES
from services.notification.ports.reasons import why_followed
from shared.ids import new_id
from tests.unit.notification.letters import BOTH, mail
from tests.unit.notification.test_consultation_news import spoken
from tests.unit.notification.world import AUTHORITY, CONSULTATION, PUBLISHED, World

MEETING = UUID("01990000-0000-7000-8000-000000000014")
CALLED: dict[str, Any] = {
    **{
        name: value
        for name, value in EXAMPLES["meeting-news"].items()
        if name not in ("what", "authority_name")
    },
    "online_url": None,
    "authority": AUTHORITY,
    "consultation_id": str(CONSULTATION),
    "meeting_id": str(MEETING),
}
MOVED = {
    **CALLED,
    "starts_at": "2026-01-22T15:00:00Z",
    "ends_at": "2026-01-22T17:00:00Z",
    "previous_starts_at": "2026-01-20T15:00:00Z",
    "previous_place": "Sala mică",
    "reason": "Sala mică nu are destule locuri.",
    "sequence": 1,
}
CANCELLED = {**CALLED, "reason": "Proiectul se retrage.", "sequence": 2}


def told(world: World) -> list[tuple[str, str]]:
    """Who got a mail, in which language."""
    return sorted((row["recipient"], row["language"]) for row in world.deliveries("meeting-news"))


@pytest.mark.parametrize(
    ("event", "data", "subject"),
    [("called", CALLED, "Public debate"), ("moved", MOVED, "Moved"), ("cancelled", CANCELLED, "Cancelled")],
)
def test_each_is_told_once_in_their_language(
    world: World, event: str, data: dict[str, Any], subject: str
) -> None:
    """Who follows the authority and has spoken too, and who has only spoken; heard twice, told once."""
    world.subscribed("ana@example.org")
    spoken(world, "ana@example.org")
    spoken(world, "ion@example.org", "en")
    heard = world.hear(f"consultation.meeting.{event}", data)
    world.hear(f"consultation.meeting.{event}", data, heard)
    assert told(world) == [("ana@example.org", "ro"), ("ion@example.org", "en")]
    before = len(world.postbox.sent)
    world.send_all()
    mails = dict(world.postbox.sent[before:])
    assert f"Subject: {subject}: Dezbatere".encode() in mails["ion@example.org"]
    assert b"text/calendar" in mails["ana@example.org"]


def test_a_meeting_about_no_draft_is_told_to_who_follows_the_authority(world: World) -> None:
    """Nobody has spoken on it; another authority's followers hear nothing."""
    world.subscribed("ana@example.org")
    world.subscribed("eva@example.org", Topic("field", "transport"))
    spoken(world, "ion@example.org")
    bare = {**CALLED, "kind": "public-meeting", "consultation_id": None, "consultation_title": None}
    world.hear("consultation.meeting.called", bare)
    assert told(world) == [("ana@example.org", "ro")]


def test_a_meeting_is_followed_by_itself(world: World) -> None:
    """Once it is known; then its follower hears of a move."""
    topic = Topic.meeting(MEETING)
    with pytest.raises(UnknownMeeting):
        world.subscribed("eva@example.org", topic)
    world.hear("consultation.meeting.called", CALLED)
    world.subscribed("eva@example.org", topic)
    world.hear("consultation.meeting.moved", MOVED)
    assert told(world) == [("eva@example.org", "ro")]


@BOTH
def test_who_follows_a_meeting_reads_why(language: str) -> None:
    """By its title."""
    named = {**CALLED, "topic_key": Topic.meeting(MEETING).key}
    said = {"ro": "întâlnirea „Dezbatere: regulamentul", "en": "the meeting “Dezbatere: regulamentul"}
    assert said[language] in why_followed(named, language)


def test_who_has_spoken_finds_it_under_the_bell(world: World) -> None:
    """With the page of the meeting."""
    spoken(world, "ion@example.org")
    world.hear("consultation.meeting.called", CALLED)
    [notice] = world.rows("select path, words from notice where category = 'meeting-news'")
    assert (notice["path"], notice["words"]["turn"]) == (f"/intalniri/{MEETING}", "called")


def event_of(language: str, **changes: object) -> Component:
    """The one event of the calendar that a mail carries."""
    (attached,) = mail("meeting-news", language, **changes).iter_attachments()
    assert attached.get_param("method") == "PUBLISH"
    (event,) = Calendar.from_ical(attached.get_content()).walk("VEVENT")
    return event


@BOTH
def test_a_calendar_moves_and_crosses_out_what_it_has(language: str) -> None:
    """The same UID, a greater SEQUENCE, the hours of Romania; what is cancelled reminds nobody."""
    first = event_of(language)
    moved = event_of(language, **{**MOVED, "what": "moved"})
    gone = event_of(language, **{**CANCELLED, "what": "cancelled"})
    assert first["UID"] == moved["UID"] == gone["UID"] == f"meeting-{MEETING}@parteneriat"
    assert first["SEQUENCE"] < moved["SEQUENCE"] < gone["SEQUENCE"]
    assert (first["STATUS"], gone["STATUS"]) == ("CONFIRMED", "CANCELLED")
    assert f"{moved.decoded('DTSTART').astimezone(ROMANIA):%d %H:%M}" == "22 17:00"
    assert (len(first.walk("VALARM")), len(gone.walk("VALARM"))) == (1, 0)
    assert "Sala de consiliu" in first["LOCATION"]


@pytest.mark.parametrize("what", ["called", "moved", "cancelled"])
@BOTH
def test_the_words_of_each(language: str, what: str) -> None:
    """A place is not said of what is not held; a reason always."""
    said = {"called": CALLED, "moved": MOVED, "cancelled": CANCELLED}[what]
    body = mail("meeting-news", language, **{**said, "what": what}).get_body(("plain",))
    assert body is not None
    text = body.get_content()
    assert ("Sala de consiliu" in text) == (what != "cancelled")
    assert "17:00" in text
    assert said.get("reason", "Cuvântul celor înscriși") in text


@pytest.mark.parametrize(
    ("kind", "who"),
    [("public-meeting", ["ana@example.org", "ion@example.org"]), ("debate", ["ana@example.org"])],
)
def test_of_a_public_meeting_hears_who_wrote_on_drafts_of_its_fields(
    world: World, kind: str, who: list[str]
) -> None:
    """Art. 8 (1): whoever had sent proposals in the field; a debate is of its draft alone."""
    other, strange = new_id(), new_id()
    for draft, fields in (
        (CONSULTATION, ["transport"]),
        (other, ["budget", "transport"]),
        (strange, ["health"]),
    ):
        world.hear(
            "consultation.consultation.published",
            {**PUBLISHED, "consultation_id": str(draft), "fields": fields},
        )
    spoken(world, "ana@example.org")
    spoken(world, "ion@example.org", consultation=other)
    spoken(world, "eva@example.org", consultation=strange)
    world.hear("consultation.meeting.called", {**CALLED, "kind": kind})
    assert [recipient for recipient, _ in told(world)] == who
