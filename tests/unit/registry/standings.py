"""Verified organisations, and what officials decide about them."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from services.registry.commands.organisations import VerifyOrganisation
from services.registry.commands.standings import (
    ConfirmStrikingOff,
    DissolveOrganisation,
    LiftSuspension,
    MergeOrganisation,
    ProposeStrikingOff,
    RejectStrikingOff,
    SuspendOrganisation,
)
from services.registry.model import StrikeOff, Verification
from shared.security.tokens import Principal
from tests.unit.registry.world import World

REASON = "Sediul nu mai este cel declarat."
DAY = date(2026, 1, 12)


@dataclass
class Town:
    """An authority with two officials, and a person who asks."""

    world: World
    authority: str
    clerk: Principal
    second: Principal
    person: UUID

    @classmethod
    def settled(cls, world: World) -> "Town":
        """As above."""
        authority = world.authority()
        return cls(
            world,
            authority,
            world.clerk(authority),
            world.clerk(authority, "second@example.org"),
            world.person(),
        )

    def verified(self, **facts: Any) -> Any:
        """An organisation that was verified, with the ids of it and its request."""
        asked = self.world.request(self.person, self.authority, **facts)
        self.verify(asked.verification_id)
        return asked

    def verify(self, verification_id: UUID, clerk: Principal | None = None) -> Any:
        """Verify a request as it stands."""
        return self.world.do(
            VerifyOrganisation(
                verification_id=verification_id,
                version=self.version(Verification, verification_id),
                clerk=clerk or self.clerk,
            )
        )

    def version(self, kind: type, key: UUID) -> int:
        """The newest of a thing."""
        with self.world.runtime.read() as session:
            return int(session.get_one(kind, key).version)

    def state(self, verification_id: UUID) -> str:
        """Where a standing is."""
        with self.world.runtime.read() as session:
            return session.get_one(Verification, verification_id).state

    def _decide(self, command: Any, asked: Any, clerk: Principal | None, **more: Any) -> Any:
        given = {
            "verification_id": asked.verification_id,
            "version": self.version(Verification, asked.verification_id),
            "clerk": clerk or self.clerk,
            "reason": REASON,
        }
        return self.world.do(command(**{**given, **more}))

    def suspend(self, asked: Any, clerk: Principal | None = None, **more: Any) -> Any:
        """Suspend."""
        return self._decide(SuspendOrganisation, asked, clerk, **more)

    def lift(self, asked: Any, clerk: Principal | None = None) -> Any:
        """Lift a suspension."""
        return self._decide(LiftSuspension, asked, clerk)

    def dissolve(self, asked: Any, on: date = DAY) -> Any:
        """Mark as dissolved."""
        return self._decide(DissolveOrganisation, asked, None, on=on)

    def merge(self, asked: Any, into: UUID, on: date = DAY) -> Any:
        """Mark as merged."""
        return self._decide(MergeOrganisation, asked, None, on=on, into=into)

    def propose(self, asked: Any, clerk: Principal | None = None) -> UUID:
        """Propose to strike off."""
        found: UUID = self._decide(ProposeStrikingOff, asked, clerk).proposal_id
        return found

    def confirm(self, proposal_id: UUID, official: Principal | None = None) -> Any:
        """Confirm, as the second official unless another is given."""
        return self._second(ConfirmStrikingOff, proposal_id, official)

    def reject(self, proposal_id: UUID, official: Principal | None = None) -> Any:
        """Reject."""
        return self._second(RejectStrikingOff, proposal_id, official)

    def _second(self, command: Any, proposal_id: UUID, official: Principal | None) -> Any:
        return self.world.do(
            command(
                proposal_id=proposal_id,
                version=self.version(StrikeOff, proposal_id),
                official=official or self.second,
            )
        )
