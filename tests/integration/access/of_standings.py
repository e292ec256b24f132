"""Organisations after they were verified, for the registry's stage."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from services.registry.commands.standings import ProposeStrikingOff, SuspendOrganisation
from shared.security.tokens import Principal
from tests.integration.access.stage import HERE
from tests.unit.registry.world import World

Make = Callable[[], dict[str, str]]


def things_of_standings(world: World, verified: Make, clerk: Principal) -> dict[str, Make]:
    """One that stands, one that is suspended, one that another official has proposed to strike off."""
    proposer = world.clerk(HERE, "proposer@example.org")

    def standing() -> dict[str, str]:
        other = verified()["organisation_id"]
        return {**verified(), "version": "2", "other": other, "clerk": str(clerk.account_id)}

    def suspended() -> dict[str, str]:
        found = standing()
        world.do(SuspendOrganisation(**_decision(found, clerk)))
        return {**found, "version": "3"}

    def proposed() -> dict[str, str]:
        found = standing()
        made = world.do(ProposeStrikingOff(**_decision(found, proposer)))
        return {**found, "proposal_id": str(made.proposal_id), "version": "1"}

    return {"standing": standing, "suspended": suspended, "proposed": proposed}


def _decision(found: dict[str, str], clerk: Principal) -> dict[str, Any]:
    key = UUID(found["verification_id"])
    return {"verification_id": key, "version": 2, "clerk": clerk, "reason": "Alt sediu."}
