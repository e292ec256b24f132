"""The database in trouble: commands fail meanwhile and are tried anew."""

import time

from shared.testing.waiting import eventually
from tests.faults.conftest import Holds
from tests.faults.databases import FaultyPostgres
from tests.faults.flow import Flow

PAUSE_S = 0.02
FROZEN_S = 6.0


def test_postgres_restarted(flow: Flow, postgres_server: FaultyPostgres, holds: Holds) -> None:
    """It crashes in the middle of work, recovers, and all go on by themselves."""
    flow.begin()
    flow.ask(200, PAUSE_S)
    eventually(lambda: flow.compare().effects > 50, within=60)
    postgres_server.crash()
    postgres_server.start()
    holds(flow.settle())


def test_postgres_frozen(flow: Flow, postgres_server: FaultyPostgres, holds: Holds) -> None:
    """It stands still with open transactions for some seconds, and all go on by themselves."""
    flow.begin()
    flow.ask(200, PAUSE_S)
    eventually(lambda: flow.compare().effects > 50, within=60)
    postgres_server.freeze()
    try:
        time.sleep(FROZEN_S)  # not for something to happen: this is what happens
    finally:
        postgres_server.thaw()
    holds(flow.settle())
