"""What the consultation service says publicly of what changes after publication."""

from marshmallow import fields

from services.notification.schemas.heard.texts import ConsultationNews


class ExtensionNews(ConsultationNews):
    """Recommendations are received longer."""

    recommendations_until = fields.AwareDateTime(required=True)
    reason = fields.String(required=True)
    on = fields.Date(required=True)


class ChangeNews(ConsultationNews):
    """A document was added, a slip corrected, or something noted."""

    kind = fields.String(required=True)
    reason = fields.String(required=True)
    on = fields.Date(required=True)
