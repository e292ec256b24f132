"""What the consultation service hears: a line an event."""

from collections.abc import Callable
from typing import Any

from marshmallow import Schema

from services.consultation.handlers import others
from services.consultation.model.known import account, authority, mandate, organisation
from services.consultation.schemas import heard
from shared.messaging.events import Stream
from shared.messaging.subscription import Subscription
from shared.messaging.topology import Queue
from shared.security.keys import signing_key
from shared.security.subscriptions import signing_key_subscriptions

REGISTRY = "consultation.registry"
PEOPLE = "consultation.people"
KEYS = "consultation.keys"

QUEUES = (Queue(REGISTRY), Queue(PEOPLE), Queue(KEYS))
READ_MODELS = {REGISTRY: (authority, organisation), PEOPLE: (account, mandate), KEYS: (signing_key,)}


def _public(event: str, schema: Schema, handler: Callable[..., Any]) -> Subscription:
    kind = f"ro.parteneriat.registry.{event}.v1"
    return Subscription(queue=REGISTRY, stream=Stream.PUBLIC, type=kind, schema=schema, handler=handler)


def _internal(event: str, schema: Schema, handler: Callable[..., Any]) -> Subscription:
    kind = f"ro.parteneriat.registry.{event}.v1"
    return Subscription(queue=PEOPLE, stream=Stream.INTERNAL, type=kind, schema=schema, handler=handler)


SUBSCRIPTIONS = (
    _public("authority.established", heard.AuthorityEstablished(), others.note_authority),
    _public("organisation.verified", heard.OrganisationVerified(), others.note_organisation),
    _internal("account.created", heard.AccountNoted(), others.note_account),
    _internal("account.changed", heard.AccountNoted(), others.note_account),
    _internal("mandate.given", heard.MandateNoted(), others.note_mandate),
    _internal("mandate.ended", heard.MandateNoted(), others.note_mandate),
    *signing_key_subscriptions("consultation"),
)
