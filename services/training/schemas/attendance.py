"""Bodies about who came."""

from marshmallow import Schema, fields

from shared.web.door import DoorSchema, PersonSchema
from shared.web.schemas import Prose, Strict, YesOrNo


class SessionDoorSchema(DoorSchema):
    """The door of one session of a course."""

    course_id = fields.UUID(required=True)
    subject = fields.String(required=True)


class CorrectionBody(Strict):
    """Whether somebody was there, and why it is said only now."""

    present = YesOrNo(required=True)
    reason = Prose(required=True, min=3, max=500)


class CorrectedSchema(Schema):
    """How somebody stands with a session now."""

    session_id = fields.UUID(required=True)
    enrolment_id = fields.UUID(required=True)
    present = fields.Boolean(required=True)


class CorrectionSchema(Schema):
    """What was changed after the door."""

    present = fields.Boolean(required=True)
    reason = fields.String(required=True)
    made_at = fields.String(required=True, metadata={"format": "date-time"})


class AttendantSchema(PersonSchema):
    """One of the list, with what was corrected."""

    corrections = fields.List(fields.Nested(CorrectionSchema), required=True)


class AttendanceSchema(Schema):
    """A session, and who was there."""

    course_id = fields.UUID(required=True)
    title = fields.String(required=True)
    subject = fields.String(required=True)
    starts_at = fields.AwareDateTime(required=True)
    ends_at = fields.AwareDateTime(required=True)
    people = fields.List(fields.Nested(AttendantSchema), required=True)


class StandingSchema(Schema):
    """What of a course somebody attended."""

    enrolment_id = fields.UUID(required=True)
    sessions = fields.Integer(required=True)
    sessions_attended = fields.Integer(required=True)
    hours = fields.Integer(required=True)
    hours_attended = fields.Float(required=True)


class StandingsSchema(Schema):
    """All of a course."""

    items = fields.List(fields.Nested(StandingSchema), required=True)
