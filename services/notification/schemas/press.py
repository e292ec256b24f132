"""The press list, and what was sent to it."""

from marshmallow import Schema, fields, validate

from services.notification.schemas.subscriptions import SLUG
from shared.email_addresses import LONGEST
from shared.web.schemas import Instant, Line, Prose, Strict, YesOrNo


class PressArguments(Strict):
    """Whose list."""

    authority = fields.String(required=True, validate=SLUG)


class PressContactBody(PressArguments):
    """A newsroom, and how it agreed to be told."""

    outlet = Line(required=True, min=2, max=200)
    email = Line(required=True, max=LONGEST)
    language = fields.String(load_default="ro", validate=validate.OneOf(["ro", "en"]))
    agreed_how = Prose(required=True, min=3, max=500)


class RemovalBody(Strict):
    """Why a newsroom is taken off the list."""

    reason = Line(required=True, min=3, max=300)


class PressContactSchema(Schema):
    """A line of the list; without an address once it was taken off."""

    id = fields.UUID(required=True)
    outlet = fields.String(required=True)
    email = fields.String(required=True)
    language = fields.String(required=True)
    agreed_how = fields.String(required=True)
    added_at = Instant(required=True)
    removed_at = Instant(required=True, allow_none=True)
    removed_why = fields.String(required=True, allow_none=True)


class NamedPressContactSchema(PressContactSchema):
    """With the name of who added it."""

    added_by_name = fields.String(required=True, allow_none=True)


class PressListSchema(Schema):
    """The list, then who was on it."""

    items = fields.List(fields.Nested(NamedPressContactSchema), required=True)


class PressNoticeBody(PressArguments):
    """What is sent to the press; `again` where it was sent before."""

    consultation_id = fields.UUID(required=True)
    again = YesOrNo(load_default=False)


class PressNoticeArguments(PressArguments):
    """Of which consultation."""

    consultation = fields.UUID(required=True)


class PressNoticeSchema(Schema):
    """A notice that was sent; its proof is found by its id."""

    id = fields.UUID(required=True)
    consultation_id = fields.UUID(required=True)
    sent_at = Instant(required=True)
    recipients = fields.Integer(required=True)


class NamedPressNoticeSchema(PressNoticeSchema):
    """With the name of who sent it."""

    sent_by_name = fields.String(required=True, allow_none=True)


class PressNoticesSchema(Schema):
    """Those of a consultation, the latest first."""

    items = fields.List(fields.Nested(NamedPressNoticeSchema), required=True)
