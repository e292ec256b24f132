"""What the consultation service says of debates that are asked for, to who asked and to the clerks."""

from marshmallow import fields, validate

from services.notification.schemas.heard.base import Heard

TO_ASKER = ("received", "called", "not-owed", "withdrawn", "open-again", "lapsed")
TO_STAFF = ("asked", "reminded", "overdue", "broken")


class DebateRequestNoted(Heard):
    """To an account: what becomes of a request, or that a debate is owed."""

    request_id = fields.UUID(required=True, allow_none=True)
    consultation_id = fields.UUID(required=True)
    authority = fields.String(required=True)
    account_id = fields.UUID(required=True)
    title = fields.String(required=True)
    what = fields.String(required=True, validate=validate.OneOf([*TO_ASKER, *TO_STAFF]))
    asker = fields.String(required=True)
    to_be_verified = fields.Boolean(required=True)
    received_at = fields.AwareDateTime(required=True, allow_none=True)
    reason = fields.String(required=True)
    meeting_id = fields.UUID(required=True, allow_none=True)
    open = fields.Integer(required=True)
    last_day = fields.Date(required=True, allow_none=True)


class DebateRequestMailed(Heard):
    """The same to who asked without an account."""

    request_id = fields.UUID(required=True)
    consultation_id = fields.UUID(required=True)
    authority = fields.String(required=True)
    email = fields.String(required=True)
    language = fields.String(required=True, validate=validate.OneOf(["ro", "en"]))
    title = fields.String(required=True)
    what = fields.String(required=True, validate=validate.OneOf(TO_ASKER))
    asker = fields.String(required=True)
    received_at = fields.AwareDateTime(required=True)
    reason = fields.String(required=True)
    meeting_id = fields.UUID(required=True, allow_none=True)


class AskerForgotten(Heard):
    """Who asked without an account is to be forgotten."""

    recommendation_id = fields.UUID(required=True, data_key="request_id")
