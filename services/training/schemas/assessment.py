"""Bodies about how a course is assessed."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate, validates_schema

from services.training.model.assessment import KINDS, Terms
from services.training.model.competences import COMPETENCES
from services.training.model.mark import Judgement
from services.training.model.question import MOST_QUESTIONS, Words
from services.training.model.scoring import KINDS as QUESTION_KINDS
from shared.web.schemas import Instant, Line, Prose, Strict, YesOrNo

MOST_OPTIONS, MOST_POINTS, MOST_MINUTES, MOST_ATTEMPTS, MOST_MARKS = 12, 100, 24 * 60, 20, 500
LARGEST = Decimal(10) ** 12


class Amount(fields.Decimal):
    """A number that can be told apart from others: finite, with six digits after the point at most."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(places=None, allow_nan=False, as_string=True, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        found = super()._deserialize(value, attr, data, **kwargs)
        if found is not None and (abs(found) > LARGEST or found != round(found, 6)):
            raise ValidationError("A number of at most 12 digits, and 6 after the point.")
        return found


class TermsBody(Strict):
    """How a course is assessed; what is of tests alone may stay as it is elsewhere."""

    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    pass_percent = fields.Integer(load_default=60, strict=True, validate=validate.Range(1, 100))
    draws = fields.Integer(load_default=10, strict=True, validate=validate.Range(1, MOST_QUESTIONS))
    attempts_allowed = fields.Integer(load_default=2, strict=True, validate=validate.Range(1, MOST_ATTEMPTS))
    minutes = fields.Integer(
        load_default=None, allow_none=True, strict=True, validate=validate.Range(1, MOST_MINUTES)
    )
    opens_at = Instant(load_default=None, allow_none=True)
    closes_at = Instant(load_default=None, allow_none=True)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Terms:
        return Terms(**data)


class QuestionBody(Strict):
    """A question; `right` names options by their numbers, from 0, and a number has an `answer` instead.

    True-false has two options, of which the first says that it is true.
    """

    kind = fields.String(required=True, validate=validate.OneOf(QUESTION_KINDS))
    text = Prose(required=True, min=3, max=2_000)
    options = fields.List(Line(max=500), load_default=list, validate=validate.Length(max=MOST_OPTIONS))
    right = fields.List(
        fields.Integer(strict=True), load_default=list, validate=validate.Length(max=MOST_OPTIONS)
    )
    answer = Amount(load_default=None, allow_none=True)
    tolerance = Amount(load_default=None, allow_none=True)
    points = fields.Integer(load_default=1, strict=True, validate=validate.Range(1, MOST_POINTS))
    explanation = Prose(load_default="", min=0, max=4_000)
    competence = fields.String(load_default="", validate=validate.OneOf(("", *COMPETENCES)))
    reason = Prose(load_default="", min=0, max=2_000)

    @validates_schema
    def require_whole(self, data: Mapping[str, Any], **_: Any) -> None:
        fault = _number_fault(data) if data["kind"] == "number" else _options_fault(data)
        if fault:
            raise ValidationError(*fault)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Words:
        lists = {"options": tuple(data["options"]), "right": tuple(sorted(set(data["right"])))}
        return Words(**{**data, **lists})


def _number_fault(data: Mapping[str, Any]) -> tuple[str, str] | None:
    if data["answer"] is None:
        return "The right number is needed.", "answer"
    if data["options"] or data["right"]:
        return "A number has no options.", "options"
    if data["tolerance"] is not None and data["tolerance"] < 0:
        return "It is not less than nothing.", "tolerance"
    return None


def _options_fault(data: Mapping[str, Any]) -> tuple[str, str] | None:
    options, right = data["options"], set(data["right"])
    if data["answer"] is not None or data["tolerance"] is not None:
        return "Only a number has an answer.", "answer"
    if len(options) < 2 or (data["kind"] == "true-false" and len(options) != 2):
        return "Two options at least; of true-false exactly two.", "options"
    if len(set(options)) != len(options):
        return "Two options are the same.", "options"
    if not right or not right <= set(range(len(options))):
        return "The right ones are named by their numbers, from 0.", "right"
    if data["kind"] != "multiple" and len(right) != 1:
        return "One option is right.", "right"
    return None


class RewordBody(Strict):
    """A question as it is asked from now on."""

    question = fields.Nested(QuestionBody, required=True)


class QuestionsBody(Strict):
    """Questions for the bank: all of them are put in, or none."""

    questions = fields.List(
        fields.Nested(QuestionBody), required=True, validate=validate.Length(min=1, max=MOST_QUESTIONS)
    )


