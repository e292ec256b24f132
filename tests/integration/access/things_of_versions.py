"""A text that is being written, and what was promised with an adopted act."""

from collections.abc import Callable
from uuid import UUID

from services.consultation.commands.versions import BeginVersion
from tests.unit.consultation.world import CLERK_OF, World, adopted_with_promise

Make = Callable[[], dict[str, str]]


def things_of_versions(world: World, opened: Make, clerk: UUID) -> dict[str, Make]:
    """Each made anew of an act that is open."""

    def being_written() -> dict[str, str]:
        found = opened()
        begun = world.do(BeginVersion(UUID(found["consultation_id"]), clerk, CLERK_OF))
        own = {"number": str(begun.number), "newer": str(begun.number), "older": "1"}
        return {**found, **own, "version": str(begun.version)}

    def promised() -> dict[str, str]:
        found = opened()
        added = adopted_with_promise(world, UUID(found["consultation_id"]))
        return {**found, "commitment_id": str(added.id), "version": str(added.version)}

    return {"being written": being_written, "promised": promised}
