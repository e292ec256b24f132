"""Organisations and what authorities find about them."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Literal
from uuid import UUID

from shared.messaging.events import Event, Stream

_ORGANISATION = UUID("01990000-0000-7000-8000-000000000001")

_ACCOUNT = UUID("01990000-0000-7000-8000-000000000002")


@dataclass(frozen=True, kw_only=True)
class OrganisationRegistered(Event):
    """An organisation has asked an authority to be registered; its name is public only once verified."""

    TYPE: ClassVar[str] = "organisation.registered"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "organisation_id": _ORGANISATION,
        "authority": "oras-exemplu",
        "kind": "association",
    }
    organisation_id: UUID
    authority: str
    kind: str
    state: Literal["pending"] = "pending"


@dataclass(frozen=True, kw_only=True)
class OrganisationVerified(Event):
    """An authority has found that the organisation is what it says; dates are days in Romania."""

    TYPE: ClassVar[str] = "organisation.verified"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "organisation_id": _ORGANISATION,
        "authority": "oras-exemplu",
        "name": "Asociația Exemplu pentru Străzi Liniștite",
        "kind": "association",
        "cui": None,
        "locality": "Orașul Exemplu",
        "verified_on": date(2026, 1, 13),
    }
    organisation_id: UUID
    authority: str
    name: str
    kind: str
    cui: str | None
    locality: str
    verified_on: date
    state: Literal["verified"] = "verified"


@dataclass(frozen=True, kw_only=True)
class OrganisationRequestRefused(Event):
    """An authority has refused to register the organisation; the reason is for who asked."""

    TYPE: ClassVar[str] = "organisation.request-refused"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    PERSON: ClassVar[str | None] = "account_id"
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "organisation_id": _ORGANISATION,
        "authority": "oras-exemplu",
        "account_id": _ACCOUNT,
        "reason": "Hotărârea judecătorească este a altei asociații.",
    }
    organisation_id: UUID
    authority: str
    account_id: UUID
    reason: str


EVENTS: tuple[type[Event], ...] = (
    OrganisationRegistered,
    OrganisationVerified,
    OrganisationRequestRefused,
)
