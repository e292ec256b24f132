"""Bodies about joint activities."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate, validates_schema

from services.consultation.commands.activities import PartWanted
from services.consultation.handlers.activity_guests import GROUPS
from services.consultation.model.activity_parts import (
    MOST_COSTS,
    MOST_PARTNERS,
    CostLine,
    Described,
    TaskLine,
)
from services.consultation.model.activity_plan import KINDS, Plan, Results
from services.consultation.schemas.consultations import SLUG
from services.consultation.schemas.drafts import WEB
from services.consultation.schemas.law import day
from shared.web.files import FileArguments
from shared.web.pages import PageArguments
from shared.web.schemas import Instant, Line, Prose, Strict, YesOrNo

STATES = validate.OneOf(["proposed", "agreed", "announced", "held", "cancelled"])
MOST_PEOPLE, MOST_LEI, MOST_LINKS, MOST_ADDRESSES, MOST_ORGANISATIONS = 1_000_000, 999_999_999, 20, 200, 200


def _url(**more: Any) -> fields.URL:
    return fields.URL(schemes=WEB, validate=validate.Length(max=2000), allow_none=True, **more)


class ActivityPlanBody(Strict):
    """What will be held; a place, an address for taking part from afar, or both. No `capacity`: no limit."""

    title = Line(required=True, min=3, max=300)
    objectives = Prose(required=True, max=2_000)
    description = Prose(load_default="", min=0, max=20_000)
    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    starts_at = Instant(required=True)
    ends_at = Instant(required=True)
    place = Line(load_default="", min=0, max=300)
    online_url = _url(load_default=None)
    capacity = fields.Integer(
        load_default=None, allow_none=True, strict=True, validate=validate.Range(1, MOST_PEOPLE)
    )
    language = Line(load_default="română", max=60)

    @validates_schema
    def require_somewhere(self, data: dict[str, Any], **_: Any) -> None:
        if not data["place"] and not data["online_url"]:
            raise ValidationError("A place or an address is needed.", "place")

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Plan:
        return Plan(**data)


class ActivityPartBody(Strict):
    """An organisation that is asked to take part, and as what, in words."""

    organisation_id = fields.UUID(required=True)
    role = Line(required=True, max=300)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> PartWanted:
        return PartWanted(**data)


class ActivityProposalBody(Strict):
    """A proposal: `on_behalf_of` is the proposing organisation, null where the authority's clerk proposes."""

    authority = fields.String(required=True, validate=SLUG)
    on_behalf_of = fields.UUID(load_default=None, allow_none=True)
    role = Line(load_default="", min=0, max=300)
    authority_role = Line(load_default="", min=0, max=300)
    activity = fields.Nested(ActivityPlanBody, required=True)
    partners = fields.List(
        fields.Nested(ActivityPartBody), load_default=list, validate=validate.Length(max=MOST_PARTNERS)
    )


class ActivityChangeBody(Strict):
    """It as it will be now; the reason is public, and needed once it is announced."""

    activity = fields.Nested(ActivityPlanBody, required=True)
    reason = Prose(load_default="", min=0, max=2_000)


class PartAnswerBody(Strict):
    """Whether a partner takes part."""

    state = fields.String(required=True, validate=validate.OneOf(["confirmed", "declined"]))


class PartStatementBody(Strict):
    """What a partner wants to be quoted with, and who says it; no words take it back."""

    words = Prose(load_default="", min=0, max=1_000)
    said_by = Line(load_default="", min=0, max=200)

    @validates_schema
    def require_who(self, data: dict[str, Any], **_: Any) -> None:
        if data["words"] and not data["said_by"]:
            raise ValidationError("Who says it is needed.", "said_by")


class ActivityCostBody(Strict):
    """A line of the budget: what, how much in lei, which partner bears it, from which money."""

    partner_id = fields.UUID(required=True)
    what = Line(required=True, max=300)
    amount = fields.Decimal(
        required=True, places=2, as_string=True, validate=validate.Range(0, MOST_LEI, min_inclusive=False)
    )
    source = Line(load_default="", min=0, max=300)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> CostLine:
        return CostLine(**data)


class ActivityBudgetBody(Strict):
    """All lines, in place of those before; the reason is public, and needed once it is announced."""

    lines = fields.List(
        fields.Nested(ActivityCostBody), required=True, validate=validate.Length(max=MOST_COSTS)
    )
    reason = Prose(load_default="", min=0, max=2_000)


