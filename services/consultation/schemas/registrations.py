"""Bodies about who comes to a meeting or an activity."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate, validates_schema

from services.consultation.model.precedence import GROUPS
from services.consultation.model.registration import Registrant, Wish
from shared.email_addresses import LONGEST
from shared.web.schemas import Line, Strict, YesOrNo

STATES = validate.OneOf(["registered", "waiting", "cancelled"])
WISHES = validate.OneOf(["attend", "speak", "press"])
KINDS = validate.OneOf(["meeting", "activity"])
LARGEST_PLACE = 10_000


class WishBody(Strict):
    """What somebody wants there: to attend, to speak, or to write about it as press.

    Who speaks may say on which article of the act, or on which point of the agenda, counted from 1.
    `on_behalf_of` is an organisation for which they hold a mandate; `organisation` another one, as they say.
    """

    wish = fields.String(required=True, validate=WISHES)
    article = Line(load_default=None, allow_none=True, max=40)
    agenda_point = fields.Integer(
        load_default=None, allow_none=True, strict=True, validate=validate.Range(1, 1000)
    )
    on_behalf_of = fields.UUID(load_default=None, allow_none=True)
    organisation = Line(load_default="", min=0, max=300)

    @validates_schema
    def one_subject(self, data: dict[str, Any], **_: Any) -> None:
        if data.get("article") is not None and data.get("agenda_point") is not None:
            raise ValidationError("Either an article or a point of the agenda.", "agenda_point")

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Any:
        return wish_of(data)


def wish_of(data: dict[str, Any]) -> Wish:
    """The wish, taken out of a body."""
    names = ("article", "agenda_point", "on_behalf_of", "organisation")
    return Wish(data.pop("wish"), **{name: data.pop(name) for name in names})


class UnsignedWishBody(WishBody):
    """The same without a mandate: who speaks for an organisation that the registry knows signs in."""

    on_behalf_of = fields.UUID(load_default=None, allow_none=True, validate=validate.OneOf([]))


class UnconfirmedWishBody(UnsignedWishBody):
    """What a person without account wants, and the address that they are to confirm."""

    name = Line(required=True, max=120)
    email = fields.String(required=True, validate=validate.Length(max=LONGEST))
    language = fields.String(load_default="ro", validate=validate.OneOf(["ro", "en"]))

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        return {"wish": wish_of(data), **data}


class OwnWishBody(UnsignedWishBody):
    """The secret of one's own link, and what one wants now."""

    token = fields.String(required=True, validate=validate.Length(min=1, max=200))

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        return {"wish": wish_of(data), **data}


class EnteredWishBody(UnsignedWishBody):
    """Somebody whom a clerk enters; `at_door` lets them in whatever the seats. An address is written to."""

    name = Line(required=True, max=120)
    email = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=LONGEST))
    language = fields.String(load_default="ro", validate=validate.OneOf(["ro", "en"]))
    at_door = YesOrNo(load_default=False)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        wish = wish_of(data)
        who = Registrant(data["name"], email=data["email"], language=data["language"])
        return {"wish": wish, "who": who, "at_door": data["at_door"]}


class PlaceInOrderBody(Strict):
    """The place of a person before all groups; null: where their group stands."""

    place = fields.Integer(
        required=True, allow_none=True, strict=True, validate=validate.Range(1, LARGEST_PLACE)
    )


class PrecedenceBody(Strict):
    """The groups in the order in which they come; none: by when each registered."""

    precedence = fields.List(
        fields.String(validate=validate.OneOf(GROUPS)),
        required=True,
        validate=validate.Length(max=len(GROUPS)),
    )

    @validates_schema
    def each_once(self, data: dict[str, Any], **_: Any) -> None:
        groups = data.get("precedence", [])
        if len(set(groups)) != len(groups):
            raise ValidationError("Each group stands once.", "precedence")


