"""The training API as people call it: signed in by tokens that the service can check."""

from services.training.bootstrap import SERVICE
from tests.integration.calling import Calling
from tests.unit.training.world import AUTHORITY, CLERK, World

PREFIX = "/api/training/v1"


class Calls(Calling[World]):
    """What is its own here."""

    SERVICE = SERVICE

    def clerk(self, authority: str = AUTHORITY) -> dict[str, str]:
        """The headers of a clerk."""
        return self.token(CLERK, {authority: ["clerk"]})
