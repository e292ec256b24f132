"""Enrolments: one person, one course; a seat, or a place in the waiting list."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Self
from uuid import UUID

from sqlalchemy.orm import Mapped

from services.training.errors.courses import NotForThem, OrganisationNeeded
from services.training.events.courses import EnrolmentNoted
from services.training.events.work import CourseWorkNoted
from services.training.events.work import What as Work
from services.training.model.audience import group_of
from services.training.model.base import Base
from services.training.model.consent import STATISTICS
from services.training.model.course import Course
from shared.ids import new_id
from shared.persistence.aggregate import Aggregate

State = Literal["enrolled", "waiting", "cancelled"]
ENROLLED, WAITING, CANCELLED = "enrolled", "waiting", "cancelled"
What = Literal["enrolled", "waiting", "moved-up", "given-back", "course-cancelled"]


@dataclass(frozen=True)
class Wish:
    """What a person says who enrols.

    Args:
        name: as it shall stand on the certificate.
        on_behalf_of: an organisation for which they come; None for who comes alone.
        locality: where they live; empty where they do not say.
        gender: for the statistics, where they agree to these and want to say it.
        agreed: to which purposes beside the course itself, of `consent.OPTIONAL`.
    """

    name: str
    on_behalf_of: UUID | None
    locality: str
    gender: str | None = None
    agreed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Entry:
    """Somebody without an account, as the list of their organisation names them.

    Args:
        organisation_name: as the list says it; empty for who comes alone.
        member_of: the group of the organisation, of `audience.GROUPS`.
    """

    name: str
    organisation_name: str
    member_of: str
    locality: str


@dataclass(frozen=True)
class Behind:
    """The organisation for which somebody comes, as it is known; `kind` is None where nobody verified it."""

    organisation_id: UUID
    name: str
    kind: str | None


class Enrolment(Aggregate, Base):
    """The name and the rest of the person go when they are erased; that a seat was taken stays."""

    __tablename__ = "enrolment"

    course_id: Mapped[UUID]
    authority: Mapped[str]
    account_id: Mapped[UUID | None]
    entered_by: Mapped[UUID | None]
    state: Mapped[str]
    name: Mapped[str]
    locality: Mapped[str]
    gender: Mapped[str | None]
    member_of: Mapped[str]
    organisation_id: Mapped[UUID | None]
    organisation_name: Mapped[str | None]
    asked_at: Mapped[datetime]
    seated_at: Mapped[datetime | None]
    cancelled_at: Mapped[datetime | None]

    @classmethod
    def ask(
        cls,
        course: Course,
        account_id: UUID,
        wish: Wish,
        behind: Behind | None,
        *,
        enrolled: int,
        now: datetime,
    ) -> Self:
        """A seat where one is free, else a place in the waiting list.

        Args:
            course: locked, so that nobody takes the seat meanwhile.
            behind: the organisation for which the person has a mandate.
            enrolled: how many have a seat.

        Raises:
            CourseCancelled, EnrolmentOver, OrganisationNeeded, NotForThem
        """
        course.require_open(now)
        member_of = group_of(behind.kind) if behind else "citizen"
        if member_of not in course.audience:
            raise NotForThem if behind else OrganisationNeeded
        has_seat = enrolled < course.seats
        made = cls(
            id=new_id(),
            course_id=course.id,
            authority=course.authority,
            account_id=account_id,
            state=ENROLLED if has_seat else WAITING,
            name=wish.name,
            locality=wish.locality,
            gender=wish.gender if STATISTICS in wish.agreed else None,
            member_of=member_of,
            organisation_id=behind.organisation_id if behind else None,
            organisation_name=behind.name if behind else None,
            asked_at=now,
            seated_at=now if has_seat else None,
        )
        made._say(course, "enrolled" if has_seat else "waiting")
        return made

    @classmethod
    def enter(cls, course: Course, entry: Entry, *, by: UUID, enrolled: int, now: datetime) -> Self:
        """Somebody on a list; nobody is told by us, for we have no address of theirs.

        Args:
            course: locked.
            by: the clerk, who has the signed form.
            enrolled: how many have a seat.

        Raises:
            CourseCancelled, EnrolmentOver: it is over, or was not announced.
            NotForThem: it is not for that group.
        """
        course.require_running(now)
        if entry.member_of not in course.audience:
            raise NotForThem
        has_seat = enrolled < course.seats
        return cls(
            id=new_id(),
            course_id=course.id,
            authority=course.authority,
            account_id=None,
            entered_by=by,
            state=ENROLLED if has_seat else WAITING,
            name=entry.name,
            locality=entry.locality,
            member_of=entry.member_of,
            organisation_id=None,
            organisation_name=entry.organisation_name or None,
            asked_at=now,
            seated_at=now if has_seat else None,
        )

    def cancel(self, course: Course, now: datetime) -> bool:
        """Give it back; twice is as good as once. Returns whether a seat is free by it."""
        if self.state == CANCELLED:
            return False
        had_seat = self.state == ENROLLED
        self.state, self.cancelled_at = CANCELLED, now
        self._say(course, "given-back")
        return had_seat

    def move_up(self, course: Course, now: datetime) -> None:
        """Who has waited has a seat now."""
        self.state, self.seated_at = ENROLLED, now
        self._say(course, "moved-up")

    def hear_of_cancelling(self, course: Course) -> None:
        """The course will not be held."""
        self._say(course, "course-cancelled", course.cancel_reason or "")

    def hear_of_work(
        self,
        course: Course,
        what: Work,
        *,
        percent: int | None = None,
        attempts_left: int | None = None,
        closes_at: datetime | None = None,
    ) -> None:
        """Something is to be done in the course, or to be known of what was done; by who has an account."""
        if self.account_id is None:
            return
        self.record(
            CourseWorkNoted(
                enrolment_id=self.id,
                course_id=self.course_id,
                authority=self.authority,
                account_id=self.account_id,
                title=course.title,
                what=what,
                percent=percent,
                attempts_left=attempts_left,
                closes_at=closes_at,
            )
        )

    def forget_person(self, now: datetime) -> None:
        """The person is erased; a seat that they had stays counted once the course is over."""
        self.name = self.locality = ""
        self.gender = None
        if self.state != CANCELLED:
            self.state, self.cancelled_at = CANCELLED, now

    def _say(self, course: Course, what: What, reason: str = "") -> None:
        if self.account_id is None:
            return
        assert course.starts_at  # noqa: S101 - what was announced has sessions
        self.record(
            EnrolmentNoted(
                enrolment_id=self.id,
                course_id=self.course_id,
                authority=self.authority,
                account_id=self.account_id,
                title=course.title,
                what=what,
                starts_at=course.starts_at,
                reason=reason,
            )
        )