class TaskBody(Strict):
    """Which partner does what until when."""

    partner_id = fields.UUID(required=True)
    what = Line(required=True, max=500)
    due_on = day(required=True)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> TaskLine:
        return TaskLine(**data)


class ChangedTaskBody(Strict):
    """A task as it is now."""

    task = fields.Nested(TaskBody, required=True)
    done = YesOrNo(required=True)


class ActivityFileArguments(FileArguments):
    """What a file is; of a photo also its alternative text, and the written consent of who is on it."""

    kind = fields.String(required=True, validate=validate.OneOf(["document", "photo"]))
    title = Line(required=True, max=300)
    alternative = Line(load_default="", min=0, max=500)
    consent = Line(load_default="", min=0, max=1_000)
    consent_by = Line(load_default="", min=0, max=200)
    consent_on = day(load_default=None, allow_none=True)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        name = data.pop("name")
        return {"name": name, "described": Described(**data)}


class ActivityLinkBody(Strict):
    """Where something of it can be seen."""

    title = Line(required=True, max=200)
    url = fields.URL(required=True, schemes=WEB, validate=validate.Length(max=2000))


class ActivityResultsBody(Strict):
    """What was done; `people` is null where nobody counted."""

    text = Prose(required=True, min=3, max=10_000)
    people = fields.Integer(
        load_default=None, allow_none=True, strict=True, validate=validate.Range(0, MOST_PEOPLE)
    )
    links = fields.List(
        fields.Nested(ActivityLinkBody), load_default=list, validate=validate.Length(max=MOST_LINKS)
    )

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Results:
        return Results(**data)


class ActivityCancelBody(Strict):
    """Why it will not be held."""

    reason = Prose(required=True, min=3, max=2_000)


class FollowUpBody(Strict):
    """What came of it, and its page once there is one."""

    kind = fields.String(required=True, validate=validate.OneOf(["consultation", "agreement", "other"]))
    title = Line(required=True, min=3, max=300)
    url = _url(load_default=None)


class ChangedFollowUpBody(Strict):
    """How it is called by now, and its page."""

    title = Line(required=True, min=3, max=300)
    url = _url(load_default=None)


class InvitationBody(Strict):
    """Whom to invite: groups, organisations, addresses of single guests. Each is written to once."""

    groups = fields.List(fields.String(validate=validate.OneOf(GROUPS)), load_default=list,
                         validate=validate.Length(max=len(GROUPS)))  # fmt: skip
    organisation_ids = fields.List(
        fields.UUID(), load_default=list, validate=validate.Length(max=MOST_ORGANISATIONS)
    )
    addresses = fields.List(Line(max=320), load_default=list, validate=validate.Length(max=MOST_ADDRESSES))


class InvitedSchema(Schema):
    """How many were invited by this: groups that are told as one, organisations, addresses."""

    groups = fields.Integer(required=True)
    organisations = fields.Integer(required=True)
    addresses = fields.Integer(required=True)


class SavedActivitySchema(Schema):
    """An activity after a change."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    state = fields.String(required=True, validate=STATES)


class ActivityArguments(PageArguments):
    """Of whom, which kind, when: those that come, or those that are over; days are Romania's."""

    authority = fields.String(validate=SLUG)
    organisation = fields.UUID()
    period = fields.String(validate=validate.OneOf(["coming", "over"]))
    kind = fields.String(validate=validate.OneOf(KINDS))
    since = day()
    until = day()
    q = Line(max=200)


class DeskActivityArguments(Strict):
    """Of which authority."""

    authority = fields.String(required=True, validate=SLUG)


class WhoseActivitySchema(Schema):
    """The authority that takes part."""

    slug = fields.String(required=True)
    name = fields.String(required=True)
    is_example = fields.Boolean(required=True)


class ListedPartnerSchema(Schema):
    """Who takes part; without `organisation_id` it is the authority."""

    id = fields.UUID(required=True)
    organisation_id = fields.UUID(required=True, allow_none=True)
    name = fields.String(required=True)
    state = fields.String(required=True)
    is_proposer = fields.Boolean(required=True)


