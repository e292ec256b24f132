"""What the consultation service says of joint activities: publicly, to partners, to guests."""

from marshmallow import fields

from services.notification.schemas.heard.base import Heard


class ActivityNews(Heard):
    """Something will be held together."""

    activity_id = fields.UUID(required=True)
    authority = fields.String(required=True)
    title = fields.String(required=True)
    kind = fields.String(required=True)
    starts_at = fields.AwareDateTime(required=True)
    ends_at = fields.AwareDateTime(required=True)
    place = fields.String(required=True)
    online_url = fields.String(required=True, allow_none=True)
    partners = fields.List(fields.String(), required=True)
    organisation_ids = fields.List(fields.UUID(), required=True)
    is_example = fields.Boolean(required=True)


class ActivityTurned(ActivityNews):
    """It will be otherwise, or not at all."""

    reason = fields.String(required=True)


class ActivityPartNoted(Heard):
    """Who speaks for a partner is asked or told."""

    activity_id = fields.UUID(required=True)
    authority = fields.String(required=True)
    account_id = fields.UUID(required=True)
    title = fields.String(required=True)
    what = fields.String(required=True)
    starts_at = fields.AwareDateTime(required=True)
    partner = fields.String(required=True)
    for_authority = fields.Boolean(required=True)
    reason = fields.String(required=True)
    task = fields.String(required=True)
    due_on = fields.Date(required=True, allow_none=True)


class ActivityInvitation(Heard):
    """People are invited to it."""

    activity_id = fields.UUID(required=True)
    authority = fields.String(required=True)
    title = fields.String(required=True)
    kind = fields.String(required=True)
    starts_at = fields.AwareDateTime(required=True)
    ends_at = fields.AwareDateTime(required=True)
    place = fields.String(required=True)
    partners = fields.List(fields.String(), required=True)


class ActivityInvited(ActivityInvitation):
    """Groups whose addresses are known here alone."""

    groups = fields.List(fields.String(), required=True)


class ActivityGuestInvited(ActivityInvitation):
    """One, by an account or an address."""

    guest_id = fields.UUID(required=True)
    has_account = fields.Boolean(required=True)
    email = fields.String(required=True)
