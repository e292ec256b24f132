"""A process tells its service's database that it lives, so that an operator sees which do."""

import atexit
import os
import socket
import threading
from contextlib import suppress
from datetime import datetime

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError

from shared.service import Runtime

EVERY_S = 5.0
ALIVE_S = 4 * EVERY_S  # silent for longer, a process counts as gone

UNHURRIED = text("set local synchronous_commit = off")  # a beat that a crash forgets is not worth a flush
BEAT = text("""
    insert into process (name, role, beat_at) values (:name, :role, :now)
    on conflict (name) do update set beat_at = excluded.beat_at
""")
FORGET = text("delete from process where beat_at < cast(:now as timestamptz) - interval '1 hour'")
LEAVE = text("delete from process where name = :name")


def beat(connection: Connection, name: str, role: str, now: datetime) -> None:
    """Say that the process lives, and forget those that have been silent for an hour.

    Args:
        connection: in a transaction of its own.
        name: unique among the processes of the service.
        role: `web` or `worker`.
        now: the instant.
    """
    connection.execute(UNHURRIED)
    connection.execute(BEAT, {"name": name, "role": role, "now": now})
    connection.execute(FORGET, {"now": now})


def leave(engine: Engine, name: str) -> None:
    """A process that ends in order is not missed."""
    with suppress(SQLAlchemyError), engine.begin() as connection:
        connection.execute(LEAVE, {"name": name})


def keep_beating(runtime: Runtime, role: str) -> None:
    """Beat from a thread beside all others until the process ends."""
    name = f"{role}@{socket.gethostname()}:{os.getpid()}"
    stop = threading.Event()

    def run() -> None:
        while True:
            with suppress(SQLAlchemyError), runtime.engine.begin() as connection:
                beat(connection, name, role, runtime.clock.now())
            if stop.wait(EVERY_S):
                return

    def end() -> None:
        stop.set()
        thread.join(EVERY_S)
        leave(runtime.engine, name)

    thread = threading.Thread(target=run, name="heartbeat", daemon=True)
    thread.start()
    atexit.register(end)
