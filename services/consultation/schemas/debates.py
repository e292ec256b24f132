"""Bodies about public debates that are asked for."""

from datetime import date
from typing import Any, get_args

from marshmallow import Schema, ValidationError, fields, post_load, validate, validates_schema

from services.consultation.model.debate_request import AskerKind, Came, State
from services.consultation.model.entry import Moment
from services.consultation.schemas.consultations import SLUG
from services.consultation.schemas.entries import BY_CLERK, LAW
from services.consultation.schemas.recommendations import CHANNELS, ConsultationNameSchema
from shared.email_addresses import LONGEST, normalise_email
from shared.web.pages import PageArguments
from shared.web.schemas import Instant, Line, Prose, Strict

KINDS = validate.OneOf(get_args(AskerKind))
STATES = validate.OneOf(get_args(State))
KNOWN = validate.OneOf(["verified", "suspended", "struck-off", "unverified", "ended", "unknown"])
LONGEST_REASON = 5_000


class AskBody(Strict):
    """For which organisation one asks, by a mandate; and why, which nobody has to say."""

    organisation = fields.UUID(required=True)
    reason = Prose(load_default="", min=0, max=LONGEST_REASON)


class EnteredBody(Strict):
    """What came in writing: who asks, and when it was received, the instant or the day alone."""

    kind = fields.String(required=True, validate=KINDS)
    name = Line(load_default="", min=0, max=300)
    organisation = fields.UUID(load_default=None, allow_none=True)
    reason = Prose(load_default="", min=0, max=LONGEST_REASON)
    channel = fields.String(required=True, validate=validate.OneOf(BY_CLERK))
    received_on = fields.Date(load_default=None, allow_none=True, validate=validate.Range(min=LAW))
    received_at = Instant(load_default=None, allow_none=True)
    town_number = Line(load_default=None, allow_none=True, max=60)
    email = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=LONGEST))
    postal_address = Prose(load_default=None, allow_none=True, min=0, max=500)
    language = fields.String(load_default="ro", validate=validate.OneOf(["ro", "en"]))

    @validates_schema
    def one_moment(self, data: dict[str, Any], **_: Any) -> None:
        if (data.get("received_on") is None) == (data.get("received_at") is None):
            raise ValidationError("Either the day or the instant of receipt is needed.", "received_on")

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        on, at = data.pop("received_on"), data.pop("received_at")
        email = data.pop("email")
        how = {name: data.pop(name) for name in ("channel", "town_number", "postal_address", "language")}
        came = Came(
            Moment.on(on) if on else Moment(at), email=normalise_email(email) if email else None, **how
        )
        return {"came": came, "organisation_id": data.pop("organisation"), **data}


class WhyBody(Strict):
    """Why no debate is owed, or how a request was withdrawn; how much must be said, the rule says."""

    reason = Prose(required=True, min=0, max=LONGEST_REASON)


class SavedRequestSchema(Schema):
    """A request after a change; what its asker needs to speak of it."""

    id = fields.UUID(required=True)
    consultation_id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    state = fields.String(required=True, validate=STATES)
    name = fields.String(required=True)
    received_at = fields.AwareDateTime(required=True)
    is_late = fields.Boolean(required=True)


class DebateRequestSchema(Schema):
    """A request as everybody reads it; `name` is null where it is none of a legal person.

    `is_late`: after the day that the notice names, which takes nothing from it. `meeting_id` is of the debate
    that was called for it, and `held_at` when that took place. `why_not` is the reason of the authority.
    """

    id = fields.UUID(required=True)
    kind = fields.String(required=True, validate=KINDS)
    name = fields.String(required=True, allow_none=True)
    organisation_id = fields.UUID(required=True, allow_none=True)
    channel = fields.String(required=True, validate=validate.OneOf(CHANNELS))
    received_at = fields.AwareDateTime(required=True)
    hour_known = fields.Boolean(required=True)
    is_late = fields.Boolean(required=True)
    state = fields.String(required=True, validate=STATES)
    meeting_id = fields.UUID(required=True, allow_none=True)
    held_at = fields.AwareDateTime(required=True, allow_none=True)
    settled_at = fields.AwareDateTime(required=True, allow_none=True)
    why_not = fields.String(required=True)


class OwnDebateRequestSchema(DebateRequestSchema):
    """The same for who asked."""

    consultation = fields.Nested(ConsultationNameSchema, required=True)
    reason = fields.String(required=True)


class DeskDebateRequestSchema(OwnDebateRequestSchema):
    """The same for the authority's clerks, with where the asker is reached.

    `known` is what the registry had found of the asker then, `known_now` what it finds today. `is_owed`: it
    cannot be said that no debate is owed.
    """

    version = fields.Integer(required=True)
    known = fields.String(required=True, validate=KNOWN)
    known_now = fields.String(required=True, validate=KNOWN)
    to_be_verified = fields.Boolean(required=True)
    is_owed = fields.Boolean(required=True)
    settled_reason = fields.String(required=True)
    email = fields.String(required=True, allow_none=True)
    postal_address = fields.String(required=True, allow_none=True)
    town_number = fields.String(required=True, allow_none=True)
    entered_at = fields.AwareDateTime(required=True)
    entered_by = fields.String(required=True, allow_none=True)
    online = fields.Boolean(required=True)
    forgotten = fields.Boolean(required=True)


class DeskArguments(PageArguments):
    """Of which authority; of one consultation, or in one state."""

    authority = fields.String(required=True, validate=SLUG)
    consultation = fields.UUID()
    state = fields.String(validate=STATES)


class FiguresArguments(Strict):
    """Of which authority and year."""

    authority = fields.String(required=True, validate=SLUG)
    year = fields.Integer(
        required=True, strict=False, validate=validate.Range(min=LAW.year, max=date.max.year - 1)
    )


class FiguresSchema(Schema):
    """Of a year in Romania, by when requests were received; without those to whom no debate was owed."""

    year = fields.Integer(required=True)
    by_associations = fields.Integer(required=True)
    by_authorities = fields.Integer(required=True)
    by_others = fields.Integer(required=True)
    drafts_asked_by_associations = fields.Integer(required=True)
    held_for_associations = fields.Integer(required=True)
    held = fields.Integer(required=True)
