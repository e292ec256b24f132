"""Joint activities of a world: proposed by an organisation, confirmed by the authority, announced."""

import io
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from PIL import Image
from sqlalchemy import select

from services.consultation.commands.activities import (
    AnnounceActivity,
    AnswerPart,
    Asking,
    ProposeActivity,
)
from services.consultation.handlers.activities import SavedActivity
from services.consultation.model.activity import Activity
from services.consultation.model.activity_parts import Partner
from services.consultation.model.activity_plan import Plan
from services.consultation.model.known import account, staff_role
from tests.unit.consultation.world import AUTHORITY, CLERK, CLERK_OF, World

STARTS = datetime(2026, 4, 18, 6, tzinfo=UTC)
ENDS = datetime(2026, 4, 18, 11, tzinfo=UTC)
THE_CLERK = Asking(CLERK, CLERK_OF)


@dataclass
class Joint:
    """An activity, and who takes part."""

    saved: SavedActivity
    ana: UUID
    organisation: UUID
    own: UUID
    authority: UUID

    @property
    def path(self) -> str:
        """Of it in the API."""
        return f"/activities/{self.saved.id}"


def plan(**changes: Any) -> Plan:
    """What will be held."""
    usual: dict[str, Any] = {
        "title": "Curățăm malul Dâmbului",
        "objectives": "Un mal curat.",
        "description": "Ne întâlnim la pod.",
        "kind": "clean-up",
        "starts_at": STARTS,
        "ends_at": ENDS,
        "place": "Podul de pe Dâmbu",
        "online_url": None,
        "capacity": 100,
        "language": "română",
    }
    return Plan(**{**usual, **changes})


def proposed(world: World, **changes: Any) -> Joint:
    """One that an organisation has proposed to the authority."""
    ana = world.person()
    return proposed_by(world, ana, world.speaks_for(ana), **changes)


def proposed_by(world: World, ana: UUID, organisation: UUID, **changes: Any) -> Joint:
    """The same, by somebody for an organisation."""
    asking = Asking(ana, frozenset())
    saved = world.do(
        ProposeActivity(asking, AUTHORITY, plan(**changes), organisation, "aduce voluntari", "aduce saci", [])
    )
    with world.runtime.read() as session:
        rows = session.scalars(select(Partner).where(Partner.activity_id == saved.id).order_by(Partner.id))
        own, authority = [row.id for row in rows]
    return Joint(saved, ana, organisation, own, authority)


def agreed(world: World, joint: Joint) -> Joint:
    """The authority has confirmed, too."""
    joint.saved = world.do(
        AnswerPart(THE_CLERK, joint.saved.id, joint.saved.version, joint.authority, "confirmed")
    )
    return joint


def announced(world: World, joint: Joint | None = None, **changes: Any) -> Joint:
    """One that is public."""
    joint = agreed(world, joint or proposed(world, **changes))
    joint.saved = world.do(AnnounceActivity(THE_CLERK, joint.saved.id, joint.saved.version))
    return joint


def version_of(world: World, joint: Joint) -> int:
    """As it is now."""
    with world.runtime.read() as session:
        return session.get_one(Activity, joint.saved.id).version


def employ(world: World) -> None:
    """Let the clerk be known, so that news for the authority has a reader."""
    world.know(account, account_id=CLERK, name="Clerk Exemplu", email="functionar@example.org")
    world.know(staff_role, account_id=CLERK, authority=AUTHORITY, role="clerk", held=True)


def photograph() -> bytes:
    """A picture of nobody."""
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "green").save(out, "JPEG")
    return out.getvalue()
