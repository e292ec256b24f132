"""Being forgotten: where it stands; and what other services answer."""

from marshmallow import EXCLUDE, Schema, fields

from shared.web.schemas import Instant


class ErasureSchema(Schema):
    """Where one's own erasure stands."""

    asked_at = Instant(required=True, allow_none=True)
    due_at = Instant(
        required=True, allow_none=True, metadata={"description": "Until then it can be taken back."}
    )
    obstacles = fields.List(
        fields.String(), required=True, metadata={"description": "What must be done first, as sentences."}
    )


class ErasureDone(Schema):
    """A service has erased what it kept of a person."""

    class Meta:
        unknown = EXCLUDE

    account_id = fields.UUID(required=True)
