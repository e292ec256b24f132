"""Bodies about what people think of a course, and what they agree to."""

from collections.abc import Mapping
from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate, validates_schema

from services.training.model.consent import GENDERS, OPTIONAL, STATISTICS
from services.training.model.feedback import KINDS, Asked
from shared.web.schemas import Line, Prose, Strict, YesOrNo

LEAST_QUESTIONS, MOST_QUESTIONS = 3, 6


class Opinion(fields.Field[int | str | None]):
    """A point of a scale, some words, or nothing."""

    words = Prose(min=0, max=2_000)

    def _deserialize(
        self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any
    ) -> Any:
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        return self.words.deserialize(value, attr, data, **kwargs)


class AskedBody(Strict):
    """A question: on a scale from 1 to 5, or in words."""

    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    text = Line(required=True, min=3, max=300)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Asked:
        return Asked(**data)


class FeedbackFormBody(Strict):
    """What is asked after a course; at least one question is on a scale."""

    questions = fields.List(
        fields.Nested(AskedBody), required=True, validate=validate.Length(LEAST_QUESTIONS, MOST_QUESTIONS)
    )

    @validates_schema
    def require_scale(self, data: dict[str, Any], **_: Any) -> None:
        if not any(one.kind == "scale" for one in data["questions"]):
            raise ValidationError("At least one question is on a scale.", "questions")


class FeedbackBody(Strict):
    """An answer to each question, in their order: 1 to 5, words, or null for none."""

    answers = fields.List(
        Opinion(allow_none=True), required=True, validate=validate.Length(LEAST_QUESTIONS, MOST_QUESTIONS)
    )


class ConsentBody(Strict):
    """Agree, or no longer; `gender` only with the statistics, where one wants to say it."""

    purpose = fields.String(required=True, validate=validate.OneOf(OPTIONAL))
    given = YesOrNo(required=True)
    gender = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(GENDERS))

    @validates_schema
    def require_statistics(self, data: dict[str, Any], **_: Any) -> None:
        if data["gender"] and (data["purpose"] != STATISTICS or not data["given"]):
            raise ValidationError("It is kept for the statistics alone.", "gender")


class ConsentSchema(Schema):
    """A word on what may be done with one's data; `text_version` names the text that was read."""

    purpose = fields.String(required=True)
    given = fields.Boolean(required=True)
    text_version = fields.String(required=True)
    said_at = fields.AwareDateTime(required=True)


class FeedbackQuestionSchema(Schema):
    """A question."""

    kind = fields.String(required=True)
    text = fields.String(required=True)


class FeedbackFormSchema(Schema):
    """What is asked after a course, for clerks; `version` 0 where nothing is."""

    version = fields.Integer(required=True)
    questions = fields.List(fields.Nested(FeedbackQuestionSchema), required=True)
    asked_at = fields.AwareDateTime(required=True, allow_none=True)
    answered = fields.Integer(required=True)


class MyFeedbackSchema(Schema):
    """What one is asked, and whether one has answered."""

    title = fields.String(required=True)
    questions = fields.List(fields.Nested(FeedbackQuestionSchema), required=True)
    can_answer = fields.Boolean(required=True)
    has_answered = fields.Boolean(required=True)


class CountedSchema(FeedbackQuestionSchema):
    """A question with its answers: how often 1, 2, 3, 4, 5 were chosen, or what was written."""

    counts = fields.List(fields.Integer(), required=True)
    mean = fields.Float(required=True, allow_none=True)
    texts = fields.List(fields.String(), required=True)


class FeedbackResultsSchema(Schema):
    """What was answered; `questions` is null while fewer than `least` have answered."""

    answered = fields.Integer(required=True)
    least = fields.Integer(required=True)
    questions = fields.List(fields.Nested(CountedSchema), required=True, allow_none=True)


class AnsweredSchema(Schema):
    """Nothing: what was answered is not said again."""
