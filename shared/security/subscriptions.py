"""How a service hears of the registry's keys; its table of subscriptions takes these lines in."""

from marshmallow import EXCLUDE, Schema, fields

from shared.messaging.events import Stream
from shared.messaging.subscription import Message, Subscription
from shared.persistence.read_model import upsert_newer
from shared.persistence.unit_of_work import UnitOfWork
from shared.security.keys import signing_key


class SigningKeyPublished(Schema):
    """A key will sign, from `not_before` on."""

    class Meta:
        unknown = EXCLUDE

    kid = fields.String(required=True)
    jwk = fields.Dict(keys=fields.String(), required=True)
    not_before = fields.AwareDateTime(required=True)


class SigningKeyRetired(Schema):
    """A key is trusted no longer."""

    class Meta:
        unknown = EXCLUDE

    kid = fields.String(required=True)


def note_signing_key(message: Message, uow: UnitOfWork) -> None:
    """Keep a key, so that tokens signed with it are believed."""
    said = message.data
    values = {"jwk": said["jwk"], "not_before": said["not_before"]}
    upsert_newer(uow.session, signing_key, {"kid": said["kid"]}, values, message.envelope)


def retire_signing_key(message: Message, uow: UnitOfWork) -> None:
    """Stop believing a key; also one that has not been heard of yet, whose row then keeps it out."""
    values = {"not_after": message.envelope.time}
    upsert_newer(uow.session, signing_key, {"kid": message.data["kid"]}, values, message.envelope)


def signing_key_subscriptions(service: str) -> tuple[Subscription, ...]:
    """The lines for `<service>.keys`."""
    kind = "ro.parteneriat.registry.signing-key"
    queue = f"{service}.keys"
    return (
        Subscription(
            queue=queue,
            stream=Stream.INTERNAL,
            type=f"{kind}.published.v1",
            schema=SigningKeyPublished(),
            handler=note_signing_key,
        ),
        Subscription(
            queue=queue,
            stream=Stream.INTERNAL,
            type=f"{kind}.retired.v1",
            schema=SigningKeyRetired(),
            handler=retire_signing_key,
        ),
    )
