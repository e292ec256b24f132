"""What the consultation service says publicly of debates and public meetings."""

from marshmallow import fields

from services.notification.schemas.heard.base import Heard


class MeetingNews(Heard):
    """People are called to one, or it is not held."""

    meeting_id = fields.UUID(required=True)
    authority = fields.String(required=True)
    kind = fields.String(required=True)
    consultation_id = fields.UUID(required=True, allow_none=True)
    consultation_title = fields.String(required=True, allow_none=True)
    title = fields.String(required=True)
    starts_at = fields.AwareDateTime(required=True)
    ends_at = fields.AwareDateTime(required=True)
    place = fields.String(required=True)
    online_url = fields.String(required=True, allow_none=True)
    sequence = fields.Integer(required=True)
    is_example = fields.Boolean(required=True)


class MinutesNews(Heard):
    """Everybody reads its minutes."""

    meeting_id = fields.UUID(required=True)
    authority = fields.String(required=True)
    kind = fields.String(required=True)
    consultation_id = fields.UUID(required=True, allow_none=True)
    consultation_title = fields.String(required=True, allow_none=True)
    title = fields.String(required=True)
    held_at = fields.AwareDateTime(required=True)
    is_example = fields.Boolean(required=True)


class MeetingCalledNews(MeetingNews):
    """People are called to it."""

    agenda = fields.List(fields.String(), required=True)
    how_to_register = fields.String(required=True)
    speaking_minutes = fields.Integer(required=True, allow_none=True)


class MeetingMovedNews(MeetingNews):
    """It is held at another time or place."""

    previous_starts_at = fields.AwareDateTime(required=True)
    previous_place = fields.String(required=True)
    reason = fields.String(required=True)


class MeetingCancelledNews(MeetingNews):
    """It is not held."""

    reason = fields.String(required=True)
