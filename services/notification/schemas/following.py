"""What somebody follows, and how they want to be told of it."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.notification.model.follower import CADENCES, CHANNELS, Wishes
from services.notification.schemas.subscriptions import TOKEN, FollowSchema
from shared.web.schemas import Strict, YesOrNo

HOUR = validate.Range(0, 23)


class CadenceBody(Strict):
    """At once, or by a digest of the day or the week."""

    cadence = fields.String(required=True, validate=validate.OneOf(CADENCES))


class ChannelsBody(Strict):
    """By mail, on the page, by a ring in the browser; one of them at least, for else one would stop it."""

    channels = fields.List(
        fields.String(validate=validate.OneOf(CHANNELS)),
        required=True,
        validate=validate.Length(min=1, max=len(CHANNELS)),
    )


class WishesBody(Strict):
    """How one wants to be told of all that one chose. Hours are those of Bucharest."""

    language = fields.String(required=True, validate=validate.OneOf(["ro", "en"]))
    digest_hour = fields.Integer(required=True, strict=True, validate=HOUR)
    digest_weekday = fields.Integer(
        required=True,
        strict=True,
        validate=validate.Range(1, 7),
        metadata={"description": "Of the weekly digest, from Monday, 1 (ISO 8601)."},
    )
    quiet_from = fields.Integer(
        load_default=None,
        allow_none=True,
        strict=True,
        validate=HOUR,
        metadata={"description": "Nothing that one chose is sent from here to `quiet_until`."},
    )
    quiet_until = fields.Integer(load_default=None, allow_none=True, strict=True, validate=HOUR)
    paused_until = fields.Date(
        load_default=None,
        allow_none=True,
        metadata={"description": "The day on which mails begin again; within a year."},
    )
    pause_drops = YesOrNo(
        load_default=False,
        metadata={"description": "What happens in the pause is not told at its end either."},
    )

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Any:
        """The wishes."""
        return Wishes(**data)


class WishesSchema(Schema):
    """How somebody is told of all that they chose."""

    language = fields.String(required=True)
    digest_hour = fields.Integer(required=True)
    digest_weekday = fields.Integer(required=True)
    quiet_from = fields.Integer(required=True, allow_none=True)
    quiet_until = fields.Integer(required=True, allow_none=True)
    paused_until = fields.Date(
        required=True, allow_none=True, metadata={"description": "Null where no pause is on."}
    )
    pause_drops = fields.Boolean(required=True)


class LinkBody(Strict):
    """The token of a mail's link to all that one follows."""

    token = fields.String(required=True, validate=TOKEN)


class LinkCadenceBody(CadenceBody, LinkBody):
    """The same with the token of a mail's link."""


class LinkWishesBody(WishesBody):
    """The same with the token of a mail's link."""

    token = fields.String(required=True, validate=TOKEN)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Any:
        """The wishes beside the token."""
        token = data.pop("token")
        return {"token": token, "wishes": Wishes(**data)}


class ListSchema(Schema):
    """All that the holder of an address follows, and how they are told."""

    email = fields.String(required=True, metadata={"description": "Masked."})
    wishes = fields.Nested(WishesSchema, required=True)
    items = fields.List(fields.Nested(FollowSchema), required=True)
