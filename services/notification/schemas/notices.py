"""What stands under one's bell."""

from marshmallow import Schema, fields, validate

from services.notification.queries.notices import MOST_COUNTED
from shared.web.pages import PageArguments
from shared.web.schemas import Instant, Strict


class NoticesArguments(PageArguments):
    """Which of one's notices."""

    unread = fields.Boolean(load_default=False, metadata={"description": "Only those not opened yet."})


class ReadBody(Strict):
    """Up to when all were read."""

    until = fields.AwareDateTime(
        required=True,
        metadata={"description": "When the newest that was shown was made, so that none is missed."},
    )


class NoticeSchema(Schema):
    """A notice: what happened, what it is about, and the page that says the whole."""

    id = fields.UUID(required=True)
    category = fields.String(required=True)
    text = fields.String(required=True, metadata={"description": "A sentence, in the caller's language."})
    about = fields.String(
        required=True, allow_none=True, metadata={"description": "A title or a name, as it was then."}
    )
    authority_name = fields.String(required=True, allow_none=True)
    path = fields.String(
        required=True,
        validate=validate.Regexp(r"\A/(?!/)"),
        metadata={"description": "Of the portal, without a language."},
    )
    created_at = Instant(required=True)
    read_at = Instant(required=True, allow_none=True)


class UnreadSchema(Schema):
    """How many were not opened yet."""

    unread = fields.Integer(
        required=True, metadata={"description": f"Counted to {MOST_COUNTED}: there may be more."}
    )
