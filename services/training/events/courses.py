"""Of courses and enrolments."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, ClassVar, Literal
from uuid import UUID

from shared.messaging.events import Event, Stream

ACCOUNT = UUID("01990000-0000-7000-8000-000000000002")
COURSE = UUID("01990000-0000-7000-8000-000000000031")
ENROLMENT = UUID("01990000-0000-7000-8000-000000000032")
TITLE = "Competențe sociale și civice (exemplu)"
_COURSE: dict[str, Any] = {
    "course_id": COURSE,
    "authority": "oras-exemplu",
    "title": TITLE,
    "summary": "Cum se scrie o recomandare și cum se urmărește.",
    "hours": 24,
    "seats": 70,
    "audience": ("ngo", "social-partner"),
    "starts_at": datetime(2026, 3, 2, 15, 0, tzinfo=UTC),
    "ends_at": datetime(2026, 3, 20, 18, 0, tzinfo=UTC),
    "enrol_until": date(2026, 2, 27),
    "is_example": True,
}


@dataclass(frozen=True, kw_only=True)
class CourseAnnounced(Event):
    """A course will be held, and people can enrol."""

    TYPE: ClassVar[str] = "course.announced"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = _COURSE
    course_id: UUID
    authority: str
    title: str
    summary: str
    hours: int
    seats: int
    audience: tuple[str, ...]
    starts_at: datetime
    ends_at: datetime
    enrol_until: date
    is_example: bool


@dataclass(frozen=True, kw_only=True)
class CourseChanged(CourseAnnounced):
    """A course that was announced is held otherwise: all of it as it is now."""

    TYPE: ClassVar[str] = "course.changed"


@dataclass(frozen=True, kw_only=True)
class CourseCancelled(Event):
    """A course that was announced will not be held."""

    TYPE: ClassVar[str] = "course.cancelled"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "course_id": COURSE,
        "authority": "oras-exemplu",
        "title": TITLE,
        "reason": "Sala este în renovare.",
    }
    course_id: UUID
    authority: str
    title: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class EnrolmentNoted(Event):
    """Where a person stands with a course: has a seat, waits for one, has given it back, or it was cancelled.

    `what` is `moved-up` for who has waited and has a seat now.
    """

    TYPE: ClassVar[str] = "enrolment.noted"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    PERSON: ClassVar[str | None] = "account_id"
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "enrolment_id": ENROLMENT,
        "course_id": COURSE,
        "authority": "oras-exemplu",
        "account_id": ACCOUNT,
        "title": TITLE,
        "what": "enrolled",
        "starts_at": datetime(2026, 3, 2, 15, 0, tzinfo=UTC),
        "reason": "",
    }
    enrolment_id: UUID
    course_id: UUID
    authority: str
    account_id: UUID
    title: str
    what: Literal["enrolled", "waiting", "moved-up", "given-back", "course-cancelled"]
    starts_at: datetime
    reason: str


EVENTS: tuple[type[Event], ...] = (
    CourseAnnounced,
    CourseChanged,
    CourseCancelled,
    EnrolmentNoted,
)
