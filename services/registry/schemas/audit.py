"""The audit trail, for those who oversee."""

from datetime import date

from marshmallow import Schema, fields, validate

from services.registry.schemas.organisations import slug
from shared.web.pages import PageArguments
from shared.web.schemas import Instant, Strict

DEED = validate.Regexp(r"\A[a-z-]{1,40}\.[a-z-]{1,40}\Z")
DAY = validate.Range(min=date(2000, 1, 1), max=date(2199, 12, 31))


class AuditFilter(Strict):
    """Which lines of an authority's trail; `common` in place of a slug is what concerns all."""

    authority = slug(required=True)
    actor = fields.UUID(metadata={"description": "The account of who did it."})
    deed = fields.String(validate=DEED, metadata={"example": "verification.refused"})
    subject = fields.UUID(metadata={"description": "What it was done to."})
    since = fields.Date(validate=DAY, metadata={"description": "From this day on, in Romania."})
    until = fields.Date(validate=DAY, metadata={"description": "Up to this day, itself included."})


class AuditArguments(PageArguments, AuditFilter):
    """Which lines, by page."""


class AuditLineSchema(Schema):
    """Who did what to what, when and why; `actor_name` is null where the account is gone."""

    id = fields.UUID(required=True)
    at = Instant(required=True)
    authority = fields.String(required=True)
    actor_id = fields.UUID(allow_none=True, required=True)
    actor_name = fields.String(allow_none=True, required=True)
    deed = fields.String(required=True)
    subject_type = fields.String(required=True)
    subject_id = fields.UUID(allow_none=True, required=True)
    subject_name = fields.String(allow_none=True, required=True)
    details = fields.Dict(keys=fields.String(), required=True)


class AuditExportSchema(Schema):
    """All lines that the filter lets through, the newest first, up to a bound."""

    items = fields.List(fields.Nested(AuditLineSchema), required=True)
    complete = fields.Boolean(required=True)


class OfficialSchema(Schema):
    """Who works for the authority."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)


class OfficialsSchema(Schema):
    """All of them."""

    items = fields.List(fields.Nested(OfficialSchema), required=True)
