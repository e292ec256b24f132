"""Webhook endpoints, and what was sent to them."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate, validates_schema

from services.notification.model.topic import Topic
from services.notification.model.webhook_delivery import STATES
from services.notification.schemas.subscriptions import ORGANISATION, SLUG
from shared.web.destinations import LONGEST_URL
from shared.web.pages import PageArguments
from shared.web.schemas import Instant, Line, Strict, YesOrNo

SOURCES = ("all", "authority", "organisation")
MOST_TOPICS = 20
MOST_TYPES = 50


class WebhookTopicBody(Strict):
    """Whose events: of an authority (`value`: its slug), of an organisation (its id), or all."""

    kind = fields.String(required=True, validate=validate.OneOf(SOURCES))
    value = fields.String(validate=SLUG, metadata={"example": "oras-exemplu"})

    @validates_schema
    def check_value(self, data: dict[str, Any], **_: Any) -> None:
        """All have no value; the others need one."""
        kind = data.get("kind")
        if kind == "all" and "value" in data:
            raise ValidationError("Unknown field.", "value")
        if kind in ("authority", "organisation") and "value" not in data:
            raise ValidationError("Missing data for required field.", "value")
        if kind == "organisation" and not ORGANISATION.fullmatch(data["value"]):
            raise ValidationError("Not a valid UUID.", "value")

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Topic:
        """The topic."""
        return Topic(data["kind"], data.get("value"))


class WebhookBody(Strict):
    """An address that wants events."""

    name = Line(required=True, max=100, metadata={"example": "Registratura electronică"})
    url = Line(required=True, max=LONGEST_URL, metadata={"example": "https://example.org/parteneriat"})
    topics = fields.List(
        fields.Nested(WebhookTopicBody), required=True, validate=validate.Length(min=1, max=MOST_TOPICS)
    )
    types = fields.List(
        Line(max=100, metadata={"example": "consultation.consultation"}),
        load_default=[],
        validate=validate.Length(max=MOST_TYPES),
        metadata={"description": "Events, or what they are about (`GET /webhooks/types`); all if empty."},
    )
    with_public_key = YesOrNo(
        load_default=False,
        metadata={"description": "Sign by ed25519 (`v1a`), too, so that the receiver holds no secret."},
    )


class ResendBody(Strict):
    """A time, all messages of which are sent again; without an end those until now."""

    since = Instant(required=True)
    until = Instant()

    @validates_schema
    def check_order(self, data: dict[str, Any], **_: Any) -> None:
        """It begins before it ends."""
        if "until" in data and "since" in data and data["until"] <= data["since"]:
            raise ValidationError("Must be later than since.", "until")


class WebhookTopicSchema(Schema):
    """Whose events; `value` is a slug, an organisation's id, or null for all."""

    kind = fields.String(required=True)
    value = fields.String(required=True, allow_none=True)
    name = fields.String(
        required=True, allow_none=True, metadata={"description": "Of the authority or organisation."}
    )


class WebhookMadeSchema(Schema):
    """An endpoint that was just noted or changed; it has no secret until it asks for one."""

    id = fields.UUID(required=True)
    state = fields.String(required=True, validate=validate.OneOf(["unverified", "active", "disabled"]))


class WebhookSchema(WebhookMadeSchema):
    """An endpoint."""

    name = fields.String(required=True)
    url = fields.String(required=True)
    topics = fields.List(fields.Nested(WebhookTopicSchema), required=True)
    types = fields.List(fields.String(), required=True)
    with_public_key = fields.Boolean(required=True)
    reason = fields.String(
        required=True, allow_none=True, metadata={"description": "Why it is disabled: owner, gone, failing."}
    )
    created_at = Instant(required=True)
    verified_at = Instant(required=True, allow_none=True)
    disabled_at = Instant(required=True, allow_none=True)
    failures = fields.Integer(required=True, metadata={"description": "In a row, since `failing_since`."})
    failing_since = Instant(required=True, allow_none=True)
    closed_until = Instant(
        required=True,
        allow_none=True,
        metadata={"description": "After several failures in a row nothing is sent until then."},
    )
    secrets = fields.Integer(required=True, metadata={"description": "How many sign at present."})
    waiting = fields.Integer(required=True, metadata={"description": "Messages that wait, 1000 at most."})


class WebhooksSchema(Schema):
    """One's endpoints."""

    items = fields.List(fields.Nested(WebhookSchema), required=True)


class WebhookSecretSchema(Schema):
    """A secret, shown this once."""

    secret = fields.String(required=True, metadata={"example": "whsec_…"})
    public_key = fields.String(required=True, allow_none=True, metadata={"example": "whpk_…"})


class EventTypeSchema(Schema):
    """A public event that can be wanted by its `name` or by what it is `about`."""

    name = fields.String(required=True)
    about = fields.String(required=True)
    sentence = fields.String(required=True)


class EventTypesSchema(Schema):
    """All public events."""

    items = fields.List(fields.Nested(EventTypeSchema), required=True)


class WebhookDeliveryArguments(PageArguments):
    """Which deliveries."""

    state = fields.String(validate=validate.OneOf(STATES))


class WebhookDeliverySchema(Schema):
    """A message to an endpoint."""

    id = fields.UUID(required=True)
    message_id = fields.UUID(required=True, metadata={"description": "`webhook-id`, and the event's id."})
    type = fields.String(required=True)
    is_test = fields.Boolean(required=True)
    state = fields.String(required=True, validate=validate.OneOf(STATES))
    attempts = fields.Integer(required=True)
    created_at = Instant(required=True)
    next_at = Instant(required=True, allow_none=True)
    finished_at = Instant(required=True, allow_none=True)
    status = fields.Integer(required=True, allow_none=True)
    trouble = fields.String(
        required=True,
        allow_none=True,
        metadata={"description": "address, name, private, connect, tls, timeout, http, challenge"},
    )


class DeliveryBegunSchema(Schema):
    """A message that is sent, or sent again."""

    id = fields.UUID(required=True)
    message_id = fields.UUID(required=True)
    state = fields.String(required=True)


class WebhookAttemptSchema(Schema):
    """What was sent at an attempt, and what the receiver said."""

    at = Instant(required=True)
    took_ms = fields.Integer(required=True)
    signature = fields.String(required=True)
    status = fields.Integer(required=True, allow_none=True)
    trouble = fields.String(required=True, allow_none=True)
    answer = fields.String(required=True, metadata={"description": "Its first KiB."})


class WebhookLogSchema(WebhookDeliverySchema):
    """A delivery with its request and each attempt."""

    body = fields.String(required=True)
    history = fields.List(fields.Nested(WebhookAttemptSchema), required=True)


class ResentSchema(Schema):
    """How many are sent again."""

    messages = fields.Integer(required=True)
