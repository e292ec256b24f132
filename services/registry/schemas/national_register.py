"""The national register of NGOs: entries, imports, reports."""

from marshmallow import Schema, fields, validate

from services.registry.model.counties import NAMES
from services.registry.model.national_register.entry import REASONS
from services.registry.schemas.organisations import SLUG
from shared.web.pages import PageArguments
from shared.web.schemas import Instant, Line, Strict, YesOrNo

VERDICTS = ["mended", "noted", "refused"]
BY = ["number-and-name", "number", "name"]


class MatchingArguments(Strict):
    """What somebody claims; a name or a number at least finds something."""

    q = Line(min=2, max=300, metadata={"description": "A name, with or without diacritics."})
    number = Line(max=30, metadata={"example": "3315/A/2026"})
    county = fields.String(validate=validate.OneOf(list(NAMES)), metadata={"description": "Such as PH."})
    limit = fields.Integer(load_default=10, validate=validate.Range(min=1, max=50))


class EntrySchema(Schema):
    """An entry, how it was found (`by`), and how alike the names are, 0 to 1."""

    number = fields.String(required=True)
    name = fields.String(required=True)
    kind = fields.String(required=True)
    special_number = fields.String(allow_none=True, required=True)
    entered_on = fields.Date(allow_none=True, required=True)
    court = fields.String(allow_none=True, required=True)
    status = fields.String(allow_none=True, required=True)
    is_branch = fields.Boolean(allow_none=True, required=True)
    locality = fields.String(allow_none=True, required=True)
    locality_siruta = fields.Integer(allow_none=True, required=True)
    county_code = fields.String(allow_none=True, required=True)
    cui = fields.String(allow_none=True, required=True)
    public_utility = fields.Boolean(allow_none=True, required=True)
    vanished_at = Instant(
        allow_none=True, required=True, metadata={"description": "When an import no longer had it."}
    )
    by = fields.String(required=True, validate=validate.OneOf(BY))
    likeness = fields.Float(required=True)


class MatchingSchema(Schema):
    """The surest first."""

    items = fields.List(fields.Nested(EntrySchema), required=True)


class ImportBody(Strict):
    """A file that will come in parts."""

    authority = fields.String(required=True, validate=SLUG, metadata={"example": "oras-exemplu"})
    file_name = Line(required=True, max=200)
    size = fields.Integer(required=True, strict=True, validate=validate.Range(min=1, max=2**40))
    accept_fewer = YesOrNo(
        load_default=False,
        metadata={"description": "Take it even if a large part of what is known is not in it."},
    )


class BegunSchema(Schema):
    """An import for which the parts may come."""

    id = fields.UUID(required=True)
    state = fields.String(required=True)


class ReasonCountSchema(Schema):
    """How often something was remarked."""

    verdict = fields.String(required=True)
    reason = fields.String(required=True)
    times = fields.Integer(required=True)


class ImportCountsSchema(Schema):
    """What an import found: lines of the file, then entries of the register."""

    read = fields.Integer(required=True)
    taken = fields.Integer(required=True)
    mended = fields.Integer(required=True)
    refused = fields.Integer(required=True)
    added = fields.Integer(required=True)
    changed = fields.Integer(required=True)
    unchanged = fields.Integer(required=True)
    vanished = fields.Integer(required=True)
    reasons = fields.List(fields.Nested(ReasonCountSchema), required=True)


class ReadingSchema(Schema):
    """As what the file was read."""

    kind = fields.String(required=True)
    encoding = fields.String(required=True)
    separator = fields.String(required=True)
    columns = fields.List(fields.String(), required=True)
    ignored = fields.List(fields.String(), required=True)


class ImportFaultSchema(Schema):
    """Why an import came to nothing."""

    code = fields.String(required=True)
    ro = fields.String(required=True)
    en = fields.String(required=True)


class ImportSchema(Schema):
    """An import; `progress` is the part of the file that has been read, 0 to 1."""

    id = fields.UUID(required=True)
    authority = fields.String(required=True)
    file_name = fields.String(required=True)
    size = fields.Integer(required=True)
    state = fields.String(required=True)
    asked_at = Instant(required=True)
    ended_at = Instant(allow_none=True, required=True)
    progress = fields.Float(required=True)
    rows_read = fields.Integer(required=True)
    reading = fields.Nested(ReadingSchema, allow_none=True, required=True)
    counts = fields.Nested(ImportCountsSchema, allow_none=True, required=True)
    fault = fields.Nested(ImportFaultSchema, allow_none=True, required=True)


class LinesArguments(PageArguments):
    """Which remarks."""

    verdict = fields.String(validate=validate.OneOf(VERDICTS))
    reason = fields.String(validate=validate.OneOf(list(REASONS)))


class ReportExportArguments(Strict):
    """Which remarks."""

    verdict = fields.String(validate=validate.OneOf(VERDICTS))
    reason = fields.String(validate=validate.OneOf(list(REASONS)))


class LineSchema(Schema):
    """A remark on a line of the file."""

    line = fields.Integer(required=True)
    position = fields.Integer(required=True)
    verdict = fields.String(required=True)
    reason = fields.String(required=True)
    field = fields.String(allow_none=True, required=True)
    was = fields.String(allow_none=True, required=True)
    became = fields.String(allow_none=True, required=True)
