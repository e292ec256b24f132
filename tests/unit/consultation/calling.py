"""Meetings, as most stories need them: a debate in a week, at five in the afternoon."""

from datetime import date, time
from typing import Any
from uuid import UUID

from services.consultation.commands.meetings import CallMeeting
from services.consultation.handlers.meetings import SavedMeeting
from services.consultation.model.invitation import Invitation, Order, When, Where
from tests.unit.consultation.world import AUTHORITY, CLERK, CLERK_OF, World

WHEN = When(date(2026, 1, 20), time(17), time(19))
WHERE = Where("Sala de consiliu, Piața Exemplu nr. 1")
WHY = "Sala mică nu are destule locuri."


def order(**changes: Any) -> Order:
    """Eighty seats, three minutes for each speaker."""
    usual: dict[str, Any] = {
        "title": "",
        "capacity": 80,
        "speaking_minutes": 3,
        "agenda": ["Prezentarea proiectului", "Cuvântul celor înscriși"],
        "how_to_register": "Prin portal, până în ajun.",
    }
    return Order(**{**usual, **changes})


def invitation(**changes: Any) -> Invitation:
    """To a debate."""
    usual: dict[str, Any] = {"kind": "debate", "when": WHEN, "where": WHERE, "order": order()}
    return Invitation(**{**usual, **changes})


def called(world: World, consultation_id: UUID | None, **changes: Any) -> SavedMeeting:
    """A meeting that was called now; a public one where there is no consultation."""
    if consultation_id is None:
        changes = {"kind": "public-meeting", "order": order(title="Ședința de consiliu"), **changes}
    command = CallMeeting(AUTHORITY, CLERK, CLERK_OF, consultation_id, invitation(**changes))
    saved: SavedMeeting = world.do(command)
    return saved


def change(saved: SavedMeeting, **more: Any) -> dict[str, Any]:
    """What every change says."""
    usual = {"meeting_id": saved.id, "clerk_id": CLERK, "clerk_of": CLERK_OF, "version": saved.version}
    return {**usual, **more}
