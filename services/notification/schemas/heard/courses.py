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
