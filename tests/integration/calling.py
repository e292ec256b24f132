"""A service's API as people call it: signed in by tokens that the service can check; the rest is its own."""

from dataclasses import dataclass, field
from typing import Any, ClassVar, Generic, Protocol, Self, TypeVar
from uuid import UUID, uuid4

from flask.testing import FlaskClient
from joserfc.jwk import OKPKey

from shared.clock import Clock
from shared.security.keys import signing_key
from shared.security.tokens import LIFETIME, sign
from shared.service import Runtime, Service

PUBLIC_URL = "http://localhost:8080"


class AnyWorld(Protocol):
    """A service over a fresh database, with a clock that the test moves."""

    runtime: Runtime

    @property
    def clock(self) -> Clock:
        """The hand clock."""

    def know(self, table: Any, **row: Any) -> None:
        """Write a row of what is known of others."""


W = TypeVar("W", bound=AnyWorld)


@dataclass
class Calling(Generic[W]):
    """A client over a world, and who calls."""

    SERVICE: ClassVar[Service]
    world: W
    client: FlaskClient
    key: OKPKey = field(default_factory=lambda: OKPKey.generate_key("Ed25519", {"kid": "tests"}))

    @classmethod
    def over(cls, world: W) -> Self:
        """A client whose key the service knows."""
        calls = cls(world, cls.SERVICE.create_app(world.runtime).test_client())
        world.know(signing_key, kid="tests", jwk=calls.key.as_dict(private=False))
        return calls

    @property
    def prefix(self) -> str:
        """Below which the service answers."""
        return f"/api/{self.SERVICE.name}/v1"

    def token(self, account_id: UUID, roles: dict[str, list[str]] | None = None) -> dict[str, str]:
        """The headers of somebody who is signed in."""
        now = self.world.clock.now()
        claims = {
            "iss": PUBLIC_URL,
            "aud": self.SERVICE.name,
            "sub": str(account_id),
            "sid": str(uuid4()),
            "iat": int(now.timestamp()),
            "exp": int((now + LIFETIME).timestamp()),
            "amr": ["pwd"],
            "roles": roles or {},
        }
        return {"Authorization": f"Bearer {sign(claims, self.key)}"}

    def get(self, path: str, headers: dict[str, str] | None = None, **query: str) -> Any:
        """Read."""
        return self.client.get(self.prefix + path, headers=headers or {}, query_string=query)

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
        more = {"Idempotency-Key": key or str(uuid4()), **(headers or {}), **_looked_at(version)}
        return self.client.post(self.prefix + path, json=body, headers=more)

    def put(self, path: str, body: Any, headers: dict[str, str], *, version: int | None = None) -> Any:
        """Write something anew that was looked at."""
        return self.client.put(self.prefix + path, json=body, headers={**headers, **_looked_at(version)})


def _looked_at(version: int | None) -> dict[str, str]:
    return {} if version is None else {"If-Match": f'"{version}"'}
