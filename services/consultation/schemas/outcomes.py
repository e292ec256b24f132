"""Bodies about the end of a procedure."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.consultation.model.outcome import Decision
from services.consultation.schemas.drafts import WEB
from shared.web.schemas import Line, Prose, Strict

OUTCOMES = ("adopted", "rejected", "withdrawn")
KINDS = validate.OneOf(OUTCOMES)
VOTES = validate.Range(min=0, max=10_000)


class OutcomeBody(Strict):
    """What was decided, and on which day.

    An adopted act has its `number`, and `version` names the text that was adopted: the final one unless said
    otherwise. A rejection or a withdrawal has its `reason`. Votes are null where they are not known.
    """

    kind = fields.String(required=True, validate=KINDS)
    on = fields.Date(required=True)
    number = Line(load_default="", min=0, max=100)
    url = fields.URL(load_default=None, allow_none=True, schemes=WEB, validate=validate.Length(max=2000))
    reason = Prose(load_default="", min=0, max=5_000)
    version = fields.Integer(
        load_default=None, allow_none=True, strict=True, validate=validate.Range(min=1, max=10_000)
    )
    votes_for = fields.Integer(load_default=None, allow_none=True, strict=True, validate=VOTES)
    votes_against = fields.Integer(load_default=None, allow_none=True, strict=True, validate=VOTES)
    abstained = fields.Integer(load_default=None, allow_none=True, strict=True, validate=VOTES)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Decision:
        return Decision(**data)


class OutcomeSchema(Schema):
    """What was decided."""

    kind = fields.String(required=True, validate=KINDS)
    on = fields.Date(required=True)
    number = fields.String(required=True)
    url = fields.String(required=True, allow_none=True)
    reason = fields.String(required=True)
    version = fields.Integer(required=True, allow_none=True)
    votes_for = fields.Integer(required=True, allow_none=True)
    votes_against = fields.Integer(required=True, allow_none=True)
    abstained = fields.Integer(required=True, allow_none=True)
    recorded_at = fields.AwareDateTime(required=True)


class WaitingSchema(Schema):
    """How many recommendations have no reasoned answer."""

    waiting = fields.Integer(required=True)
