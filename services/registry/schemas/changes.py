"""Changes of what was verified."""

from typing import get_args

from marshmallow import Schema, fields, validate

from services.registry.model.change_request import CHANGEABLE, REPRESENTATIVE, Representative
from services.registry.model.states import ChangeState
from services.registry.schemas.mandates import ROLES
from services.registry.schemas.organisations import SIRUTA, LegalFactsSchema, slug
from services.registry.schemas.people import email
from services.registry.schemas.requests import MessageSchema, line
from services.registry.schemas.verifications import BesideRegisterSchema, LikeSchema
from shared.web.files import FileSchema
from shared.web.pages import PageArguments
from shared.web.schemas import Instant, Line, Prose, Strict, YesOrNo

CHANGE_STATES = get_args(ChangeState)


class ChangesBody(Strict):
    """What is to be otherwise; a field that is not named stays, a null empties it."""

    name = Line(min=3, max=300)
    cui = line(20)
    register_number = line(30)
    court = line(200)
    seat = Line(min=2, max=300)
    locality_siruta = fields.Integer(allow_none=True, validate=SIRUTA, strict=True)
    fields_of_activity = fields.List(
        Line(max=60), data_key="fields", attribute="fields", validate=validate.Length(max=20)
    )
    contact_email = Line(max=254)


class SuccessorBody(Strict):
    """Who is to represent the organisation, once the person at the address confirms; both days included.

    `others_stay`: those who represent it now do so beside them.
    """

    email = email()
    from_date = fields.Date(required=True)
    until_date = fields.Date(required=True)
    others_stay = YesOrNo(load_default=False)


class ChangeBody(Strict):
    """A request for a change, of an authority that has verified the organisation."""

    authority = slug(required=True)
    changes = fields.Nested(ChangesBody, load_default=dict)
    successor = fields.Nested(SuccessorBody)
    why = Prose(required=True, min=3, max=4000)


class ClaimBody(Strict):
    """A newcomer's request to represent an organisation from now on; `why` tells by whose decision."""

    authority = slug(required=True)
    why = Prose(required=True, min=3, max=4000)


class ChangeAnswerBody(Strict):
    """An answer, with the fields that it corrects."""

    text = Prose(required=True, min=1, max=4000)
    changes = fields.Nested(ChangesBody, load_default=dict)
    successor = fields.Nested(SuccessorBody)


class ChangeQuestionBody(Strict):
    """What the clerk wants to know, and about which field, if about one."""

    text = Prose(required=True, min=3, max=2000)
    about = fields.String(load_default="", validate=validate.OneOf(("", *CHANGEABLE, REPRESENTATIVE)))


class ChangingSchema(Schema):
    """A request for a change as it stands."""

    id = fields.UUID(attribute="change_id", required=True)
    organisation_id = fields.UUID(required=True)
    authority = fields.String(required=True)
    state = fields.String(required=True, validate=validate.OneOf(CHANGE_STATES))
    version = fields.Integer(required=True)


class ChangedFieldSchema(Schema):
    """A field, as it was when the change was asked for and as it is to be."""

    field = fields.String(required=True, validate=validate.OneOf(CHANGEABLE))
    before = fields.Raw(required=True, allow_none=True)
    after = fields.Raw(required=True, allow_none=True)


class ChangeLineSchema(Schema):
    """A request for a change in a list."""

    id = fields.UUID(required=True)
    organisation_id = fields.UUID(required=True)
    name = fields.String(required=True)
    authority = fields.String(required=True)
    authority_name = fields.String(required=True)
    state = fields.String(required=True, validate=validate.OneOf(CHANGE_STATES))
    changed = fields.List(fields.Nested(ChangedFieldSchema), required=True)
    representative = fields.String(
        required=True,
        allow_none=True,
        validate=validate.OneOf(get_args(Representative)),
        metadata={"description": "Who is to represent it: `another`, or the asker `self`; null: as now."},
    )
    asked_at = Instant(required=True)
    decided_at = Instant(allow_none=True, required=True)


class OwnChangeLineSchema(ChangeLineSchema):
    """The same for those whom it concerns, with who asked; `mine` where one may open it."""

    asked_by = fields.String(attribute="asked_by_name", required=True)
    mine = fields.Boolean(required=True)


class ChangesSchema(Schema):
    """The newest first, a hundred at most."""

    items = fields.List(fields.Nested(OwnChangeLineSchema), required=True)


class SuccessorSchema(Schema):
    """Who is to represent it; the address is null once it was forgotten."""

    email = fields.String(attribute="new_email", required=True, allow_none=True)
    from_date = fields.Date(attribute="new_from", required=True)
    until_date = fields.Date(attribute="new_until", required=True)
    others_stay = fields.Boolean(required=True)


class RepresentativeSchema(Schema):
    """Who represents it."""

    name = fields.String(required=True)
    from_date = fields.Date(required=True)
    until_date = fields.Date(required=True, allow_none=True)


class HeldSchema(Schema):
    """A mandate that who asks holds there."""

    role = fields.String(required=True, validate=ROLES)
    from_date = fields.Date(required=True)
    until_date = fields.Date(required=True, allow_none=True)


class ChangeRequestSchema(ChangeLineSchema):
    """A request for a change, with its files, what was said about it, and what the organisation is now."""

    version = fields.Integer(required=True)
    why = fields.String(required=True)
    reason = fields.String(allow_none=True, required=True)
    asked_by = fields.String(attribute="asked_by_name", required=True)
    mine = fields.Boolean(
        required=True,
        metadata={"description": "Whether one represents the organisation, or has asked to."},
    )
    successor = fields.Nested(SuccessorSchema, required=True, allow_none=True)
    represented_by = fields.List(
        fields.Nested(RepresentativeSchema),
        required=True,
        metadata={"description": "For the clerk, where it is to be represented by somebody else."},
    )
    asker_holds = fields.List(fields.Nested(HeldSchema), required=True)
    organisation = fields.Nested(LegalFactsSchema, required=True)
    messages = fields.List(fields.Nested(MessageSchema), required=True)
    files = fields.List(fields.Nested(FileSchema), required=True)


class ChangeComparisonSchema(Schema):
    """What is known that looks like what the organisation is to be."""

    duplicates = fields.List(fields.Nested(LikeSchema), required=True)
    national_register = fields.Nested(BesideRegisterSchema, required=True)


class ChangeQueueArguments(PageArguments):
    """Which requests for a change of an authority."""

    authority = slug(required=True)
    state = fields.String(load_default="pending", validate=validate.OneOf(["open", *CHANGE_STATES]))
    q = Line(max=100, metadata={"description": "Part of an organisation's name."})
