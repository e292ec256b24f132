"""Bodies about what clerks enter for authors without account."""

from datetime import date
from typing import Any

from marshmallow import ValidationError, fields, post_load, validate, validates_schema

from services.consultation.model.entry import Moment
from services.consultation.schemas.recommendations import (
    CHANNELS,
    OwnRecommendationSchema,
    SaidBody,
    words_of,
)
from shared.email_addresses import LONGEST
from shared.web.files import FileSchema
from shared.web.schemas import Instant, Line, Prose

LAW = date(2003, 2, 3)  # of publication: there is nothing to receive before it
BY_CLERK = [channel for channel in CHANNELS if channel != "online"]


class HandedInBody(SaidBody):
    """What was handed in or said, by whom, and when it was received: the instant, or the day alone."""

    channel = fields.String(required=True, validate=validate.OneOf(BY_CLERK))
    received_on = fields.Date(load_default=None, allow_none=True, validate=validate.Range(min=LAW))
    received_at = Instant(load_default=None, allow_none=True)
    town_number = Line(load_default=None, allow_none=True, max=60)
    author_name = Line(load_default="", min=0, max=120)
    organisation_name = Line(load_default=None, allow_none=True, max=300)
    on_behalf_of = fields.UUID(load_default=None, allow_none=True)
    email = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=LONGEST))
    postal_address = Prose(load_default=None, allow_none=True, min=0, max=500)
    language = fields.String(load_default="ro", validate=validate.OneOf(["ro", "en"]))

    @validates_schema
    def one_moment(self, data: dict[str, Any], **_: Any) -> None:
        if (data.get("received_on") is None) == (data.get("received_at") is None):
            raise ValidationError("Either the day or the instant of receipt is needed.", "received_on")

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        words = words_of(data)
        on, at = data.pop("received_on"), data.pop("received_at")
        return {"words": words, "received": Moment.on(on) if on else Moment(at), **data}


class EntrySchema(OwnRecommendationSchema):
    """What a clerk has entered, with what proves it to its author, to be printed; and the scans."""

    scans = fields.List(fields.Nested(FileSchema), required=True)
    forgotten = fields.Boolean(required=True)
