"""What an authority has told, to whom, and with which words."""

from collections.abc import Callable
from uuid import UUID

from sqlalchemy import text

from services.notification.commands.press import AddPressContact
from shared.ids import new_id
from tests.integration.access.stage import HERE
from tests.unit.notification.world import PUBLISHED, World

REFUSED = text("""
    update delivery set state = 'permanent-failure', reason = '550 no such mailbox', finished_at = :now
    where id = :id
""")


def things_of_proofs(world: World, clerk: UUID) -> dict[str, Callable[[], dict[str, str]]]:
    """Announcements, messages that failed, newsrooms, templates."""

    def told() -> dict[str, str]:
        consultation = str(new_id())
        world.hear("consultation.consultation.published", {**PUBLISHED, "consultation_id": consultation})
        delivery = world.deliveries()[-1]
        return {
            "delivery_id": str(delivery["id"]),
            "fact_id": str(delivery["fact_id"]),
            "consultation": consultation,
            "authority": HERE,
            "today": world.clock.now().date().isoformat(),
        }

    def failed() -> dict[str, str]:
        made = told()
        with world.runtime.engine.begin() as connection:
            connection.execute(REFUSED, {"id": made["delivery_id"], "now": world.clock.now()})
        return made

    def listed() -> dict[str, str]:
        made, address = told(), f"{new_id()}@example.org"
        command = AddPressContact(
            clerk_id=clerk,
            authority=HERE,
            outlet="Radio Exemplu",
            email=address,
            language="ro",
            agreed_how="Au cerut.",
        )
        return {**made, "contact_id": str(world.do(command).id), "newsroom": f"news.{address}"}

    def template() -> dict[str, str]:
        return {"category": "announcement", "language": "ro", "authority": HERE}

    return {"told": told, "failed": failed, "listed": listed, "template": template}
