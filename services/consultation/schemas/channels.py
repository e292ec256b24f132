"""Bodies about the channels of a notice."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.consultation.model.channel import BY_HAND, CHANNELS, Shown
from services.consultation.schemas.consultations import SLUG
from shared.web.schemas import Line, Strict, YesOrNo


class ConfirmationBody(Strict):
    """Where the notice could be seen, from which day on."""

    channel = fields.String(required=True, validate=validate.OneOf(BY_HAND))
    on = fields.Date(required=True)
    note = Line(load_default="", min=0, max=500, metadata={"example": "Panoul de la intrare"})
    link = fields.URL(
        load_default=None,
        allow_none=True,
        schemes={"http", "https"},
        validate=validate.Length(max=2000),
    )
    proof_is_public = YesOrNo(load_default=False)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Shown:
        return Shown(**data)


class ChannelConfirmedSchema(Schema):
    """A confirmation that was made."""

    id = fields.UUID(required=True)


class ProofSchema(Schema):
    """A file that proves a confirmation; held until a worker has looked into it."""

    file_id = fields.UUID(required=True)
    name = fields.String(required=True)
    state = fields.String(required=True, validate=validate.OneOf(["held", "good", "refused"]))


class ConfirmationSchema(Schema):
    """What a clerk confirmed; the public sees the proofs that are meant for it."""

    id = fields.UUID(required=True)
    on = fields.Date(attribute="shown_on", required=True)
    note = fields.String(required=True)
    link = fields.String(required=True, allow_none=True)
    proof_is_public = fields.Boolean(required=True)
    proofs = fields.List(fields.Nested(ProofSchema), required=True)


class ChannelSchema(Schema):
    """A channel of art. 7 (1), and whether the notice is there.

    `told`, `failed` and `by_digest` (who asked to hear in a digest) count those who had asked, each once;
    null for the other channels, and until all is sent.
    """

    channel = fields.String(required=True, validate=validate.OneOf(CHANNELS))
    state = fields.String(required=True, validate=validate.OneOf(["done", "to-do", "waiting"]))
    on = fields.Date(required=True, allow_none=True)
    is_late = fields.Boolean(required=True)
    told = fields.Integer(required=True, allow_none=True)
    failed = fields.Integer(required=True, allow_none=True)
    by_digest = fields.Integer(required=True, allow_none=True)
    confirmations = fields.List(fields.Nested(ConfirmationSchema), required=True)


class ChannelsSchema(Schema):
    """All channels of a notice, in the order of the law."""

    items = fields.List(fields.Nested(ChannelSchema), required=True)


class MissingArguments(Strict):
    """Of which authority."""

    authority = fields.String(required=True, validate=SLUG)


class MissingSchema(Schema):
    """An open consultation, and the channels that nobody has confirmed."""

    id = fields.UUID(required=True)
    title = fields.String(required=True)
    published_on = fields.Date(required=True)
    missing = fields.List(fields.String(validate=validate.OneOf(BY_HAND)), required=True)


class AllMissingSchema(Schema):
    """The fifty oldest."""

    items = fields.List(fields.Nested(MissingSchema), required=True)
