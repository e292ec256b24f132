"""What the consultation service hears: a line an event."""

from collections.abc import Callable
from typing import Any

from marshmallow import Schema

from services.consultation.handlers import erasure, others
from services.consultation.model.known import (
    account,
    announcement,
    authority,
    mandate,
    organisation,
    organisation_end,
    organisation_name,
    staff_role,
)
from services.consultation.schemas import heard
from shared.messaging.events import PREFIX, Stream
from shared.messaging.subscription import Subscription
from shared.messaging.topology import Queue
from shared.security.keys import signing_key
from shared.security.subscriptions import signing_key_subscriptions

REGISTRY = "consultation.registry"
PEOPLE = "consultation.people"
KEYS = "consultation.keys"
ERASURES = "consultation.erasures"
DELIVERIES = "consultation.deliveries"

QUEUES = (Queue(REGISTRY), Queue(PEOPLE), Queue(KEYS), Queue(ERASURES), Queue(DELIVERIES))
READ_MODELS = {
    REGISTRY: (authority, organisation, organisation_name, organisation_end),
    PEOPLE: (account, mandate, staff_role),
    KEYS: (signing_key,),
    DELIVERIES: (announcement,),
}
STREAMS = {
    REGISTRY: Stream.PUBLIC,
    PEOPLE: Stream.INTERNAL,
    ERASURES: Stream.INTERNAL,
    DELIVERIES: Stream.PUBLIC,
}


def _line(
    queue: str, event: str, schema: Schema, handler: Callable[..., Any], of: str = "registry"
) -> Subscription:
    return Subscription(
        queue=queue,
        stream=STREAMS[queue],
        type=f"{PREFIX}{of}.{event}.v1",
        schema=schema,
        handler=handler,
        together=queue in READ_MODELS,
    )


SUBSCRIPTIONS = (
    _line(REGISTRY, "authority.established", heard.AuthorityEstablished(), others.note_authorities),
    _line(REGISTRY, "organisation.verified", heard.OrganisationVerified(), others.note_organisations),
    _line(REGISTRY, "organisation.suspended", heard.StandingNoted(), others.note_organisations),
    _line(REGISTRY, "organisation.restored", heard.StandingNoted(), others.note_organisations),
    _line(REGISTRY, "organisation.struck-off", heard.StandingNoted(), others.note_organisations),
    _line(REGISTRY, "organisation.changed", heard.OrganisationChanged(), others.note_names),
    _line(REGISTRY, "organisation.dissolved", heard.OrganisationEnded(), others.note_ends),
    _line(REGISTRY, "organisation.merged", heard.OrganisationEnded(), others.note_ends),
    _line(PEOPLE, "account.created", heard.AccountNoted(), others.note_accounts),
    _line(PEOPLE, "account.changed", heard.AccountNoted(), others.note_accounts),
    _line(PEOPLE, "mandate.given", heard.MandateNoted(), others.note_mandates),
    _line(PEOPLE, "mandate.ended", heard.MandateNoted(), others.note_mandates),
    _line(PEOPLE, "staff.role-given", heard.StaffRoleGiven(), others.note_staff),
    _line(PEOPLE, "staff.role-taken", heard.StaffRoleTaken(), others.note_staff),
    _line(ERASURES, "account.erased", heard.AccountErased(), erasure.erase_person),
    _line(
        DELIVERIES,
        "announcement.delivered",
        heard.AnnouncementDelivered(),
        others.note_announcements,
        of="notification",
    ),
    *signing_key_subscriptions("consultation"),
)
