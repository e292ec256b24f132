"""From an event that arrived to its effect: decode, recognise, handle, write down; or keep it safe.

Knows no broker, so that the same code serves a delivery, a second try and a replay.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import attrgetter

from marshmallow import ValidationError
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from shared import tracing
from shared.clock import Clock
from shared.context import working_on
from shared.injection import inject
from shared.logs import get_logger
from shared.messaging import inbox, metrics
from shared.messaging.envelope import Envelope
from shared.messaging.errors import Reject, Retry
from shared.messaging.events import Stream
from shared.messaging.subscription import Message, Subscription
from shared.persistence.unit_of_work import UnitOfWork

# Classes of SQLSTATE, which pass by themselves: connection lost, server shutting down or starting up, and a
# lock that was not to be had in time, such as that of a read model that is being forgotten.
AWAY = ("08", "57P", "55P03")

log = get_logger(__name__)


class DatabaseAway(Exception):
    """Nothing can be written down now; the broker keeps the messages meanwhile."""


@dataclass(frozen=True)
class Delivery:
    """A message that could be read, with its bytes."""

    envelope: Envelope
    body: bytes


class Processor:
    """Handles the events of one queue.

    Args:
        consumer: the queue's name; under it the inbox remembers.
        ordered: later events of a subject wait while an earlier one is parked.
        subscriptions: the lines of the service's table for this queue.
        units: makes units of work.
        clock: stamps the inbox's rows.
        dependencies: what handlers may ask for by name.
    """

    def __init__(
        self,
        consumer: str,
        *,
        ordered: bool,
        subscriptions: Sequence[Subscription],
        units: Callable[[], UnitOfWork],
        clock: Clock,
        dependencies: Mapping[str, object],
    ) -> None:
        self.consumer = consumer
        self.ordered = ordered
        self._units = units
        self._clock = clock
        self._lines = {line.type: line for line in subscriptions}
        self._handlers = {line.type: inject(line.handler, dependencies) for line in subscriptions}

    def process(self, deliveries: Sequence[Delivery]) -> None:
        """Give all of them effect in one transaction, or, if one fails, by halves, down to it alone.

        On return everything is written down: done, parked or dead.

        Raises:
            DatabaseAway: nothing was written; try again with the same messages.
        """
        try:
            self._together(deliveries)
        except Exception as error:
            raise_if_away(error)
            if len(deliveries) == 1:
                self._fail(deliveries[0], error, attempts=1)
                return
            middle = len(deliveries) // 2
            self.process(deliveries[:middle])
            self.process(deliveries[middle:])

    def retry(self, delivery: Delivery, attempts: int, uow: UnitOfWork) -> None:
        """Try a parked message again, in a transaction that holds its row.

        Raises:
            DatabaseAway: nothing was written.
        """
        try:
            self._handle([delivery.envelope], uow)
            inbox.done(uow.session, self.consumer, delivery.envelope.id)
            uow.commit()
            metrics.took_effect(self.consumer, [delivery.envelope.time], self._clock.now())
            self._count("retried")
        except Exception as error:
            raise_if_away(error)
            uow.session.rollback()
            self._fail(delivery, error, attempts=attempts + 1)

    def _together(self, deliveries: Sequence[Delivery]) -> None:
        with self._units() as uow:
            envelopes = [delivery.envelope for delivery in deliveries]
            claimed = inbox.claim(uow.session, self.consumer, envelopes, self._clock.now())
            # In the order of arrival, each once, also where one came twice.
            fresh = list({envelope.id: envelope for envelope in envelopes if envelope.id in claimed}.values())
            if self.ordered and inbox.waiting(uow.session, self.consumer, [e.subject for e in fresh]):
                raise Retry("An earlier event of the same subject waits to be tried again.")
            self._handle(fresh, uow)
            uow.commit()
        if fresh:
            metrics.took_effect(self.consumer, [envelope.time for envelope in fresh], self._clock.now())
        self._count("done", len(fresh))
        self._count("known", len(deliveries) - len(fresh))

    def _handle(self, envelopes: Sequence[Envelope], uow: UnitOfWork) -> None:
        for kind, run in groupby(envelopes, key=attrgetter("type")):
            if line := self._lines.get(kind):
                messages = [_message(line, envelope) for envelope in run if not envelope.is_tombstone]
                if line.together and messages:
                    with tracing.handling_together(self.consumer, messages):
                        self._handlers[kind](messages, uow)
                else:
                    for message in messages:
                        self._handle_one(message, uow)

    def _handle_one(self, message: Message, uow: UnitOfWork) -> None:
        envelope = message.envelope
        correlation = envelope.correlation_id or str(envelope.id)
        with (
            working_on(correlation=correlation, causation=str(envelope.id), trace=envelope.traceparent),
            tracing.handling(self.consumer, envelope),
        ):
            self._handlers[envelope.type](message, uow)

    def _fail(self, delivery: Delivery, error: Exception, *, attempts: int) -> None:
        envelope, now = delivery.envelope, self._clock.now()
        reason = f"{type(error).__name__}: {error}"[:1000]
        dead = isinstance(error, Reject) or attempts >= inbox.TRIES
        log.warning(
            "message-failed",
            queue=self.consumer,
            event_id=str(envelope.id),
            type=envelope.type,
            attempts=attempts,
            error=type(error).__name__,
            exc_info=None if isinstance(error, Reject | Retry) else error,
        )
        try:
            self._keep(delivery, attempts, reason, now, dead=dead)
        except DBAPIError as failure:
            # What cannot be kept must not be acknowledged, whatever the reason.
            raise DatabaseAway(str(failure.orig)) from failure
        self._count("dead" if dead else "parked")

    def _keep(self, delivery: Delivery, attempts: int, reason: str, now: datetime, *, dead: bool) -> None:
        keep = inbox.give_up if dead else inbox.park
        body = None if dead and self._is_letter(delivery.envelope) else delivery.body
        with self._units() as uow:
            keep(
                uow.session,
                self.consumer,
                delivery.envelope,
                body=body,
                attempts=attempts,
                reason=reason,
                now=now,
            )
            uow.commit()

    def _is_letter(self, envelope: Envelope) -> bool:
        line = self._lines.get(envelope.type)
        return line is not None and line.stream is Stream.LETTER

    def _count(self, outcome: str, many: int = 1) -> None:
        if many:
            metrics.consumed.labels(self.consumer, outcome).inc(many)


def _message(line: Subscription, envelope: Envelope) -> Message:
    try:
        return Message(envelope, line.schema.load(envelope.content()))
    except ValidationError as error:
        raise Reject(f"{envelope.type} does not hold what is needed: {error.messages}") from error


def raise_if_away(error: Exception) -> None:
    """Turn a lost database into DatabaseAway; any other error passes by."""
    if isinstance(error, PoolTimeout):
        raise DatabaseAway(str(error)) from error
    if isinstance(error, DBAPIError):
        state = getattr(error.orig, "sqlstate", None)
        if error.connection_invalidated or state is None or state.startswith(AWAY):
            raise DatabaseAway(str(error.orig)) from error
