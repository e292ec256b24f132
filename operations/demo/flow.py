"""What passes over the broker while the play goes on, heard as an operator hears it: attributes alone."""

import json
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from itertools import groupby

from operations.local.tap import PREFIX, Tap

QUIET_S = 0.5


class Flow:
    """Listens, if there is an address to listen at; without one it hears nothing and asks for nothing.

    Args:
        amqp_url: the broker, as an operator's account; empty where none is at hand.
    """

    def __init__(self, amqp_url: str) -> None:
        self._lock = threading.Lock()
        self._heard: list[tuple[str, str]] = []
        self._told = 0
        self._seen: Counter[str] = Counter()
        self._tap = Tap(amqp_url, hear=self._hear) if amqp_url else None

    def start(self) -> None:
        """Begin to listen."""
        if self._tap:
            self._tap.start()
            self._tap.listening.wait(10)

    def stop(self) -> None:
        """End."""
        if self._tap:
            self._tap.stop()

    def tell(self, say: Callable[[str], None]) -> None:
        """Narrate what has passed since the last time."""
        if self._tap is None:
            return
        time.sleep(QUIET_S)
        with self._lock:
            fresh = self._heard[self._told :]
            self._told = len(self._heard)
        for (exchange, kind), alike in groupby(fresh):
            many = len(list(alike))
            say(f"   → {exchange}: {kind}{f' × {many}' if many > 1 else ''}")

    def once(self, expected: Mapping[str, str]) -> dict[str, int]:
        """How often each expected `<type> <subject>` came, by its name."""
        with self._lock:
            return {name: self._seen[name] for name in expected} if self._tap else {}

    def _hear(self, body: bytes | str, exchange: str) -> None:
        try:
            event = json.loads(body)
            kind = str(event["type"]).removeprefix(PREFIX)
        except (ValueError, KeyError, TypeError):
            return
        with self._lock:
            self._heard.append((exchange, kind))
            self._seen[f"{kind} {event['subject']}"] += 1
