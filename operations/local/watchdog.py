"""Ends a launcher's processes when the launcher itself has ended, even by SIGKILL.

Runs as a process of its own, in its own session, with the read end of a pipe as its stdin. The launcher holds
the write end, so its death, however it comes, is the end of the file. Lines: `guard PID SIGNAL GRACE` and
`release PID`. What is still guarded at the end is stopped.
"""

import contextlib
import os
import signal
import subprocess
import sys
import time

POLL_S = 0.05


class Watchdog:
    """The launcher's end."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-I", __file__],
            stdin=subprocess.PIPE,
            start_new_session=True,
            text=True,
            bufsize=1,
        )

    def guard(self, pid: int, stop_signal: int, grace: float) -> None:
        """Take a process group under guard: ended by `stop_signal`, after `grace` seconds by force."""
        self._say(f"guard {pid} {int(stop_signal)} {grace}")

    def release(self, pid: int) -> None:
        """The group has ended; its number may be anybody's now."""
        self._say(f"release {pid}")

    def close(self) -> None:
        """End the watchdog and, first, what it still guards."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.wait()

    def _say(self, line: str) -> None:
        if self._process.stdin is not None:
            self._process.stdin.write(line + "\n")


def stop_groups(guarded: dict[int, tuple[int, float]]) -> None:
    """Ask the leaders of process groups to stop, the youngest first; end by force what outlives its grace.

    Args:
        guarded: number of the group → the signal that asks its leader, the seconds it then has.
    """
    for pid, (stop_signal, _grace) in reversed(guarded.items()):
        try:
            os.kill(pid, stop_signal)
        except ProcessLookupError:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(pid, signal.SIGTERM)
    asked = time.monotonic()
    for pid, (_signal, grace) in guarded.items():
        if not wait_for_group(pid, asked + grace - time.monotonic()):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(pid, signal.SIGKILL)


def wait_for_group(pid: int, within: float) -> bool:
    """Whether the group was empty before `within` seconds had gone."""
    deadline = time.monotonic() + within
    while group_lives(pid):
        if time.monotonic() > deadline:
            return False
        time.sleep(POLL_S)
    return True


def group_lives(pid: int) -> bool:
    """Whether a process of the group is left; a child that ended and was not yet waited for is reaped."""
    with contextlib.suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)
    try:
        os.killpg(pid, 0)
    except ProcessLookupError:
        return False
    return True


def main() -> None:
    """Listen until the launcher is gone, then stop what it left."""
    for deaf in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(deaf, signal.SIG_IGN)
    guarded: dict[int, tuple[int, float]] = {}
    for line in sys.stdin:
        word, pid, *rest = line.split()
        if word == "guard":
            guarded[int(pid)] = (int(rest[0]), float(rest[1]))
        else:
            guarded.pop(int(pid), None)
    stop_groups(guarded)


if __name__ == "__main__":
    main()
