"""The same job, publish and then one row for each message exactly once, by us and by others.

Each consumes from a full queue with one process; the rows' own commit times say how fast, so that no start-up
counts.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import click
import psycopg

from benchmarks.installing import RIVALS, python_of
from benchmarks.plumbing.stage import stage
from benchmarks.servers import Servers
from operations.local.processes import Child
from operations.local.trouble import Trouble

WITHIN_S = 60.0
ROUNDS = 3
OURS, ONE_BY_ONE, THEIRS, SLOWEST = 10_000, 2_000, 3_000, 1_000
TABLE = "create table effect (event_id uuid primary key, count int not null)"
# The clock starts when a tenth is done, and with it every connection open.
RATE = """
    with done as (select pg_xact_commit_timestamp(xmin) as at from effect),
    first as (select percentile_disc(0.1) within group (order by at) as at, max(at) as last from done)
    select count(*) / extract(epoch from (select last - at from first)) from done
    where done.at > (select at from first)
"""
OUR_CONSUMER = """
import runpy, shared.messaging.consumer as consumer
consumer.BATCH = {batch} or consumer.BATCH
runpy.run_module("tests.sample", run_name="__main__", alter_sys=True)
"""

Job = Callable[[Servers, int], float]


def rivalry(servers: Servers) -> dict[str, list[float]]:
    """Effects a second of each, round by round, all in turn; empty where it cannot be run."""
    jobs: dict[str, Job] = {
        "ours": partial(_ours, batch=0, many=OURS),
        "ours, a transaction each": partial(_ours, batch=1, many=ONE_BY_ONE),
        **{rival: partial(_theirs, rival) for rival in RIVALS if python_of(rival).exists()},
    }
    found: dict[str, list[float]] = {name: [] for name in (*jobs, *RIVALS)}
    for round_ in range(ROUNDS):
        for name, job in list(jobs.items()):
            try:
                found[name].append(job(servers, round_))
            except Trouble as fault:
                if name not in RIVALS:
                    raise
                click.echo(f"  – {name} is left out: {fault}", err=True)
                found[name].clear()
                del jobs[name]
    return found


def _ours(servers: Servers, round_: int, *, batch: int, many: int) -> float:
    """What the relay has published, by the consumer of a worker."""
    place = stage(servers, f"ours_{batch}_{round_}")
    place.fill(many)
    environment = {"DATABASE_URL": place.database_url, "AMQP_URL": place.amqp_url}
    relay = servers.start("our-relay", ["python", "-m", "tests.sample", "relay"], **environment)
    published = "select published from stream_state where stream = 'public'"
    relay.wait_until(lambda: place.scalar(published) >= many, WITHIN_S)
    relay.stop()
    parts = ["consumers"] if batch == 1 else ["consumers", "together"]
    program = ["python", "-c", OUR_CONSUMER.format(batch=batch), *parts]
    return _rate(servers.start("our-consumer", program, **environment), place.database_url, many)


def _theirs(rival: str, servers: Servers, round_: int) -> float:
    """What it has published, by one process of its own kind."""
    url = servers.database(f"{rival}_{round_}")
    with psycopg.connect(url) as connection:
        connection.execute(TABLE)
    many = SLOWEST if rival == "nameko" else THEIRS
    environment = {"DATABASE_URL": url, "AMQP_URL": servers.amqp_url}
    program: list[str | Path] = [python_of(rival), "-W", "ignore", "-m", f"benchmarks.rivals.{rival}.tasks"]
    servers.start(f"{rival}-publish", [*program, "publish", str(many)], **environment).finish(WITHIN_S)
    return _rate(servers.start(f"{rival}-consume", [*program, "consume"], **environment), url, many)


def _rate(consumer: Child, url: str, many: int) -> float:
    with psycopg.connect(url, autocommit=True) as connection:

        def done() -> bool:
            [(found,)] = connection.execute("select count(*) from effect").fetchall()
            return bool(found >= many)

        consumer.wait_until(done, WITHIN_S)
        consumer.stop()
        [(rate,)] = connection.execute(RATE).fetchall()
    return float(rate)
