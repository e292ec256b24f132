"""Mandates that were offered: to an address, until the person there confirms, refuses, or lets it be."""

from datetime import date, datetime, timedelta
from typing import Literal, Self
from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from services.registry.errors.mandates import (
    NoSuchOffer,
    OfferDecided,
    OfferExpired,
    SpanBackwards,
    SpanInThePast,
    SpanTooLong,
)
from services.registry.model.account import Account
from services.registry.model.base import Base
from services.registry.model.days import day_begins, day_in_romania
from services.registry.model.mandate import Role, Span
from shared.email_addresses import email_key, normalise_email
from shared.ids import new_id
from shared.persistence.aggregate import Aggregate

OFFER_LASTS = timedelta(days=30)
LONGEST_YEARS = 5
State = Literal["waiting", "confirmed", "refused", "withdrawn", "expired"]


class MandateOffer(Aggregate, Base):
    """It belongs to whoever has an account with its address, now or later; no secret is needed for it.

    `change_id` is the accepted request that it came of: then the person takes the others' place.
    """

    __tablename__ = "mandate_offer"
    __table_args__ = (
        Index(
            "uq_mandate_offer_waiting",
            "organisation_id",
            "email_key",
            unique=True,
            postgresql_where=text("state = 'waiting'"),
        ),
    )

    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), index=True)
    role: Mapped[str]
    email: Mapped[str]
    email_key: Mapped[str] = mapped_column(index=True)
    from_date: Mapped[date]
    until_date: Mapped[date]
    offered_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    offered_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    state: Mapped[str]
    decided_at: Mapped[datetime | None]
    change_id: Mapped[UUID | None] = mapped_column(ForeignKey("change_request.id"))

    @classmethod
    def make(
        cls,
        organisation_id: UUID,
        email: str,
        role: Role,
        from_date: date,
        until_date: date,
        *,
        offered_by: UUID,
        now: datetime,
        change_id: UUID | None = None,
    ) -> Self:
        """An offer that waits, for 30 days but not longer than the mandate would last.

        Raises:
            EmailNotValid, SpanInThePast, SpanBackwards, SpanTooLong
        """
        check_span(from_date, until_date, day_in_romania(now))
        email = normalise_email(email)
        return cls(
            id=new_id(),
            organisation_id=organisation_id,
            role=role,
            email=email,
            email_key=email_key(email),
            from_date=from_date,
            until_date=until_date,
            offered_by=offered_by,
            offered_at=now,
            expires_at=min(now + OFFER_LASTS, day_begins(until_date + timedelta(days=1))),
            state="waiting",
            decided_at=None,
            change_id=change_id,
        )

    def span(self, today: date) -> Span:
        """The days for which it is offered, and that are still to come."""
        return Span(from_date=max(self.from_date, today), until_date=self.until_date)

    def decide(self, person: Account, state: Literal["confirmed", "refused"], now: datetime) -> None:
        """Let the person whose address it is say yes or no.

        Raises:
            NoSuchOffer: it is another's.
            OfferDecided, OfferExpired
        """
        if person.email_key != self.email_key:
            raise NoSuchOffer()
        self._close(state, now)

    def withdraw(self, now: datetime) -> None:
        """Take it back before it was decided.

        Raises:
            OfferDecided, OfferExpired
        """
        self._close("withdrawn", now)

    def _close(self, state: State, now: datetime) -> None:
        if self.state == "expired" or (self.state == "waiting" and self.expires_at <= now):
            raise OfferExpired()
        if self.state != "waiting":
            raise OfferDecided()
        self.state, self.decided_at = state, now


def check_span(from_date: date, until_date: date, today: date) -> None:
    """Days for which a mandate may be offered.

    Raises:
        SpanInThePast, SpanBackwards, SpanTooLong
    """
    if from_date < today:
        raise SpanInThePast()
    if until_date < from_date:
        raise SpanBackwards()
    if (until_date.year, until_date.month, until_date.day) > (
        from_date.year + LONGEST_YEARS,
        from_date.month,
        from_date.day,
    ):
        raise SpanTooLong(years=LONGEST_YEARS)
