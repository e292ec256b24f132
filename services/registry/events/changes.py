"""Changes of what was verified: what everybody may know, and what is between who asks and the clerk."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Literal
from uuid import UUID

from shared.messaging.events import Event, Stream

_ORGANISATION = UUID("01990000-0000-7000-8000-000000000001")
_ACCOUNT = UUID("01990000-0000-7000-8000-000000000002")
_SPOKEN = {
    "change_id": UUID("01990000-0000-7000-8000-000000000006"),
    "organisation_id": _ORGANISATION,
    "organisation_name": "Asociația Exemplu pentru Străzi Liniștite",
    "authority": "oras-exemplu",
    "account_id": _ACCOUNT,
}


@dataclass(frozen=True, kw_only=True)
class OrganisationChanged(Event):
    """What was verified of an organisation is otherwise, for every authority: its public state after it.

    `authority` has accepted the change, `changed` names the fields, `version` is the organisation's after it.
    """

    TYPE: ClassVar[str] = "organisation.changed"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "organisation_id": _ORGANISATION,
        "authority": "oras-exemplu",
        "name": "Asociația Exemplu pentru Orașe Liniștite",
        "kind": "association",
        "cui": None,
        "register_number": "3315/A/2026",
        "court": "Judecătoria Exemplu",
        "locality": "Orașul Exemplu",
        "locality_siruta": None,
        "fields": ["mediu"],
        "changed": ["name"],
        "changed_on": date(2026, 2, 10),
        "version": 3,
    }
    organisation_id: UUID
    authority: str
    name: str
    kind: str
    cui: str | None
    register_number: str | None
    court: str | None
    locality: str
    locality_siruta: int | None
    fields: list[str]
    changed: list[str]
    changed_on: date
    version: int


@dataclass(frozen=True, kw_only=True)
class ChangeQuestioned(Event):
    """An authority asks something before it decides about a change; `account_id` is who asked for it."""

    TYPE: ClassVar[str] = "organisation.change-questioned"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    PERSON: ClassVar[str | None] = "account_id"
    EXAMPLE: ClassVar[dict[str, Any]] = {**_SPOKEN, "text": "Din ce zi este sediul cel nou?"}
    change_id: UUID
    organisation_id: UUID
    organisation_name: str
    authority: str
    account_id: UUID
    text: str


@dataclass(frozen=True, kw_only=True)
class ChangeAnswered(ChangeQuestioned):
    """Who asked for a change has answered; `account_id` is the clerk who wanted to know."""

    TYPE: ClassVar[str] = "organisation.change-answered"
    EXAMPLE: ClassVar[dict[str, Any]] = {**_SPOKEN, "text": "Din 1 februarie; am atașat hotărârea."}


@dataclass(frozen=True, kw_only=True)
class ChangeDecided(Event):
    """An authority has accepted a change or refused it; the reason is for who asked.

    `representative` is `self` where they asked to represent the organisation, `another` where they named
    somebody who is to, null where it was about facts alone.
    """

    TYPE: ClassVar[str] = "organisation.change-decided"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    PERSON: ClassVar[str | None] = "account_id"
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **_SPOKEN,
        "decision": "refused",
        "reason": "Hotărârea nu este a organului care poate schimba sediul.",
    }
    change_id: UUID
    organisation_id: UUID
    organisation_name: str
    authority: str
    account_id: UUID
    decision: Literal["accepted", "refused"]
    reason: str | None
    representative: str | None = None


@dataclass(frozen=True, kw_only=True)
class RepresentativeChangeAsked(Event):
    """An authority is asked that another person represent an organisation; `account_id` does so now.

    `is_claim` where a person who does not represent it has asked for themselves. Who, the event does not say.
    """

    TYPE: ClassVar[str] = "organisation.representative-change-asked"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    PERSON: ClassVar[str | None] = "account_id"
    EXAMPLE: ClassVar[dict[str, Any]] = {**_SPOKEN, "is_claim": True}
    change_id: UUID
    organisation_id: UUID
    organisation_name: str
    authority: str
    account_id: UUID
    is_claim: bool


@dataclass(frozen=True, kw_only=True)
class RepresentativeChangeDecided(RepresentativeChangeAsked):
    """It has accepted or refused it; `account_id` represented the organisation until then.

    An accepted claim has ended their mandate. Who was named by a representative has to confirm first; then
    their mandate ends unless `others_stay`.
    """

    TYPE: ClassVar[str] = "organisation.representative-change-decided"
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **_SPOKEN,
        "is_claim": True,
        "decision": "accepted",
        "others_stay": False,
    }
    decision: Literal["accepted", "refused"]
    others_stay: bool


EVENTS: tuple[type[Event], ...] = (
    OrganisationChanged,
    ChangeQuestioned,
    ChangeAnswered,
    ChangeDecided,
    RepresentativeChangeAsked,
    RepresentativeChangeDecided,
)
