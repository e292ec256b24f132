"""Localities."""

from marshmallow import Schema, fields, validate

from services.registry.model.counties import NAMES
from shared.web.schemas import Line, Strict

MOST = 20
LEVELS = ["uat", "locality"]


class LocalityArguments(Strict):
    """What somebody has written of a place."""

    q = Line(
        required=True,
        min=2,
        max=100,
        metadata={"description": "A name, with or without diacritics; a part or a typo do."},
    )
    county = fields.String(validate=validate.OneOf(list(NAMES)), metadata={"description": "Such as PH."})
    level = fields.String(validate=validate.OneOf(LEVELS))
    limit = fields.Integer(load_default=5, validate=validate.Range(min=1, max=MOST))


class LocalitySchema(Schema):
    """A county, a town or commune (`uat`), or a locality in one; a county has no `uat`."""

    siruta = fields.Integer(required=True)
    name = fields.String(required=True)
    level = fields.String(required=True)
    kind = fields.String(required=True)
    county_code = fields.String(required=True)
    county_name = fields.String(required=True)
    uat_siruta = fields.Integer(allow_none=True, required=True)
    uat_name = fields.String(allow_none=True, required=True)


class LocalitiesSchema(Schema):
    """The likest, the likest first."""

    items = fields.List(fields.Nested(LocalitySchema), required=True)
