"""Bodies about debates and public meetings."""

from datetime import date
from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.consultation.model.invitation import Invitation, Order, When, Where
from services.consultation.schemas.consultations import SLUG, AuthoritySchema
from services.consultation.schemas.drafts import WEB
from shared.web.pages import PageArguments
from shared.web.schemas import Line, Prose, Strict, YesOrNo

KINDS = validate.OneOf(["debate", "public-meeting"])
STATES = validate.OneOf(["called", "cancelled", "held"])
MOST_POINTS, MOST_SEATS, MOST_MINUTES = 50, 100_000, 240
ORDER = ("title", "capacity", "speaking_minutes", "agenda", "how_to_register")


def day(**more: Any) -> fields.Date:
    """A day in Romania; a year that nobody means is refused."""
    return fields.Date(validate=validate.Range(date(2000, 1, 1), date(2199, 12, 31)), **more)


def hour() -> fields.Time:
    """An hour in Romania, `17:00`."""
    return fields.Time(required=True, format="%H:%M", metadata={"format": "time", "example": "17:00"})


def _url() -> fields.URL:
    return fields.URL(load_default=None, allow_none=True, schemes=WEB, validate=validate.Length(max=2000))


def _number(most: int) -> fields.Integer:
    return fields.Integer(load_default=None, allow_none=True, strict=True, validate=validate.Range(1, most))


class _When(Strict):
    on = day(required=True)
    begins = hour()
    ends = hour()


class _Order(Strict):
    title = Line(load_default="", min=0, max=300)
    capacity = _number(MOST_SEATS)
    speaking_minutes = _number(MOST_MINUTES)
    agenda = fields.List(Line(max=500), load_default=list, validate=validate.Length(max=MOST_POINTS))
    how_to_register = Prose(load_default="", min=0, max=2_000)


class MeetingBody(_When, _Order):
    """What people are called to.

    Day and hours are Romania's; an end that is not later than the beginning is in the night after. A debate
    has a consultation, and its title unless another is given. `capacity` null is without limit.
    """

    authority = fields.String(required=True, validate=SLUG)
    kind = fields.String(required=True, validate=KINDS)
    consultation_id = fields.UUID(load_default=None, allow_none=True)
    place = Line(load_default="", min=0, max=300)
    online_url = _url()
    is_example = YesOrNo(load_default=False)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        invitation = Invitation(
            data["kind"], when_of(data), where_of(data), order_of(data), data["is_example"]
        )
        return {
            "authority": data["authority"],
            "consultation_id": data["consultation_id"],
            "invitation": invitation,
        }


class MoveBody(_When):
    """Where and when it is held now, and why; public."""

    place = Line(load_default="", min=0, max=300)
    online_url = _url()
    reason = Prose(required=True, min=10, max=2_000)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        return {"when": when_of(data), "where": where_of(data), "reason": data["reason"]}


class OrderBody(_Order):
    """Its order, written anew; its time and place are moved, not written."""

    online_url = _url()

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        return {"order": order_of(data), "online_url": data["online_url"]}


class CancelMeetingBody(Strict):
    """Why it is not held; public."""

    reason = Prose(required=True, min=10, max=2_000)


class HeldBody(Strict):
    """When it really began and ended, on its day; an end that is not later is in the night after."""

    began = hour()
    ended = hour()


class PlanArguments(_When):
    """A meeting that is thought of; `meeting_id` where one is to be moved."""

    authority = fields.String(required=True, validate=SLUG)
    kind = fields.String(required=True, validate=KINDS)
    consultation_id = fields.UUID(load_default=None)


class MeetingArguments(PageArguments):
    """Which meetings: the next first where they are to come, else the latest first."""

    authority = fields.String(validate=SLUG)
    kind = fields.String(validate=KINDS)
    consultation_id = fields.UUID()
    period = fields.String(validate=validate.OneOf(["coming", "over"]))
    q = Line(max=200)
    since = day(metadata={"description": "The first day, in Romania."})
    until = day(metadata={"description": "The last day, in Romania."})


class MeetingFindingSchema(Schema):
    """What a rule says of its day; `rule` is the law's, or `hour-twice` in the night of a changed clock."""

    rule = fields.String(required=True)
    article = fields.String(required=True)
    status = fields.String(required=True)
    verdict = fields.String(required=True, validate=validate.OneOf(["planned-ok", "warned", "refused"]))
    day = fields.Date(required=True, allow_none=True)
    reason_ro = fields.String(required=True, attribute="why.ro")
    reason_en = fields.String(required=True, attribute="why.en")


class MeetingFindingsSchema(Schema):
    """All that is found, and from when until when it would be."""

    starts_at = fields.AwareDateTime(required=True)
    ends_at = fields.AwareDateTime(required=True)
    findings = fields.List(fields.Nested(MeetingFindingSchema), required=True)


class SavedMeetingSchema(Schema):
    """A meeting after a change, with what is to be known of its day where that was set."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    state = fields.String(required=True, validate=STATES)
    findings = fields.List(fields.Nested(MeetingFindingSchema), required=True)


class MeetingSchema(Schema):
    """A meeting in a list."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    authority = fields.Nested(AuthoritySchema, required=True)
    kind = fields.String(required=True, validate=KINDS)
    consultation_id = fields.UUID(required=True, allow_none=True)
    consultation_title = fields.String(required=True, allow_none=True)
    title = fields.String(required=True)
    starts_at = fields.AwareDateTime(required=True)
    ends_at = fields.AwareDateTime(required=True)
    place = fields.String(required=True)
    online_url = fields.String(required=True, allow_none=True)
    capacity = fields.Integer(required=True, allow_none=True)
    speaking_minutes = fields.Integer(required=True, allow_none=True)
    agenda = fields.List(fields.String(), required=True)
    how_to_register = fields.String(required=True)
    state = fields.String(required=True, validate=STATES)
    called_at = fields.AwareDateTime(required=True)
    moved_at = fields.AwareDateTime(required=True, allow_none=True)
    reason = fields.String(required=True)
    began_at = fields.AwareDateTime(required=True, allow_none=True)
    ended_at = fields.AwareDateTime(required=True, allow_none=True)
    sequence = fields.Integer(required=True)
    is_example = fields.Boolean(required=True)
    changed_at = fields.AwareDateTime(required=True)
    minutes_published_at = fields.AwareDateTime(required=True, allow_none=True)


class MeetingEntrySchema(Schema):
    """What was said of it at a time; `before` and `after` name what changed."""

    at = fields.AwareDateTime(required=True)
    what = fields.String(
        required=True, validate=validate.OneOf(["called", "moved", "revised", "cancelled", "held"])
    )
    reason = fields.String(required=True)
    before = fields.Dict(required=True)
    after = fields.Dict(required=True)


class WholeMeetingSchema(MeetingSchema):
    """A meeting with its history, the oldest first."""

    entries = fields.List(fields.Nested(MeetingEntrySchema), required=True)


def when_of(data: dict[str, Any]) -> When:
    """The day and the hours."""
    return When(data["on"], data["begins"], data["ends"])


def where_of(data: dict[str, Any]) -> Where:
    """The place."""
    return Where(data["place"], data["online_url"])


def order_of(data: dict[str, Any]) -> Order:
    """The order."""
    return Order(**{name: data[name] for name in ORDER})
