"""Bodies about enrolments."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate, validates

from services.training.model.audience import GROUPS
from services.training.model.consent import GENDERS, OPTIONAL
from services.training.model.enrolment import Entry, Wish
from shared.web.schemas import Line, Strict, YesOrNo

MOST_ON_LIST = 500
STATES = validate.OneOf(["enrolled", "waiting", "cancelled"])


class WishBody(Strict):
    """Who comes: the name as it shall stand on the certificate, and for which organisation, if for one.

    `consent` is the person's word that the organiser may keep these facts for the course. The others are as
    good as said: photos of the course, the name where its graduates are shown, statistics for the funder.
    """

    name = Line(required=True, min=3, max=200)
    on_behalf_of = fields.UUID(load_default=None, allow_none=True)
    locality = Line(load_default="", min=0, max=100)
    consent = YesOrNo(required=True)
    agreed = fields.List(
        fields.String(validate=validate.OneOf(OPTIONAL)),
        load_default=list,
        validate=validate.Length(max=len(OPTIONAL)),
    )
    gender = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(GENDERS))

    @validates("consent")
    def require_consent(self, given: bool, **_: Any) -> None:
        if not given:
            raise ValidationError("Without it nobody can be enrolled.")

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Wish:
        facts = (data["name"], data["on_behalf_of"], data["locality"], data["gender"])
        return Wish(*facts, tuple(dict.fromkeys(data["agreed"])))


class EntryBody(Strict):
    """Somebody without an account; `member_of` is the organisation's group, `citizen` for who comes alone."""

    name = Line(required=True, min=3, max=200)
    organisation_name = Line(load_default="", min=0, max=300)
    member_of = fields.String(required=True, validate=validate.OneOf(GROUPS))
    locality = Line(load_default="", min=0, max=100)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Entry:
        return Entry(**data)


class ParticipantsBody(Strict):
    """A list, as an organisation sends it.

    `has_consent` is the clerk's word that each has signed that these facts may be kept for the course.
    """

    people = fields.List(
        fields.Nested(EntryBody), required=True, validate=validate.Length(min=1, max=MOST_ON_LIST)
    )
    has_consent = YesOrNo(required=True)

    @validates("has_consent")
    def require_consent(self, given: bool, **_: Any) -> None:
        if not given:
            raise ValidationError("Without it nobody can be enrolled.")


class EnteredSchema(Schema):
    """How many of a list have a seat, and how many wait."""

    course_id = fields.UUID(required=True)
    enrolled = fields.Integer(required=True)
    waiting = fields.Integer(required=True)


class EnrolledSchema(Schema):
    """Where a person stands with a course."""

    id = fields.UUID(required=True)
    course_id = fields.UUID(required=True)
    state = fields.String(required=True, validate=STATES)


class LastConsentSchema(Schema):
    """The last word on what may be done with one's data; `text_version` names the text that was read."""

    purpose = fields.String(required=True)
    given = fields.Boolean(required=True)
    text_version = fields.String(required=True)
    said_at = fields.String(required=True, metadata={"format": "date-time"})


class MyEnrolmentSchema(Schema):
    """One's own; `consents` holds the last word on each purpose, `place` counts from 1 in the waiting list,
    `ticket` is shown at the door by who has a seat, `attended` counts the sessions to which they came.
    """

    id = fields.UUID(required=True)
    course_id = fields.UUID(required=True)
    title = fields.String(required=True)
    authority = fields.String(required=True)
    course_state = fields.String(required=True)
    state = fields.String(required=True, validate=STATES)
    name = fields.String(required=True)
    organisation_name = fields.String(required=True, allow_none=True)
    asked_at = fields.AwareDateTime(required=True)
    starts_at = fields.AwareDateTime(required=True)
    ends_at = fields.AwareDateTime(required=True)
    place = fields.Integer(required=True, allow_none=True)
    attended = fields.Integer(required=True)
    ticket = fields.String(required=True, allow_none=True)
    locality = fields.String(required=True)
    gender = fields.String(required=True, allow_none=True)
    consents = fields.List(fields.Nested(LastConsentSchema), required=True)


class MyEnrolmentsSchema(Schema):
    """All one's own."""

    items = fields.List(fields.Nested(MyEnrolmentSchema), required=True)


class EnrolmentSchema(Schema):
    """Who takes part, for the authority's clerks alone; `agreed` names what they agree to."""

    id = fields.UUID(required=True)
    state = fields.String(required=True, validate=STATES)
    name = fields.String(required=True)
    locality = fields.String(required=True)
    member_of = fields.String(required=True)
    organisation_id = fields.UUID(required=True, allow_none=True)
    organisation_name = fields.String(required=True, allow_none=True)
    asked_at = fields.AwareDateTime(required=True)
    seated_at = fields.AwareDateTime(required=True, allow_none=True)
    cancelled_at = fields.AwareDateTime(required=True, allow_none=True)
    place = fields.Integer(required=True, allow_none=True)
    agreed = fields.List(fields.String(), required=True)
    has_account = fields.Boolean(required=True)


class EnrolmentsSchema(Schema):
    """All of a course: seats, waiting list, given back."""

    items = fields.List(fields.Nested(EnrolmentSchema), required=True)
