"""Webhook endpoints, by those who own them: named, verified, stopped, sent again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec

from services.notification.commands import (
    CreateWebhook,
    DeleteWebhook,
    DisableWebhook,
    EnableWebhook,
    RenewWebhookSecret,
    ResendWebhook,
    ResendWebhooks,
    SendTestWebhook,
)
from services.notification.errors.topics import UnknownAuthority, UnknownOrganisation
from services.notification.errors.webhooks import (
    AddressNotPublic,
    AddressNotTaken,
    EndpointWithoutSecret,
    NoSuchEndpoint,
    NoSuchWebhookDelivery,
    TooManyEndpoints,
    UnknownEventType,
    UnknownSource,
)
from services.notification.handlers.topics import name_of
from services.notification.model import Topic, WebhookDelivery, WebhookEndpoint, WebhookMessage
from services.notification.model.webhook_endpoint import MOST_OF_ONE_ACCOUNT, OLD_KEY_LASTS
from services.notification.model.webhook_signing import Shown, WebhookKeys
from services.notification.ports.public_events import aggregates, public_events
from services.notification.repository import webhooks as repository
from shared.clock import Clock
from shared.ids import new_id
from shared.messaging.events import PREFIX
from shared.persistence.unit_of_work import UnitOfWork
from shared.web.destinations import Trouble, Unreachable
from shared.web.outbound import Outbound

TEST = "notification.endpoint.tested"  # no event: nothing but the endpoint itself is told
REFUSED: dict[Trouble, type[AddressNotTaken | AddressNotPublic]] = {
    "address": AddressNotTaken,
    "private": AddressNotPublic,
}


@dataclass(frozen=True)
class Resent:
    """How many messages are sent again."""

    messages: int


def create_webhook(
    command: CreateWebhook, uow: UnitOfWork, clock: Clock, outbound: Outbound
) -> WebhookEndpoint:
    """Note an address; it gets nothing before it has a secret and was verified.

    Raises:
        AddressNotTaken, AddressNotPublic, TooManyEndpoints, UnknownEventType, UnknownSource
    """
    _check_types(command.types)
    try:
        outbound.check(command.url)
    except Unreachable as refused:
        # A name that nobody knows is told by the test: web may run where no name of the internet is known.
        if refused.trouble in REFUSED:
            raise REFUSED[refused.trouble]() from None
    for topic in command.topics:
        _check_topic(topic, uow)
    if repository.count_of(uow.session, command.account_id) >= MOST_OF_ONE_ACCOUNT:
        raise TooManyEndpoints(most=MOST_OF_ONE_ACCOUNT)
    made = WebhookEndpoint.named(
        account_id=command.account_id,
        name=command.name,
        url=command.url,
        topics=list(dict.fromkeys(topic.key for topic in command.topics)),
        types=list(dict.fromkeys(command.types)),
        with_public_key=command.with_public_key,
        now=clock.now(),
    )
    uow.add(made)
    return made


def renew_webhook_secret(
    command: RenewWebhookSecret, uow: UnitOfWork, clock: Clock, webhook_keys: WebhookKeys
) -> Shown:
    """A new secret, shown this once; the one before signs for a day more.

    Raises:
        NoSuchEndpoint
    """
    found, now = _own(command.account_id, command.endpoint_id, uow), clock.now()
    key = repository.add_key(uow.session, found.id, now, now + OLD_KEY_LASTS)
    return webhook_keys.shown(key.id, with_public_key=found.with_public_key)


def send_test_webhook(command: SendTestWebhook, uow: UnitOfWork, clock: Clock) -> WebhookDelivery:
    """Send a test, once; the right answer to it verifies an endpoint that is not yet.

    Raises:
        EndpointWithoutSecret, NoSuchEndpoint
    """
    found = _own(command.account_id, command.endpoint_id, uow)
    found.enable()
    return _send_test(found, uow, clock)


def enable_webhook(command: EnableWebhook, uow: UnitOfWork, clock: Clock) -> WebhookEndpoint:
    """Begin again with a test, for the address may be another's by now.

    Raises:
        EndpointWithoutSecret, NoSuchEndpoint
    """
    found = _own(command.account_id, command.endpoint_id, uow)
    if not found.is_active:
        found.enable()
        _send_test(found, uow, clock)
    return found


def disable_webhook(command: DisableWebhook, uow: UnitOfWork, clock: Clock) -> WebhookEndpoint:
    """Stop; what waits is not sent.

    Raises:
        EndpointDisabledAlready, NoSuchEndpoint
    """
    found, now = _own(command.account_id, command.endpoint_id, uow), clock.now()
    found.disable(now)
    repository.cancel_waiting(uow.session, found.id, now)
    return found


def delete_webhook(command: DeleteWebhook, uow: UnitOfWork) -> None:
    """Forget it, and all that was sent to it.

    Raises:
        NoSuchEndpoint
    """
    repository.remove(uow.session, _own(command.account_id, command.endpoint_id, uow))


def resend_webhook(command: ResendWebhook, uow: UnitOfWork, clock: Clock) -> WebhookDelivery:
    """Send one message again, with the same id.

    Raises:
        EndpointNotActive, NoSuchEndpoint, NoSuchWebhookDelivery
    """
    found, now = _own(command.account_id, command.endpoint_id, uow), clock.now()
    delivery = repository.delivery(uow.session, command.delivery_id)
    if delivery is None or delivery.endpoint_id != found.id:
        raise NoSuchWebhookDelivery
    found.require_active()
    delivery.send_again(now)
    _look(found, uow, clock)
    return delivery


def resend_webhooks(command: ResendWebhooks, uow: UnitOfWork, clock: Clock) -> Resent:
    """Send all of a time again, also what it never got.

    Raises:
        EndpointNotActive, NoSuchEndpoint
    """
    found, now = _own(command.account_id, command.endpoint_id, uow), clock.now()
    found.require_active()
    many = repository.send_again_between(uow.session, found.id, command.since, command.until or now, now)
    _look(found, uow, clock)
    return Resent(many)


def _own(account_id: UUID, endpoint_id: UUID, uow: UnitOfWork) -> WebhookEndpoint:
    found = repository.endpoint(uow.session, endpoint_id)
    if found is None or found.account_id != account_id:
        raise NoSuchEndpoint
    return found


def _send_test(found: WebhookEndpoint, uow: UnitOfWork, clock: Clock) -> WebhookDelivery:
    if not repository.has_key(uow.session, found.id):
        raise EndpointWithoutSecret
    now, message_id = clock.now(), new_id()
    body = {
        "specversion": "1.0",
        "id": str(message_id),
        "source": "/common/notification",
        "type": f"{PREFIX}{TEST}.v1",
        "subject": str(found.id),
        "time": now.isoformat(),
        "datacontenttype": "application/json",
        "data": {"endpoint_id": str(found.id), "challenge": found.challenge},
    }
    written = msgspec.json.encode(body).decode()
    uow.add(
        WebhookMessage(
            id=message_id, type=TEST, topics=[], body=written, endpoint_id=found.id, created_at=now
        )
    )
    uow.session.flush()
    delivery = WebhookDelivery.of(found.id, message_id, now)
    uow.add(delivery)
    found.closed_until = None
    _look(found, uow, clock)
    return delivery


def _look(found: WebhookEndpoint, uow: UnitOfWork, clock: Clock) -> None:
    uow.session.flush()
    repository.look_when_due(uow.session, found.id, clock.now())


def _check_types(types: tuple[str, ...]) -> None:
    for name in types:
        if name not in public_events() and name not in aggregates():
            raise UnknownEventType(name=name)


def _check_topic(topic: Topic, uow: UnitOfWork) -> None:
    try:
        name_of(topic, uow)
    except (UnknownAuthority, UnknownOrganisation):
        raise UnknownSource(name=topic.value) from None


HANDLERS: Mapping[type, Callable[..., Any]] = {
    CreateWebhook: create_webhook,
    RenewWebhookSecret: renew_webhook_secret,
    SendTestWebhook: send_test_webhook,
    EnableWebhook: enable_webhook,
    DisableWebhook: disable_webhook,
    DeleteWebhook: delete_webhook,
    ResendWebhook: resend_webhook,
    ResendWebhooks: resend_webhooks,
}
