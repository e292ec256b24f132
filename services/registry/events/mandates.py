"""Who speaks for whom."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, ClassVar
from uuid import UUID

from shared.messaging.events import Event, Stream

_ORGANISATION = UUID("01990000-0000-7000-8000-000000000001")

_ACCOUNT = UUID("01990000-0000-7000-8000-000000000002")

_MANDATE = UUID("01990000-0000-7000-8000-000000000003")


@dataclass(frozen=True, kw_only=True)
class MandateGiven(Event):
    """A person may speak for an organisation, in a role, from a day on; days are Romania's.

    The role is `legal-representative`, `delegate`, or `observer`, who reads and does not speak. `given_by` is
    the representative who gave it, or the person where an authority accepted that they represent it from now
    on; null where it came with the organisation's verification.
    """

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
        "given_by": None,
    }
    mandate_id: UUID
    account_id: UUID
    organisation_id: UUID
    organisation_name: str
    role: str
    from_date: date
    until_date: date | None
    given_by: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class MandateEnded(MandateGiven):
    """A person no longer speaks for an organisation; `until_date` is the last day, `ended_at` the instant.

    `how` it ended: `by-date`, `by-representative`, `by-holder`, `by-operator`, `with-organisation`;
    `by-successor` when a new legal representative confirmed, `by-authority` when an authority accepted one.
    """

    TYPE: ClassVar[str] = "mandate.ended"
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **MandateGiven.EXAMPLE,
        "until_date": date(2026, 6, 30),
        "ended_at": datetime(2026, 6, 30, 21, 0, tzinfo=UTC),
        "how": "by-date",
    }
    ended_at: datetime | None = None
    how: str | None = None


@dataclass(frozen=True, kw_only=True)
class MandateExpiring(Event):
    """A mandate ends soon: `account_id` is who is to be told, `holder_id` whose mandate it is."""

    TYPE: ClassVar[str] = "mandate.expiry-neared"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    PERSON: ClassVar[str | None] = "account_id"
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "mandate_id": _MANDATE,
        "account_id": _ACCOUNT,
        "holder_id": _ACCOUNT,
        "organisation_id": _ORGANISATION,
        "organisation_name": "Asociația Exemplu pentru Străzi Liniștite",
        "role": "delegate",
        "until_date": date(2026, 6, 30),
    }
    mandate_id: UUID
    account_id: UUID
    holder_id: UUID
    organisation_id: UUID
    organisation_name: str
    role: str
    until_date: date


EVENTS: tuple[type[Event], ...] = (
    MandateGiven,
    MandateEnded,
    MandateExpiring,
)
