"""Bodies about an authority's notices."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.consultation.model.notice_contact import ASKED, Contact
from shared.web.schemas import Line, Prose, Strict

WEBSITE = validate.URL(schemes={"https", "http"})


def _website(written: str) -> None:
    if written:
        WEBSITE(written)


def _line(most: int = 300, **more: Any) -> Line:
    return Line(load_default="", min=0, max=most, **more)


class ContactBody(Strict):
    """How people reach an authority; what is missing is emptied."""

    officer = _line()
    phone = _line(100)
    email = _line(254, metadata={"format": "email"})
    address = _line()
    opening_hours = _line()
    postal_address = _line()
    website = _line(validate=_website)
    signatory = _line()

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Contact:
        return Contact(**data)


class ContactSchema(Schema):
    """The same as it stands; version 0 where nobody has said it.

    `missing` is what the model notice asks for and is not there.
    """

    authority = fields.String(required=True)
    version = fields.Integer(required=True)
    officer = fields.String(required=True)
    phone = fields.String(required=True)
    email = fields.String(required=True)
    address = fields.String(required=True)
    opening_hours = fields.String(required=True)
    postal_address = fields.String(required=True)
    website = fields.String(required=True)
    signatory = fields.String(required=True)
    missing = fields.List(fields.String(validate=validate.OneOf(ASKED)), required=True)


class WrittenSchema(Schema):
    """The version of what was written."""

    version = fields.Integer(required=True)


class NoticeBody(Strict):
    """What the model cannot know of a notice; what is missing is emptied."""

    number = _line(60, metadata={"example": "1234/13.01.2026"})
    paragraph = Prose(load_default="", min=0, max=5_000)


class NoticePartSchema(Schema):
    """A part of a notice: paragraphs, and a list below them; in Romanian."""

    code = fields.String(required=True)
    heading = fields.String(required=True)
    lines = fields.List(fields.String(), required=True)
    items = fields.List(fields.String(), required=True)


class NoticeContentSchema(Schema):
    """The words of a notice."""

    authority = fields.String(required=True)
    number = fields.String(required=True)
    on = fields.Date(required=True)
    title = fields.String(required=True)
    signatory = fields.String(required=True)
    parts = fields.List(fields.Nested(NoticePartSchema), required=True)


class NoticeSchema(Schema):
    """A consultation's notice: as it was published, or as it would be today.

    `paragraph` is what the clerk added; `missing` is what the model notice asks for and the authority has
    not said of itself, for clerks of a draft alone.
    """

    version = fields.Integer(required=True)
    is_published = fields.Boolean(required=True)
    published_at = fields.AwareDateTime(required=True, allow_none=True)
    paragraph = fields.String(required=True)
    content = fields.Nested(NoticeContentSchema, required=True)
    missing = fields.List(fields.String(validate=validate.OneOf(ASKED)), required=True)
