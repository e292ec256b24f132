"""Who speaks for whom."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from shared.messaging.events import Event, Stream

_ORGANISATION = UUID("01990000-0000-7000-8000-000000000001")

_ACCOUNT = UUID("01990000-0000-7000-8000-000000000002")

_MANDATE = UUID("01990000-0000-7000-8000-000000000003")


@dataclass(frozen=True, kw_only=True)
class MandateGiven(Event):
    """A person may speak for an organisation, in a role, from a day on; days are Romania's."""

    TYPE: ClassVar[str] = "mandate.given"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    PERSON: ClassVar[str | None] = "account_id"
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "mandate_id": _MANDATE,
        "account_id": _ACCOUNT,
        "organisation_id": _ORGANISATION,
        "organisation_name": "Asociația Exemplu pentru Străzi Liniștite",
        "role": "legal-representative",
        "from_date": date(2026, 1, 13),
        "until_date": None,
    }
    mandate_id: UUID
    account_id: UUID
    organisation_id: UUID
    organisation_name: str
    role: str
    from_date: date
    until_date: date | None


@dataclass(frozen=True, kw_only=True)
class MandateEnded(MandateGiven):
    """A person no longer speaks for an organisation; `until_date` is the last day."""

    TYPE: ClassVar[str] = "mandate.ended"
    EXAMPLE: ClassVar[dict[str, Any]] = {**MandateGiven.EXAMPLE, "until_date": date(2026, 6, 30)}


EVENTS: tuple[type[Event], ...] = (
    MandateGiven,
    MandateEnded,
)
