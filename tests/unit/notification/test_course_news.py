"""Who is told of a course, of what in it, and what their calendar gets; what those who take part are told."""

from typing import Any

import pytest
from icalendar import Calendar

from services.notification.model import Topic
from services.notification.ports.examples import EXAMPLES
from tests.unit.notification.letters import BOTH, mail
from tests.unit.notification.world import AUTHORITY, World

ANNOUNCED: dict[str, Any] = {
    **{
        name: value
        for name, value in EXAMPLES["course-news"].items()
        if name not in ("what", "authority_name", "sequence")
    },
    "authority": AUTHORITY,
    "seats": 70,
}
CANCELLED = {
    **{name: ANNOUNCED[name] for name in ("course_id", "authority", "title")},
    "reason": "Sala este în renovare.",
}
WORK: dict[str, Any] = {
    **{name: value for name, value in EXAMPLES["course-work"].items() if name != "authority_name"},
    "authority": AUTHORITY,
}


def test_followers_hear_of_a_course_once_and_of_what_matters(world: World) -> None:
    """Announced, held at another time, cancelled; not that its programme was corrected."""
    world.subscribed("ana@example.org")
    heard = world.hear("training.course.announced", ANNOUNCED)
    world.hear("training.course.announced", ANNOUNCED, heard)
    world.hear("training.course.changed", {**ANNOUNCED, "summary": "Altfel spus."})
    world.hear("training.course.changed", {**ANNOUNCED, "starts_at": "2026-03-04T15:00:00Z"})
    world.hear("training.course.cancelled", CANCELLED)
    rows = world.rows("select data ->> 'what' as what from fact where category = 'course-news' order by id")
    assert [row["what"] for row in rows] == ["announced", "changed", "cancelled"]
    assert len(world.deliveries("course-news")) == 3


def test_a_course_is_of_education(world: World) -> None:
    """Who follows another field hears nothing."""
    world.subscribed("eva@example.org", Topic("field", "education"))
    world.subscribed("ion@example.org", Topic("field", "transport"))
    world.hear("training.course.announced", ANNOUNCED)
    assert [row["recipient"] for row in world.deliveries("course-news")] == ["eva@example.org"]


@pytest.mark.parametrize(("what", "status"), [("announced", "CONFIRMED"), ("cancelled", "CANCELLED")])
@BOTH
def test_a_calendar_keeps_the_days_free(language: str, what: str, status: str) -> None:
    """From the first to the last, as one event that is crossed out by the same name."""
    (attached,) = mail("course-news", language, what=what, reason="Sala arde.").iter_attachments()
    (event,) = Calendar.from_ical(attached.get_content()).walk("VEVENT")
    assert event["UID"] == f"course-{ANNOUNCED['course_id']}@parteneriat"
    assert event["STATUS"] == status
    assert f"{event.decoded('DTSTART')} {event.decoded('DTEND')}" == "2026-03-02 2026-03-21"


@pytest.mark.parametrize(
    ("what", "path"),
    [
        ("test-open", "/cont/cursuri/{}/test"),
        ("passed", "/cont/cursuri/{}/test"),
        ("marked", "/cont/cursuri/{}/test"),
        ("feedback-asked", "/cont/cursuri/{}/parere"),
        ("sessions-changed", "/cursuri/{}"),
    ],
)
def test_who_takes_part_is_told_with_the_page(world: World, what: str, path: str) -> None:
    """By mail and under the bell; a telephone that is locked shows no result."""
    account = world.person("ana@example.org")
    said = {**WORK, "account_id": str(account), "what": what, "percent": None, "closes_at": None}
    world.hear("training.course-work.noted", said)
    [notice] = world.rows("select path from notice where category = 'course-work'")
    assert notice["path"] == path.format(WORK["course_id"])
    assert len(world.deliveries("course-work")) >= 1


@BOTH
def test_a_result_says_what_is_left(language: str) -> None:
    """Per cent, attempts, until when; an opinion is asked for without numbers."""
    failed = mail("course-work", language).get_body(("plain",))
    asked = mail(
        "course-work", language, what="feedback-asked", percent=None, attempts_left=None, closes_at=None
    ).get_body(("plain",))
    assert failed is not None
    assert asked is not None
    assert "55 %" in failed.get_content()
    assert f"/cont/cursuri/{WORK['course_id']}/parere" in asked.get_content()
    assert "%" not in asked.get_content()
