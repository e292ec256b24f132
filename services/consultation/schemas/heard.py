"""What we read of others' events: what our tables need, by the names it has there; the rest is ignored."""

from marshmallow import EXCLUDE, Schema, fields


class Heard(Schema):
    """The base of what is heard."""

    class Meta:
        unknown = EXCLUDE


class AuthorityEstablished(Heard):
    """An authority has a place in the system."""

    slug = fields.String(required=True, data_key="authority")
    name = fields.String(required=True)
    is_example = fields.Boolean(required=True)


class StandingNoted(Heard):
    """What an authority found is suspended, counts again, or is struck off."""

    organisation_id = fields.UUID(required=True)
    authority = fields.String(required=True)
    name = fields.String(required=True)
    state = fields.String(required=True)


class OrganisationVerified(StandingNoted):
    """An authority has verified an organisation."""

    state = fields.String(load_default="verified")
    kind = fields.String(load_default=None, allow_none=True)


class OrganisationChanged(Heard):
    """What was verified of an organisation is otherwise."""

    organisation_id = fields.UUID(required=True)
    name = fields.String(required=True)


class OrganisationEnded(Heard):
    """An organisation was dissolved or merged into another."""

    organisation_id = fields.UUID(required=True)
    life = fields.String(required=True)


class AccountNoted(Heard):
    """A person has an account, or it has changed."""

    account_id = fields.UUID(required=True)
    name = fields.String(required=True)
    email = fields.String(required=True)


class AccountErased(Heard):
    """A person is to be forgotten."""

    account_id = fields.UUID(required=True)


class StaffRoleGiven(Heard):
    """A person works for an authority in a role."""

    account_id = fields.UUID(required=True)
    authority = fields.String(required=True)
    role = fields.String(required=True)
    held = fields.Constant(True)


class StaffRoleTaken(StaffRoleGiven):
    """A person does so no longer."""

    held = fields.Constant(False)


class MandateNoted(Heard):
    """A mandate was given, or has ended."""

    mandate_id = fields.UUID(required=True)
    account_id = fields.UUID(required=True)
    organisation_id = fields.UUID(required=True)
    organisation_name = fields.String(required=True)
    from_date = fields.Date(required=True)
    until_date = fields.Date(required=True, allow_none=True)
    role = fields.String(required=True)
    ended_at = fields.AwareDateTime(load_default=None, allow_none=True)


class AnnouncementDelivered(Heard):
    """All who had asked for a notice have it, or cannot be reached; at first it said less."""

    announcement_id = fields.UUID(required=True)
    consultation_id = fields.UUID(required=True)
    told = fields.Integer(required=True)
    failed = fields.Integer(required=True)
    finished_at = fields.AwareDateTime(load_default=None, allow_none=True)
    by_digest = fields.Integer(load_default=None, allow_none=True)
