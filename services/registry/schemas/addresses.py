"""Another e-mail address for an account."""

from marshmallow import Schema, fields

from services.registry.schemas.people import email
from shared.web.schemas import Instant, Strict


class AddressChangeBody(Strict):
    """The address that is to be."""

    email = email()


class AddressChangeSchema(Schema):
    """The change that waits, if one does."""

    email = fields.String(required=True, allow_none=True)
    expires_at = Instant(required=True, allow_none=True)
    new_said_yes = fields.Boolean(required=True)
    old_said_yes = fields.Boolean(required=True)


class ChangedSchema(Schema):
    """Whether the address is another now; else the other mailbox is still to agree."""

    changed = fields.Boolean(required=True)