class RegisteredSchema(Schema):
    """Where a person stands."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    gathering_kind = fields.String(required=True, validate=KINDS)
    gathering_id = fields.UUID(required=True)
    state = fields.String(required=True, validate=STATES)


class ConfirmedRegistrationSchema(Schema):
    """Where a person stands, and the secret by which they open it from now on."""

    state = fields.String(required=True, validate=STATES)
    own_secret = fields.String(required=True)


class SeatCountsSchema(Schema):
    """How many; `left` is null where nobody counts seats. The press takes none."""

    capacity = fields.Integer(required=True, allow_none=True)
    taken = fields.Integer(required=True)
    left = fields.Integer(required=True, allow_none=True)
    waiting = fields.Integer(required=True)
    speakers = fields.Integer(required=True)
    press = fields.Integer(required=True)


class SubjectSchema(Schema):
    """An article of the act."""

    number = fields.String(required=True)
    heading = fields.String(required=True, allow_none=True)


class GatheringSchema(Schema):
    """A meeting or an activity, as who registers for it sees it."""

    kind = fields.String(required=True, validate=KINDS)
    id = fields.UUID(required=True)
    authority = fields.String(required=True)
    title = fields.String(required=True)
    starts_at = fields.AwareDateTime(required=True)
    ends_at = fields.AwareDateTime(required=True)
    place = fields.String(required=True)
    online_url = fields.String(required=True, allow_none=True)
    state = fields.String(required=True)
    is_open = fields.Boolean(required=True)
    open_until = fields.AwareDateTime(required=True)
    consultation_id = fields.UUID(required=True, allow_none=True)
    articles = fields.List(fields.Nested(SubjectSchema), required=True)
    agenda = fields.List(fields.String(), required=True)
    precedence = fields.List(fields.String(), required=True)
    counts = fields.Nested(SeatCountsSchema, required=True)
    is_example = fields.Boolean(required=True)


class OwnRegistrationSchema(Schema):
    """One's own; `position` counts from 1 in the waiting list; `ticket` is for the door, with a seat."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    gathering_kind = fields.String(required=True, validate=KINDS)
    gathering_id = fields.UUID(required=True)
    gathering_state = fields.String(required=True)
    authority = fields.String(required=True)
    title = fields.String(required=True)
    starts_at = fields.AwareDateTime(required=True)
    ends_at = fields.AwareDateTime(required=True)
    place = fields.String(required=True)
    online_url = fields.String(required=True, allow_none=True)
    state = fields.String(required=True, validate=STATES)
    wish = fields.String(required=True, validate=WISHES)
    article = fields.String(required=True, allow_none=True)
    agenda_point = fields.Integer(required=True, allow_none=True)
    name = fields.String(required=True)
    organisation_id = fields.UUID(required=True, allow_none=True)
    organisation_name = fields.String(required=True, allow_none=True)
    asked_at = fields.AwareDateTime(required=True)
    arrived_at = fields.AwareDateTime(required=True, allow_none=True)
    ticket = fields.String(required=True, allow_none=True)
    position = fields.Integer(required=True, allow_none=True)


class OwnRegistrationsSchema(Schema):
    """All one's own."""

    items = fields.List(fields.Nested(OwnRegistrationSchema), required=True)


class DeskRegistrationSchema(Schema):
    """Who comes, for the authority's clerks alone; `email` is where they are written to."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    state = fields.String(required=True, validate=STATES)
    wish = fields.String(required=True, validate=WISHES)
    article = fields.String(required=True, allow_none=True)
    agenda_point = fields.Integer(required=True, allow_none=True)
    name = fields.String(required=True)
    email = fields.String(required=True, allow_none=True)
    has_account = fields.Boolean(required=True)
    organisation_id = fields.UUID(required=True, allow_none=True)
    organisation_name = fields.String(required=True, allow_none=True)
    has_recommended = fields.Boolean(required=True)
    place = fields.Integer(required=True, allow_none=True)
    asked_at = fields.AwareDateTime(required=True)
    seated_at = fields.AwareDateTime(required=True, allow_none=True)
    cancelled_at = fields.AwareDateTime(required=True, allow_none=True)
    arrived_at = fields.AwareDateTime(required=True, allow_none=True)
    by_clerk = fields.Boolean(required=True)
    forgotten = fields.Boolean(required=True)


class DeskRegistrationsSchema(Schema):
    """All of a gathering, and the order in which they come with its version."""

    gathering = fields.Nested(GatheringSchema, required=True)
    items = fields.List(fields.Nested(DeskRegistrationSchema), required=True)
    precedence = fields.List(fields.String(), required=True)
    version = fields.Integer(required=True)


class PrecedenceSchema(Schema):
    """The order of groups."""

    precedence = fields.List(fields.String(), required=True)
    version = fields.Integer(required=True)
