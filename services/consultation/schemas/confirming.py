"""Bodies of somebody without account."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.consultation.schemas.moderation import ContestBody
from services.consultation.schemas.recommendations import (
    OwnRecommendationSchema,
    SaidBody,
    WithdrawalBody,
    words_of,
)
from shared.email_addresses import LONGEST
from shared.web.schemas import Line, Prose, Strict


class UnconfirmedBody(SaidBody):
    """What a person without account says, and the address that they are to confirm."""

    name = Line(required=True, max=120)
    email = fields.String(required=True, validate=validate.Length(max=LONGEST))
    language = fields.String(load_default="ro", validate=validate.OneOf(["ro", "en"]))
    text = Prose(required=True, min=10, max=10_000)

    # Who speaks for an organisation signs in: an address proves no mandate.
    on_behalf_of = fields.UUID(load_default=None, allow_none=True, validate=validate.OneOf([]))

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        return {"words": words_of(data), **data}


class SecretBody(Strict):
    """The secret of a link."""

    token = fields.String(required=True, validate=validate.Length(min=1, max=200))


class OwnContestBody(ContestBody):
    """The secret of one's own link, and what one says against a decision."""

    token = fields.String(required=True, validate=validate.Length(min=1, max=200))
    moderation_id = fields.UUID(required=True)


class OwnWithdrawalBody(WithdrawalBody):
    """The secret of one's own link, and why it is taken back."""

    token = fields.String(required=True, validate=validate.Length(min=1, max=200))


class ConfirmedSchema(Schema):
    """What was entered, and the secret by which its author opens it from now on."""

    register_number = fields.String(required=True)
    own_secret = fields.String(required=True)


class CorrespondentsRecommendationSchema(OwnRecommendationSchema):
    """A recommendation as its author reads it without an account, until they ask to be forgotten."""

    forgotten = fields.Boolean(required=True)
