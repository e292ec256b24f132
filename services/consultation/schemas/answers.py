"""Bodies about answers as they are written and published."""

from typing import Any, get_args

from marshmallow import Schema, fields, post_load, validate

from services.consultation.events.recommendations import Verdict
from services.consultation.model.answer_draft import DraftState, Written
from services.consultation.schemas.consultations import AuthoritySchema, article_number
from shared.web.schemas import Line, Prose, Strict

VERDICTS = validate.OneOf(get_args(Verdict))
DRAFT_STATES = validate.OneOf(get_args(DraftState))
MOST_TOGETHER = 200


class AnswerDraftSchema(Schema):
    """An answer as it is being written; `assigned`: a department has it, and nobody has written yet."""

    state = fields.String(required=True, validate=DRAFT_STATES)
    version = fields.Integer(required=True)
    department = fields.String(required=True, allow_none=True)
    verdict = fields.String(required=True, allow_none=True, validate=VERDICTS)
    reason = fields.String(required=True)
    taken_into = fields.String(required=True, allow_none=True)
    note = fields.String(required=True, allow_none=True)
    written_by = fields.UUID(required=True, allow_none=True)
    written_by_name = fields.String(required=True, allow_none=True)
    written_at = fields.AwareDateTime(required=True, allow_none=True)
    approved_by_name = fields.String(required=True, allow_none=True)
    approved_at = fields.AwareDateTime(required=True, allow_none=True)
    group = fields.UUID(required=True, allow_none=True)


class AnswerDraftSavedSchema(Schema):
    """A draft after a change."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    state = fields.String(required=True, validate=DRAFT_STATES)


class AlikeSchema(Schema):
    """A recommendation that says the like; `likeness` is 1 for the same words."""

    id = fields.UUID(required=True)
    register_number = fields.String(required=True)
    article = fields.String(required=True)
    author = fields.String(required=True)
    text = fields.String(required=True)
    likeness = fields.Float(required=True)
    draft_state = fields.String(required=True, allow_none=True, validate=DRAFT_STATES)
    group = fields.UUID(required=True, allow_none=True)


class AlikeListSchema(Schema):
    """Those that are proposed, on the same article first."""

    items = fields.List(fields.Nested(AlikeSchema), required=True)


class ProgressSchema(Schema):
    """How far the answers of a consultation have come; `publishable` can be given now."""

    id = fields.UUID(required=True)
    title = fields.String(required=True)
    authority = fields.Nested(AuthoritySchema, required=True)
    reviewed = fields.Boolean(required=True)
    total = fields.Integer(required=True)
    answered = fields.Integer(required=True)
    waiting = fields.Integer(required=True)
    draft = fields.Integer(required=True)
    ready = fields.Integer(required=True)
    approved = fields.Integer(required=True)
    publishing = fields.Integer(required=True)
    publishable = fields.Integer(required=True)
    departments = fields.List(fields.String(), required=True)


class PublishedSchema(Schema):
    """Answers given in one moment; `left` of them follow in a few seconds."""

    id = fields.UUID(required=True)
    answers = fields.Integer(required=True)
    left = fields.Integer(required=True)


class AssignedSchema(Schema):
    """How many recommendations a department has been given."""

    recommendations = fields.Integer(required=True)
    department = fields.String(required=True, allow_none=True)


class AnswerDraftBody(Strict):
    """An answer as far as it is written; `together` are others that are to be answered alike."""

    verdict = fields.String(load_default=None, allow_none=True, validate=VERDICTS)
    reason = Prose(load_default="", min=0, max=10_000)
    taken_into = article_number(load_default=None, allow_none=True)
    together = fields.List(fields.UUID(), load_default=list, validate=validate.Length(max=MOST_TOGETHER))

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        """What is written, and for which others."""
        written = Written(data["verdict"], data["reason"], data["taken_into"])
        return {"written": written, "together": tuple(data["together"])}


class NoteBody(Strict):
    """What is to be written otherwise."""

    note = Prose(required=True, min=3, max=2_000)


class AssignBody(Strict):
    """Which recommendations a department answers; null takes them from it."""

    recommendations = fields.List(
        fields.UUID(), required=True, validate=validate.Length(min=1, max=MOST_TOGETHER)
    )
    department = Line(required=True, allow_none=True, max=200)


class PublishBody(Strict):
    """How many answers the clerk was shown."""

    count = fields.Integer(required=True, strict=True, validate=validate.Range(min=1, max=1_000_000))