class ListedActivitySchema(Schema):
    """An activity in a list; `partners` are those who confirmed, for partners also who was asked."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    authority = fields.Nested(WhoseActivitySchema, required=True)
    is_example = fields.Boolean(required=True)
    state = fields.String(required=True, validate=STATES)
    title = fields.String(required=True)
    objectives = fields.String(required=True)
    kind = fields.String(required=True)
    starts_at = fields.AwareDateTime(required=True)
    ends_at = fields.AwareDateTime(required=True)
    place = fields.String(required=True)
    online_url = fields.String(required=True, allow_none=True)
    capacity = fields.Integer(required=True, allow_none=True)
    announced_at = fields.AwareDateTime(required=True, allow_none=True)
    cancelled_at = fields.AwareDateTime(required=True, allow_none=True)
    changed_at = fields.AwareDateTime(required=True)
    calendar_sequence = fields.Integer(required=True)
    people = fields.Integer(required=True, allow_none=True)
    partners = fields.List(fields.Nested(ListedPartnerSchema), required=True)


class ListedActivitiesSchema(Schema):
    """All of a desk's, or of one's organisations'."""

    items = fields.List(fields.Nested(ListedActivitySchema), required=True)


class PartnerSchema(ListedPartnerSchema):
    """Who takes part, as what, and what they want to be quoted with."""

    role = fields.String(required=True)
    answered_at = fields.AwareDateTime(required=True, allow_none=True)
    statement = fields.String(required=True, allow_none=True)
    said_by = fields.String(required=True, allow_none=True)
    has_ended = fields.Boolean(required=True)


class Lei(fields.String):
    """A sum as text, with its two digits after the point: exact, as no floating number is."""

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> str:
        return f"{value:.2f}"


class CostSchema(Schema):
    """A line of the budget, in lei."""

    partner_id = fields.UUID(required=True)
    partner = fields.String(required=True)
    what = fields.String(required=True)
    amount = Lei(required=True)
    source = fields.String(required=True)


class BearerSchema(Schema):
    """How much a partner bears of what was stated."""

    partner = fields.String(required=True)
    amount = Lei(required=True)


class BudgetSchema(Schema):
    """What was stated, and its sums."""

    lines = fields.List(fields.Nested(CostSchema), required=True)
    total = Lei(required=True)
    bearers = fields.List(fields.Nested(BearerSchema), required=True)


class TaskSchema(Schema):
    """Who does what until when."""

    id = fields.UUID(required=True)
    partner_id = fields.UUID(required=True)
    partner = fields.String(required=True)
    what = fields.String(required=True)
    due_on = fields.Date(required=True)
    done_at = fields.AwareDateTime(required=True, allow_none=True)


class ActivityFileSchema(Schema):
    """A document or photo; `state` and the consent are for partners, everybody gets what is good."""

    id = fields.UUID(required=True)
    kind = fields.String(required=True)
    title = fields.String(required=True)
    alternative = fields.String(required=True)
    name = fields.String(required=True)
    size = fields.Integer(required=True)
    media_type = fields.String(required=True)
    state = fields.String(required=True)
    reason = fields.String(allow_none=True)
    consent = fields.String()
    consent_by = fields.String()
    consent_on = fields.Date(allow_none=True)


class FollowUpSchema(Schema):
    """What came of it."""

    id = fields.UUID(required=True)
    kind = fields.String(required=True)
    title = fields.String(required=True)
    url = fields.String(required=True, allow_none=True)


class ActivityEntrySchema(Schema):
    """What happened to it at a time."""

    kind = fields.String(required=True)
    at = fields.AwareDateTime(required=True)
    reason = fields.String(required=True)
    details = fields.Dict(keys=fields.String(), required=True)


class MaySchema(Schema):
    """What the reader may do: partners for which they speak, and whether they lead, take part or announce."""

    speaks_for = fields.List(fields.UUID(), required=True)
    lead = fields.Boolean(required=True)
    take_part = fields.Boolean(required=True)
    announce = fields.Boolean(required=True)


class ActivitySchema(ListedActivitySchema):
    """An activity whole; `tasks`, `invited` and `may` are for who speaks for a partner, empty for others."""

    description = fields.String(required=True)
    language = fields.String(required=True)
    proposed_at = fields.AwareDateTime(required=True)
    held_at = fields.AwareDateTime(required=True, allow_none=True)
    cancel_reason = fields.String(required=True, allow_none=True)
    results = fields.String(required=True, allow_none=True)
    links = fields.List(fields.Dict(keys=fields.String(), values=fields.String()), required=True)
    partners = fields.List(fields.Nested(PartnerSchema), required=True)
    budget = fields.Nested(BudgetSchema, required=True)
    tasks = fields.List(fields.Nested(TaskSchema), required=True)
    files = fields.List(fields.Nested(ActivityFileSchema), required=True)
    follow_ups = fields.List(fields.Nested(FollowUpSchema), required=True)
    entries = fields.List(fields.Nested(ActivityEntrySchema), required=True)
    invited = fields.Integer(required=True)
    may = fields.Nested(MaySchema, required=True, allow_none=True)
