"""Recommendations that were moderated, made anew for each call."""

from collections.abc import Callable
from uuid import UUID

from sqlalchemy import text

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

    def waiting() -> dict[str, str]:
        found = sent()
        held = "update recommendation set held_until = received_at + interval '2 days' where id = :id"
        with world.runtime.engine.begin() as connection:
            connection.execute(text(held), {"id": found["recommendation_id"]})
        return found

    return {"waiting": waiting, "moderated": moderated, "contested": contested}
