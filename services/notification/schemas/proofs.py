"""The proof of an authority's announcements, for its clerks; addresses are masked."""

from marshmallow import Schema, fields, validate

from services.notification.model.action import KINDS
from services.notification.model.fact import PROVEN
from services.notification.queries.proofs import OUTCOMES
from services.notification.schemas.deliveries import DeliverySchema, EvidenceSchema
from services.notification.schemas.subscriptions import SLUG
from shared.email_addresses import LONGEST
from shared.web.pages import PageArguments
from shared.web.schemas import Instant, Line, Prose, Strict


class AnnouncedArguments(PageArguments):
    """Which of an authority's announcements and news of its drafts."""

    authority = fields.String(required=True, validate=SLUG)
    consultation = fields.UUID(metadata={"description": "Those of one draft."})
    category = fields.String(validate=validate.OneOf(PROVEN))
    q = Line(max=200, metadata={"description": "A part of the title."})


class AnnouncedSchema(Schema):
    """What was told, of which draft, when."""

    id = fields.UUID(required=True)
    category = fields.String(required=True)
    what = fields.String(
        required=True, metadata={"description": "What has happened, such as `extended` or `adopted`."}
    )
    kind = fields.String(required=True, allow_none=True)
    authority = fields.String(required=True)
    consultation_id = fields.UUID(required=True, allow_none=True)
    title = fields.String(required=True, allow_none=True)
    created_at = Instant(required=True)


class AnnouncedLineSchema(AnnouncedSchema):
    """The same with its numbers; of those who are told by digest only how many."""

    told = fields.Integer(required=True)
    failed = fields.Integer(required=True)
    waiting = fields.Integer(required=True)
    in_digest = fields.Integer(required=True)


class NumbersSchema(Schema):
    """How many messages stand how."""

    told = fields.Integer(required=True)
    failed = fields.Integer(required=True)
    waiting = fields.Integer(required=True)


class ChannelNumbersSchema(NumbersSchema):
    """Of one channel."""

    channel = fields.String(required=True)


class WhyFailedSchema(Schema):
    """An answer of mail servers, and how many messages ended with it."""

    reason = fields.String(required=True)
    many = fields.Integer(required=True)


class TakenSchema(Schema):
    """Who has looked at addresses, or taken them away, and what for."""

    at = Instant(required=True)
    deed = fields.String(required=True)
    name = fields.String(required=True, allow_none=True)
    reason = fields.String(required=True, allow_none=True)


class AnnouncedWholeSchema(AnnouncedSchema):
    """What was told, counted at this moment."""

    channels = fields.List(fields.Nested(ChannelNumbersSchema), required=True)
    digest = fields.Nested(NumbersSchema, required=True)
    reasons = fields.List(fields.Nested(WhyFailedSchema), required=True)
    taken = fields.List(fields.Nested(TakenSchema), required=True)


class LineArguments(PageArguments):
    """Which of its messages."""

    outcome = fields.String(validate=validate.OneOf(list(OUTCOMES)))


class ActionSchema(Schema):
    """What a clerk did about a message; `words` is null once its recipient is forgotten."""

    id = fields.UUID(required=True)
    kind = fields.String(required=True)
    on = fields.Date(required=True, attribute="on_day")
    words = fields.String(required=True, allow_none=True)
    noted_at = Instant(required=True)


class NamedActionSchema(ActionSchema):
    """With the clerk's name, where the account is still there."""

    noted_by_name = fields.String(required=True, allow_none=True)


class ProvenLineSchema(DeliverySchema):
    """A message, the date of the request that it answers, and what was done about it."""

    asked_at = Instant(
        required=True, allow_none=True, metadata={"description": "Of the request, art. 7 (1)."}
    )
    actions = fields.List(fields.Nested(NamedActionSchema), required=True)


class FoundSchema(Schema):
    """The messages to one address."""

    items = fields.List(fields.Nested(ProvenLineSchema), required=True)


class OneProofSchema(ProvenLineSchema):
    """A message with the evidence of each attempt."""

    history = fields.List(fields.Nested(EvidenceSchema), required=True)


class AddressBody(Strict):
    """Of whom it is asked whether they were told: the whole address."""

    email = Line(required=True, max=LONGEST)


class ActionBody(Strict):
    """What was done about a message that did not arrive."""

    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    on = fields.Date(required=True)
    words = Prose(required=True, max=1000)


class ProofArguments(Strict):
    """How the file names people."""

    addresses = fields.String(load_default="masked", validate=validate.OneOf(["masked", "full"]))
    reason = Line(min=3, max=300, metadata={"description": "What full addresses are needed for."})
