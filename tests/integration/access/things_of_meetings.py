"""Meetings that were called."""

from collections.abc import Callable
from uuid import UUID

from tests.unit.consultation.calling import called
from tests.unit.consultation.world import World

Make = Callable[[], dict[str, str]]


def things_of_meetings(world: World, opened: Make) -> dict[str, Make]:
    """A debate of an act that is open."""

    def meeting() -> dict[str, str]:
        found = opened()
        saved = called(world, UUID(found["consultation_id"]))
        return {**found, "meeting_id": str(saved.id), "version": str(saved.version)}

    return {"meeting": meeting}
