"""Minutes of a meeting that was held, and a year of an authority."""

from collections.abc import Callable
from itertools import count
from uuid import UUID

from services.consultation.commands.minutes import AddMinutesFile
from services.consultation.handlers.minutes import SavedMinutes
from tests.unit.consultation.minuting import begun, held_now, published, written
from tests.unit.consultation.world import CLERK, CLERK_OF, World

Make = Callable[[], dict[str, str]]


def things_of_minutes(world: World, opened: Make, draft: Make) -> dict[str, Make]:
    """Each made anew."""
    years = count(2004)

    def held_meeting() -> dict[str, str]:
        found = opened()
        return {**found, "meeting_id": str(held_now(world, UUID(found["consultation_id"])))}

    def of(make: Callable[[World, UUID], SavedMinutes]) -> dict[str, str]:
        found = held_meeting()
        saved = make(world, UUID(found["meeting_id"]))
        return {**found, "version": str(saved.version)}

    def with_file() -> dict[str, str]:
        found = of(begun)
        meeting = UUID(found["meeting_id"])
        added = world.do(AddMinutesFile(meeting, CLERK, CLERK_OF, "prezentare.pdf", b"%PDF-1.4\n"))
        return {**found, "file_id": str(added.id)}

    def year() -> dict[str, str]:
        return {**draft(), "year": str(next(years)), "name": "lawsuits", "version": "0"}

    return {
        "held meeting": held_meeting,
        "begun minutes": with_file,
        "written minutes": lambda: of(written),
        "public minutes": lambda: of(published),
        "year": year,
    }
