"""Bodies about what the public does not read."""

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from services.consultation.model.moderation import GROUNDS
from services.consultation.schemas.consultations import SLUG
from shared.web.pages import PageArguments
from shared.web.schemas import Prose, Strict

WHATS = validate.OneOf(["hidden", "masked"])
GROUND = validate.OneOf(GROUNDS)
OUTCOMES = validate.OneOf(["upheld", "lifted"])
DECISION_STATES = validate.OneOf(["standing", "contested", "upheld", "lifted"])
MOST_PASSAGES = 50


class ModerateBody(Strict):
    """Hide the whole, or mask passages: each as it is written, in the text, the reason or the wording."""

    what = fields.String(required=True, validate=WHATS)
    ground = fields.String(required=True, validate=GROUND)
    reason = Prose(required=True, min=3, max=2_000)
    passages = fields.List(
        Prose(min=2, max=2_000), load_default=list, validate=validate.Length(max=MOST_PASSAGES)
    )

    @validates_schema
    def fit(self, data: dict[str, object], **_: object) -> None:
        """Passages are masked; what is hidden is hidden whole."""
        if (data.get("what") == "masked") != bool(data.get("passages")):
            raise ValidationError("Passages belong to what is masked, and to nothing else.", "passages")


class ReasonBody(Strict):
    """Why."""

    reason = Prose(required=True, min=3, max=2_000)


class ContestBody(Strict):
    """What the author says against it."""

    words = Prose(required=True, min=3, max=5_000)


class ContestDecisionBody(Strict):
    """It stays, or is shown again; and why."""

    outcome = fields.String(required=True, validate=OUTCOMES)
    reason = Prose(required=True, min=3, max=2_000)


class ModeratedSchema(Schema):
    """A decision after a step."""

    id = fields.UUID(required=True)
    recommendation_id = fields.UUID(required=True)
    what = fields.String(required=True)
    state = fields.String(required=True)


class ShownSchema(Schema):
    """A recommendation that the public reads."""

    id = fields.UUID(required=True)
    state = fields.String(required=True)


class DecisionSchema(Schema):
    """A decision as everybody may know it."""

    id = fields.UUID(required=True)
    what = fields.String(required=True, validate=WHATS)
    ground = fields.String(required=True, validate=GROUND)
    reason = fields.String(required=True)
    decided_at = fields.AwareDateTime(required=True)
    state = fields.String(required=True, validate=DECISION_STATES)
    lifted_at = fields.AwareDateTime(required=True, allow_none=True)
    lift_reason = fields.String(required=True, allow_none=True)
    contested_at = fields.AwareDateTime(required=True, allow_none=True)
    contest_outcome = fields.String(required=True, allow_none=True, validate=OUTCOMES)
    contest_reason = fields.String(required=True, allow_none=True)
    contest_decided_at = fields.AwareDateTime(required=True, allow_none=True)


class WholeDecisionSchema(DecisionSchema):
    """The same with the author's words, for the author and the desk."""

    contest_words = fields.String(required=True, allow_none=True)


class ModerationSchema(Schema):
    """How the public sees a recommendation, and by which decisions."""

    state = fields.String(required=True, validate=validate.OneOf(["shown", "masked", "hidden", "waiting"]))
    waits_until = fields.AwareDateTime(required=True, allow_none=True)
    decisions = fields.List(fields.Nested(DecisionSchema), required=True)


class ShownWordsSchema(Schema):
    """What the public reads."""

    text = fields.String(required=True, allow_none=True)
    reason = fields.String(required=True, allow_none=True)
    proposed_wording = fields.String(required=True, allow_none=True)


class WholeModerationSchema(ModerationSchema):
    """The same for the author and the desk, with what the public reads beside what was sent."""

    decisions = fields.List(fields.Nested(WholeDecisionSchema), required=True)
    shown = fields.Nested(ShownWordsSchema, required=True)


class ListedDecisionSchema(DecisionSchema):
    """A decision in a list, with the entry in the register that it is about."""

    recommendation_id = fields.UUID(required=True)
    register_number = fields.String(required=True)
    article = fields.String(required=True)


class DeskDecisionSchema(ListedDecisionSchema):
    """The same at the desk."""

    contest_words = fields.String(required=True, allow_none=True)
    consultation_title = fields.String(required=True)


class GroundSchema(Schema):
    """How many decisions have a ground."""

    ground = fields.String(required=True, validate=GROUND)
    many = fields.Integer(required=True)


class NumbersSchema(Schema):
    """How many decisions an authority has made, and what became of them."""

    authority = fields.String(required=True)
    hidden = fields.Integer(required=True)
    masked = fields.Integer(required=True)
    lifted = fields.Integer(required=True)
    contested = fields.Integer(required=True)
    upheld = fields.Integer(required=True)
    lifted_on_contest = fields.Integer(required=True)
    grounds = fields.List(fields.Nested(GroundSchema), required=True)


class WaitingArguments(PageArguments):
    """Of which authority."""

    authority = fields.String(required=True, validate=SLUG)


class DeskModerationArguments(WaitingArguments):
    """Which decisions of an authority."""

    state = fields.String(validate=validate.OneOf(["contested", "standing", "lifted"]))
