"""The notification API as people call it: signed in by tokens that the service can check."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from flask.testing import FlaskClient
from joserfc.jwk import OKPKey

from services.notification.bootstrap import SERVICE
from shared.ids import new_id
from shared.security.keys import signing_key
from shared.security.tokens import LIFETIME, sign
from tests.unit.notification.world import AUTHORITY, PUBLIC_URL, World

PREFIX = "/api/notification/v1"


@dataclass
class Calls:
    """A client over a world, and who calls."""

    world: World
    client: FlaskClient
    key: OKPKey = field(default_factory=lambda: OKPKey.generate_key("Ed25519", {"kid": "tests"}))

    @classmethod
    def over(cls, world: World) -> "Calls":
        """A client whose key the service knows."""
        calls = cls(world, SERVICE.create_app(world.runtime).test_client())
        world.know(signing_key, kid="tests", jwk=calls.key.as_dict(private=False))
        return calls

    def token(self, account_id: UUID, roles: dict[str, list[str]] | None = None) -> dict[str, str]:
        """The headers of somebody who is signed in."""
        now = self.world.clock.now()
        claims = {
            "iss": PUBLIC_URL,
            "aud": "notification",
            "sub": str(account_id),
            "sid": str(uuid4()),
            "iat": int(now.timestamp()),
            "exp": int((now + LIFETIME).timestamp()),
            "amr": ["pwd"],
            "roles": roles or {},
        }
        return {"Authorization": f"Bearer {sign(claims, self.key)}"}

    def clerk(self, authority: str = AUTHORITY) -> dict[str, str]:
        """The headers of a clerk."""
        return self.token(new_id(), {authority: ["clerk"]})

    def get(self, path: str, headers: dict[str, str] | None = None, **query: str) -> Any:
        """Read."""
        return self.client.get(PREFIX + path, headers=headers or {}, query_string=query)

    def post(self, path: str, body: Any = None, headers: dict[str, str] | None = None) -> Any:
        """Act, with a new idempotency key."""
        more = {"Idempotency-Key": str(uuid4()), **(headers or {})}
        return self.client.post(PREFIX + path, json=body, headers=more)

    def ask(self, email: str = "ana@example.org", **changes: Any) -> Any:
        """Ask to be told of the example authority."""
        body = {"email": email, "topic": {"kind": "authority", "value": AUTHORITY}, "language": "ro"}
        return self.post("/subscriptions", {**body, **changes})
