"""A directory with known organisations in it."""

from typing import Any
from uuid import UUID

from services.registry.commands.organisations import VerifyOrganisation
from services.registry.queries import directory as queries
from services.registry.queries.directory_filters import Wanted
from shared.security.tokens import Principal
from tests.unit.registry.world import World

BUILT = {"cui": None, "register_number": None}


def verified(world: World, account_id: UUID, clerk: Principal, name: str, **facts: Any) -> UUID:
    """An organisation of that name, verified by the clerk's authority."""
    authority = next(iter(clerk.roles))
    asked = world.request(account_id, authority, **{**BUILT, "name": name, **facts})
    world.do(VerifyOrganisation(verification_id=asked.verification_id, version=1, clerk=clerk))
    found: UUID = asked.organisation_id
    return found


def found(world: World, typed: str = "", limit: int = 20, **filters: Any) -> list[str]:
    """Names that a search finds, in its order."""
    with world.runtime.read() as session:
        page = queries.search(session, Wanted(typed=typed, **filters), after=None, limit=limit)
        return [row["name"] for row in queries.details(session, page.rows)]
