"""The database server under test, and what can befall it."""

import os
import signal
from dataclasses import dataclass
from pathlib import Path

import psutil

from operations.local import postgres
from operations.local.ports import free_port
from operations.local.watchdog import Watchdog

STOPS_WITHIN_S = 30.0


@dataclass
class FaultyPostgres:
    """A PostgreSQL that keeps what it commits."""

    home: Path
    watchdog: Watchdog

    def __post_init__(self) -> None:
        self._port = free_port()
        self.start()

    @property
    def admin_url(self) -> str:
        """The address with which one may do everything."""
        return self._server.admin_url

    def start(self) -> None:
        """Come up with the data that are there; returns once it answers."""
        log = self.home / "server.log"
        self._server = postgres.start_own(self.home, self._port, "tests", log=log, watchdog=self.watchdog)

    def crash(self) -> None:
        """End all sessions at once, write nothing more; the next start recovers."""
        child = self._server.child
        assert child is not None
        os.kill(child.pid, signal.SIGQUIT)
        child.process.wait(STOPS_WITHIN_S)
        child.kill()

    def stop(self) -> None:
        """End it in order."""
        self._server.stop()

    def freeze(self) -> None:
        """SIGSTOP for each of its processes; they lead groups of their own."""
        self._first.suspend()  # from then on it reaps and starts nobody
        for process in self._first.children(recursive=True):
            process.suspend()

    def thaw(self) -> None:
        """SIGCONT for each."""
        for process in [*self._first.children(recursive=True), self._first]:
            process.resume()

    @property
    def _first(self) -> psutil.Process:
        assert self._server.child is not None
        return psutil.Process(self._server.child.pid)