class JudgementBody(Strict):
    """Whether somebody has passed; a grade and a word are added where the trainer wants."""

    enrolment_id = fields.UUID(required=True)
    passed = YesOrNo(required=True)
    grade = fields.Decimal(
        load_default=None,
        allow_none=True,
        allow_nan=False,
        validate=validate.Range(1, 10),
        metadata={"minimum": 1, "maximum": 10},  # as numbers: a decimal's own limits are described as texts
    )
    note = Prose(load_default="", min=0, max=2_000)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Judgement:
        grade = data["grade"]
        return Judgement(**{**data, "grade": None if grade is None else round(grade, 2)})


class MarksBody(Strict):
    """Marks of one class; nobody stands in it twice."""

    marks = fields.List(
        fields.Nested(JudgementBody), required=True, validate=validate.Length(min=1, max=MOST_MARKS)
    )

    @validates_schema
    def require_once(self, data: dict[str, Any], **_: Any) -> None:
        if len({one.enrolment_id for one in data["marks"]}) != len(data["marks"]):
            raise ValidationError("Somebody is marked twice.", "marks")


class RescoreBody(Strict):
    """Why what was scored is scored again; kept."""

    reason = Prose(required=True, min=3, max=2_000)


class VersionedSchema(Schema):
    """Something after a change."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)


class AddedSchema(Schema):
    """What was put into the bank, in its order."""

    ids = fields.List(fields.UUID(), required=True)


class MarkedSchema(Schema):
    """How many marks are new."""

    marked = fields.Integer(required=True)


class RescoredSchema(Schema):
    """How many attempts were scored again, and how many of them are worth something else now."""

    attempts = fields.Integer(required=True)
    changed = fields.Integer(required=True)


class TermsSchema(Schema):
    """How a course is assessed; `questions` is how many can be drawn, `version` 0 where nobody said so."""

    version = fields.Integer(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    pass_percent = fields.Integer(required=True)
    draws = fields.Integer(required=True)
    attempts_allowed = fields.Integer(required=True)
    minutes = fields.Integer(required=True, allow_none=True)
    opens_at = fields.AwareDateTime(required=True, allow_none=True)
    closes_at = fields.AwareDateTime(required=True, allow_none=True)
    questions = fields.Integer(required=True)


class QuestionSchema(Schema):
    """A question with what is right, for clerks; `drawn` is in how many attempts it stands."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    course_id = fields.UUID(required=True)
    revision = fields.Integer(required=True)
    retired_at = fields.AwareDateTime(required=True, allow_none=True)
    kind = fields.String(required=True)
    text = fields.String(required=True)
    options = fields.List(fields.String(), required=True)
    right = fields.List(fields.Integer(), required=True)
    answer = fields.String(required=True, allow_none=True)
    tolerance = fields.String(required=True, allow_none=True)
    points = fields.Integer(required=True)
    explanation = fields.String(required=True)
    competence = fields.String(required=True)
    reason = fields.String(required=True)
    written_at = fields.AwareDateTime(required=True)
    drawn = fields.Integer(required=True)


class QuestionsSchema(Schema):
    """A bank."""

    items = fields.List(fields.Nested(QuestionSchema), required=True)


class TriedSchema(Schema):
    """An attempt, for clerks: without what was answered."""

    number = fields.Integer(required=True)
    handed_in_at = fields.String(required=True, allow_none=True, metadata={"format": "date-time"})
    passed = fields.Boolean(required=True, allow_none=True)
    points = fields.Float(required=True, allow_none=True)
    of_points = fields.Integer(required=True, allow_none=True)


class CourseResultSchema(Schema):
    """What somebody has done; `score` in per cent, of the attempt or mark that counts."""

    enrolment_id = fields.UUID(required=True)
    name = fields.String(required=True)
    passed = fields.Boolean(required=True, allow_none=True)
    score = fields.Float(required=True, allow_none=True)
    attempts = fields.List(fields.Nested(TriedSchema), required=True)
    mark_passed = fields.Boolean(required=True, allow_none=True)
    grade = fields.Float(required=True, allow_none=True)
    note = fields.String(required=True)
    marked_at = fields.AwareDateTime(required=True, allow_none=True)


class RescoringSchema(Schema):
    """When and why attempts were scored again."""

    id = fields.UUID(required=True)
    reason = fields.String(required=True)
    attempts = fields.Integer(required=True)
    changed = fields.Integer(required=True)
    done_at = fields.AwareDateTime(required=True)


class CourseResultsSchema(Schema):
    """Of all who have a seat."""

    items = fields.List(fields.Nested(CourseResultSchema), required=True)
    rescorings = fields.List(fields.Nested(RescoringSchema), required=True)
