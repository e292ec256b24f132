"""The worker watches over itself: it tells the database that it lives, and measures what waits."""

import threading
from collections.abc import Callable

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from shared.about import number
from shared.heartbeat import EVERY_S, beat, leave
from shared.logs import get_logger
from shared.messaging import metrics
from shared.operating import measures
from shared.progress import Progress
from shared.service import Runtime

log = get_logger(__name__)


class Watch:
    """Args:
    runtime: of the service.
    name: of this process, unique among its like.
    progress: told each time the loop turns.
    parts: gives the progress of the other threads; the process counts as alive while all turn.
    """

    def __init__(
        self, runtime: Runtime, name: str, progress: Progress, parts: Callable[[], list[Progress]]
    ) -> None:
        self._runtime = runtime
        self._name = name
        self._parts = parts
        self.progress = progress

    def run(self, stop: threading.Event) -> None:
        """Beat and measure until told to stop."""
        while not stop.is_set():
            self.progress.beat()
            try:
                self.look()
            except SQLAlchemyError as error:
                log.warning("watch-failed", error=type(error).__name__)
            stop.wait(EVERY_S)
        leave(self._runtime.engine, self._name)

    def look(self) -> None:
        """One beat, one measurement."""
        now = self._runtime.clock.now()
        if all(part.healthy for part in self._parts()):
            # By itself: a measurement that takes too long does not make a worker look dead.
            with self._runtime.engine.begin() as connection:
                beat(connection, self._name, "worker", now)
        with self._runtime.engine.connect() as connection:
            for stream in measures.streams(connection):
                metrics.outbox_waiting.labels(stream["stream"]).set(stream["waiting"])
            metrics.outbox_age.set(measures.oldest_waiting_s(connection, now) or 0)
            kept = measures.kept(connection, now)
            numbers = self._runtime.service.numbers(Session(connection), now)
        for name, value in numbers.items():
            number(f"{self._runtime.service.name}_{name}").set(value or 0)
        for queue in self._runtime.service.topology.queues:
            for state, gauge in (("parked", metrics.inbox_parked), ("dead", metrics.inbox_dead)):
                many, _ = kept.get((queue.name, state), (0, 0.0))
                gauge.labels(queue.name).set(many)
