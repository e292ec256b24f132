"""Relay and consumer killed at random moments under load: nothing lost, nothing doubled."""

import os
import random
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from shared.ids import new_id
from shared.messaging import broker
from shared.service import Runtime
from shared.testing.waiting import eventually
from tests.sample.service import CountThing, sample, settings

WRITERS, EACH = 4, 250
KILLS = 8
FIRST_MOMENT_S, LAST_MOMENT_S = 0.2, 1.5  # after a start; it takes about half a second to begin working


class Victim:
    """A process that is started anew each time it is killed."""

    def __init__(self, part: str, environment: dict[str, str]) -> None:
        self._command = [sys.executable, "-m", "tests.sample", part]
        self._environment = environment
        self._process = self._start()

    def kill_and_restart(self) -> None:
        """SIGKILL, and at once another."""
        self._process.kill()
        self._process.wait()
        self._process = self._start()

    def stop(self) -> None:
        """End it politely."""
        self._process.terminate()
        self._process.wait(30)

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(self._command, env=self._environment, stderr=subprocess.DEVNULL)


@pytest.mark.parametrize("part", ["relay", "consumers"])
def test_a_kill_loses_and_doubles_nothing(
    part: str, make_database: Callable[..., str], amqp_url: str
) -> None:
    """Whichever of the two dies again and again, what was committed has its effect, once."""
    service = sample()
    database_url = make_database(migrations=service.migrations)
    broker.apply(amqp_url, service.topology)
    runtime = Runtime(service, settings(database_url), process="writers", connections=WRITERS + 1)
    environment = {**os.environ, "DATABASE_URL": database_url, "AMQP_URL": amqp_url}
    victims = {name: Victim(name, environment) for name in ("relay", "consumers")}
    done = threading.Event()

    def write(_: int) -> None:
        mine = [new_id() for _ in range(5)]
        for turn in range(EACH):
            runtime.bus.do(CountThing(mine[turn % len(mine)]))
            done.wait(0.01)

    try:
        with ThreadPoolExecutor(WRITERS) as pool:
            writing = [pool.submit(write, number) for number in range(WRITERS)]
            for _ in range(KILLS):
                done.wait(random.uniform(FIRST_MOMENT_S, LAST_MOMENT_S))
                victims[part].kill_and_restart()
            for future in writing:
                future.result()
        eventually(lambda: _effects(runtime) == _committed(runtime), within=60)
        assert len(_committed(runtime)) == WRITERS * EACH
    finally:
        for victim in victims.values():
            victim.stop()
        runtime.close()


def _committed(runtime: Runtime) -> list[tuple[object, ...]]:
    with runtime.read() as session:
        query = text("select event_id, subject, sequence from event order by subject, sequence")
        return [tuple(row) for row in session.execute(query)]


def _effects(runtime: Runtime) -> list[tuple[object, ...]]:
    with runtime.read() as session:
        query = text("select event_id, subject, sequence from effect order by subject, sequence")
        return [tuple(row) for row in session.execute(query)]
