"""A consultation service with one town in its database, served as in production."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import httpx
from joserfc.jwk import OKPKey

from benchmarks.servers import Servers
from operations.local.ports import LOOPBACK, free_port
from operations.local.processes import Child
from services.consultation.bootstrap import SERVICE
from services.consultation.model.known import authority
from shared.persistence.migrations import migrate
from shared.security.keys import signing_key
from shared.security.tokens import sign
from shared.service import Runtime
from tests.unit.consultation.world import AUTHORITY, CLERK, PUBLIC_URL, World, settings

PREFIX = "/api/consultation/v1"
WORKERS, THREADS = 2, 4
READY_S = 30
SECRET = "w" * 32  # of a service on loopback that lives for minutes
WORDS = {
    "article": "2",
    "text": "Locurile pentru riverani sunt prea puține. " * 10,
    "reason": "Pe strada mea sunt patru locuri la treizeci de apartamente. " * 5,
}


@dataclass(frozen=True)
class Town:
    """An open consultation, and two people who may call."""

    database_url: str
    consultation_id: UUID
    account_id: UUID
    citizen: str
    clerk: str

    @property
    def sending(self) -> str:
        """Where recommendations are sent."""
        return f"{PREFIX}/consultations/{self.consultation_id}/recommendations"


def town(servers: Servers, name: str) -> Town:
    """Make one in a database of that name."""
    url = servers.database(name)
    migrate(url, SERVICE.migrations)
    runtime = Runtime(SERVICE, settings(url), process="bench", connections=2)
    world, key = World(runtime), OKPKey.generate_key("Ed25519", {"kid": "bench"})
    world.know(authority, slug=AUTHORITY, name="Orașul Exemplu", is_example=True)
    world.know(signing_key, kid="bench", jwk=key.as_dict(private=False))
    last_day = (datetime.now(UTC) + timedelta(days=30)).date()
    consultation, account = world.published(recommendations_until=last_day).id, world.person()
    runtime.close()
    clerk = _token(key, CLERK, {AUTHORITY: ["clerk"]})
    return Town(url, consultation, account, _token(key, account, {}), clerk)


@contextmanager
def served(servers: Servers, town: Town) -> Iterator[str]:
    """The address of the service's web processes, inside the block."""
    with listening(
        servers,
        ["python", "-m", "services.consultation", "web"],
        "/health/ready",
        DATABASE_URL=town.database_url,
    ) as url:
        yield url


@contextmanager
def listening(servers: Servers, argv: list[str | Path], path: str, **environment: str) -> Iterator[str]:
    """The address of a program that serves HTTP, once `path` is answered."""
    bind = f"{LOOPBACK}:{free_port()}"
    child = servers.start(
        "web",
        argv,
        PUBLIC_URL=PUBLIC_URL,
        WEB_SECRET=SECRET,
        WEB_BIND=bind,
        WEB_WORKERS=str(WORKERS),
        WEB_THREADS=str(THREADS),
        WEB_DRAIN_S="0",
        **environment,
    )
    try:
        until_ready(child, f"http://{bind}{path}")
        yield f"http://{bind}"
    finally:
        child.stop()


def until_ready(child: Child, url: str) -> float:
    """Wait until an address answers well; returns how many seconds that took."""
    began = time.perf_counter()
    child.wait_until(lambda: _answers(url), READY_S)
    return time.perf_counter() - began


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, timeout=5, trust_env=False).status_code == 200
    except httpx.HTTPError:
        return False


def _token(key: OKPKey, account_id: UUID, roles: dict[str, list[str]]) -> str:
    now = datetime.now(UTC)
    claims = {
        "iss": PUBLIC_URL,
        "aud": SERVICE.name,
        "sub": str(account_id),
        "sid": "bench",
        "iat": int(now.timestamp()),
        "exp": int((now + timedelta(hours=2)).timestamp()),
        "roles": roles,
    }
    return sign(claims, key)
