"""Child processes: each leads its own group, logs to a file, stops when told or when the launcher is gone."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from operations.local.trouble import Trouble
from operations.local.watchdog import POLL_S, Watchdog, wait_for_group

LAST_LINES = 5


@dataclass
class Child:
    """A running program."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path
    stop_signal: signal.Signals
    grace: float
    watchdog: Watchdog

    @property
    def pid(self) -> int:
        """The leader's, and so the group's, number."""
        return self.process.pid

    def running(self) -> bool:
        """Whether it has not ended."""
        return self.process.poll() is None

    def ask_to_stop(self) -> None:
        """Ask its leader to stop, and do not wait."""
        if self.running():
            self.process.send_signal(self.stop_signal)

    def stop(self) -> None:
        """Ask it to stop and wait; after its grace end the whole group by force."""
        if self.running():
            self.ask_to_stop()
            self._wait()
        self.kill()

    def finish(self, within: float) -> None:
        """Wait for a program that ends by itself.

        Raises:
            Trouble: it failed, or does not end.
        """
        try:
            self.process.wait(within)
        except subprocess.TimeoutExpired as late:
            raise Trouble(f"{self.name} did not end within {within:.0f} s; {self.log} may say why.") from late
        if self.process.returncode != 0:
            raise Trouble(f"{self.name} failed; {self.log} says:\n{self.last_words()}")

    def kill(self) -> None:
        """End the whole group at once, as a crash would."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        self.process.wait()
        wait_for_group(self.pid, self.grace)
        self.watchdog.release(self.pid)

    def last_words(self) -> str:
        """The end of its log, for a message."""
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        return "\n".join(lines[-LAST_LINES:])

    def wait_until(self, ready: Callable[[], bool], within: float) -> None:
        """Wait for a condition.

        Args:
            ready: asked again and again.
            within: seconds.

        Raises:
            Trouble: the program ended first, or the time is over.
        """
        deadline = time.monotonic() + within
        while not ready():
            if not self.running():
                raise Trouble(
                    f"{self.name} ended with {self.process.returncode}; {self.log} says:\n{self.last_words()}"
                )
            if time.monotonic() > deadline:
                raise Trouble(f"{self.name} was not ready within {within:.0f} s; {self.log} may say why.")
            time.sleep(POLL_S)

    def _wait(self) -> None:
        try:
            self.process.wait(self.grace)
        except subprocess.TimeoutExpired:
            return
        wait_for_group(self.pid, 1.0)


def stop_all(children: Sequence[Child]) -> None:
    """Stop several at the same time."""
    for child in children:
        child.ask_to_stop()
    for child in children:
        child.stop()


def start(
    name: str,
    argv: Sequence[str | Path],
    *,
    log: Path,
    watchdog: Watchdog,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    stop_signal: signal.Signals = signal.SIGTERM,
    grace: float = 10.0,
) -> Child:
    """Start a program in a group of its own.

    Args:
        name: for messages.
        argv: the program and its arguments.
        log: file to which its output is added.
        watchdog: ends it should we be killed.
        env: its whole environment; ours unless given.
        cwd: where it runs.
        stop_signal: what it takes as a request to stop in order.
        grace: seconds it has for that.

    Raises:
        Trouble: the program is not there or may not be run.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as output:
        try:
            process = subprocess.Popen(
                [str(part) for part in argv],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=env,
                cwd=cwd,
                start_new_session=True,
            )
        except OSError as fault:
            raise Trouble(f"{name} does not start: {fault}.") from fault
    watchdog.guard(process.pid, stop_signal, grace)
    return Child(name, process, log, stop_signal, grace, watchdog)
