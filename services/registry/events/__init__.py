"""What the registry says: a file a subject, a class an event, its sentence is its reference."""

from services.registry.events import (
    accounts,
    agreements,
    authorities,
    keys,
    letters,
    mandates,
    organisations,
    questions,
    standings,
)
from shared.messaging.events import Event

EVENTS: tuple[type[Event], ...] = (
    *authorities.EVENTS,
    *organisations.EVENTS,
    *questions.EVENTS,
    *standings.EVENTS,
    *accounts.EVENTS,
    *agreements.EVENTS,
    *mandates.EVENTS,
    *keys.EVENTS,
    *letters.EVENTS,
)
