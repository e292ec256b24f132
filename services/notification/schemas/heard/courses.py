"""What is heard of courses."""

from marshmallow import fields

from services.notification.schemas.heard.base import Heard


class EnrolmentNoted(Heard):
    """Where a person stands with a course is otherwise than before."""

    enrolment_id = fields.UUID(required=True)
    course_id = fields.UUID(required=True)
    authority = fields.String(required=True)
    account_id = fields.UUID(required=True)
    title = fields.String(required=True)
    what = fields.String(required=True)
    starts_at = fields.AwareDateTime(required=True)
    reason = fields.String(required=True)


class CourseWorkNoted(Heard):
    """Something is to be done or known in a course by who takes part."""

    enrolment_id = fields.UUID(required=True)
    course_id = fields.UUID(required=True)
    authority = fields.String(required=True)
    account_id = fields.UUID(required=True)
    title = fields.String(required=True)
    what = fields.String(required=True)
    percent = fields.Integer(required=True, allow_none=True)
    attempts_left = fields.Integer(required=True, allow_none=True)
    closes_at = fields.AwareDateTime(required=True, allow_none=True)


class CourseNews(Heard):
    """A course will be held, or is held otherwise."""

    course_id = fields.UUID(required=True)
    authority = fields.String(required=True)
    title = fields.String(required=True)
    summary = fields.String(required=True)
    hours = fields.Integer(required=True)
    audience = fields.List(fields.String(), required=True)
    starts_at = fields.AwareDateTime(required=True)
    ends_at = fields.AwareDateTime(required=True)
    enrol_until = fields.Date(required=True)
    is_example = fields.Boolean(required=True)


class CourseCancelledNews(Heard):
    """A course will not be held."""

    course_id = fields.UUID(required=True)
    authority = fields.String(required=True)
    title = fields.String(required=True)
    reason = fields.String(required=True)


class CertificateNoted(Heard):
    """A person's certificate was issued, issued anew, or revoked."""

    certificate_id = fields.UUID(required=True)
    course_id = fields.UUID(required=True)
    authority = fields.String(required=True)
    account_id = fields.UUID(required=True)
    title = fields.String(required=True)
    register_number = fields.String(required=True, data_key="number")
    what = fields.String(required=True)
    reason = fields.String(required=True)
