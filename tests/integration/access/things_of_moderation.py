"""Recommendations that were moderated, made anew for each call."""

from collections.abc import Callable
from uuid import UUID

from services.consultation.commands.moderation import ContestModeration
from tests.unit.consultation.world import World

Make = Callable[[], dict[str, str]]


def moderation_things(world: World, sent: Make, citizen: UUID) -> dict[str, Make]:
    """What another clerk has hidden of what the citizen has sent; contested by the citizen, or not."""

    def moderated() -> dict[str, str]:
        found = sent()
        made = world.moderated(UUID(found["recommendation_id"]))
        return {**found, "moderation_id": str(made.id)}

    def contested() -> dict[str, str]:
        found = moderated()
        moderation_id = UUID(found["moderation_id"])
        world.do(ContestModeration(moderation_id, citizen, frozenset(), "Nu am jignit pe nimeni."))
        return found

    return {"moderated": moderated, "contested": contested}
