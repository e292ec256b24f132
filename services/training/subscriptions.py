"""What the training service hears: a line an event."""

from collections.abc import Callable
from typing import Any

from marshmallow import Schema

from services.training.handlers import erasure, others
from services.training.model.known import account, authority, mandate, organisation, organisation_end
from services.training.schemas import heard
from shared.messaging.events import PREFIX, Stream
from shared.messaging.subscription import Subscription
from shared.messaging.topology import Queue
from shared.security.keys import signing_key
from shared.security.subscriptions import signing_key_subscriptions

REGISTRY = "training.registry"
PEOPLE = "training.people"
KEYS = "training.keys"
ERASURES = "training.erasures"

QUEUES = (Queue(REGISTRY), Queue(PEOPLE), Queue(KEYS), Queue(ERASURES))
READ_MODELS = {
    REGISTRY: (authority, organisation, organisation_end),
    PEOPLE: (account, mandate),
    KEYS: (signing_key,),
}
STREAMS = {REGISTRY: Stream.PUBLIC, PEOPLE: Stream.INTERNAL, ERASURES: Stream.INTERNAL}


def _line(queue: str, event: str, schema: Schema, handler: Callable[..., Any]) -> Subscription:
    return Subscription(
        queue=queue,
        stream=STREAMS[queue],
        type=f"{PREFIX}registry.{event}.v1",
        schema=schema,
        handler=handler,
        together=queue in READ_MODELS,
    )


SUBSCRIPTIONS = (
    _line(REGISTRY, "authority.established", heard.AuthorityEstablished(), others.note_authorities),
    _line(REGISTRY, "organisation.verified", heard.OrganisationVerified(), others.note_organisations),
    _line(REGISTRY, "organisation.dissolved", heard.OrganisationEnded(), others.note_ends),
    _line(REGISTRY, "organisation.merged", heard.OrganisationEnded(), others.note_ends),
    _line(PEOPLE, "account.created", heard.AccountNoted(), others.note_accounts),
    _line(PEOPLE, "account.changed", heard.AccountNoted(), others.note_accounts),
    _line(PEOPLE, "mandate.given", heard.MandateNoted(), others.note_mandates),
    _line(PEOPLE, "mandate.ended", heard.MandateNoted(), others.note_mandates),
    _line(ERASURES, "account.erased", heard.AccountErased(), erasure.erase_person),
    *signing_key_subscriptions("training"),
)
