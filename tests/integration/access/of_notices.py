"""Notices of consultations, their channels and what proves them."""

from collections.abc import Callable, Mapping
from datetime import date
from uuid import UUID

from services.consultation.commands.channels import AddProof, ConfirmChannel
from services.consultation.model.channel import Shown
from services.consultation.queries.own_notices import contact as contact_of
from tests.unit.consultation.world import CLERK, CLERK_OF, World

Make = Callable[[], dict[str, str]]


def things_of_notices(world: World, draft: Make, opened: Make) -> Mapping[str, Make]:
    """The kinds of things, by name.

    Args:
        draft, opened: make a consultation.
    """

    def contact() -> dict[str, str]:
        found = draft()
        with world.runtime.read() as session:
            return {**found, "version": str(contact_of(session, found["authority"])[1])}

    def notice() -> dict[str, str]:
        return {**draft(), "version": "0"}

    def confirmed(public: bool = False) -> dict[str, str]:
        found, shown = opened(), Shown("premises", date(2026, 1, 13), "", None, public)
        made = world.do(ConfirmChannel(UUID(found["consultation_id"]), CLERK, CLERK_OF, shown))
        return {**found, "confirmation_id": str(made.id)}

    def proved(public: bool = False) -> dict[str, str]:
        found = confirmed(public)
        of = UUID(found["consultation_id"]), CLERK_OF, UUID(found["confirmation_id"])
        added = world.do(AddProof(*of, "panou.pdf", b"%PDF-1.4\n"))
        return {**found, "file_id": str(added.id)}

    return {
        "contact": contact,
        "notice": notice,
        "confirmed": confirmed,
        "proved": proved,
        "proved to all": lambda: proved(public=True),
    }
