"""The notification API as people call it: signed in by tokens that the service can check."""

from typing import Any

from services.notification.bootstrap import SERVICE
from shared.ids import new_id
from tests.integration.calling import Calling
from tests.unit.notification.world import AUTHORITY, World

PREFIX = "/api/notification/v1"


class Calls(Calling[World]):
    """What is its own here."""

    SERVICE = SERVICE

    def clerk(self, authority: str = AUTHORITY) -> dict[str, str]:
        """The headers of a clerk."""
        return self.token(new_id(), {authority: ["clerk"]})

    def ask(self, email: str = "ana@example.org", **changes: Any) -> Any:
        """Ask to be told of the example authority."""
        body = {"email": email, "topic": {"kind": "authority", "value": AUTHORITY}, "language": "ro"}
        return self.post("/subscriptions", {**body, **changes})
