"""Mandates and offers of them, made anew for each call."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from services.registry.commands.mandates import ConfirmOffer, OfferMandate
from tests.integration.access.stage import Stage
from tests.unit.registry.world import World

Make = Callable[[], dict[str, str]]


def mandate_things(stage: Stage, world: World, offered_to: str) -> dict[str, Make]:
    """What the citizen offers to the other citizen, whose address is `offered_to`."""

    def offer() -> dict[str, str]:
        found = stage.things["verified"]()
        offered = OfferMandate(
            organisation_id=UUID(found["organisation_id"]),
            by=stage.accounts["citizen"],
            email=offered_to,
            role="delegate",
            from_date=date(2026, 1, 13),
            until_date=date(2026, 6, 30),
            language="ro",
        )
        return {**found, "offer_id": str(world.do(offered).id)}

    def mandate() -> dict[str, str]:
        found = offer()
        confirmed = world.do(ConfirmOffer(UUID(found["offer_id"]), stage.accounts["other citizen"]))
        return {**found, "mandate_id": str(confirmed.mandate_id)}

    return {"offer": offer, "mandate": mandate}
