"""Subscriptions: asked for, confirmed, stopped, followed."""

import re
from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate, validates_schema

from services.notification.model.topic import KINDS, Topic
from shared.email_addresses import LONGEST
from shared.web.schemas import Instant, Line, Strict

SLUG = validate.Regexp(r"\A[a-z0-9-]{2,40}\Z")
ORGANISATION = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
TOKEN = validate.Length(min=1, max=200)


class TopicBody(Strict):
    """What to be told of: an authority (`value`: its slug), an organisation (its id), or all authorities."""

    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    value = fields.String(validate=SLUG, metadata={"example": "oras-exemplu"})

    @validates_schema
    def check_value(self, data: dict[str, Any], **_: Any) -> None:
        """An authority or organisation needs a value; all authorities have none."""
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


class SubscriptionBody(Strict):
    """Who wants to be told of what."""

    email = Line(required=True, max=LONGEST, metadata={"example": "ana@example.org"})
    topic = fields.Nested(TopicBody, required=True)
    language = fields.String(load_default="ro", validate=validate.OneOf(["ro", "en"]))


class FollowBody(Strict):
    """What a signed-in person wants to be told of."""

    topic = fields.Nested(TopicBody, required=True)
    language = fields.String(load_default="ro", validate=validate.OneOf(["ro", "en"]))


class TokenBody(Strict):
    """What a mail's link brought."""

    token = fields.String(required=True, validate=TOKEN)


class TokenArguments(TokenBody):
    """The same, in the address that a mail program calls."""


class OneClickForm(Strict):
    """What RFC 8058 has a mail program send."""

    one_click = fields.String(
        required=True, data_key="List-Unsubscribe", validate=validate.OneOf(["One-Click"])
    )


class TopicSchema(Schema):
    """What one is told of; `value` is a slug, an organisation's id, or null for all authorities."""

    kind = fields.String(required=True)
    value = fields.String(required=True, allow_none=True)


class SubscriptionSchema(Schema):
    """A subscription that was just confirmed or stopped."""

    topic = fields.Nested(TopicSchema, required=True)
    confirmed_at = Instant(
        required=True,
        allow_none=True,
        metadata={"description": "Date of the written request, Law 52/2003 art. 7 (1)."},
    )


class StoppedSchema(Schema):
    """What was stopped; all that its holder follows, where `topic` is null: a digest is stopped so."""

    topic = fields.Nested(TopicSchema, required=True, allow_none=True)
    confirmed_at = Instant(required=True, allow_none=True)


class FollowedSchema(SubscriptionSchema):
    """Something that a person follows from now on, or no more."""

    id = fields.UUID(required=True)


class FollowSchema(FollowedSchema):
    """Something that a person is told of."""

    authority_name = fields.String(required=True, allow_none=True)
    organisation_name = fields.String(required=True, allow_none=True)
    language = fields.String(required=True)


class FollowsSchema(Schema):
    """All that a person is told of."""

    items = fields.List(fields.Nested(FollowSchema), required=True)
