"""Bodies about what is promised with an adopted act."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.consultation.model.commitment import Promise, Turn
from services.consultation.schemas.consultations import SLUG
from services.consultation.schemas.drafts import WEB
from shared.web.schemas import Line, Prose, Strict

STATES = validate.OneOf(["planned", "ongoing", "done", "given-up"])


class CommitmentBody(Strict):
    """What is promised, by whom and until when; `due_on` is the last day, null where none was set."""

    text = Prose(required=True, min=3, max=2_000)
    responsible = Line(required=True, max=300)
    due_on = fields.Date(load_default=None, allow_none=True)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Promise:
        return Promise(**data)


class TurnBody(Strict):
    """How it stands now; the reason where it is given up, an address where what was done can be seen."""

    state = fields.String(required=True, validate=STATES)
    note = Prose(load_default="", min=0, max=2_000)
    evidence_url = fields.URL(
        load_default=None, allow_none=True, schemes=WEB, validate=validate.Length(max=2000)
    )
    due_on = fields.Date(load_default=None, allow_none=True)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Turn:
        return Turn(**data)


class SavedCommitmentSchema(Schema):
    """A commitment after a change."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    state = fields.String(required=True)


class CommitmentEntrySchema(Schema):
    """What was said at a time."""

    at = fields.String(required=True, metadata={"format": "date-time"})
    state = fields.String(required=True, validate=STATES)
    note = fields.String(required=True)
    evidence_url = fields.String(required=True, allow_none=True)
    due_on = fields.String(required=True, allow_none=True, metadata={"format": "date"})


class CommitmentSchema(Schema):
    """A promise, and all that was said of it, the oldest first."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    consultation_id = fields.UUID(required=True)
    consultation_title = fields.String(required=True)
    text = fields.String(required=True)
    responsible = fields.String(required=True)
    state = fields.String(required=True, validate=STATES)
    due_on = fields.Date(required=True, allow_none=True)
    added_at = fields.AwareDateTime(required=True)
    changed_at = fields.AwareDateTime(required=True)
    entries = fields.List(fields.Nested(CommitmentEntrySchema), required=True)


class CommitmentsSchema(Schema):
    """All of an act, or what is due at a desk."""

    items = fields.List(fields.Nested(CommitmentSchema), required=True)


class DueArguments(Strict):
    """Of which authority, and until which day; today unless said otherwise."""

    authority = fields.String(required=True, validate=SLUG)
    until = fields.Date()
