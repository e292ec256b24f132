"""A PostgreSQL that keeps what it commits and a RabbitMQ, both of our own, for the length of a run."""

import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from operations.local import postgres, rabbitmq, rabbitmq_files
from operations.local.definitions import ALL, User
from operations.local.folder import ROOT
from operations.local.ports import free_port
from operations.local.processes import Child, start
from operations.local.watchdog import Watchdog

PASSWORD = "benchmark"  # noqa: S105 - of servers on loopback that live for minutes
USER = User(name="bench", password=PASSWORD, configure=ALL, write=ALL, read=ALL, tags="administrator")
QUIET = "WARNING"  # a line a request costs the reader of the log, not the service


@dataclass
class Servers:
    """Where they are, and a folder for what belongs to the run."""

    home: Path
    postgres: postgres.Postgres
    broker: rabbitmq.RabbitMQ
    watchdog: Watchdog

    @property
    def amqp_url(self) -> str:
        """The broker's address."""
        return self.broker.url(USER)

    def database(self, name: str) -> str:
        """The address of an empty database."""
        return self.postgres.database(name, PASSWORD)

    def start(self, name: str, argv: Sequence[str | Path], **environment: str) -> Child:
        """Start a program in the project's folder; it ends with the run at the latest.

        Args:
            name: of its log, and for messages.
            argv: the program and its arguments; `python` is ours.
            environment: what it has beside this process's own.
        """
        program, *rest = argv
        return start(
            name,
            [sys.executable if program == "python" else program, *rest],
            log=self.home / f"{name}.log",
            watchdog=self.watchdog,
            env=_environment(environment),
            cwd=ROOT,
        )

    def start_broker(self) -> None:
        """Start the broker where it was, after `broker.stop()`."""
        self.broker = _broker(self.home, self.broker.ports, self.watchdog)


@contextmanager
def servers() -> Iterator[Servers]:
    """Start both, with commit times tracked; stop and forget them after the block."""
    watchdog = Watchdog()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        home.chmod(0o755)
        running = Servers(
            home,
            _postgres(home, watchdog),
            _broker(home, rabbitmq.Ports(*(free_port() for _ in range(4))), watchdog),
            watchdog,
        )
        try:
            yield running
        finally:
            running.broker.stop()
            running.postgres.stop()
            watchdog.close()


def _environment(more: Mapping[str, str]) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "LOG_LEVEL": QUIET, **more}


def _broker(home: Path, ports: rabbitmq.Ports, watchdog: Watchdog) -> rabbitmq.RabbitMQ:
    root = rabbitmq_files.find(ROOT / ".parts")
    if root is None:
        raise SystemExit("There is no RabbitMQ: run `make test` once, which fetches one.")
    return rabbitmq.start_own(root, home / "mq", ports, [USER], log=home / "mq.log", watchdog=watchdog)


def _postgres(home: Path, watchdog: Watchdog) -> postgres.Postgres:
    port = free_port()

    def start() -> postgres.Postgres:
        return postgres.start_own(home / "pg", port, PASSWORD, log=home / "pg.log", watchdog=watchdog)

    first = start()
    with psycopg.connect(first.admin_url, autocommit=True) as admin:
        admin.execute("alter system set track_commit_timestamp = on")
    first.stop()
    return start()
