"""Departments, invitations and roles, made anew for each call."""

from collections.abc import Callable

from services.registry.commands.departments import AddDepartment
from services.registry.commands.staff import InviteStaff
from services.registry.model.account import EVERYWHERE
from tests.integration.access.stage import HERE, Stage
from tests.unit.registry.world import World

Make = Callable[[], dict[str, str]]


def staff_things(stage: Stage, world: World, invited: str) -> dict[str, Make]:
    """What an administrator makes; `invited` is the address to which invitations go."""
    everywhere = world.clerk(EVERYWHERE, "everywhere@example.org", "administrator")
    world.clerk(HERE, "administrator@example.org", "administrator")

    def department() -> dict[str, str]:
        name = stage.unique("Compartiment {}")
        added = world.do(
            AddDepartment(authority=HERE, administrator=everywhere, name=name, email=None, phone=None)
        )
        return {"department_id": str(added.id), "slug": HERE}

    def invitation() -> dict[str, str]:
        invitation = InviteStaff(
            authority=world.authority(stage.unique("oras-{}")),
            administrator=everywhere,
            email=invited,
            role="clerk",
            department_id=None,
            language="ro",
        )
        return {"invitation_id": str(world.do(invitation).id)}

    def role() -> dict[str, str]:
        who = world.clerk(HERE, stage.unique("staff{}@example.org"), "editor")
        return {"account_id": str(who.account_id), "name": "editor", "slug": HERE}

    return {"department": department, "invitation": invitation, "role": role}
