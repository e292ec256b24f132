"""The worker watches over itself: it tells the database that it lives, and measures what waits."""

import threading
from collections.abc import Callable

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from shared.logs import get_logger
from shared.messaging import metrics
from shared.progress import Progress
from shared.service import Runtime

EVERY_S = 5.0
BEAT = text("""
    insert into process (name, role, beat_at) values (:name, 'worker', :now)
    on conflict (name) do update set beat_at = excluded.beat_at
""")
FORGET = text("delete from process where beat_at < cast(:now as timestamptz) - interval '1 hour'")
LAG = text("""
    select s.stream, s.sequenced - s.published
         + (select count(*) from outbox o where o.stream = s.stream) as waiting
    from stream_state s
""")
AGE = text("""
    select extract(epoch from cast(:now as timestamptz) - min(occurred_at)) from (
        select e.occurred_at from outbox o join event e using (event_id) order by o.id limit 1
    ) oldest
""")
KEPT = text("select consumer, state, count(*) from inbox where state <> 'done' group by 1, 2")

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

    def look(self) -> None:
        """One beat, one measurement."""
        now = self._runtime.clock.now()
        with self._runtime.engine.begin() as connection:
            if all(part.healthy for part in self._parts()):
                connection.execute(BEAT, {"name": self._name, "now": now})
                connection.execute(FORGET, {"now": now})
            for stream, waiting in connection.execute(LAG):
                metrics.outbox_waiting.labels(stream).set(waiting)
            metrics.outbox_age.set(connection.scalar(AGE, {"now": now}) or 0)
            kept = {(consumer, state): count for consumer, state, count in connection.execute(KEPT)}
        for queue in self._runtime.service.topology.queues:
            metrics.inbox_parked.labels(queue.name).set(kept.get((queue.name, "parked"), 0))
            metrics.inbox_dead.labels(queue.name).set(kept.get((queue.name, "dead"), 0))
