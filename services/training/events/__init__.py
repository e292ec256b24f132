"""What the training service says: a file a subject, a class an event, its sentence is its reference."""

from services.training.events import certificates, courses, erasure, work
from shared.messaging.events import Event

EVENTS: tuple[type[Event], ...] = (
    *certificates.EVENTS,
    *courses.EVENTS,
    *erasure.EVENTS,
    *work.EVENTS,
)
