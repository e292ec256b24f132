"""A PostgreSQL that keeps what it commits and a RabbitMQ, both of our own, for the length of a run."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from operations.local import postgres, rabbitmq, rabbitmq_files
from operations.local.definitions import ALL, User
from operations.local.folder import ROOT
from operations.local.ports import free_port
from operations.local.watchdog import Watchdog

PASSWORD = "benchmark"  # noqa: S105 - of servers on loopback that live for minutes


@dataclass(frozen=True)
class Servers:
    """Where they are."""

    postgres: postgres.Postgres
    amqp_url: str

    def database(self, name: str) -> str:
        """The address of an empty database."""
        return self.postgres.database(name, PASSWORD)


@contextmanager
def servers() -> Iterator[Servers]:
    """Start both, with commit times tracked; stop and forget them after the block."""
    root = rabbitmq_files.find(ROOT / ".parts")
    if root is None:
        raise SystemExit("There is no RabbitMQ: run `make test` once, which fetches one.")
    watchdog = Watchdog()
    user = User(name="bench", password=PASSWORD, configure=ALL, write=ALL, read=ALL, tags="administrator")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        home.chmod(0o755)
        database = _postgres(home, watchdog)
        ports = rabbitmq.Ports(*(free_port() for _ in range(4)))
        broker = rabbitmq.start_own(root, home / "mq", ports, [user], log=home / "mq.log", watchdog=watchdog)
        try:
            yield Servers(database, broker.url(user))
        finally:
            broker.stop()
            database.stop()
            watchdog.close()


def _postgres(home: Path, watchdog: Watchdog) -> postgres.Postgres:
    port = free_port()

    def start() -> postgres.Postgres:
        return postgres.start_own(home / "pg", port, PASSWORD, log=home / "pg.log", watchdog=watchdog)

    first = start()
    with psycopg.connect(first.admin_url, autocommit=True) as admin:
        admin.execute("alter system set track_commit_timestamp = on")
    first.stop()
    return start()
