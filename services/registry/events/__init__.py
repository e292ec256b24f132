"""What the registry says: a file a subject, a class an event, its sentence is its reference."""

from services.registry.events import (
    accounts,
    agreements,
    authorities,
    changes,
    erasure,
    keys,
    letters,
    mandates,
    organisations,
    questions,
    staff,
    standings,
)
from shared.messaging.events import Event

EVENTS: tuple[type[Event], ...] = (
    *authorities.EVENTS,
    *organisations.EVENTS,
    *changes.EVENTS,
    *questions.EVENTS,
    *standings.EVENTS,
    *accounts.EVENTS,
    *staff.EVENTS,
    *erasure.EVENTS,
    *agreements.EVENTS,
    *mandates.EVENTS,
    *keys.EVENTS,
    *letters.EVENTS,
)
