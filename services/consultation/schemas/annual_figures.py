"""Bodies about the figures of a year."""

from typing import get_args

from marshmallow import Schema, fields, validate

from services.consultation.model.annual_figures import NAMES, Source, State
from services.consultation.schemas.consultations import AuthoritySchema
from shared.web.schemas import Line, Strict

STATES = validate.OneOf(get_args(State))
MOST = 10_000_000


class PartialSchema(Schema):
    """What is known of some meetings: the number, of how many, out of how many."""

    number = fields.Integer(required=True)
    meetings = fields.Integer(required=True)
    out_of = fields.Integer(required=True)


class FigureSchema(Schema):
    """A figure: a number, unknown or not applicable, and where it comes from."""

    name = fields.String(required=True, validate=validate.OneOf(NAMES))
    state = fields.String(required=True, validate=STATES)
    number = fields.Integer(required=True, allow_none=True)
    source = fields.String(required=True, validate=validate.OneOf(get_args(Source)))
    note = fields.String(required=True)
    some_meetings = fields.Nested(PartialSchema, required=True, allow_none=True)
    version = fields.Integer(required=True)


class FiguresOfYearSchema(Schema):
    """All figures of a year; `is_over` tells whether they can still grow."""

    year = fields.Integer(required=True)
    is_over = fields.Boolean(required=True)
    figures = fields.List(fields.Nested(FigureSchema), required=True)


class AnnualFiguresSchema(FiguresOfYearSchema):
    """The same of an authority, with the years before it, to be compared."""

    authority = fields.Nested(AuthoritySchema, required=True)
    before = fields.List(fields.Nested(FiguresOfYearSchema), required=True)


class StatedFigureBody(Strict):
    """What a figure is, and where the authority has it from, or why it is not known."""

    state = fields.String(required=True, validate=STATES)
    number = fields.Integer(
        strict=True, load_default=None, allow_none=True, validate=validate.Range(min=0, max=MOST)
    )
    source = Line(required=True, max=500)
