"""Bodies at the door, the same for every kind of gathering."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate, validates_schema

from shared.door import Arrival
from shared.web.schemas import Instant, Line, Strict

MOST_ARRIVALS = 200
RESULTS = ("checked-in", "already", "unknown", "cancelled", "other-gathering", "other-day", "waiting")


class ArrivalBody(Strict):
    """Somebody at the door: a ticket, somebody of the list, or a name; `key` is made on the device."""

    key = fields.UUID(required=True)
    ticket = Line(load_default=None, allow_none=True, max=200)
    person = fields.UUID(load_default=None, allow_none=True)
    name = Line(load_default=None, allow_none=True, min=2, max=200)
    at = Instant(required=True)

    @validates_schema
    def require_one(self, data: dict[str, Any], **_: Any) -> None:
        if sum(data.get(name) is not None for name in ("ticket", "person", "name")) != 1:
            raise ValidationError("One of ticket, person and name is needed.", "ticket")

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Arrival:
        return Arrival(**data)


class DoorBody(Strict):
    """Those who came, in the order in which they did; what was sent before is not noted again."""

    arrivals = fields.List(
        fields.Nested(ArrivalBody), required=True, validate=validate.Length(min=1, max=MOST_ARRIVALS)
    )


class PersonSchema(Schema):
    """One of the list; `wish` is null where nobody asks for it."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)
    organisation = fields.String(required=True, allow_none=True)
    wish = fields.String(required=True, allow_none=True)
    state = fields.String(required=True)
    arrived_at = fields.AwareDateTime(required=True, allow_none=True)


class DoorSchema(Schema):
    """A gathering with those who are awaited; `walk_ins`: who is not on the list may come, too."""

    title = fields.String(required=True)
    authority = fields.String(required=True)
    starts_at = fields.AwareDateTime(required=True)
    ends_at = fields.AwareDateTime(required=True)
    walk_ins = fields.Boolean(required=True)
    people = fields.List(fields.Nested(PersonSchema), required=True)


class NotedSchema(Schema):
    """What came of an arrival."""

    key = fields.UUID(required=True)
    result = fields.String(required=True, validate=validate.OneOf(RESULTS))
    person = fields.UUID(required=True, allow_none=True)
    name = fields.String(required=True, allow_none=True)
    arrived_at = fields.AwareDateTime(required=True, allow_none=True)


class ResultsSchema(Schema):
    """One for each arrival, in the order in which they were sent."""

    results = fields.List(fields.Nested(NotedSchema), required=True)
