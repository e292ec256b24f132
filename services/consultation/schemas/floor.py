"""Bodies about the floor of a meeting."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from shared.web.schemas import Line, Strict

ACTS = ("begin", "give", "done", "absent", "pause", "resume", "discuss", "end")


class FloorBody(Strict):
    """What the chair does next; the floor is given to somebody registered, or to a name."""

    act = fields.String(required=True, validate=validate.OneOf(ACTS))
    registration_id = fields.UUID(load_default=None, allow_none=True)
    name = Line(load_default="", min=0, max=120)
    organisation = Line(load_default="", min=0, max=200)
    article = Line(load_default=None, allow_none=True, max=40)
    point = fields.Integer(load_default=None, allow_none=True, strict=True, validate=validate.Range(1, 200))

    @validates_schema
    def require_somebody(self, data: dict[str, Any], **_: Any) -> None:
        if data.get("act") == "give" and bool(data.get("registration_id")) == bool(data.get("name")):
            raise ValidationError("A registration or a name is needed.", "name")


class ChangedFloorSchema(Schema):
    """The floor after a change; its version is what the next one brings."""

    meeting_id = fields.UUID(required=True)
    version = fields.Integer(required=True)


class SpeakingSchema(Schema):
    """Somebody who was called; `spent_s` without what they were held up, as of this answer."""

    id = fields.UUID(required=True)
    registration_id = fields.UUID(required=True, allow_none=True)
    name = fields.String(required=True)
    organisation = fields.String(required=True)
    article = fields.String(required=True, allow_none=True)
    point = fields.Integer(required=True, allow_none=True)
    began_at = fields.AwareDateTime(required=True, allow_none=True)
    ended_at = fields.AwareDateTime(required=True, allow_none=True)
    paused_at = fields.AwareDateTime(required=True, allow_none=True)
    allowed_s = fields.Integer(required=True, allow_none=True)
    spent_s = fields.Integer(required=True)


class NextSpeakerSchema(Schema):
    """Somebody who will be called."""

    registration_id = fields.UUID(required=True)
    name = fields.String(required=True)
    organisation = fields.String(required=True)
    article = fields.String(required=True, allow_none=True)
    point = fields.Integer(required=True, allow_none=True)
    arrived_at = fields.AwareDateTime(required=True, allow_none=True)


class DiscussedArticleSchema(Schema):
    """An article of the draft."""

    number = fields.String(required=True)
    heading = fields.String(required=True)
    text = fields.String(required=True)


class FloorSchema(Schema):
    """What the chair sees."""

    version = fields.Integer(required=True)
    title = fields.String(required=True)
    authority = fields.String(required=True)
    state = fields.String(required=True)
    starts_at = fields.AwareDateTime(required=True)
    began_at = fields.AwareDateTime(required=True, allow_none=True)
    speaking_minutes = fields.Integer(required=True, allow_none=True)
    agenda = fields.List(fields.String(), required=True)
    articles = fields.List(fields.Nested(DiscussedArticleSchema), required=True)
    article = fields.String(required=True, allow_none=True)
    point = fields.Integer(required=True, allow_none=True)
    now = fields.Nested(SpeakingSchema, required=True, allow_none=True)
    queue = fields.List(fields.Nested(NextSpeakerSchema), required=True)
    heard = fields.List(fields.Nested(SpeakingSchema), required=True)
    missed = fields.List(fields.Nested(SpeakingSchema), required=True)


class ShownSpeakerSchema(Schema):
    """Who speaks, as everybody in the room may read it: their organisation, else their initials."""

    shown = fields.String(required=True)
    allowed_s = fields.Integer(required=True, allow_none=True)
    spent_s = fields.Integer(required=True)
    is_paused = fields.Boolean(required=True)


class ScreenSchema(Schema):
    """What stands on the wall."""

    title = fields.String(required=True)
    state = fields.String(required=True)
    starts_at = fields.AwareDateTime(required=True)
    began_at = fields.AwareDateTime(required=True, allow_none=True)
    article = fields.Nested(DiscussedArticleSchema, required=True, allow_none=True)
    point = fields.Integer(required=True, allow_none=True)
    point_text = fields.String(required=True)
    now = fields.Nested(ShownSpeakerSchema, required=True, allow_none=True)
    next = fields.List(fields.String(), required=True)
    heard = fields.Integer(required=True)
