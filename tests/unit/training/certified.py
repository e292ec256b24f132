"""A course that is over, and the certificates of who took part."""

import base64
import json
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, cast
from uuid import UUID

from flask.testing import FlaskClient

from services.training.bootstrap import SERVICE
from services.training.commands.certificates import IssueAll, IssueNext
from services.training.model import Certificate
from services.training.model.badge import badge
from services.training.model.issuer import Issuer
from services.training.repository.certificates import newest_key
from shared.security.sealed_keys import SealedKeys
from shared.security.signed_credentials import read_part, sign
from tests.unit.training.world import AUTHORITY, BEGINS, CLERK, CLERK_OF, World

REASON = "A fost prezentă la toate orele, lista s-a pierdut."


def pass_the_course(world: World) -> None:
    """Let the time pass until the usual course is over."""
    world.clock.instant = BEGINS + timedelta(days=3)


def issue_to_all(world: World, batch_id: UUID) -> None:
    """What the job does."""
    while world.do(IssueNext(batch_id)):
        pass


def certified_course(world: World, people: int = 1, **changes: Any) -> tuple[UUID, list[UUID]]:
    """A course that is over, and the certificates of all who took part, by number."""
    course = world.announced(**{"seats": people, **changes}).id
    for _ in range(people):
        world.enrolled(course, world.person())
    pass_the_course(world)
    issue_to_all(world, world.do(IssueAll(course, CLERK_OF, CLERK)).id)
    return course, [row["id"] for row in world.rows("select id from certificate order by number")]


@dataclass
class Published:
    """A certificate, and what its authority publishes, over HTTP."""

    world: World
    host: str
    client: FlaskClient
    certificate: UUID
    holder: UUID
    fetched: list[str] = field(default_factory=list)

    @classmethod
    def over(cls, database_url: str, host: str) -> "Published":
        """One certificate of one person."""
        world = World.over(database_url, public_url=host)
        _, [certificate] = certified_course(world)
        [row] = world.rows("select account_id from certificate")
        client = SERVICE.create_app(world.runtime).test_client()
        return cls(world, host, client, certificate, row["account_id"])

    def close(self) -> None:
        """Give the connections back."""
        self.world.runtime.close()

    def download(self, url: str, *_: Any, **__: Any) -> bytes:
        """What stands at an address; the portal answers for the DID document with what the service says."""
        self.fetched.append(url)
        path = url.removeprefix(self.host)
        if path.endswith("/did.json"):
            path = f"/api/training/v1/authorities/{path.split('/')[2]}/did"
        answer = self.client.get(path)
        assert answer.status_code == 200, url
        return answer.data

    def did(self) -> dict[str, Any]:
        """The authority's DID document."""
        found: dict[str, Any] = json.loads(self.download(f"{self.host}/autoritati/{AUTHORITY}/did.json"))
        return found

    def badge(self) -> str:
        """The signed badge, as its holder downloads it."""
        return self.signed({})

    def signed(self, header: dict[str, str], **changes: Any) -> str:
        """A badge signed with the authority's key, with other members than it would have."""
        with self.world.runtime.read() as session:
            found = session.get_one(Certificate, self.certificate)
            issuer = Issuer(self.host, found.authority)
            key = newest_key(session, found.authority)
            assert key is not None
            opened = _keys(self.world).opened(key.kid, key.private_pem)
            kid = header.get("kid", issuer.key(key.kid))
            return sign({**badge(found, issuer), **changes}, opened, kid)

    def payload(self) -> dict[str, Any]:
        """What the badge says."""
        return self._read(self.badge(), 1)

    def header(self, token: str) -> dict[str, Any]:
        """What a token says of itself."""
        return self._read(token, 0)

    def signature_of(self, payload: dict[str, Any]) -> str:
        """A good signature of something else."""
        return self.signed({}, **payload).rpartition(".")[2]

    @staticmethod
    def part(of: dict[str, Any]) -> str:
        """A part of a token."""
        return base64.urlsafe_b64encode(json.dumps(of).encode()).rstrip(b"=").decode()

    @staticmethod
    def _read(token: str, part: int) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(read_part(token.split(".")[part]))
        return found


def _keys(world: World) -> SealedKeys:
    return cast(SealedKeys, world.runtime.dependencies["certificate_keys"])
