"""How a service hears of the registry's keys; its table of subscriptions takes these lines in."""

from collections.abc import Sequence
from dataclasses import replace

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


def note_signing_keys(messages: Sequence[Message], uow: UnitOfWork) -> None:
    """Keep keys, so that tokens signed with them are believed."""
    upsert_newer(uow.session, signing_key, messages)


def retire_signing_keys(messages: Sequence[Message], uow: UnitOfWork) -> None:
    """Stop believing keys; also one that has not been heard of yet, whose row then keeps it out."""
    retired = [replace(said, data={**said.data, "not_after": said.envelope.time}) for said in messages]
    upsert_newer(uow.session, signing_key, retired)


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
            handler=note_signing_keys,
            together=True,
        ),
        Subscription(
            queue=queue,
            stream=Stream.INTERNAL,
            type=f"{kind}.retired.v1",
            schema=SigningKeyRetired(),
            handler=retire_signing_keys,
            together=True,
        ),
    )
