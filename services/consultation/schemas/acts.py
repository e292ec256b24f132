"""Bodies about the text of an act, before it is anybody's draft."""

from marshmallow import Schema, fields, validate

from services.consultation.model.act_text import PartType
from shared.web.schemas import Strict

LONGEST_TEXT = 1_500_000


class ActTextBody(Strict):
    """The text of an act as somebody typed or pasted it."""

    text = fields.String(required=True, validate=validate.Length(min=1, max=LONGEST_TEXT))


class PartSchema(Schema):
    """A part of an act, in the words of Akoma Ntoso; articles have numbers that are unique."""

    type = fields.String(required=True, validate=validate.OneOf([part.value for part in PartType]))
    number = fields.String(required=True)
    label = fields.String(required=True)
    heading = fields.String(required=True)
    text = fields.String(required=True)


class DoubtSchema(Schema):
    """Something to look at; `number` is the article's where it concerns one."""

    code = fields.String(required=True)
    detail = fields.String(required=True)
    number = fields.String(required=True)


class ParsedSchema(Schema):
    """The parts of a text in order, and what to look at; nothing is stored."""

    parts = fields.List(fields.Nested(PartSchema), required=True)
    doubts = fields.List(fields.Nested(DoubtSchema), required=True)


class RequirementSchema(Schema):
    """A document that the law asks for, and whether it is there."""

    code = fields.String(required=True)
    due = fields.String(required=True, validate=validate.OneOf(["always", "where-due"]))
    law = fields.String(required=True)
    status = fields.String(required=True, validate=validate.OneOf(["verified", "unverified"]))
    sentence = fields.String(required=True)
    is_present = fields.Boolean(required=True)
    titles = fields.List(fields.String(), required=True)


class RequirementsSchema(Schema):
    """What is asked for with this kind of act."""

    items = fields.List(fields.Nested(RequirementSchema), required=True)
