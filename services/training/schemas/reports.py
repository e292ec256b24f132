"""Bodies about a course in numbers."""

from marshmallow import Schema, fields, validate

from shared.web.schemas import Strict


class NumbersSchema(Schema):
    """How many had a seat, came at least once, as often as the rules ask, passed, have a certificate."""

    enrolled = fields.Integer(required=True)
    attended = fields.Integer(required=True)
    attended_enough = fields.Integer(required=True)
    passed = fields.Integer(required=True)
    certified = fields.Integer(required=True)


class KindSchema(NumbersSchema):
    """The same of some of them; `kind` is empty for those who did not say, or did not agree."""

    kind = fields.String(required=True)


class ReportSchema(Schema):
    """For the authority and the funder."""

    total = fields.Nested(NumbersSchema, required=True)
    by_group = fields.List(fields.Nested(KindSchema), required=True)
    by_gender = fields.List(fields.Nested(KindSchema), required=True)
    by_locality = fields.List(fields.Nested(KindSchema), required=True)


class SummarySchema(Schema):
    """For everybody; `by_group` is empty where a number would point at somebody."""

    total = fields.Nested(NumbersSchema, required=True)
    by_group = fields.List(fields.Nested(KindSchema), required=True)


class ReportFileArguments(Strict):
    """As what."""

    kind = fields.String(required=True, validate=validate.OneOf(["csv", "xlsx"]))
