"""The broker under test, and what can befall it: one of our own, or RabbitMQ 4.3 in a container."""

import json
import os
import shutil
import signal
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import httpx

from operations.local import rabbitmq
from operations.local.definitions import ALL, User, definitions
from operations.local.ports import LOOPBACK, answers, free_port
from operations.local.watchdog import Watchdog
from shared.testing.vhosts import Management
from shared.testing.waiting import eventually

RABBITMQCTL = Path("usr/lib/rabbitmq/bin/rabbitmqctl")
COMPOSE_FILE = Path(__file__).with_name("compose.yml")
USER = User(name="tests", password="tests", configure=ALL, write=ALL, read=ALL, tags="administrator")
BOOT_S = 120


class Broker(Protocol):
    """A RabbitMQ to which things happen."""

    management: Management

    def start(self) -> None:
        """Come up, with the data that are there; returns once it answers."""

    def stop(self) -> None:
        """Go down in order."""

    def wipe(self) -> None:
        """While it is down: forget all data."""

    def freeze(self) -> None:
        """Stand still, with all connections open."""

    def thaw(self) -> None:
        """Go on."""

    def control(self, *words: str) -> None:
        """Run `rabbitmqctl`."""


def version(broker: Broker) -> str:
    """What it says of itself."""
    overview = httpx.get(f"{broker.management.url}/api/overview", auth=broker.management.login, timeout=10)
    return str(overview.raise_for_status().json()["rabbitmq_version"])


@dataclass
class LocalBroker:
    """The distribution's RabbitMQ as a process of ours."""

    root: Path
    home: Path
    watchdog: Watchdog
    ports: rabbitmq.Ports = field(default_factory=lambda: rabbitmq.Ports(*(free_port() for _ in range(4))))

    def __post_init__(self) -> None:
        self.management = _management(self.ports.amqp, self.ports.management)
        self._server: rabbitmq.RabbitMQ | None = None

    def start(self) -> None:
        """Start it."""
        log = self.home / "server.log"
        self._server = rabbitmq.start_own(
            self.root, self.home, self.ports, [USER], log=log, watchdog=self.watchdog
        )
        _wait_for(self.management)

    def stop(self) -> None:
        """SIGTERM, as a supervisor sends it."""
        if self._server is not None:
            self._server.stop()

    def wipe(self) -> None:
        """Its folder is gone."""
        shutil.rmtree(self.home / "data", ignore_errors=True)

    def freeze(self) -> None:
        """SIGSTOP."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """SIGCONT."""
        self._signal(signal.SIGCONT)

    def control(self, *words: str) -> None:
        """Run `rabbitmqctl` as the server's own kind."""
        environment = rabbitmq.environment(self.root, self.home, self.ports)
        subprocess.run(
            [self.root / RABBITMQCTL, *words], env=environment, check=True, capture_output=True, timeout=60
        )

    def _signal(self, number: signal.Signals) -> None:
        assert self._server is not None
        os.killpg(self._server.server.pid, number)


@dataclass
class ComposeBroker:
    """The broker of the deployment, in a project of its own, with throw-away users and a door to loopback."""

    home: Path
    amqp_port: int = field(default_factory=free_port)
    management_port: int = field(default_factory=free_port)

    def __post_init__(self) -> None:
        self.management = _management(self.amqp_port, self.management_port)
        people = self.home / "definitions.json"
        people.write_text(json.dumps(definitions([USER])), encoding="utf-8")
        people.chmod(0o644)

    def start(self) -> None:
        """Start its container."""
        self._compose("up", "--wait", "--quiet-pull")
        _wait_for(self.management)

    def stop(self) -> None:
        """All is closed in order; then its container ends, by force where its programs hear no signal."""
        self.control("stop_app")
        self._compose("stop", "--timeout", "5")

    def wipe(self) -> None:
        """Its volume is gone."""
        self._compose("down", "--volumes", "--timeout", "0")

    def freeze(self) -> None:
        """The same as SIGSTOP, for all that runs in the container."""
        self._compose("pause")

    def thaw(self) -> None:
        """The same as SIGCONT."""
        self._compose("unpause")

    def control(self, *words: str) -> None:
        """Run `rabbitmqctl` in the container."""
        self._compose("exec", "--no-TTY", "rabbitmq", "rabbitmqctl", *words)

    def _compose(self, *words: str) -> None:
        given = {
            "FAULTS_HOME": str(self.home),
            "AMQP_PORT": str(self.amqp_port),
            "MANAGEMENT_PORT": str(self.management_port),
        }
        project = f"parteneriat-faults-{self.amqp_port}"
        done = subprocess.run(
            ["docker", "compose", "--project-name", project, "--file", str(COMPOSE_FILE), *words],
            env={**os.environ, **given},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-3000:]


def _management(amqp_port: int, management_port: int) -> Management:
    return Management(
        f"http://{LOOPBACK}:{management_port}", f"{LOOPBACK}:{amqp_port}", (USER.name, USER.password)
    )


def _wait_for(management: Management) -> None:
    """Its management comes up after its listeners."""
    port = int(management.amqp_address.rpartition(":")[2])

    def ready() -> bool:
        try:
            asked = httpx.get(f"{management.url}/api/overview", auth=management.login, timeout=5)
        except httpx.TransportError:
            return False
        return asked.status_code == 200 and answers(port, rabbitmq.AMQP_HELLO)

    eventually(ready, within=BOOT_S)
