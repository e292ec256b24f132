"""Bodies about the registers of an authority."""

from marshmallow import Schema, fields, validate

from services.consultation.model.act import Kind
from services.consultation.schemas.consultations import (
    SLUG,
    AuthoritySchema,
    ConsultationLineSchema,
    article_number,
)
from services.consultation.schemas.recommendations import STATES, RecommendationSchema
from shared.web.pages import PageArguments
from shared.web.schemas import Line, Strict

YEARS = validate.Range(min=2000, max=2199)


class OrderArguments(PageArguments):
    """In which order a register is read."""

    order = fields.String(load_default="oldest", validate=validate.OneOf(["oldest", "newest"]))


class RegisterFilter(Strict):
    """Which entries of a register of recommendations; what is not given leaves all."""

    year = fields.Integer(validate=YEARS)
    consultation = fields.UUID()
    article = article_number()
    sender = fields.String(validate=validate.OneOf(["organisation", "person"]))
    state = fields.String(validate=STATES)
    q = Line(max=200, metadata={"description": "Words of what the public reads of it."})


class RegisterArguments(RegisterFilter, OrderArguments):
    """The same, by page."""


class ActsRegisterFilter(Strict):
    """Which acts of a register of drafts; what is not given leaves all."""

    year = fields.Integer(validate=YEARS)
    kind = fields.String(validate=validate.OneOf([kind.value for kind in Kind]))
    state = fields.String(validate=validate.OneOf(["open", "closed"]))
    q = Line(max=200, metadata={"description": "Words of the act, or part of a word of its title."})


class ActsRegisterArguments(ActsRegisterFilter, OrderArguments):
    """The same, by page."""


class InternalRegisterArguments(RegisterFilter):
    """Of which authority, and which entries."""

    authority = fields.String(required=True, validate=SLUG)


class YearSchema(Schema):
    """A year of a register, and the last number in it."""

    year = fields.Integer(required=True)
    entries = fields.Integer(required=True)


class _RegisterPage(Schema):
    authority = fields.Nested(AuthoritySchema, required=True)
    years = fields.List(fields.Nested(YearSchema), required=True)
    next = fields.String(required=True, allow_none=True, metadata={"description": "Cursor of the next page."})
    total = fields.Integer(required=True, metadata={"description": "How many in all, up to a bound."})
    total_is_least = fields.Boolean(required=True, metadata={"description": "Whether there are more."})


class RegisterPageSchema(_RegisterPage):
    """A page of a register of recommendations, as the public reads it."""

    items = fields.List(fields.Nested(RecommendationSchema), required=True)


class RegisteredActSchema(ConsultationLineSchema):
    """An act in the register of drafts: its number, and what was received and answered on it."""

    class Meta:
        exclude = ("articles", "recommendations")

    register_number = fields.String(required=True, metadata={"example": "3/2026"})
    received = fields.Integer(required=True)
    answers = fields.Dict(
        keys=fields.String(),
        values=fields.Integer(),
        required=True,
        metadata={
            "description": "By verdict, how many answers there are; those that have none are left out."
        },
    )


class ActsRegisterPageSchema(_RegisterPage):
    """A page of a register of drafts."""

    items = fields.List(fields.Nested(RegisteredActSchema), required=True)
