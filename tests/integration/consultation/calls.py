"""The consultation API as people call it: signed in by tokens that the service can check."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from flask.testing import FlaskClient
from joserfc.jwk import OKPKey

from services.consultation.bootstrap import SERVICE
from shared.security.keys import signing_key
from shared.security.tokens import LIFETIME, sign
from tests.unit.consultation.world import AUTHORITY, CLERK, PUBLIC_URL, World

PREFIX = "/api/consultation/v1"
ACT: dict[str, Any] = {
    "title": "Regulamentul de parcare",
    "kind": "normative",
    "summary": "Unde se parchează.",
    "documents": [{"title": "Referat de aprobare", "available": False}],
    "articles": [
        {"number": "1", "heading": "Obiect", "text": "Regulamentul privește parcarea."},
        {"number": "2", "heading": "Locuri", "text": "Stațiile de reîncărcare au locuri ale lor."},
    ],
    "recommendations_until": "2026-01-23",
    "is_example": True,
}
WORDS: dict[str, Any] = {"article": "2", "text": "Locurile pentru riverani sunt prea puține."}


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
            "aud": "consultation",
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

    def put(self, path: str, body: Any, headers: dict[str, str], *, version: int) -> Any:
        """Write something anew that was looked at."""
        more = {**headers, "If-Match": f'"{version}"'}
        return self.client.put(PREFIX + path, json=body, headers=more)

    def published(self, **changes: Any) -> str:
        """The id of a consultation that is open."""
        made = self.post("/consultations", {"authority": AUTHORITY, **ACT, **changes}, self.clerk())
        assert made.status_code == 201, made.json
        path = f"/consultations/{made.json['id']}"
        opened = self.post(f"{path}/publish", headers=self.clerk(), version=made.json["version"])
        assert opened.status_code == 200, opened.json
        return str(made.json["id"])

    def send(self, consultation: str, account_id: UUID, **changes: Any) -> Any:
        """Send a recommendation; a field that is `...` is not sent."""
        path = f"/consultations/{consultation}/recommendations"
        body = {name: value for name, value in {**WORDS, **changes}.items() if value is not ...}
        return self.post(path, body, self.token(account_id))
