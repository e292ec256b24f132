"""The service as it is run: migrated, with its queues, as `web` and as `worker`."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx
import psycopg
import pytest
from kombu import Connection

from operations.local.ports import free_port
from shared.messaging.envelope import CONTENT_TYPE, Envelope
from shared.messaging.events import Stream
from shared.messaging.topology import EXCHANGES
from shared.testing.mailbox import Mailbox
from shared.testing.waiting import eventually
from tests.unit.hearing import envelope_of
from tests.unit.notification.world import AUTHORITY, PUBLIC_URL, PUBLISHED

PATIENCE_S = 60.0  # two interpreters start beside whatever else the machine does
ESTABLISHED = {"authority": AUTHORITY, "name": "Orașul Exemplu", "is_example": True}


@dataclass
class Processes:
    """Runs the service's commands; `web` and `worker` until they are stopped."""

    environment: dict[str, str]

    def run(self, *words: str) -> None:
        """A command that ends."""
        subprocess.run(self._command(*words), env=self.environment, check=True, capture_output=True)

    def start(self, *words: str) -> "subprocess.Popen[bytes]":
        """A command that goes on."""
        return subprocess.Popen(self._command(*words), env=self.environment, stderr=subprocess.DEVNULL)

    @staticmethod
    def _command(*words: str) -> list[str]:
        return [sys.executable, "-m", "services.notification", *words]


@pytest.fixture
def processes(make_database: Callable[..., str], amqp_url: str, mailbox: Mailbox) -> Processes:
    """Over an empty database, an empty broker and a mailbox."""
    return Processes(
        {
            **os.environ,
            "DATABASE_URL": make_database(),
            "AMQP_URL": amqp_url,
            "PUBLIC_URL": PUBLIC_URL,
            "WEB_SECRET": "w" * 32,
            "PARTENERIAT_ENV": "test",
            "SMTP_URL": f"smtp://{mailbox.host}:{mailbox.port}",
            "MAIL_FROM": "Parteneriat <noreply@example.org>",
            "WEB_BIND": f"127.0.0.1:{free_port()}",
            "WORKER_BIND": f"127.0.0.1:{free_port()}",
            "WEB_WORKERS": "1",
        }
    )


def publish(amqp_url: str, envelope: Envelope) -> None:
    """In public, as the relay of another service would."""
    key = f"{AUTHORITY}.{envelope.type.removeprefix('ro.parteneriat.')}"
    with Connection(amqp_url) as connection:
        connection.Producer().publish(
            envelope.to_bytes(PUBLIC_URL),
            exchange=EXCHANGES[Stream.PUBLIC],
            routing_key=key,
            content_type=CONTENT_TYPE,
            content_encoding="utf-8",
        )


def test_from_the_broker_to_the_mailbox(processes: Processes, mailbox: Mailbox) -> None:
    """Who subscribes over HTTP is told of what is heard over AMQP; both processes end when asked."""
    amqp_url, address = processes.environment["AMQP_URL"], f"http://{processes.environment['WEB_BIND']}"
    for words in (("migrate",), ("topology", "apply"), ("topology", "check")):
        processes.run(*words)
    running = [processes.start("web"), processes.start("worker")]
    try:
        with httpx.Client(base_url=f"{address}/api/notification/v1", timeout=10) as client:
            eventually(lambda: _answers(client, f"{address}/health/ready"), within=PATIENCE_S)
            publish(amqp_url, envelope_of("registry.authority.established", ESTABLISHED))
            body = {"email": "ana@example.org", "topic": {"kind": "authority", "value": AUTHORITY}}
            # Asked of the database, since asking the API again and again would meet its limit.
            eventually(lambda: _has_heard(processes.environment["DATABASE_URL"]), within=PATIENCE_S)
            assert _post(client, "/subscriptions", body) == 202
            (letter,) = eventually(lambda: mailbox.to("ana@example.org"), within=PATIENCE_S)
            plain = letter.get_body(("plain",))
            assert plain is not None
            token = plain.get_content().partition("token=")[2].split()[0]
            assert _post(client, "/subscriptions/confirm", {"token": token}) == 200
        event = envelope_of("consultation.consultation.published", PUBLISHED)
        for _ in range(2):
            publish(amqp_url, event)
        eventually(lambda: len(mailbox.to("ana@example.org")) == 2, within=PATIENCE_S)
    finally:
        for process in running:
            process.terminate()
        codes = [process.wait(PATIENCE_S) for process in running]
    assert codes == [0, 0]
    assert len(mailbox.to("ana@example.org")) == 2


def _has_heard(database_url: str) -> bool:
    with psycopg.connect(database_url) as connection:
        return connection.execute("select from authority").fetchone() is not None


def _answers(client: httpx.Client, url: str) -> bool:
    try:
        return client.get(url).status_code == 200
    except httpx.TransportError:
        return False


def _post(client: httpx.Client, path: str, body: dict[str, Any]) -> int:
    return client.post(path, json=body, headers={"Idempotency-Key": os.urandom(8).hex()}).status_code
