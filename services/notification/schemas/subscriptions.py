"""Subscriptions: asked for, confirmed, stopped, followed."""

import re
from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate, validates_schema

from services.notification.model.follower import CADENCES, CHANNELS
from services.notification.model.topic import FIELDS, KINDS, Topic
from shared.email_addresses import LONGEST
from shared.web.schemas import Instant, Line, Strict

SLUG = validate.Regexp(r"\A[a-z0-9-]{2,40}\Z")
ORGANISATION = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# What each kind's value looks like; a phrase is any words, and all authorities have none.
VALUES = {
    "authority": (re.compile(r"[a-z0-9-]{2,40}"), "Not a valid slug."),
    "organisation": (ORGANISATION, "Not a valid UUID."),
    "consultation": (ORGANISATION, "Not a valid UUID."),
    "meeting": (ORGANISATION, "Not a valid UUID."),
    "locality": (re.compile(r"[1-9][0-9]{0,5}"), "Not a SIRUTA code."),
    "field": (re.compile("|".join(FIELDS)), f"Must be one of: {', '.join(FIELDS)}."),
}
TOKEN = validate.Length(min=1, max=200)


class TopicBody(Strict):
    """What to be told of, and its `value`.

    Of an authority that is the slug, of a locality the SIRUTA code of the town or commune, of a consultation,
    a meeting or an organisation the id; else a field, or the words of a phrase. `all` authorities have none.
    """

    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    value = Line(max=200, metadata={"example": "oras-exemplu"})

    @validates_schema
    def check_value(self, data: dict[str, Any], **_: Any) -> None:
        """All authorities have no value; anything else needs one, in its form."""
        kind, value = data.get("kind"), data.get("value")
        if kind == "all" and value is not None:
            raise ValidationError("Unknown field.", "value")
        if kind != "all" and value is None:
            raise ValidationError("Missing data for required field.", "value")
        form, fault = VALUES.get(kind or "", (None, ""))
        if form and not form.fullmatch(value or ""):
            raise ValidationError(fault, "value")

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Topic:
        """The topic.

        Raises:
            PhraseTooShort, PhraseTooCommon, PhraseTooLong
        """
        if data["kind"] == "phrase":
            return Topic.phrase(data["value"])
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
    """What one is told of; `value` as it was asked for, a phrase in plain letters, null for `all`."""

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
    locality_name = fields.String(required=True, allow_none=True)
    consultation_title = fields.String(required=True, allow_none=True)
    meeting_title = fields.String(required=True, allow_none=True)
    is_written_request = fields.Boolean(
        required=True,
        metadata={
            "description": "Whether it counts as the request of Law 52/2003 art. 7 (1), of `confirmed_at`."
        },
    )
    language = fields.String(required=True)
    cadence = fields.String(required=True, validate=validate.OneOf(CADENCES))
    channels = fields.List(fields.String(validate=validate.OneOf(CHANNELS)), required=True)


class FollowsSchema(Schema):
    """All that a person is told of."""

    items = fields.List(fields.Nested(FollowSchema), required=True)
