"""Requests and standings, as the officials of an authority see them."""

from typing import get_args

from marshmallow import Schema, fields, validate

from services.registry.model.states import State
from services.registry.schemas.organisations import KINDS, SIRUTA, AskedBySchema, LegalFactsSchema, slug
from shared.web.pages import PageArguments
from shared.web.schemas import Instant, Line, Prose, Strict

STATES = validate.OneOf(["open", *get_args(State)])


class PersonSchema(Schema):
    """An official, by name; null where the account is gone."""

    id = fields.UUID(required=True)
    name = fields.String(allow_none=True, required=True)


class WaitingSchema(Schema):
    """A request in the queue: what it is about, how long it waits, who has it; not who asks."""

    id = fields.UUID(required=True)
    organisation_id = fields.UUID(required=True)
    authority = fields.String(required=True)
    state = fields.String(required=True)
    version = fields.Integer(required=True)
    asked_at = Instant(required=True)
    waiting_days = fields.Integer(
        required=True, metadata={"description": "Whole days from asking until the decision, or until now."}
    )
    decided_at = Instant(allow_none=True, required=True)
    organisation = fields.Nested(LegalFactsSchema, required=True)
    life = fields.String(required=True)
    assigned_to = fields.Nested(PersonSchema, allow_none=True, required=True)
    proposed = fields.Boolean(required=True)


class ProposalSchema(Schema):
    """A proposal to strike off that waits for a second official."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    reason = fields.String(required=True)
    proposed_by = fields.Nested(PersonSchema, required=True)
    proposed_at = Instant(required=True)
    expires_at = Instant(required=True)


class VerificationSchema(WaitingSchema):
    """A request to an authority, as its officials see it; `version` is what `If-Match` wants."""

    asked_by = fields.Nested(AskedBySchema, required=True)
    reason = fields.String(allow_none=True, required=True)
    life_ended_on = fields.Date(allow_none=True, required=True)
    merged_into = fields.Nested(PersonSchema, allow_none=True, required=True)
    proposal = fields.Nested(ProposalSchema, allow_none=True, required=True)


class QueueFilter(Strict):
    """Which requests."""

    authority = slug(required=True)
    state = fields.String(load_default="pending", validate=STATES)
    kind = fields.String(validate=KINDS)
    locality = fields.Integer(validate=SIRUTA)
    assigned = fields.String(validate=validate.OneOf(["me", "nobody", "someone"]))
    q = Line(max=100, metadata={"description": "Part of a name, or a whole CUI or register number."})
    proposed = fields.Boolean(load_default=False)


class QueueArguments(PageArguments, QueueFilter):
    """Which requests, by page."""


class WaitingListSchema(Schema):
    """All requests that the filter lets through, up to a bound; `complete` says whether that is all."""

    items = fields.List(fields.Nested(WaitingSchema), required=True)
    complete = fields.Boolean(required=True)


class OneAuthority(Strict):
    """Whose."""

    authority = slug(required=True)


class PlaceSchema(Schema):
    """A locality from which requests have come."""

    siruta = fields.Integer(required=True)
    name = fields.String(required=True)
    uat_name = fields.String(allow_none=True, required=True)


class QueueSummarySchema(Schema):
    """How many there are in each state, and by what the queue can be narrowed."""

    counts = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    changes = fields.Dict(
        keys=fields.String(),
        values=fields.Integer(),
        required=True,
        metadata={"description": "Of requests for a change of what was verified."},
    )
    localities = fields.List(fields.Nested(PlaceSchema), required=True)
    colleagues = fields.List(fields.Nested(PersonSchema), required=True)


class HandOverBody(Strict):
    """To whom."""

    to = fields.UUID(required=True)


class AssignedSchema(Schema):
    """Who has a request."""

    id = fields.UUID(attribute="verification_id", required=True)
    assigned_to = fields.UUID(allow_none=True, required=True)


class DecisionBody(Strict):
    """Why; the organisation's representatives and everybody may read it, so no personal data."""

    reason = Prose(required=True, min=3, max=2000)


class EndBody(DecisionBody):
    """That an organisation has ended: `reason` names the deed, `on` is its day."""

    on = fields.Date(required=True)


class MergerBody(EndBody):
    """And which organisation goes on in its place."""

    into = fields.UUID(required=True)


class ProposedSchema(Schema):
    """A proposal to strike off, as it stands."""

    id = fields.UUID(attribute="proposal_id", required=True)
    verification_id = fields.UUID(required=True)
    state = fields.String(required=True)
    expires_at = Instant(required=True)
    version = fields.Integer(required=True)


class ChangeSchema(Schema):
    """A change of state; `authority` is null where the organisation itself has ended."""

    act = fields.String(required=True)
    state = fields.String(required=True)
    authority = fields.String(allow_none=True, required=True)
    at = Instant(required=True)
    on_date = fields.Date(allow_none=True, required=True)
    reason = fields.String(allow_none=True, required=True)
    by = fields.Nested(PersonSchema, allow_none=True, required=True)


class HistorySchema(Schema):
    """All changes of a standing and of the organisation's life, the newest first."""

    items = fields.List(fields.Nested(ChangeSchema), required=True)


class LikeSchema(Schema):
    """An organisation that may be the same, and field by field whether it says the same."""

    id = fields.UUID(required=True)
    verification_id = fields.UUID(allow_none=True, required=True)
    state = fields.String(allow_none=True, required=True)
    life = fields.String(required=True)
    recognised = fields.Boolean(required=True)
    by = fields.String(required=True)
    likeness = fields.Float(required=True)
    facts = fields.Dict(keys=fields.String(), required=True)
    compared = fields.Dict(keys=fields.String(), values=fields.String(), required=True)


class LastImportSchema(Schema):
    """The file that the national register was last imported from."""

    file_name = fields.String(required=True)
    imported_at = Instant(attribute="ended_at", required=True)


class RegisteredSchema(Schema):
    """An entry of the national register, and field by field whether the request says the same."""

    by = fields.String(required=True)
    likeness = fields.Float(required=True)
    status = fields.String(allow_none=True, required=True)
    entered_on = fields.Date(allow_none=True, required=True)
    is_branch = fields.Boolean(allow_none=True, required=True)
    vanished_at = Instant(allow_none=True, required=True)
    facts = fields.Dict(keys=fields.String(), required=True)
    compared = fields.Dict(keys=fields.String(), values=fields.String(), required=True)


class BesideRegisterSchema(Schema):
    """What the national register says, five entries at most.

    `expected` is false for kinds that do not stand in it; `imported` is null before the first import.
    """

    imported = fields.Nested(LastImportSchema, allow_none=True, required=True)
    expected = fields.Boolean(required=True)
    asked = fields.Dict(keys=fields.String(), required=True)
    entries = fields.List(fields.Nested(RegisteredSchema), required=True)


class ComparisonSchema(Schema):
    """What else is known that looks like the organisation of a request."""

    duplicates = fields.List(fields.Nested(LikeSchema), required=True)
    national_register = fields.Nested(BesideRegisterSchema, required=True)
