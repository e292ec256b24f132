"""What becomes of organisations after they were verified."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Literal
from uuid import UUID

from shared.messaging.events import Event, Stream

_ORGANISATION = UUID("01990000-0000-7000-8000-000000000001")
_ACCOUNT = UUID("01990000-0000-7000-8000-000000000002")
_SUCCESSOR = UUID("01990000-0000-7000-8000-000000000004")
_OF = {
    "organisation_id": _ORGANISATION,
    "authority": "oras-exemplu",
    "name": "Asociația Exemplu pentru Străzi Liniștite",
}
Decision = Literal["suspended", "restored", "struck-off", "dissolved", "merged"]


@dataclass(frozen=True, kw_only=True)
class OrganisationSuspended(Event):
    """What an authority found about an organisation does not count for the time being."""

    TYPE: ClassVar[str] = "organisation.suspended"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {**_OF, "suspended_on": date(2026, 3, 2), "state": "suspended"}
    organisation_id: UUID
    authority: str
    name: str
    suspended_on: date
    state: Literal["suspended"]


@dataclass(frozen=True, kw_only=True)
class OrganisationRestored(Event):
    """A suspension is lifted: the organisation is verified by the authority again."""

    TYPE: ClassVar[str] = "organisation.restored"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {**_OF, "restored_on": date(2026, 3, 16), "state": "verified"}
    organisation_id: UUID
    authority: str
    name: str
    restored_on: date
    state: Literal["verified"]


@dataclass(frozen=True, kw_only=True)
class OrganisationStruckOff(Event):
    """An authority no longer has the organisation in its registry; it may ask anew."""

    TYPE: ClassVar[str] = "organisation.struck-off"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {**_OF, "struck_off_on": date(2026, 4, 20), "state": "struck-off"}
    organisation_id: UUID
    authority: str
    name: str
    struck_off_on: date
    state: Literal["struck-off"]


@dataclass(frozen=True, kw_only=True)
class OrganisationDissolved(Event):
    """An organisation no longer exists, for any authority; nobody speaks for it."""

    TYPE: ClassVar[str] = "organisation.dissolved"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "organisation_id": _ORGANISATION,
        "name": "Asociația Exemplu pentru Străzi Liniștite",
        "dissolved_on": date(2026, 5, 29),
        "life": "dissolved",
    }
    organisation_id: UUID
    name: str
    dissolved_on: date
    life: Literal["dissolved"]


@dataclass(frozen=True, kw_only=True)
class OrganisationMerged(Event):
    """An organisation no longer exists, for any authority; another goes on in its place."""

    TYPE: ClassVar[str] = "organisation.merged"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "organisation_id": _ORGANISATION,
        "name": "Asociația Exemplu pentru Străzi Liniștite",
        "merged_into": _SUCCESSOR,
        "merged_into_name": "Federația Exemplu pentru Străzi",
        "merged_on": date(2026, 5, 29),
        "life": "merged",
    }
    organisation_id: UUID
    name: str
    merged_into: UUID
    merged_into_name: str
    merged_on: date
    life: Literal["merged"]


@dataclass(frozen=True, kw_only=True)
class OrganisationDecisionTaken(Event):
    """An authority has decided about an organisation that a person represents; the reason is for them."""

    TYPE: ClassVar[str] = "organisation.decision-taken"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    PERSON: ClassVar[str | None] = "account_id"
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "organisation_id": _ORGANISATION,
        "organisation_name": "Asociația Exemplu pentru Străzi Liniștite",
        "authority": "oras-exemplu",
        "account_id": _ACCOUNT,
        "decision": "suspended",
        "reason": "Sediul nu mai este cel declarat.",
        "decided_on": date(2026, 3, 2),
    }
    organisation_id: UUID
    organisation_name: str
    authority: str
    account_id: UUID
    decision: Decision
    reason: str
    decided_on: date


EVENTS: tuple[type[Event], ...] = (
    OrganisationSuspended,
    OrganisationRestored,
    OrganisationStruckOff,
    OrganisationDissolved,
    OrganisationMerged,
    OrganisationDecisionTaken,
)
