"""What is said about a request before it is decided: for the person whose turn it is, and nobody else."""

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from shared.messaging.events import Event, Stream


@dataclass(frozen=True, kw_only=True)
class OrganisationRequestQuestioned(Event):
    """An authority asks something before it decides; `account_id` is who asked to be registered."""

    TYPE: ClassVar[str] = "organisation.request-questioned"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    PERSON: ClassVar[str | None] = "account_id"
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "organisation_id": UUID("01990000-0000-7000-8000-000000000001"),
        "organisation_name": "Asociația Exemplu pentru Străzi Liniștite",
        "verification_id": UUID("01990000-0000-7000-8000-000000000004"),
        "authority": "oras-exemplu",
        "account_id": UUID("01990000-0000-7000-8000-000000000002"),
        "text": "Ce sediu are asociația acum?",
    }
    organisation_id: UUID
    organisation_name: str
    verification_id: UUID
    authority: str
    account_id: UUID
    text: str


@dataclass(frozen=True, kw_only=True)
class OrganisationRequestAnswered(OrganisationRequestQuestioned):
    """Who asked to be registered has answered; `account_id` is the clerk who wanted to know."""

    TYPE: ClassVar[str] = "organisation.request-answered"
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **OrganisationRequestQuestioned.EXAMPLE,
        "account_id": UUID("01990000-0000-7000-8000-000000000005"),
        "text": "Strada Lungă nr. 2; am atașat hotărârea.",
    }


EVENTS: tuple[type[Event], ...] = (OrganisationRequestQuestioned, OrganisationRequestAnswered)
