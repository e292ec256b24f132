"""The notification service's stage."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from services.notification.commands import (
    AskForSubscription,
    CreateWebhook,
    Follow,
    RenewWebhookSecret,
    SendTestWebhook,
)
from services.notification.model import Subscription, Topic
from services.notification.model.known import organisation
from services.notification.model.secrets_of_links import StopTokens
from shared.ids import new_id
from tests.integration.access.stage import HERE, ROLES_OF, Stage
from tests.integration.access.things_of_devices import turned_on
from tests.integration.access.things_of_proofs import things_of_proofs
from tests.unit.notification.world import AUTHORITY, World

assert AUTHORITY == HERE


def notification_stage(database_url: str) -> Stage:
    """The notification service, with what the clerk's authority owed to people and what they asked for."""
    world = World.over(database_url)
    accounts = {caller: world.person(f"{caller.replace(' ', '.')}@example.org") for caller in ROLES_OF}
    stop_tokens = StopTokens(world.runtime.settings.web_secret.reveal())

    def asked() -> dict[str, str]:
        topic = Topic("authority", HERE)
        world.do(AskForSubscription(stage.unique("asked{}@example.org"), topic, "ro"))
        return {"token": world.newest_secret(), "authority": HERE}

    def confirmed() -> dict[str, str]:
        found: UUID = world.subscribed(stage.unique("told{}@example.org"))
        return {"token": stop_tokens.make(found), "authority": HERE}

    def letter() -> dict[str, str]:
        asked()
        return {"delivery_id": str(world.deliveries("subscription-confirmation")[-1]["id"])}

    def followed() -> dict[str, str]:
        organisation_id = new_id()
        world.know(organisation, organisation_id=organisation_id, name="Asociația Exemplu")
        topic = Topic.organisation(organisation_id)
        made: Subscription = world.do(Follow(account_id=accounts["citizen"], topic=topic, language="ro"))
        return {"subscription_id": str(made.id), "organisation_id": str(organisation_id)}

    def hooked() -> dict[str, str]:
        with world.runtime.engine.begin() as connection:  # an account has ten at most
            connection.exec_driver_sql("delete from webhook_endpoint")
        account_id = accounts["citizen"]
        made = world.do(
            CreateWebhook(
                account_id=account_id,
                name="Registratura",
                url="https://1.1.1.1/hook",
                topics=(Topic("all"),),
                types=(),
                with_public_key=False,
            )
        )
        world.do(RenewWebhookSecret(account_id=account_id, endpoint_id=made.id))
        delivery = world.do(SendTestWebhook(account_id=account_id, endpoint_id=made.id))
        with world.runtime.engine.begin() as connection:
            connection.exec_driver_sql("update webhook_endpoint set state = 'active'")
        return {"endpoint_id": str(made.id), "delivery_id": str(delivery.id)}

    def noticed() -> dict[str, str]:
        followed_too = followed()
        name, day = "Asociația Exemplu", "2026-01-13"
        said = {"organisation_id": followed_too["organisation_id"], "name": name, "dissolved_on": day}
        world.hear("registry.organisation.dissolved", said)
        return {"notice_id": str(world.rows("select id from notice order by id desc limit 1")[0]["id"])}

    things: dict[str, Callable[[], dict[str, str]]] = {
        "noticed": noticed,
        "rung": partial(turned_on, world, accounts["citizen"]),
        "asked": asked,
        "confirmed": confirmed,
        "followed": followed,
        "hooked": hooked,
        "linked": lambda: _linked(stage, world),
        "others": lambda: {**_linked(stage, world), "token": _linked(stage, world)["token"]},
        "letter": letter,
    }
    things |= things_of_proofs(world, accounts["clerk"])
    stage: Stage = Stage(world.runtime, accounts, things)
    confirmed()
    return stage


def _linked(stage: Stage, world: World) -> dict[str, str]:
    """Something that somebody follows without an account, and the link to their list."""
    found: UUID = world.subscribed(stage.unique("linked{}@example.org"))
    tokens = StopTokens(world.runtime.settings.web_secret.reveal())
    return {"token": tokens.make_page(found, world.clock.now()), "subscription_id": str(found)}
