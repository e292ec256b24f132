"""Requests for a debate: of the citizen for an association, and on paper."""

from collections.abc import Callable
from uuid import UUID

from tests.unit.consultation.asking import asked, asked_on_paper
from tests.unit.consultation.world import World

Make = Callable[[], dict[str, str]]


def things_of_debates(world: World, opened: Make, citizen: UUID, organisation: str) -> dict[str, Make]:
    """Each made anew on an act that is open."""

    def on_line() -> dict[str, str]:
        found = opened()
        of = UUID(found["consultation_id"])
        saved = asked(world, of, account_id=citizen, organisation_id=UUID(organisation))
        return {**found, "request_id": str(saved.id), "version": str(saved.version)}

    def on_paper() -> dict[str, str]:
        found = opened()
        saved = asked_on_paper(world, UUID(found["consultation_id"]))
        return {**found, "request_id": str(saved.id), "version": str(saved.version)}

    return {"debate asked for": on_line, "debate asked for on paper": on_paper}
