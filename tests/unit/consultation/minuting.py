"""Meetings that were held, and their minutes, as most stories need them."""

from datetime import UTC, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import text

from services.consultation.commands.meetings import HoldMeeting
from services.consultation.commands.minutes import BeginMinutes, PublishMinutes, WriteMinutes
from services.consultation.handlers.minutes import SavedMinutes
from tests.unit.consultation.calling import called, change
from tests.unit.consultation.world import CLERK, CLERK_OF, World

AFTER = datetime(2026, 1, 21, 9, tzinfo=UTC)  # the morning after the debate
BEGAN, ENDED = datetime(2026, 1, 20, 15, 5, tzinfo=UTC), datetime(2026, 1, 20, 16, 40, tzinfo=UTC)
OPENING: dict[str, Any] = {
    "chair": "Maria Exemplu, viceprimar",
    "secretary": "Ion Exemplu, consilier",
    "place": "Sala de consiliu",
    "opened_at": BEGAN,
    "closed_at": ENDED,
}
STATEMENT: dict[str, Any] = {
    "name": "Ana-Maria Exemplu",
    "organisation": "",
    "is_official": False,
    "name_shown": "initials",
    "article": "2",
    "said": "Sunt prea puține locuri. Scrieți-mi la ana@example.org.",
    "answer": "Numărul lor se va verifica.",
}
BALLOT: dict[str, Any] = {
    "subject": "Se trimite proiectul consiliului",
    "is_secret": False,
    "counts": None,
    "members": [
        {"name": "Vasile Exemplu", "vote": "for"},
        {"name": "Elena Exemplu", "vote": "against"},
        {"name": "Radu Exemplu", "vote": "for"},
    ],
}


def held(world: World, consultation_id: UUID | None, **changes: Any) -> UUID:
    """A meeting that was held yesterday."""
    saved = called(world, consultation_id, **changes)
    world.clock.instant = AFTER
    world.do(HoldMeeting(**change(saved), began=time(17, 5), ended=time(18, 40)))
    return saved.id


def held_now(world: World, consultation_id: UUID) -> UUID:
    """A debate that has ended this moment; how the clock came so far is left out."""
    saved, now = called(world, consultation_id), world.clock.now()
    with world.runtime.engine.begin() as connection:
        began = "cast(:now as timestamptz) - interval '1 hour'"
        hold = f"update meeting set state = 'held', began_at = {began}, ended_at = :now where id = :id"
        connection.execute(text(hold), {"id": saved.id, "now": now})
    return saved.id


def begun(world: World, meeting_id: UUID) -> SavedMinutes:
    """Minutes in which stands what is known."""
    saved: SavedMinutes = world.do(BeginMinutes(meeting_id, CLERK, CLERK_OF))
    return saved


def wrote(world: World, saved: SavedMinutes, part: Any, words: dict[str, Any]) -> SavedMinutes:
    """A part was written."""
    after: SavedMinutes = world.do(
        WriteMinutes(saved.meeting_id, CLERK, CLERK_OF, saved.version, part, words)
    )
    return after


def written(world: World, meeting_id: UUID) -> SavedMinutes:
    """Minutes that can be published."""
    saved = wrote(world, begun(world, meeting_id), "opening", OPENING)
    return wrote(world, saved, "discussion", {"statements": [STATEMENT]})


def published(world: World, meeting_id: UUID) -> SavedMinutes:
    """Minutes that everybody reads."""
    saved = written(world, meeting_id)
    after: SavedMinutes = world.do(PublishMinutes(meeting_id, CLERK, CLERK_OF, saved.version))
    return after
