"""Partnership agreements: signed, bound longer, at an end; and to whom an end is to be told beforehand."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from shared.messaging.events import Event, Stream

_AGREEMENT = UUID("01990000-0000-7000-8000-000000000011")
_ORGANISATION = UUID("01990000-0000-7000-8000-000000000001")
_ACCOUNT = UUID("01990000-0000-7000-8000-000000000002")


@dataclass(frozen=True, kw_only=True)
class AgreementSigned(Event):
    """All parties of a partnership agreement have signed it; dates are days in Romania.

    `organisation_ids` names those of the registry; `renews` the agreement that it follows.
    """

    TYPE: ClassVar[str] = "agreement.signed"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "agreement_id": _AGREEMENT,
        "authority": "oras-exemplu",
        "title": "Acord de parteneriat pentru dezvoltare locală (exemplu)",
        "organisation_ids": [_ORGANISATION],
        "legal_basis": "HCL Exemplu 1/2026",
        "signed_on": date(2026, 1, 13),
        "from_date": date(2026, 2, 1),
        "until_date": date(2028, 1, 31),
        "renews": None,
    }
    agreement_id: UUID
    authority: str
    title: str
    organisation_ids: tuple[UUID, ...]
    legal_basis: str | None
    signed_on: date
    from_date: date
    until_date: date | None
    renews: UUID | None


@dataclass(frozen=True, kw_only=True)
class AgreementExtended(Event):
    """A partnership agreement binds longer than was written, until `until_date` included."""

    TYPE: ClassVar[str] = "agreement.extended"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "agreement_id": _AGREEMENT,
        "authority": "oras-exemplu",
        "until_date": date(2029, 1, 31),
        "legal_basis": "Act adițional 1 (exemplu)",
    }
    agreement_id: UUID
    authority: str
    until_date: date
    legal_basis: str


@dataclass(frozen=True, kw_only=True)
class AgreementEnded(Event):
    """A partnership agreement binds no longer: `ended` by its date, `terminated`, or `renewed` by another."""

    TYPE: ClassVar[str] = "agreement.ended"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "agreement_id": _AGREEMENT,
        "authority": "oras-exemplu",
        "state": "ended",
        "ended_on": date(2028, 1, 31),
    }
    agreement_id: UUID
    authority: str
    state: str
    ended_on: date


@dataclass(frozen=True, kw_only=True)
class AgreementEndComing(Event):
    """A clerk or legal representative is to know that an agreement ends in `days_left` days."""

    TYPE: ClassVar[str] = "agreement.end-announced"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    PERSON: ClassVar[str | None] = "account_id"
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "agreement_id": _AGREEMENT,
        "authority": "oras-exemplu",
        "account_id": _ACCOUNT,
        "title": "Acord de parteneriat pentru dezvoltare locală (exemplu)",
        "until_date": date(2028, 1, 31),
        "days_left": 30,
    }
    agreement_id: UUID
    authority: str
    account_id: UUID
    title: str
    until_date: date
    days_left: int


EVENTS: tuple[type[Event], ...] = (AgreementSigned, AgreementExtended, AgreementEnded, AgreementEndComing)
