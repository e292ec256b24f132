"""Changes of what was verified on the registry's stage."""

from collections.abc import Callable
from uuid import UUID

from services.registry.commands.changes import (
    AddChangeFile,
    AskAboutChange,
    AskForChange,
    ClaimRepresentation,
)
from shared.security.tokens import Principal
from tests.unit.files import hostile
from tests.unit.registry.world import World

Make = Callable[[], dict[str, str]]


def things_of_changes(
    world: World, citizen: UUID, newcomer: UUID, clerk: Principal, verified: Make
) -> dict[str, Make]:
    """What the citizen has asked for, with a file, and was asked about; and what a newcomer has.

    Args:
        newcomer: who asks to represent the organisation in the citizen's place.
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

    def claimed() -> dict[str, str]:
        found = verified()
        asked = ClaimRepresentation(
            organisation_id=UUID(found["organisation_id"]),
            account_id=newcomer,
            authority=found["authority"],
            why="Adunarea generală m-a ales.",
        )
        return {**found, "change_id": str(world.do(asked).change_id)}

    def questioned(found: dict[str, str]) -> dict[str, str]:
        change = UUID(found["change_id"])
        world.do(AskAboutChange(change_id=change, version=1, clerk=clerk, text="De când?"))
        return {**found, "version": "2"}

    def with_file(found: dict[str, str], account_id: UUID) -> dict[str, str]:
        command = AddChangeFile(
            account_id=account_id,
            change_id=UUID(found["change_id"]),
            name="hotarare.pdf",
            purpose="other",
            content=hostile.PDF,
        )
        return {**found, "file_id": str(world.do(command).id)}

    return {
        "pending change": pending,
        "questioned change": lambda: questioned(pending()),
        "change with file": lambda: with_file(pending(), citizen),
        "pending claim": claimed,
        "questioned claim": lambda: questioned(claimed()),
        "claim with file": lambda: with_file(claimed(), newcomer),
    }
