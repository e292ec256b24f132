"""Who speaks for whom."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.registry.model.mandate import Role


@dataclass(frozen=True, kw_only=True)
class OfferMandate:
    """Ask the person with an address to speak for an organisation; days are Romania's, both included."""

    organisation_id: UUID
    by: UUID
    email: str
    role: Role
    from_date: date
    until_date: date
    language: str


@dataclass(frozen=True)
class ConfirmOffer:
    """Take on a mandate that was offered to one's address."""

    offer_id: UUID
    account_id: UUID


@dataclass(frozen=True)
class RefuseOffer:
    """Say no to a mandate that was offered to one's address."""

    offer_id: UUID
    account_id: UUID


@dataclass(frozen=True)
class WithdrawOffer:
    """Take back an offer that waits."""

    offer_id: UUID
    by: UUID


@dataclass(frozen=True)
class EndMandate:
    """Let a person speak for an organisation no longer.

    Args:
        by: the holder, or a legal representative of the organisation; None for an operator, who may all.
        without_successor: it is meant, also if nobody represents the organisation after that.
    """

    mandate_id: UUID
    by: UUID | None = None
    without_successor: bool = False


@dataclass(frozen=True)
class ExpireMandates:
    """End what has had its last day."""


@dataclass(frozen=True)
class RemindOfMandates:
    """Tell whom it concerns that mandates end soon."""


@dataclass(frozen=True)
class ExpireOffers:
    """Close offers that nobody answered, and forget those that were closed a month ago."""
