"""What the consultation service says: a file a subject, a class an event, its sentence is its reference."""

from services.consultation.events import (
    activities,
    commitments,
    consultations,
    correspondence,
    deadlines,
    debates,
    erasure,
    later_changes,
    letters,
    meetings,
    minutes,
    moderation,
    outcomes,
    recommendations,
    registrations,
    versions,
)
from shared.messaging.events import Event

EVENTS: tuple[type[Event], ...] = (
    *consultations.EVENTS,
    *later_changes.EVENTS,
    *versions.EVENTS,
    *outcomes.EVENTS,
    *commitments.EVENTS,
    *minutes.EVENTS,
    *meetings.EVENTS,
    *recommendations.EVENTS,
    *moderation.EVENTS,
    *correspondence.EVENTS,
    *letters.EVENTS,
    *registrations.EVENTS,
    *deadlines.EVENTS,
    *activities.EVENTS,
    *debates.EVENTS,
    *erasure.EVENTS,
)
