"""Bodies about courses."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate, validates_schema

from services.training.model.audience import GROUPS
from services.training.model.competences import COMPETENCES
from services.training.model.course import Plan, SessionPlan
from services.training.model.rules import Rules
from shared.web.pages import PageArguments
from shared.web.schemas import Instant, Line, Prose, Strict, YesOrNo

SLUG = validate.Regexp(r"\A[a-z0-9-]{2,40}\Z")
WEB = {"http", "https"}
STATES = validate.OneOf(["draft", "announced", "cancelled"])
MOST_SESSIONS, MOST_SEATS, MOST_HOURS = 100, 10_000, 2_000


class SessionBody(Strict):
    """One time at which the course meets; a place, an address for taking part from afar, or both.

    `id` says which it is, of those that the course has already; without it the session is a new one.
    """

    id = fields.UUID(load_default=None, allow_none=True)
    starts_at = Instant(required=True)
    ends_at = Instant(required=True)
    subject = Line(load_default="", min=0, max=300)
    place = Line(load_default="", min=0, max=300)
    online_url = fields.URL(
        load_default=None, allow_none=True, schemes=WEB, validate=validate.Length(max=2000)
    )

    @validates_schema
    def require_somewhere(self, data: dict[str, Any], **_: Any) -> None:
        if not data["place"] and not data["online_url"]:
            raise ValidationError("A place or an address is needed.", "place")

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> SessionPlan:
        return SessionPlan(**data)


class CourseRulesBody(Strict):
    """By which rules there is a certificate; `least_attended` is a share of the sessions, in percent."""

    least_attended = fields.Integer(load_default=0, strict=True, validate=validate.Range(0, 100))
    pass_needed = YesOrNo(load_default=False)
    feedback_needed = YesOrNo(load_default=False)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Rules:
        return Rules(**data)


class CourseBody(Strict):
    """What a clerk writes of a course; `enrol_until` is the last day for enrolling."""

    title = Line(required=True, min=3, max=300)
    summary = Prose(required=True, max=2_000)
    programme = Prose(load_default="", min=0, max=20_000)
    trainers = Prose(load_default="", min=0, max=2_000)
    competences = fields.List(
        fields.String(validate=validate.OneOf(COMPETENCES)),
        required=True,
        validate=validate.Length(min=1, max=len(COMPETENCES)),
    )
    hours = fields.Integer(required=True, strict=True, validate=validate.Range(1, MOST_HOURS))
    seats = fields.Integer(required=True, strict=True, validate=validate.Range(1, MOST_SEATS))
    audience = fields.List(
        fields.String(validate=validate.OneOf(GROUPS)),
        required=True,
        validate=validate.Length(min=1, max=len(GROUPS)),
    )
    enrol_until = fields.Date(required=True)
    sessions = fields.List(
        fields.Nested(SessionBody), load_default=list, validate=validate.Length(max=MOST_SESSIONS)
    )
    is_example = YesOrNo(load_default=False)
    rules = fields.Nested(CourseRulesBody, load_default=Rules)
    issuers = fields.List(Line(max=200), load_default=list, validate=validate.Length(max=10))

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Plan:
        return Plan(
            **{**data, **{name: list(dict.fromkeys(data[name])) for name in ("competences", "audience")}}
        )


class NewCourseBody(Strict):
    """A course of an authority."""

    authority = fields.String(required=True, validate=SLUG)
    course = fields.Nested(CourseBody, required=True)


class CancelBody(Strict):
    """Why it will not be held; public."""

    reason = Prose(required=True, min=3, max=2_000)


class SavedCourseSchema(Schema):
    """A course after a change."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    state = fields.String(required=True, validate=STATES)


class CourseArguments(PageArguments):
    """Of whom, and when: those that come, that run, that are over."""

    authority = fields.String(validate=SLUG)
    period = fields.String(validate=validate.OneOf(["coming", "running", "over"]))


class DeskCourseArguments(Strict):
    """Of which authority."""

    authority = fields.String(required=True, validate=SLUG)


class SessionSchema(Schema):
    """One time at which the course meets; its `id` stays when it is moved."""

    id = fields.UUID(required=True)
    starts_at = fields.String(required=True, metadata={"format": "date-time"})
    ends_at = fields.String(required=True, metadata={"format": "date-time"})
    subject = fields.String(required=True)
    place = fields.String(required=True)
    online_url = fields.String(required=True, allow_none=True)


class CourseAuthoritySchema(Schema):
    """Whose course it is."""

    slug = fields.String(required=True)
    name = fields.String(required=True)
    is_example = fields.Boolean(required=True)


class CourseRulesSchema(Schema):
    """By which rules there is a certificate."""

    least_attended = fields.Integer(required=True)
    pass_needed = fields.Boolean(required=True)
    feedback_needed = fields.Boolean(required=True)


class CourseSchema(Schema):
    """A course, and how many take part; `can_enrol` as of now, a free seat or not."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    authority = fields.Nested(CourseAuthoritySchema, required=True)
    is_example = fields.Boolean(required=True)
    state = fields.String(required=True, validate=STATES)
    title = fields.String(required=True)
    summary = fields.String(required=True)
    programme = fields.String(required=True)
    trainers = fields.String(required=True)
    competences = fields.List(fields.String(), required=True)
    hours = fields.Integer(required=True)
    seats = fields.Integer(required=True)
    audience = fields.List(fields.String(), required=True)
    enrol_until = fields.Date(required=True)
    sessions = fields.List(fields.Nested(SessionSchema), required=True)
    starts_at = fields.AwareDateTime(required=True, allow_none=True)
    ends_at = fields.AwareDateTime(required=True, allow_none=True)
    announced_at = fields.AwareDateTime(required=True, allow_none=True)
    cancelled_at = fields.AwareDateTime(required=True, allow_none=True)
    cancel_reason = fields.String(required=True, allow_none=True)
    enrolled = fields.Integer(required=True)
    waiting = fields.Integer(required=True)
    can_enrol = fields.Boolean(required=True)
    rules = fields.Nested(CourseRulesSchema, required=True)
    issuers = fields.List(fields.String(), required=True)


class CoursesSchema(Schema):
    """All at a desk."""

    items = fields.List(fields.Nested(CourseSchema), required=True)
