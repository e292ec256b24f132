"""An address that is left alone."""

from marshmallow import Schema, fields

from shared.web.schemas import Instant


class SuppressionSchema(Schema):
    """Since when, and why."""

    since = Instant(required=True)
    code = fields.String(required=True, metadata={"description": "Status of RFC 3463.", "example": "5.1.1"})
    reason = fields.String(required=True, metadata={"description": "What the mail server said."})


class OwnSuppressionSchema(Schema):
    """Of the account's own address."""

    suppression = fields.Nested(SuppressionSchema, required=True, allow_none=True)
