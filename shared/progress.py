"""Health is progress: a loop is well when it turned lately, not when its socket is open."""

import threading
import time


class Progress:
    """When each loop of a process last turned.

    Args:
        name: of the loop.
        stale_after: seconds without a turn after which it counts as stuck.
    """

    def __init__(self, name: str, stale_after: float = 60.0) -> None:
        self.name = name
        self._stale_after = stale_after
        self._lock = threading.Lock()
        self._last = time.monotonic()

    def beat(self) -> None:
        """The loop turned."""
        with self._lock:
            self._last = time.monotonic()

    @property
    def age(self) -> float:
        """Seconds since the last turn."""
        with self._lock:
            return time.monotonic() - self._last

    @property
    def healthy(self) -> bool:
        """Whether the loop turned lately."""
        return self.age < self._stale_after
