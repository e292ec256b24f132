"""Programs that read of the clerk's authority."""

from collections.abc import Callable

from services.registry.model import ApiClient
from tests.integration.access.stage import HERE, Stage
from tests.unit.registry.world import World


def api_client_things(stage: Stage, world: World) -> dict[str, Callable[[], dict[str, str]]]:
    """A client with a scope of each service's, and its secret."""

    def made() -> dict[str, str]:
        name, scopes, now = (
            stage.unique("Program {}"),
            ("audit:read", "consultations:read"),
            world.clock.now(),
        )
        client = ApiClient.create(HERE, name, "it@example.org", "ro", scopes, None, now)
        with world.runtime.units() as uow:
            uow.add(client)
            uow.session.flush()
            secret = client.renew_secret(now - now, None, now)
            uow.commit()
            return {"client_id": str(client.id), "client_secret": secret}

    return {"api client": made}
