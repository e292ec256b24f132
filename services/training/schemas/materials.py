"""Bodies about what is read and used in a course."""

from typing import Any

from marshmallow import Schema, fields, validate

from services.training.model.material import VISIBLE, Described
from shared.web.files import FileArguments
from shared.web.schemas import Line, Strict

WEB = {"http", "https"}


def described(data: dict[str, Any]) -> Described:
    """What a clerk says of it."""
    return Described(data["title"], data["session_id"], data["visible"])


class LinkBody(Strict):
    """An address; without a session it is of the whole course."""

    title = Line(required=True, min=3, max=300)
    url = fields.URL(required=True, schemes=WEB, validate=validate.Length(max=2_000))
    session_id = fields.UUID(load_default=None, allow_none=True)
    visible = fields.String(required=True, validate=validate.OneOf(VISIBLE))


class MaterialArguments(FileArguments):
    """What a file is, and who may have it."""

    title = Line(required=True, min=3, max=300)
    session_id = fields.UUID(load_default=None, allow_none=True)
    visible = fields.String(required=True, validate=validate.OneOf(VISIBLE))


class PutSchema(Schema):
    """What was put there."""

    id = fields.UUID(required=True)


class MaterialSchema(Schema):
    """A link (`url`), or a file: `held` until it was looked into, then `good` or `refused` with a reason."""

    id = fields.UUID(required=True)
    session_id = fields.UUID(required=True, allow_none=True)
    title = fields.String(required=True)
    visible = fields.String(required=True)
    url = fields.String(required=True, allow_none=True)
    file_name = fields.String(required=True, allow_none=True)
    file_size = fields.Integer(required=True, allow_none=True)
    media_type = fields.String(required=True, allow_none=True)
    file_state = fields.String(required=True, allow_none=True)
    file_reason = fields.String(required=True, allow_none=True)
    added_at = fields.AwareDateTime(required=True)


class MaterialsSchema(Schema):
    """As the caller may see it; `hidden` says how many more there are for those who take part."""

    items = fields.List(fields.Nested(MaterialSchema), required=True)
    hidden = fields.Integer(required=True)
