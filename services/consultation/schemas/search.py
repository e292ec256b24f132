"""Bodies about finding by words."""

from marshmallow import Schema, fields, validate

from services.consultation.schemas.consultations import SLUG, AuthoritySchema
from shared.web.pages import PageArguments
from shared.web.schemas import Line

FOUND_KINDS = validate.OneOf(["act", "version", "document", "recommendation"])
FIRST_YEAR, LAST_YEAR = 2003, 2100


class SearchArguments(PageArguments):
    """Which words, in what, of whom, of which year."""

    q = Line(
        required=True, max=200, metadata={"description": "Words; beginnings of words where few are found."}
    )
    kind = fields.String(validate=FOUND_KINDS)
    authority = fields.String(validate=SLUG)
    consultation = fields.UUID()
    year = fields.Integer(validate=validate.Range(FIRST_YEAR, LAST_YEAR))


class FoundPieceSchema(Schema):
    """A piece of text; `hit` where it is a word that was looked for."""

    text = fields.String(required=True)
    hit = fields.Boolean(required=True)


class FoundConsultationSchema(Schema):
    """The consultation to which it belongs."""

    id = fields.UUID(required=True)
    title = fields.String(required=True)


class FoundSchema(Schema):
    """A thing that was found: an act, a later text of it, a document's file, a recommendation, by its `id`.

    `title` is the act's title, the file's name or the register number; `article` is the one in which
    the words of an act or a later text first stand, null elsewhere; `text_number` is which later text it is.
    """

    kind = fields.String(required=True, validate=FOUND_KINDS)
    id = fields.UUID(required=True)
    consultation = fields.Nested(FoundConsultationSchema, required=True)
    authority = fields.Nested(AuthoritySchema, required=True)
    at = fields.AwareDateTime(required=True)
    title = fields.List(fields.Nested(FoundPieceSchema), required=True)
    snippet = fields.List(fields.Nested(FoundPieceSchema), required=True)
    text_number = fields.Integer(required=True, allow_none=True)
    article = fields.String(required=True, allow_none=True)


class FoundPageSchema(Schema):
    """What was found, the likeliest first.

    `total` is at most 1,000, and `more` says that there are more; `widened` that beginnings and parts of
    words counted, because few texts have the words themselves.
    """

    items = fields.List(fields.Nested(FoundSchema), required=True)
    next = fields.String(required=True, allow_none=True)
    total = fields.Integer(required=True)
    more = fields.Boolean(required=True)
    widened = fields.Boolean(required=True)
