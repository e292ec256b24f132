"""Something has become of an organisation: who follows it is told, once, whatever else they follow."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from services.notification import repository
from services.notification.model import Fact, Topic
from services.notification.model.fact import Category
from services.notification.repository import addressing, followers
from services.notification.schemas.heard import as_json
from shared.clock import Clock
from shared.context import correlation_id, traceparent
from shared.messaging.errors import Retry
from shared.messaging.subscription import Message
from shared.persistence.unit_of_work import UnitOfWork


def tell_of_organisation(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """An authority has verified, suspended, restored or struck it off, or it is no more.

    Raises:
        Retry: the authority has not been heard of yet, so nobody could say its name.
    """
    data = {**as_json(message.data), "what": _last_word(message)}
    _tell("organisation-news", data, [message.data["organisation_id"]], message, uow, clock)


def tell_of_agreement(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """A partnership agreement of it was signed, was extended or is at an end.

    Raises:
        Retry: the agreement or its authority has not been heard of yet.
    """
    found = followers.agreement_of(uow.session, message.data["agreement_id"])
    if found is None:
        raise Retry("The agreement is not known yet.")
    title, parties = found
    names = followers.organisation_names(uow.session, parties)
    data = {
        **as_json(message.data),
        "what": _last_word(message),
        "title": title,
        "followed": {f"organisation:{one}": name for one, name in names.items()},
    }
    _tell("agreement-news", data, parties, message, uow, clock)


def tell_of_recommendation(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """It has sent a recommendation in its own name; what people send in theirs is told to nobody.

    Raises:
        Retry: the authority has not been heard of yet.
    """
    organisation_id = message.data["organisation_id"]
    if organisation_id is not None:
        _tell("recommendation-news", as_json(message.data), [organisation_id], message, uow, clock)


def _tell(
    category: Category,
    data: dict[str, Any],
    organisations: Sequence[UUID],
    message: Message,
    uow: UnitOfWork,
    clock: Clock,
) -> None:
    session, fact_id, now = uow.session, message.envelope.id, clock.now()
    topics = [Topic.organisation(one) for one in organisations]
    if session.get(Fact, fact_id) or not addressing.are_followed(session, topics):
        return
    authority: str | None = message.data.get("authority")
    uow.add(
        Fact(
            id=fact_id,
            category=category,
            authority=authority,
            consultation_id=message.data.get("consultation_id"),
            data={**data, "authority_name": _name_of(authority, uow)},
            correlation_id=correlation_id.get(),
            traceparent=traceparent.get(),
            created_at=now,
        )
    )
    session.flush()
    addressing.address(session, fact_id, topics, now)


def _name_of(authority: str | None, uow: UnitOfWork) -> str | None:
    name = repository.authority_name(uow.session, authority) if authority else None
    if authority and name is None:
        raise Retry(f"The authority {authority} is not known yet.")
    return name


def _last_word(message: Message) -> str:
    """`ro.parteneriat.registry.organisation.struck-off.v1` → `struck-off`."""
    return message.envelope.type.split(".")[-2]
