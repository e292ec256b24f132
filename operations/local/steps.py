"""Progress at the terminal: a line a step, with its time. Standard library only, for the installer's sake."""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

TICK, CROSS = "✓", "✗"


class Steps:
    """Shows what is being done and what is done; steps may run at the same time in several threads."""

    def __init__(self) -> None:
        self._live = sys.stdout.isatty()
        self._lock = threading.Lock()
        self._running: list[str] = []

    @contextmanager
    def step(self, what: str) -> Iterator[None]:
        """Show `what` while the block runs, then a line with its time or a cross."""
        began = time.monotonic()
        with self._lock:
            self._running.append(what)
            self._show_running()
        try:
            yield
        except BaseException:
            self._done(what, CROSS, began)
            raise
        self._done(what, TICK, began)

    def say(self, line: str) -> None:
        """A line of its own among the steps."""
        with self._lock:
            self._clear()
            print(line, flush=True)
            self._show_running()

    def _done(self, what: str, mark: str, began: float) -> None:
        with self._lock:
            self._running.remove(what)
            self._clear()
            print(f"  {mark} {what} ({time.monotonic() - began:.1f} s)", flush=True)
            self._show_running()

    def _show_running(self) -> None:
        if self._live and self._running:
            print(f"  … {', '.join(self._running)}", end="", flush=True)

    def _clear(self) -> None:
        if self._live:
            print("\r\x1b[K", end="")
