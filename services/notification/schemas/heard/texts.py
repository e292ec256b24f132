"""What the consultation service says publicly of a text that it consults on."""

from marshmallow import fields

from services.notification.schemas.heard.base import Heard


class ConsultationNews(Heard):
    """What has become of a draft."""

    consultation_id = fields.UUID(required=True)
    authority = fields.String(required=True)
    title = fields.String(required=True)
    is_example = fields.Boolean(required=True)


class VersionNews(ConsultationNews):
    """Its text is another."""

    number = fields.Integer(required=True)
    note = fields.String(required=True)
    on = fields.AwareDateTime(required=True, data_key="published_at")
