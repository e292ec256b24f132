"""The training API as people call it: signed in by tokens that the service can check."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from flask.testing import FlaskClient
from joserfc.jwk import OKPKey

from services.training.bootstrap import SERVICE
from shared.security.keys import signing_key
from shared.security.tokens import LIFETIME, sign
from tests.unit.training.world import AUTHORITY, CLERK, PUBLIC_URL, World

PREFIX = "/api/training/v1"


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
            "aud": "training",
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
        return self.token(CLERK, {authority: ["clerk"]})

    def get(self, path: str, headers: dict[str, str] | None = None, **query: str) -> Any:
        """Read."""
        return self.client.get(PREFIX + path, headers=headers or {}, query_string=query)

    def post(
        self,
        path: str,
        body: Any = None,
        headers: dict[str, str] | None = None,
        *,
        key: str = "",
        version: int | None = None,
    ) -> Any:
        """Act; with a new idempotency key unless one is given."""
        more = {"Idempotency-Key": key or str(uuid4())}
        if version is not None:
            more["If-Match"] = f'"{version}"'
        return self.client.post(PREFIX + path, json=body, headers={**(headers or {}), **more})

    def put(self, path: str, body: Any, headers: dict[str, str], *, version: int | None = None) -> Any:
        """Write something anew."""
        more = {} if version is None else {"If-Match": f'"{version}"'}
        return self.client.put(PREFIX + path, json=body, headers={**headers, **more})
