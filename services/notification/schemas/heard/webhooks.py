"""What is read of any public event before it is passed on as it is: what it can be wanted by."""

from marshmallow import fields

from services.notification.schemas.heard.base import Heard


class AnyPublicEvent(Heard):
    """Of each the parts that it has."""

    authority = fields.String(load_default=None, allow_none=True)
    organisation_id = fields.UUID(load_default=None, allow_none=True)
    organisation_ids = fields.List(fields.UUID(), load_default=[])
    agreement_id = fields.UUID(load_default=None, allow_none=True)
