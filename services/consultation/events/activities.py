"""What organisations and authorities hold together: in public by their names, to partners and guests each."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, ClassVar, Literal
from uuid import UUID

from services.consultation.events.samples import ACCOUNT, ORGANISATION
from shared.messaging.events import Event, Stream

ACTIVITY = UUID("01990000-0000-7000-8000-000000000051")
TITLE = "Curățăm malul Dâmbului"
STARTS = datetime(2026, 4, 18, 6, 0, tzinfo=UTC)
ENDS = datetime(2026, 4, 18, 11, 0, tzinfo=UTC)
_SAID: dict[str, Any] = {
    "activity_id": ACTIVITY,
    "authority": "oras-exemplu",
    "title": TITLE,
    "kind": "clean-up",
    "starts_at": STARTS,
    "ends_at": ENDS,
    "place": "Podul de pe Dâmbu",
    "online_url": None,
    "partners": ["Asociația Exemplu pentru Străzi Liniștite", "Orașul Exemplu"],
    "organisation_ids": [ORGANISATION],
    "is_example": True,
}
_INVITED: dict[str, Any] = {
    name: _SAID[name]
    for name in ("activity_id", "authority", "title", "kind", "starts_at", "ends_at", "place", "partners")
}


@dataclass(frozen=True, kw_only=True)
class ActivityAnnounced(Event):
    """An authority and organisations will hold something together; `partners` are those who confirmed."""

    TYPE: ClassVar[str] = "activity.announced"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = _SAID
    activity_id: UUID
    authority: str
    title: str
    kind: str
    starts_at: datetime
    ends_at: datetime
    place: str
    online_url: str | None
    partners: list[str]
    organisation_ids: list[UUID]
    is_example: bool


@dataclass(frozen=True, kw_only=True)
class ActivityChanged(ActivityAnnounced):
    """What was announced will be otherwise: all of it as it is now; `changed` names the fields."""

    TYPE: ClassVar[str] = "activity.changed"
    EXAMPLE: ClassVar[dict[str, Any]] = {**_SAID, "changed": ["place"], "reason": "Plouă pe mal."}
    changed: list[str]
    reason: str


@dataclass(frozen=True, kw_only=True)
class ActivityCancelled(ActivityAnnounced):
    """What was announced will not be held."""

    TYPE: ClassVar[str] = "activity.cancelled"
    EXAMPLE: ClassVar[dict[str, Any]] = {**_SAID, "reason": "Cod galben de furtună."}
    reason: str


@dataclass(frozen=True, kw_only=True)
class ActivityHeld(ActivityAnnounced):
    """It was held; `people` is how many took part, where somebody counted."""

    TYPE: ClassVar[str] = "activity.held"
    EXAMPLE: ClassVar[dict[str, Any]] = {**_SAID, "results": "S-au strâns 80 de saci.", "people": 120}
    results: str
    people: int | None


@dataclass(frozen=True, kw_only=True)
class ActivityPartNoted(Event):
    """Who speaks for a partner is asked, or told of another partner's answer, a task, a change or the end.

    `partner` is the one that is asked, has answered, or whose task it is.
    """

    TYPE: ClassVar[str] = "activity.part-noted"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    PERSON: ClassVar[str | None] = "account_id"
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "activity_id": ACTIVITY,
        "authority": "oras-exemplu",
        "account_id": ACCOUNT,
        "title": TITLE,
        "what": "task-due",
        "starts_at": STARTS,
        "partner": "Asociația Exemplu pentru Străzi Liniștite",
        "for_authority": False,
        "reason": "",
        "task": "Aduce saci și mănuși.",
        "due_on": date(2026, 4, 16),
    }
    activity_id: UUID
    authority: str
    account_id: UUID
    title: str
    what: Literal["asked", "confirmed", "declined", "task-due", "changed", "cancelled"]
    starts_at: datetime
    partner: str
    for_authority: bool
    reason: str
    task: str
    due_on: date | None


@dataclass(frozen=True, kw_only=True)
class ActivityInvited(Event):
    """Groups are invited to what was announced: `press`, the authority's list; `citizens`, who follow it."""

    TYPE: ClassVar[str] = "activity.invited"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    EXAMPLE: ClassVar[dict[str, Any]] = {**_INVITED, "groups": ["press"]}
    activity_id: UUID
    authority: str
    title: str
    kind: str
    starts_at: datetime
    ends_at: datetime
    place: str
    partners: list[str]
    groups: list[str]


@dataclass(frozen=True, kw_only=True)
class ActivityGuestInvited(Event):
    """One is invited: who speaks for an organisation, by the account; or an address that a partner has named.

    `guest_id` is the account, or that of the invitation; `email` is empty where there is an account.
    """

    TYPE: ClassVar[str] = "activity.guest-invited"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    PERSON: ClassVar[str | None] = "guest_id"
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **_INVITED,
        "guest_id": ACCOUNT,
        "has_account": False,
        "email": "invitat@example.org",
    }
    activity_id: UUID
    authority: str
    title: str
    kind: str
    starts_at: datetime
    ends_at: datetime
    place: str
    partners: list[str]
    guest_id: UUID
    has_account: bool
    email: str


EVENTS: tuple[type[Event], ...] = (
    ActivityAnnounced,
    ActivityChanged,
    ActivityCancelled,
    ActivityHeld,
    ActivityPartNoted,
    ActivityInvited,
    ActivityGuestInvited,
)
