"""Second tries: parked messages whose time has come, one at a time, whoever of the workers is free."""

import threading
from collections.abc import Callable, Mapping

from shared.clock import Clock
from shared.logs import get_logger
from shared.messaging import inbox
from shared.messaging.envelope import Envelope
from shared.messaging.processing import DatabaseAway, Delivery, Processor, raise_if_away
from shared.persistence.unit_of_work import UnitOfWork
from shared.progress import Progress

EVERY_S = 1.0

log = get_logger(__name__)


class Retries:
    """Runs beside the consumers.

    Args:
        processors: by the name of their queue.
        units: makes units of work.
        clock: says whose time has come.
        progress: told each time the loop turns.
    """

    def __init__(
        self,
        processors: Mapping[str, Processor],
        units: Callable[[], UnitOfWork],
        clock: Clock,
        progress: Progress,
    ) -> None:
        self._processors = processors
        self._units = units
        self._clock = clock
        self._progress = progress
        self._ordered = [name for name, processor in processors.items() if processor.ordered]

    def run(self, stop: threading.Event) -> None:
        """Look every second, and work while there is something."""
        while not stop.is_set():
            self._progress.beat()
            try:
                worked = self.retry_one()
            except DatabaseAway as error:
                log.warning("database-away", error=str(error))
                worked = False
            if not worked:
                stop.wait(EVERY_S)

    def retry_one(self) -> bool:
        """Try one message that is due again. Returns whether there was one."""
        with self._units() as uow:
            try:
                row = inbox.due(uow.session, list(self._processors), self._ordered, self._clock.now())
            except Exception as error:
                raise_if_away(error)
                raise
            if row is None:
                return False
            delivery = Delivery(Envelope.from_bytes(row.body), bytes(row.body))
            self._processors[row.consumer].retry(delivery, row.attempts, uow)
            return True
