"""What the registry says publicly of organisations and of what they agree on."""

from typing import Any

from marshmallow import Schema, fields

from services.notification.schemas.heard.base import Heard


class OrganisationNamed(Heard):
    """What an organisation is called, in whatever the registry says of it once it was verified."""

    organisation_id = fields.UUID(required=True)
    name = fields.String(required=True)


class AgreementNoted(Heard):
    """A partnership agreement has its parties."""

    agreement_id = fields.UUID(required=True)
    title = fields.String(required=True)
    organisation_ids = fields.List(fields.UUID(), required=True)


class OrganisationNews(Heard):
    """What has become of an organisation; no authority where it is the same for all."""

    organisation_id = fields.UUID(required=True)
    organisation_name = fields.String(required=True, data_key="name")
    authority = fields.String(load_default=None)


class OrganisationMergerNews(OrganisationNews):
    """It is no more, and another goes on in its place."""

    on = fields.Date(required=True, data_key="merged_on")
    merged_into = fields.UUID(required=True)
    merged_into_name = fields.String(required=True)


class AgreementNews(Heard):
    """What an agreement's events have in common."""

    agreement_id = fields.UUID(required=True)
    authority = fields.String(required=True)


class AgreementSignedNews(AgreementNews):
    """All parties have signed."""

    on = fields.Date(required=True, data_key="signed_on")
    from_date = fields.Date(required=True)
    until_date = fields.Date(required=True, allow_none=True)


class AgreementExtendedNews(AgreementNews):
    """It binds longer than was written."""

    until_date = fields.Date(required=True)


class AgreementEndedNews(AgreementNews):
    """It binds no longer."""

    state = fields.String(required=True)
    on = fields.Date(required=True, data_key="ended_on")


class RecommendationNews(Heard):
    """A recommendation stands in the register; in an organisation's name, or in nobody's but its author's."""

    recommendation_id = fields.UUID(required=True)
    consultation_id = fields.UUID(required=True)
    authority = fields.String(required=True)
    organisation_id = fields.UUID(required=True, allow_none=True, data_key="on_behalf_of")
    organisation_name = fields.String(required=True, allow_none=True)
    register_number = fields.String(required=True)
    article = fields.String(required=True)
    more_articles = fields.List(fields.String(), load_default=[])
    on = fields.AwareDateTime(required=True, data_key="received_at")


def organisation_news(day: str) -> Schema:
    """What has become of an organisation, on the day that stands in this field of the event."""
    named: dict[str, fields.Field[Any]] = {"on": fields.Date(required=True, data_key=day)}
    return OrganisationNews.from_dict(named, name=f"OrganisationNews_{day}")()
