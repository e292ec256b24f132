"""The processes of a flow: forked from one that has loaded what they need, so that a start is quick.

Each runs the launcher in a session of its own, with its own environment, output and log.
"""

import multiprocessing
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from operations.local.watchdog import Watchdog

LOADED = [
    "shared.testing.launcher",
    "shared.worker",
    "shared.persistence.idempotency",
    "tests.sample.service",
]
GRACE_S = 5.0
forks = multiprocessing.get_context("forkserver")
forks.set_forkserver_preload(LOADED)


@dataclass
class Forked:
    """A running part of a flow."""

    process: Any
    listener: Connection
    log: Path
    watchdog: Watchdog

    @property
    def pid(self) -> int:
        """Its number."""
        return int(self.process.pid)

    def running(self) -> bool:
        """Whether it has not ended."""
        return bool(self.process.is_alive())

    def tell(self, line: str) -> None:
        """Write a line to its standard input."""
        os.write(self.listener.fileno(), f"{line}\n".encode())

    def wait(self, seconds: float) -> int | None:
        """Wait for its end; returns its exit code, or the signal that ended it as a negative number."""
        self.process.join(seconds)
        code: int | None = self.process.exitcode
        return code

    def kill(self) -> None:
        """SIGKILL, where it still runs."""
        self.process.kill()
        self.process.join()
        self.watchdog.release(self.pid)
        self.process.close()
        self.listener.close()


def start(
    words: Sequence[str], *, environment: Mapping[str, str], output: Path, log: Path, watchdog: Watchdog
) -> Forked:
    """Run the launcher with these words.

    Args:
        words: its options, the module, the module's arguments.
        environment: the whole environment.
        output: file to which its standard output is added.
        log: file to which its standard error is added.
        watchdog: ends it should the test run be killed.
    """
    ears, listener = forks.Pipe(duplex=False)
    process = forks.Process(target=_run, args=(list(words), dict(environment), str(output), str(log), ears))
    process.start()
    ears.close()
    assert process.pid is not None
    watchdog.guard(process.pid, signal.SIGKILL, GRACE_S)
    return Forked(process, listener, log, watchdog)


def _run(words: list[str], environment: dict[str, str], output: str, log: str, ears: Connection) -> None:
    from shared.testing.launcher import launch

    os.setsid()
    os.dup2(ears.fileno(), 0)
    for number, name in ((1, output), (2, log)):
        os.dup2(os.open(name, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), number)
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    os.environ.clear()
    os.environ.update(environment)
    launch(words)
