"""The processes as they are deployed: migrate, web, worker, on a real PostgreSQL and a real RabbitMQ."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest
from kombu import Connection, Exchange, Queue

from operations.local.ports import LOOPBACK, free_port
from services.registry.bootstrap import SERVICE
from shared.persistence.migrations import head
from shared.testing.waiting import eventually
from tests.unit.registry.world import PASSWORD

AUTHORITY = ["create-authority", "--slug", "oras-exemplu", "--name", "Orașul Exemplu", "--example"]
ADMIN = ["create-admin", "--email", "a@example.org", "--name", "A", "--password-file", "-"]


@pytest.fixture
def environment(make_database: Callable[..., str], amqp_url: str) -> dict[str, str]:
    """Settings over an empty database and an empty virtual host."""
    web, worker = f"{LOOPBACK}:{free_port()}", f"{LOOPBACK}:{free_port()}"
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(Path(__file__).parents[3]),
        "DATABASE_URL": make_database(),
        "AMQP_URL": amqp_url,
        "PUBLIC_URL": f"http://{web}",
        "WEB_SECRET": "w" * 32,
        "KEY_PASSPHRASE": "k" * 32,
        "WEB_BIND": web,
        "WORKER_BIND": worker,
        "WEB_WORKERS": "1",
        "PARTENERIAT_ENV": "test",
    }


def run(environment: dict[str, str], *arguments: str, stdin: str = "") -> str:
    """Run a command to its end; what it says."""
    done = subprocess.run(
        [sys.executable, "-m", "services.registry", *arguments],
        env=environment,
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@contextmanager
def running(environment: dict[str, str], role: str, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process that is told to stop at the end, and does so without a fault."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "services.registry", role], env=environment, stdout=output, stderr=output
        )
        try:
            yield process
        finally:
            process.terminate()
            process.wait(20)
    assert process.returncode == 0, log.read_text()


def hear(queue: Queue) -> list[dict[str, Any]]:
    """All messages that wait in a queue."""
    heard = []
    while message := queue.get(no_ack=True):
        heard.append(msgspec.json.decode(message.body))
    return heard


def is_well(url: str) -> bool:
    """Whether the whole service says that it works."""
    try:
        return httpx.get(f"{url}/health/system").status_code == 200
    except httpx.TransportError:
        return False


def token(url: str) -> str:
    """Sign in as the administrator and get a token for the registry."""
    api = f"{url}/api/registry/v1/sessions"
    body = {"email": "a@example.org", "password": PASSWORD}
    secret = httpx.post(api, json=body).raise_for_status().json()["session"]
    headers = {"Authorization": f"Session {secret}"}
    given = httpx.post(f"{api}/current/tokens", json={"audience": "registry"}, headers=headers)
    return str(given.raise_for_status().json()["token"])


@contextmanager
def listening(amqp_url: str) -> Iterator[Queue]:
    """A queue that gets every event of both streams."""
    with Connection(amqp_url) as broker:
        public = Exchange("parteneriat.events", "topic", passive=True)
        queue = Queue("heard", public, "#", channel=broker)
        queue.declare()
        queue.bind_to("parteneriat.internal", "#")
        yield queue


def test_from_nothing_to_a_token(environment: dict[str, str], tmp_path: Path) -> None:
    """Migrated, with topology; the worker makes the key, web signs with it, events reach the broker."""
    url, web_log, worker_log = environment["PUBLIC_URL"], tmp_path / "web.log", tmp_path / "worker.log"
    assert f"registry is at {head(SERVICE.migrations)}" in run(environment, "migrate")
    run(environment, "topology", "apply")
    with listening(environment["AMQP_URL"]) as queue, running(environment, "web", web_log):
        run(environment, *AUTHORITY)
        run(environment, *ADMIN, stdin=PASSWORD)
        with running(environment, "worker", worker_log):
            eventually(lambda: is_well(url), within=60)
            headers = {"Authorization": f"Bearer {token(url)}"}
            mine = httpx.get(f"{url}/api/registry/v1/organisations/mine", headers=headers)
            assert mine.json() == {"items": []}
            heard: list[dict[str, Any]] = []
            eventually(lambda: heard.extend(hear(queue)) or len(heard) >= 4, within=30)
    assert {message["type"].removeprefix("ro.parteneriat.registry.") for message in heard} == {
        "authority.established.v1",
        "account.created.v1",
        "signing-key.published.v1",
        "staff.role-given.v1",
    }
    logs = web_log.read_text() + worker_log.read_text()
    assert "a@example.org" not in logs
    assert "Traceback" not in logs
