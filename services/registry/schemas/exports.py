"""A copy of one's data."""

from marshmallow import Schema, fields

from shared.web.schemas import Instant


class ExportSchema(Schema):
    """Where the copy stands; nulls where none was asked for."""

    asked_at = Instant(required=True, allow_none=True)
    ready_at = Instant(required=True, allow_none=True)
    expires_at = Instant(required=True, allow_none=True)


class ExportContentSchema(Schema):
    """What the registry holds about the person, by kind."""

    content = fields.Dict(keys=fields.String(), values=fields.List(fields.Dict()), required=True)
