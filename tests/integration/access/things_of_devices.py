"""A device that is rung."""

from uuid import UUID

from sqlalchemy import insert

from services.notification.model import PushDevice
from shared.ids import new_id
from tests.unit.notification.world import World


def turned_on(world: World, account_id: UUID) -> dict[str, str]:
    """Somebody's browser, as if there were keys to turn it on with."""
    device_id = new_id()
    row = {
        "id": device_id,
        "account_id": account_id,
        "endpoint": str(device_id),
        "p256dh": "",
        "auth": "",
        "created_at": world.clock.now(),
    }
    with world.runtime.engine.begin() as connection:
        connection.execute(insert(PushDevice), row)
    return {"device_id": str(device_id)}
