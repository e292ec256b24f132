"""A handler that always fails, and two relays at once."""

import os
import signal
from pathlib import Path

import psutil
from sqlalchemy import text

from shared.ids import new_id
from shared.service import Runtime
from shared.testing.waiting import eventually
from tests.faults.conftest import Holds
from tests.faults.flow import Flow
from tests.sample.service import CountThing, sample, settings

TRIES = 5
A_DAY_S = 24 * 3600
STATES = "select state from inbox where state <> 'done'"
HOLDER = """
    select a.client_port from pg_locks l join pg_stat_activity a using (pid)
    where l.locktype = 'advisory' and l.granted and a.application_name = 'relay'
      and a.datname = current_database()
"""


def states(flow: Flow) -> list[str]:
    """Of the messages that had no effect yet."""
    with flow.database() as connection:
        return [state for (state,) in connection.execute(STATES)]


def test_handler_always_fails(flow: Flow, holds: Holds, tmp_path: Path) -> None:
    """Its message is parked, then dead, while others go on; once it is mended, an operator's retry works."""
    offset = tmp_path / "offset"
    offset.write_text("0")
    flow.environment["CLOCK_OFFSET_FILE"] = str(offset)
    patience = ("--set", f"shared.messaging.inbox:TRIES={TRIES}")
    flow.begin(consumers=patience)
    runtime = Runtime(sample(), settings(flow.environment["DATABASE_URL"]), process="test")
    runtime.bus.do(CountThing(new_id(), "later"))
    flow.ask(100)
    flow.arrived(but=1)
    assert states(flow) == ["parked"]

    def a_day_later() -> bool:
        offset.write_text(str(float(offset.read_text()) + A_DAY_S))
        return states(flow) == ["dead"]

    eventually(a_day_later, within=60)
    with runtime.engine.begin() as connection:
        body = "convert_to(replace(convert_from(body, 'UTF8'), 'later', 'good'), 'UTF8')"
        [(event_id,)] = connection.execute(
            text(f"update inbox set body = {body} where state = 'dead' returning event_id")
        )
    runtime.close()
    flow.operator("dead-letters", "retry", str(event_id))
    holds(flow.settle())


def test_two_relays(flow: Flow, holds: Holds) -> None:
    """Started at once, one works; when it is killed the other takes over, in order."""
    for part, name in (("writer", ""), ("consumers", ""), ("relay", "one"), ("relay", "other")):
        flow.start(part, name=name)
    flow.ask(200, 0.01)
    relays = {name: flow.running[name] for name in ("one", "other")}
    eventually(lambda: flow.compare().effects > 50, within=60)
    with flow.database() as connection:
        [(port,)] = connection.execute(HOLDER).fetchall()
    [worker] = [name for name, child in relays.items() if port in _local_ports(child.pid)]
    os.kill(relays[worker].pid, signal.SIGKILL)
    flow.died(worker)
    holds(flow.settle())


def _local_ports(pid: int) -> set[int]:
    return {link.laddr.port for link in psutil.Process(pid).net_connections()}
