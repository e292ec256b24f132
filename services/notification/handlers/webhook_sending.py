"""Public events on their way to endpoints: addressed, claimed, tried, ended."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from random import uniform
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from services.notification.commands import ClaimNextWebhook, NoteWebhook
from services.notification.handlers.telling import tell_person
from services.notification.model import WebhookEndpoint
from services.notification.model.links import Links
from services.notification.model.webhook_delivery import GONE, MESSAGES_KEPT, Attempted
from services.notification.ports.public_events import short_name
from services.notification.repository import account_of
from services.notification.repository import webhooks as repository
from services.notification.repository.followers import agreement_of
from services.notification.settings import Settings
from shared.clock import Clock
from shared.ids import new_id
from shared.messaging.subscription import Message
from shared.persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True, kw_only=True)
class ClaimedWebhook:
    """A delivery that was claimed, with all that its request is made of."""

    delivery_id: UUID
    endpoint_id: UUID
    message_id: UUID
    lease: UUID
    url: str
    body: str
    key_ids: Sequence[UUID]
    with_public_key: bool


def pass_on(message: Message, uow: UnitOfWork, clock: Clock, settings: Settings) -> None:
    """A public event: whoever wants it is sent it, as it was published; what is said anew is sent once."""
    envelope, now = message.envelope, clock.now()
    if envelope.time < now - MESSAGES_KEPT:  # a replay of what no endpoint can have waited for
        return
    topics = _topics(message.data, uow)
    body = envelope.to_bytes(settings.public_url)
    repository.address(uow.session, envelope.id, short_name(envelope.type), topics, body, now)


def claim_next_webhook(_: ClaimNextWebhook, uow: UnitOfWork, clock: Clock) -> ClaimedWebhook | None:
    """The next delivery that is due, leased to the caller; None where there is none."""
    row = repository.claim(uow.session, clock.now())
    return ClaimedWebhook(**row) if row else None


def note_webhook(command: NoteWebhook, uow: UnitOfWork, clock: Clock, links: Links) -> bool:
    """Keep how an attempt ended, and what that says of the endpoint.

    Returns:
        Whether it counted: another may hold the lease by now, or the owner has stopped the endpoint.
    """
    session, now, attempted = uow.session, clock.now(), command.attempted
    endpoint = repository.endpoint(session, command.endpoint_id)
    delivery = repository.delivery(session, command.delivery_id)
    if endpoint is None or delivery is None or delivery.lease != command.lease:
        return False
    is_test = repository.message(session, delivery.message_id).is_test
    gone = attempted.status == GONE
    spread = uniform(0.8, 1.2)  # noqa: S311 - spreads load, hides nothing
    attempt = delivery.note(attempted, now, once=is_test, ends=gone, spread=spread)
    if is_test:
        if attempted.is_taken and not endpoint.answer_challenge(attempted.answer, now):
            delivery.trouble = attempt.trouble = "challenge"
    else:
        _judge(endpoint, attempted, now)
    uow.add(attempt)
    if endpoint.reason in ("gone", "failing") and not is_test:
        repository.cancel_waiting(session, endpoint.id, now)
        _tell_owner(endpoint, uow, links, now)
    session.flush()
    repository.look_when_due(session, endpoint.id, now)
    return True


def _judge(endpoint: WebhookEndpoint, attempted: Attempted, now: datetime) -> None:
    if attempted.is_taken:
        endpoint.succeed()
    elif attempted.status == GONE:
        endpoint.be_gone(now)
    else:
        endpoint.fail(now)


def _tell_owner(endpoint: WebhookEndpoint, uow: UnitOfWork, links: Links, now: datetime) -> None:
    owner = account_of(uow.session, endpoint.account_id)
    if owner is None or not owner.email:
        return
    data = {
        "name": owner.name,
        "endpoint_name": endpoint.name,
        "host": urlsplit(endpoint.url).hostname,
        "reason": endpoint.reason,
        "disabled_at": now.isoformat(),
        "link": links.pages(owner.language).webhook(str(endpoint.id)),
    }
    tell_person(
        uow,
        "endpoint-disabled",
        data,
        fact_id=new_id(),
        recipient=owner.email,
        language=owner.language,
        now=now,
        person_id=endpoint.account_id,
    )


def _topics(data: Mapping[str, Any], uow: UnitOfWork) -> list[str]:
    """What an event can be wanted by: its authority, its organisations, and `all`."""
    organisations = [data["organisation_id"]] if data["organisation_id"] else data["organisation_ids"]
    if data["agreement_id"] and not organisations:
        _, organisations = agreement_of(uow.session, data["agreement_id"]) or ("", [])
    found = [f"organisation:{one}" for one in organisations]
    return ["all", *found, *([f"authority:{data['authority']}"] if data["authority"] else [])]


HANDLERS: Mapping[type, Callable[..., Any]] = {
    ClaimNextWebhook: claim_next_webhook,
    NoteWebhook: note_webhook,
}
