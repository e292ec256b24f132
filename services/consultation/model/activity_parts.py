"""What belongs to a joint activity: partners, tasks, costs, files, what follows, and what happened to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal, Protocol
from uuid import UUID

from sqlalchemy import ForeignKey, Numeric
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.consultation.errors.activities import AlternativeMissing, ConsentMissing
from services.consultation.events.activities import ActivityPartNoted
from services.consultation.model.base import Base

PartState = Literal["invited", "confirmed", "declined"]
INVITED: PartState = "invited"
CONFIRMED: PartState = "confirmed"
DECLINED: PartState = "declined"
FollowUpKind = Literal["consultation", "agreement", "other"]
FileKind = Literal["document", "photo"]
MOST_PARTNERS, MOST_TASKS, MOST_COSTS, MOST_FOLLOW_UPS = 30, 100, 100, 20


class Partner(Base):
    """An organisation, or the authority where there is none, and its part in words."""

    __tablename__ = "activity_partner"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    activity_id: Mapped[UUID] = mapped_column(ForeignKey("activity.id", ondelete="CASCADE"))
    organisation_id: Mapped[UUID | None]
    name: Mapped[str]
    role: Mapped[str]
    state: Mapped[str]
    is_proposer: Mapped[bool]
    asked_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[UUID | None]
    statement: Mapped[str | None]
    said_by: Mapped[str | None]

    def answer(self, state: PartState, by: UUID, now: datetime) -> None:
        """What its representative says."""
        self.state, self.answered_at, self.answered_by = state, now, by

    @property
    def is_there(self) -> bool:
        """Whether it takes part, or may still say so."""
        return self.state != DECLINED

    def ask_anew(self, now: datetime) -> None:
        """What it confirmed has become something else."""
        self.state, self.asked_at, self.answered_at, self.answered_by = INVITED, now, None, None


class Task(Base):
    """What a partner does until a day."""

    __tablename__ = "activity_task"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    activity_id: Mapped[UUID] = mapped_column(ForeignKey("activity.id", ondelete="CASCADE"))
    partner_id: Mapped[UUID] = mapped_column(ForeignKey("activity_partner.id", ondelete="CASCADE"))
    what: Mapped[str]
    due_on: Mapped[date]
    done_at: Mapped[datetime | None]
    reminded_of: Mapped[date | None]


class Cost(Base):
    """A line of the budget, in lei, as it was stated."""

    __tablename__ = "activity_cost"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    activity_id: Mapped[UUID] = mapped_column(ForeignKey("activity.id", ondelete="CASCADE"))
    partner_id: Mapped[UUID] = mapped_column(ForeignKey("activity_partner.id", ondelete="CASCADE"))
    position: Mapped[int]
    what: Mapped[str]
    amount: Mapped[Decimal] = mapped_column(Numeric(12, 2))
    source: Mapped[str]


class ActivityFile(Base):
    """A document or a photo; its id is that of the attachment that holds the content."""

    __tablename__ = "activity_file"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    activity_id: Mapped[UUID] = mapped_column(ForeignKey("activity.id", ondelete="CASCADE"))
    kind: Mapped[str]
    title: Mapped[str]
    alternative: Mapped[str]
    consent: Mapped[str]
    consent_by: Mapped[str]
    consent_on: Mapped[date | None]
    added_by: Mapped[UUID | None]
    added_at: Mapped[datetime]


class FollowUp(Base):
    """What came of it; `url` is there once it is a consultation or an agreement."""

    __tablename__ = "activity_follow_up"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    activity_id: Mapped[UUID] = mapped_column(ForeignKey("activity.id", ondelete="CASCADE"))
    kind: Mapped[str]
    title: Mapped[str]
    url: Mapped[str | None]
    added_at: Mapped[datetime]


class Invited(Base):
    """Who was invited, once: `press`, `citizens`, an organisation's id, an account's, or an address."""

    __tablename__ = "activity_invited"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    activity_id: Mapped[UUID] = mapped_column(ForeignKey("activity.id", ondelete="CASCADE"))
    who: Mapped[str]
    invited_at: Mapped[datetime]


class ActivityEntry(Base):
    """What happened to it at a time; only ever added to."""

    __tablename__ = "activity_entry"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    activity_id: Mapped[UUID] = mapped_column(ForeignKey("activity.id", ondelete="CASCADE"))
    kind: Mapped[str]
    at: Mapped[datetime]
    by: Mapped[UUID | None]
    reason: Mapped[str]
    details: Mapped[dict[str, Any]] = mapped_column(JSONB)
    is_public: Mapped[bool]


class Of(Protocol):
    """The activity of which partners are told."""

    @property
    def id(self) -> UUID: ...
    @property
    def authority(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def starts_at(self) -> datetime: ...


@dataclass(frozen=True)
class CostLine:
    """What costs how much, who bears it and from which money; `partner_id` is one of the activity's."""

    partner_id: UUID
    what: str
    amount: Decimal
    source: str


@dataclass(frozen=True)
class TaskLine:
    """Who does what until when."""

    partner_id: UUID
    what: str
    due_on: date


@dataclass(frozen=True)
class Described:
    """What is said of a file; of a photo also who agreed to be shown, who states so, and since when."""

    kind: FileKind
    title: str
    alternative: str = ""
    consent: str = ""
    consent_by: str = ""
    consent_on: date | None = None

    def require_consent(self, today: date) -> None:
        """A photo is taken only with a statement of consent and with words for who cannot see it.

        Raises:
            ConsentMissing: or it is of a day to come.
            AlternativeMissing
        """
        if self.kind != "photo":
            return
        stated = self.consent and self.consent_by and self.consent_on
        if not stated or (self.consent_on and self.consent_on > today):
            raise ConsentMissing
        if not self.alternative:
            raise AlternativeMissing


def total(lines: Sequence[CostLine] | Sequence[Cost]) -> Decimal:
    """The sum of what was stated, in lei."""
    return sum((line.amount for line in lines), Decimal("0.00"))


def told(
    of: Of,
    what: str,
    people: Sequence[UUID],
    partner: Partner,
    *,
    reason: str = "",
    task: Task | None = None,
) -> list[ActivityPartNoted]:
    """What each of those who speak for a partner is told.

    Args:
        of: the activity.
        what: a word of the event's own.
        people: their accounts.
        partner: who is asked, has answered, or whose task it is.
    """
    return [
        ActivityPartNoted(
            activity_id=of.id,
            authority=of.authority,
            account_id=account_id,
            title=of.title,
            what=what,  # type: ignore[arg-type]
            starts_at=of.starts_at,
            partner=partner.name,
            for_authority=partner.organisation_id is None,
            reason=reason,
            task=task.what if task else "",
            due_on=task.due_on if task else None,
        )
        for account_id in people
    ]
