"""What all measurements of the plumbing share: a sample service, its database, its queues, 1 KiB events."""

from dataclasses import dataclass
from typing import LiteralString

import psycopg
from prometheus_client import Counter
from sqlalchemy import text

from benchmarks.servers import Servers
from shared.messaging import broker
from shared.messaging.outbox import CHANNEL
from shared.persistence.migrations import migrate
from shared.service import Runtime, Service
from tests.sample.service import COUNTED, sample, settings

MOOD = "g" * 900  # fills an event up to about 1 KiB on the wire

FILL = text("""
    with made as (
        insert into event (event_id, stream, type, authority, subject, aggregate_type, sequence, epoch,
                           occurred_at, data)
        select uuidv7(), 'public', :type, 'orasul-exemplu', uuidv7(), 'thing', 1, 1, now(),
               json_build_object('authority', 'orasul-exemplu', 'count', n, 'mood', cast(:mood as text))
        from generate_series(1, :many) n
        returning event_id, stream
    )
    insert into outbox (event_id, stream) select event_id, stream from made
""")


@dataclass(frozen=True)
class Stage:
    """A fresh sample over fresh tables and queues."""

    service: Service
    database_url: str
    amqp_url: str

    def runtime(self, connections: int = 10) -> Runtime:
        """The service, running in this process."""
        return Runtime(
            self.service, settings(self.database_url, self.amqp_url), process="bench", connections=connections
        )

    def fill(self, many: int) -> None:
        """Commit that many events, waiting in the outbox."""
        runtime = self.runtime(1)
        with runtime.engine.begin() as connection:
            connection.execute(text("set local statement_timeout = 0"))
            connection.execute(FILL, {"type": COUNTED, "mood": MOOD, "many": many})
            connection.execute(text(f"notify {CHANNEL}"))
        runtime.close()

    def scalar(self, query: LiteralString) -> int:
        """One number."""
        with psycopg.connect(self.database_url) as connection:
            [(found,)] = connection.execute(query).fetchall()
        return int(found)


def value(counter: Counter) -> float:
    """What a counter says. Asking the database instead would slow down what is measured."""
    [metric] = counter.collect()
    return float(metric.samples[0].value)


def stage(servers: Servers, name: str) -> Stage:
    """Make one; the queues are emptied, as all stages share them."""
    service, url = sample(), servers.database(name)
    migrate(url, service.migrations)
    broker.apply(servers.amqp_url, service.topology)
    broker.purge(servers.amqp_url, service.topology)
    return Stage(service, url, servers.amqp_url)
