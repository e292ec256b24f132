"""Bodies about taking a test."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate, validates_schema

from services.training.model.attempt import Reply
from services.training.model.question import MOST_QUESTIONS
from services.training.model.scoring import read_number
from services.training.schemas.assessment import MOST_OPTIONS, TermsSchema
from shared.web.schemas import Line, Strict


class ReplyBody(Strict):
    """An answer to one question: options by their numbers, or a number as it was typed; both empty: none."""

    question_id = fields.UUID(required=True)
    chosen = fields.List(
        fields.Integer(strict=True), load_default=list, validate=validate.Length(max=MOST_OPTIONS)
    )
    number = Line(load_default="", min=0, max=30)

    @validates_schema
    def require_number(self, data: dict[str, Any], **_: Any) -> None:
        if data["number"] and read_number(data["number"]) is None:
            raise ValidationError("It is not a number.", "number")

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Reply:
        return Reply(data["question_id"], tuple(data["chosen"]), data["number"])


class RepliesBody(Strict):
    """Answers so far; those to other questions stay."""

    answers = fields.List(
        fields.Nested(ReplyBody), required=True, validate=validate.Length(min=1, max=MOST_QUESTIONS)
    )


class GoingSchema(Schema):
    """An attempt after a change."""

    id = fields.UUID(required=True)
    number = fields.Integer(required=True)
    handed_in_at = fields.AwareDateTime(required=True, allow_none=True)


class OptionSchema(Schema):
    """An option, in the attempt's order."""

    number = fields.Integer(required=True)
    text = fields.String(required=True)


class SolutionSchema(Schema):
    """What is right, and what the answer is worth."""

    right = fields.List(fields.Integer(), required=True)
    answer = fields.String(required=True, allow_none=True)
    explanation = fields.String(required=True)
    points = fields.Float(required=True)


class AskedSchema(Schema):
    """A question as it was drawn; `solution` once nothing can be won by knowing it."""

    id = fields.UUID(required=True)
    kind = fields.String(required=True)
    text = fields.String(required=True)
    points = fields.Integer(required=True)
    options = fields.List(fields.Nested(OptionSchema), required=True)
    chosen = fields.List(fields.Integer(), required=True)
    number = fields.String(required=True)
    solution = fields.Nested(SolutionSchema, required=True, allow_none=True)


class AttemptLineSchema(Schema):
    """An attempt without its questions."""

    id = fields.UUID(required=True)
    number = fields.Integer(required=True)
    started_at = fields.AwareDateTime(required=True)
    due_at = fields.AwareDateTime(required=True, allow_none=True)
    handed_in_at = fields.AwareDateTime(required=True, allow_none=True)
    points = fields.Float(required=True, allow_none=True)
    of_points = fields.Integer(required=True, allow_none=True)
    passed = fields.Boolean(required=True, allow_none=True)


class AttemptSchema(AttemptLineSchema):
    """One's own attempt; `left` seconds by the server's clock, None without limit."""

    course_id = fields.UUID(required=True)
    title = fields.String(required=True)
    pass_percent = fields.Integer(required=True)
    left = fields.Integer(required=True, allow_none=True)
    is_explained = fields.Boolean(required=True)
    questions = fields.List(fields.Nested(AskedSchema), required=True)


class MyMarkSchema(Schema):
    """What a trainer says."""

    passed = fields.Boolean(required=True)
    grade = fields.Float(required=True, allow_none=True)
    note = fields.String(required=True)
    marked_at = fields.AwareDateTime(required=True)


class AnsweredQuestionSchema(Schema):
    """What somebody was asked, and has answered."""

    question = fields.String(required=True)
    chosen = fields.List(fields.String(), required=True)
    number = fields.String(required=True)


class OwnAttemptSchema(Schema):
    """An attempt in a copy of one's data."""

    course_id = fields.UUID(required=True)
    title = fields.String(required=True)
    number = fields.Integer(required=True)
    started_at = fields.AwareDateTime(required=True)
    handed_in_at = fields.AwareDateTime(required=True, allow_none=True)
    points = fields.Float(required=True, allow_none=True)
    of_points = fields.Integer(required=True, allow_none=True)
    passed = fields.Boolean(required=True, allow_none=True)
    answers = fields.List(fields.Nested(AnsweredQuestionSchema), required=True)


class OwnMarkSchema(MyMarkSchema):
    """A mark in a copy of one's data; earlier ones, too."""

    course_id = fields.UUID(required=True)
    title = fields.String(required=True)


class OwnWorkSchema(Schema):
    """All that one has done in courses."""

    attempts = fields.List(fields.Nested(OwnAttemptSchema), required=True)
    marks = fields.List(fields.Nested(OwnMarkSchema), required=True)


class MyTestSchema(Schema):
    """Where one stands with a course's test; `running` is the attempt to go on with."""

    enrolment_id = fields.UUID(required=True)
    title = fields.String(required=True)
    terms = fields.Nested(TermsSchema, required=True)
    attempts = fields.List(fields.Nested(AttemptLineSchema), required=True)
    mark = fields.Nested(MyMarkSchema, required=True, allow_none=True)
    passed = fields.Boolean(required=True, allow_none=True)
    score = fields.Float(required=True, allow_none=True)
    can_begin = fields.Boolean(required=True)
    running = fields.UUID(required=True, allow_none=True)
