"""Of what people do in a course: tests, marks, opinions."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, ClassVar, Literal
from uuid import UUID

from services.training.events.courses import ACCOUNT, COURSE, ENROLMENT, TITLE
from shared.messaging.events import Event, Stream

What = Literal["test-open", "passed", "failed", "marked", "feedback-asked", "sessions-changed"]


@dataclass(frozen=True, kw_only=True)
class CourseWorkNoted(Event):
    """Something is to be done or known by who takes part in a course: its test, their result, their opinion.

    `percent` and `attempts_left` are of a test that was handed in; `closes_at` of one that is open.
    """

    TYPE: ClassVar[str] = "course-work.noted"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    PERSON: ClassVar[str | None] = "account_id"
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "enrolment_id": ENROLMENT,
        "course_id": COURSE,
        "authority": "oras-exemplu",
        "account_id": ACCOUNT,
        "title": TITLE,
        "what": "test-open",
        "percent": None,
        "attempts_left": 2,
        "closes_at": datetime(2026, 3, 31, 21, 0, tzinfo=UTC),
    }
    enrolment_id: UUID
    course_id: UUID
    authority: str
    account_id: UUID
    title: str
    what: What
    percent: int | None
    attempts_left: int | None
    closes_at: datetime | None


EVENTS: tuple[type[Event], ...] = (CourseWorkNoted,)
