"""Changes of what was verified on the registry's stage."""

from collections.abc import Callable
from uuid import UUID

from services.registry.commands.changes import AddChangeFile, AskAboutChange, AskForChange
from shared.security.tokens import Principal
from tests.unit.files import hostile
from tests.unit.registry.world import World

Make = Callable[[], dict[str, str]]


def things_of_changes(world: World, citizen: UUID, clerk: Principal, verified: Make) -> dict[str, Make]:
    """What the citizen has asked for, with a file, and was asked about.

    Args:
        verified: makes an organisation that the citizen represents.
    """

    def pending() -> dict[str, str]:
        found = verified()
        asked = AskForChange(
            organisation_id=UUID(found["organisation_id"]),
            account_id=citizen,
            authority=found["authority"],
            changes={"seat": "Strada Lungă 2"},
            why="Ne-am mutat.",
        )
        return {**found, "change_id": str(world.do(asked).change_id)}

    def questioned() -> dict[str, str]:
        found = pending()
        change = UUID(found["change_id"])
        world.do(AskAboutChange(change_id=change, version=1, clerk=clerk, text="De când?"))
        return {**found, "version": "2"}

    def with_file() -> dict[str, str]:
        found = pending()
        command = AddChangeFile(
            account_id=citizen,
            change_id=UUID(found["change_id"]),
            name="hotarare.pdf",
            purpose="other",
            content=hostile.PDF,
        )
        return {**found, "file_id": str(world.do(command).id)}

    return {"pending change": pending, "questioned change": questioned, "change with file": with_file}
