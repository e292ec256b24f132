"""Terms of consultations, as those whose work they are hear of them."""

from marshmallow import fields, validate

from services.notification.schemas.heard.base import Heard


class TermBroken(Heard):
    """A term has passed without what it asks."""

    consultation_id = fields.UUID(required=True)
    authority = fields.String(required=True)
    account_id = fields.UUID(required=True)
    title = fields.String(required=True)
    term = fields.String(required=True, validate=validate.OneOf(["recommendations", "answers", "documents"]))
    last_day = fields.Date(required=True)
    waiting = fields.Integer(required=True)


class TermNeared(TermBroken):
    """A term ends soon."""

    working_days_left = fields.Integer(required=True)
