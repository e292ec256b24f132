"""Meetings for which the citizen registers."""

from collections.abc import Callable
from uuid import UUID

from tests.unit.consultation.gatherings import meeting, registered
from tests.unit.consultation.world import World

Make = Callable[[], dict[str, str]]


def things_of_registrations(world: World, citizen: UUID) -> dict[str, Make]:
    """A meeting, whose order of precedence nobody has set; the citizen's registration for one."""

    def gathering() -> dict[str, str]:
        of = meeting(world, capacity=None)
        return {"kind": "meeting", "gathering_id": str(of), "version": "0"}

    def registration() -> dict[str, str]:
        found = gathering()
        made = registered(world, UUID(found["gathering_id"]), citizen)
        return {**found, "registration_id": str(made.id), "version": str(made.version)}

    return {"gathering": gathering, "registration": registration}
