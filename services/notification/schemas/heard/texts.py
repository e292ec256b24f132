"""What the consultation service says publicly of a text that it consults on."""

from marshmallow import fields

from services.notification.schemas.heard.base import Heard


class ConsultationNews(Heard):
    """What has become of a draft."""

    consultation_id = fields.UUID(required=True)
    authority = fields.String(required=True)
    title = fields.String(required=True)
    is_example = fields.Boolean(required=True)


class ActEnded(ConsultationNews):
    """Its procedure is over; `note` is the reason, as far as one was given."""

    note = fields.String(required=True)


class ActAdoptedNews(ActEnded):
    """It was adopted."""

    on = fields.Date(required=True, data_key="adopted_on")
    act_number = fields.String(required=True)


class ActRejectedNews(ActEnded):
    """It was put to the vote, and did not pass."""

    on = fields.Date(required=True, data_key="rejected_on")


class ActWithdrawnNews(ActEnded):
    """The authority does not go on with it."""

    on = fields.Date(required=True, data_key="withdrawn_on")


class VersionNews(ConsultationNews):
    """Its text is another."""

    number = fields.Integer(required=True)
    note = fields.String(required=True)
    on = fields.AwareDateTime(required=True, data_key="published_at")


class FinalisedNews(ConsultationNews):
    """All recommendations have reasoned answers."""

    on = fields.AwareDateTime(required=True, data_key="finalised_at")
    recommendations = fields.Integer(required=True)
