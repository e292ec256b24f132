"""What is heard of who registers for a meeting or an activity."""

from marshmallow import fields, validate

from services.notification.schemas.heard.base import Heard

LANGUAGE = validate.OneOf(["ro", "en"])


class RegistrationNews(Heard):
    """Where a person stands with a gathering."""

    registration_id = fields.UUID(required=True)
    gathering_kind = fields.String(required=True)
    gathering_id = fields.UUID(required=True)
    authority = fields.String(required=True)
    title = fields.String(required=True)
    what = fields.String(required=True)
    wish = fields.String(required=True)
    starts_at = fields.AwareDateTime(required=True)
    ends_at = fields.AwareDateTime(required=True)
    place = fields.String(required=True)
    online_url = fields.String(required=True, allow_none=True)
    position = fields.Integer(required=True, allow_none=True)
    reason = fields.String(required=True)
    ticket = fields.String(required=True, allow_none=True)
    calendar_sequence = fields.Integer(required=True)


class RegistrationNoted(RegistrationNews):
    """Of who has an account."""

    account_id = fields.UUID(required=True)


class RegistrationMailed(RegistrationNews):
    """Of who has none, with the link that opens what is theirs."""

    email = fields.String(required=True)
    language = fields.String(required=True, validate=LANGUAGE)
    name = fields.String(required=True)
    own_link = fields.String(required=True)


class RegistrantForgotten(Heard):
    """Who registered without account is to be forgotten."""

    registration_id = fields.UUID(required=True)


class RegistrationConfirmationLetter(Heard):
    """To who registers without account: the link that takes the seat."""

    email = fields.String(required=True)
    name = fields.String(required=True)
    language = fields.String(required=True, validate=LANGUAGE)
    link = fields.String(required=True)
    sent_at = fields.AwareDateTime(required=True)
    expires_at = fields.AwareDateTime(required=True)
    title = fields.String(required=True)
    starts_at = fields.AwareDateTime(required=True)
    wish = fields.String(required=True)
