"""Waking the relay: a hint after a commit, at most every 50 ms a process.

A NOTIFY inside each transaction holds a database-wide lock through the commit's fsync and halves the
speed of many writers; the relay polls anyway.
"""

import threading
import time

from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError

from shared.messaging.outbox import CHANNEL

EVERY_S = 0.05


class Waker:
    """Called after each commit that said something."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = threading.Lock()
        self._last = 0.0

    def __call__(self) -> None:
        with self._lock:
            if time.monotonic() - self._last < EVERY_S:
                return
            self._last = time.monotonic()
        try:
            with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.execute(text(f"notify {CHANNEL}"))
        except SQLAlchemyError:
            # The work is committed; the relay's own poll finds it.
            return
