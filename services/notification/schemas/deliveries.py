"""Announcements for everybody, deliveries for clerks."""

from marshmallow import Schema, fields, validate

from services.notification.model.addresses import masked
from services.notification.model.delivery import STATES
from services.notification.model.fact import ANNOUNCEMENT
from services.notification.schemas.subscriptions import SLUG
from shared.web.pages import PageArguments
from shared.web.schemas import Instant, Strict

CATEGORIES = (ANNOUNCEMENT, "receipt", "answer", "organisation-refused")  # those that are an authority's


class AnnouncementArguments(Strict):
    """Which consultation's."""

    consultation = fields.UUID(required=True)


class AnnouncementSchema(Schema):
    """How many were told of a consultation; final once `finished_at` is set."""

    id = fields.UUID(required=True)
    consultation_id = fields.UUID(required=True)
    authority = fields.String(required=True)
    announced_at = Instant(required=True)
    finished_at = Instant(required=True, allow_none=True)
    recipients = fields.Integer(required=True)
    told = fields.Integer(required=True)
    failed = fields.Integer(required=True)
    waiting = fields.Integer(required=True)
    by_digest = fields.Integer(
        required=True, metadata={"description": "Told by a digest or after a pause; in none of the others."}
    )


class AnnouncementsSchema(Schema):
    """The announcements of a consultation."""

    items = fields.List(fields.Nested(AnnouncementSchema), required=True)


class DeliveryArguments(PageArguments):
    """Which deliveries; announcements unless another category is asked for."""

    authority = fields.String(required=True, validate=SLUG)
    consultation = fields.UUID()
    category = fields.String(load_default=ANNOUNCEMENT, validate=validate.OneOf(CATEGORIES))
    state = fields.String(validate=validate.OneOf(STATES))


class DeliverySchema(Schema):
    """A message to one person; their address is masked, and its words are not told."""

    id = fields.UUID(required=True)
    category = fields.String(required=True)
    consultation_id = fields.UUID(required=True, allow_none=True)
    channel = fields.String(required=True)
    recipient = fields.Function(
        lambda row: masked(row["recipient"]), required=True, metadata={"type": "string"}
    )
    state = fields.String(required=True, validate=validate.OneOf(STATES))
    attempts = fields.Integer(required=True)
    created_at = Instant(required=True)
    next_at = Instant(
        required=True, allow_none=True, metadata={"description": "When it is tried again, if it is."}
    )
    finished_at = Instant(required=True, allow_none=True)
    reason = fields.String(
        required=True, allow_none=True, metadata={"description": "The last answer of the mail server."}
    )


class EvidenceSchema(Schema):
    """A change of state."""

    at = Instant(required=True)
    state = fields.String(required=True)
    code = fields.Integer(required=True, allow_none=True)
    text = fields.String(required=True, allow_none=True)


class DeliveryWithHistorySchema(DeliverySchema):
    """A delivery with the evidence of each attempt."""

    history = fields.List(fields.Nested(EvidenceSchema), required=True)
