"""Terms at the desk."""

from marshmallow import Schema, fields, validate

from services.consultation.schemas.consultations import SLUG
from shared.web.schemas import Strict

TERMS = ("recommendations", "answers", "debate", "documents", "adoption")


class DueArguments(Strict):
    """Of which authority."""

    authority = fields.String(required=True, validate=SLUG)


class ConsultationNamedSchema(Schema):
    """A consultation by its name."""

    id = fields.UUID(required=True)
    title = fields.String(required=True)


class DueSchema(Schema):
    """What is due: the end of recommendations, the answers that are missing, the debate that was asked for,
    the documents of a debate that was held, the adoption that is planned.

    `due` is the last day, null where none is planned; `days_left` is negative once it has passed. `waiting`
    counts recommendations; of a debate, the requests for it.
    """

    consultation = fields.Nested(ConsultationNamedSchema, required=True)
    term = fields.String(required=True, validate=validate.OneOf(TERMS))
    rule = fields.String(required=True, allow_none=True)
    article = fields.String(required=True)
    article_en = fields.String(required=True)
    due = fields.Date(required=True, allow_none=True)
    days_left = fields.Integer(required=True, allow_none=True)
    late = fields.Boolean(required=True)
    waiting = fields.Integer(required=True)


class DueListSchema(Schema):
    """The nearest hundred; what is late comes first."""

    items = fields.List(fields.Nested(DueSchema), required=True)
    has_more = fields.Boolean(required=True)


class DeedSchema(Schema):
    """What the clock did: when it was due, when it really ran, how many people were told.

    `days` is how many working days before the last day, negative after it; 0 where the superior is told.
    """

    deed = fields.String(required=True, validate=validate.OneOf(["closed", "reminded", "breach-told"]))
    term = fields.String(required=True, validate=validate.OneOf(TERMS))
    last_day = fields.Date(required=True)
    days = fields.Integer(required=True)
    due_at = fields.AwareDateTime(required=True)
    ran_at = fields.AwareDateTime(required=True)
    told = fields.Integer(required=True)


class DeedsSchema(Schema):
    """The newest first."""

    items = fields.List(fields.Nested(DeedSchema), required=True)
