"""Webhooks: endpoints of one's own, and what was sent to them."""

from typing import Any
from uuid import UUID

from flask import Response

from services.notification.commands import (
    CreateWebhook,
    DeleteWebhook,
    DisableWebhook,
    EnableWebhook,
    OfWebhook,
    RenewWebhookSecret,
    ResendWebhook,
    ResendWebhooks,
    SendTestWebhook,
)
from services.notification.errors.webhooks import NoSuchEndpoint, NoSuchWebhookDelivery
from services.notification.ports.public_events import aggregate_of, public_events
from services.notification.queries import webhooks as queries
from services.notification.schemas.webhooks import (
    DeliveryBegunSchema,
    EventTypesSchema,
    ResendBody,
    ResentSchema,
    WebhookBody,
    WebhookDeliveryArguments,
    WebhookDeliverySchema,
    WebhookLogSchema,
    WebhookMadeSchema,
    WebhookSchema,
    WebhookSecretSchema,
    WebhooksSchema,
)
from shared.web.access import principal, public, signed_in
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.idempotency import idempotent
from shared.web.limits import limited
from shared.web.pages import Page, page_of

PREFIX = "/api/notification/v1/webhooks"

blueprint = Blueprint(
    "webhooks", __name__, url_prefix="/webhooks", description="Public events, sent to addresses of one's own."
)


@blueprint.get("/types")
@public
@blueprint.response(200, EventTypesSchema)
def list_types() -> dict[str, Any]:
    """What can be wanted."""
    items = [
        {"name": name, "about": aggregate_of(name), "sentence": sentence}
        for name, sentence in public_events().items()
    ]
    return {"items": items}


@blueprint.get("")
@signed_in
@blueprint.response(200, WebhooksSchema)
def list_own() -> dict[str, Any]:
    """One's own; there are ten at most."""
    with runtime().read() as session:
        return {"items": queries.endpoints(session, principal().account_id, runtime().clock.now())}


@blueprint.post("")
@signed_in
@idempotent
@limited("30/hour")
@blueprint.arguments(WebhookBody)
@blueprint.response(201, WebhookMadeSchema)
def create(body: dict[str, Any]) -> Response:
    """Name an address; it gets nothing before it has a secret and has answered a test."""
    topics, types = tuple(body.pop("topics")), tuple(body.pop("types"))
    command = CreateWebhook(account_id=principal().account_id, topics=topics, types=types, **body)
    return perform(runtime().bus, command, WebhookMadeSchema, location=lambda made: f"{PREFIX}/{made.id}")


@blueprint.get("/<uuid:endpoint_id>")
@signed_in
@blueprint.response(200, WebhookSchema)
def get_endpoint(endpoint_id: UUID) -> Any:
    """One of one's own."""
    return _own(endpoint_id)


@blueprint.delete("/<uuid:endpoint_id>")
@signed_in
@blueprint.response(204)
def delete(endpoint_id: UUID) -> Response:
    """Have it forgotten, with its log."""
    return perform(runtime().bus, _of(DeleteWebhook, endpoint_id), status=204)


# Not idempotent: the answer would be kept, and the secret with it. One that got lost is replaced by another.
@blueprint.post("/<uuid:endpoint_id>/secrets")
@signed_in
@limited("30/hour")
@blueprint.response(200, WebhookSecretSchema)
def renew_secret(endpoint_id: UUID) -> Response:
    """A new secret, shown this once; those before it sign for 24 hours more."""
    command = _of(RenewWebhookSecret, endpoint_id)
    return perform(runtime().bus, command, WebhookSecretSchema, status=200)


@blueprint.post("/<uuid:endpoint_id>/test")
@signed_in
@idempotent
@limited("60/hour")
@blueprint.response(202, DeliveryBegunSchema)
def send_test(endpoint_id: UUID) -> Response:
    """Send a test. An endpoint is verified by answering it with 2xx and its `challenge` in the body."""
    return perform(runtime().bus, _of(SendTestWebhook, endpoint_id), DeliveryBegunSchema, status=202)


@blueprint.post("/<uuid:endpoint_id>/enable")
@signed_in
@idempotent
@limited("60/hour")
@blueprint.response(200, WebhookMadeSchema)
def enable(endpoint_id: UUID) -> Response:
    """Use it again: a test is sent, and the right answer verifies it."""
    return perform(runtime().bus, _of(EnableWebhook, endpoint_id), WebhookMadeSchema, status=200)


@blueprint.post("/<uuid:endpoint_id>/disable")
@signed_in
@idempotent
@blueprint.response(200, WebhookMadeSchema)
def disable(endpoint_id: UUID) -> Response:
    """Send it nothing more, not even what waits."""
    return perform(runtime().bus, _of(DisableWebhook, endpoint_id), WebhookMadeSchema, status=200)


@blueprint.post("/<uuid:endpoint_id>/resend")
@signed_in
@idempotent
@limited("30/hour")
@blueprint.arguments(ResendBody)
@blueprint.response(202, ResentSchema)
def resend_many(body: dict[str, Any], endpoint_id: UUID) -> Response:
    """Send all of a time again, also what it never got; messages are kept for 30 days."""
    until = body.get("until")
    command = _of(ResendWebhooks, endpoint_id, since=body["since"], until=until)
    return perform(runtime().bus, command, ResentSchema, status=202)


@blueprint.get("/<uuid:endpoint_id>/deliveries")
@signed_in
@blueprint.arguments(WebhookDeliveryArguments, location="query")
@blueprint.response(200, page_of(WebhookDeliverySchema))
def list_log(asked: dict[str, Any], endpoint_id: UUID) -> Any:
    """What it was owed, the newest first."""
    _own(endpoint_id)
    page = Page(asked)
    after = page.after[0] if page.after else None
    with runtime().read() as session:
        rows = queries.deliveries(
            session, endpoint_id, state=asked.get("state"), after=after, limit=page.fetch
        )
    return page.answer(rows, key=lambda row: (row["id"],))


@blueprint.get("/<uuid:endpoint_id>/deliveries/<uuid:delivery_id>")
@signed_in
@blueprint.response(200, WebhookLogSchema)
def get_log(endpoint_id: UUID, delivery_id: UUID) -> Any:
    """One message: the request, and each attempt with the first KiB of the answer."""
    _own(endpoint_id)
    with runtime().read() as session:
        row = queries.delivery(session, endpoint_id, delivery_id)
    if row is None:
        raise NoSuchWebhookDelivery
    return row


@blueprint.post("/<uuid:endpoint_id>/deliveries/<uuid:delivery_id>/resend")
@signed_in
@idempotent
@limited("60/hour")
@blueprint.response(202, DeliveryBegunSchema)
def resend_one(endpoint_id: UUID, delivery_id: UUID) -> Response:
    """Send one message again, with the same id."""
    command = _of(ResendWebhook, endpoint_id, delivery_id=delivery_id)
    return perform(runtime().bus, command, DeliveryBegunSchema, status=202)


def _of(kind: type[OfWebhook], endpoint_id: UUID, **more: Any) -> OfWebhook:
    return kind(account_id=principal().account_id, endpoint_id=endpoint_id, **more)


def _own(endpoint_id: UUID) -> dict[str, Any]:
    with runtime().read() as session:
        row = queries.endpoint(session, principal().account_id, endpoint_id, runtime().clock.now())
    if row is None:
        raise NoSuchEndpoint
    return row
