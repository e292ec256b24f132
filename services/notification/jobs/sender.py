"""The senders: each takes one message that is due, hands it to the relay, notes how that went, and again.

A message is claimed by a lease, so that no two senders have the same one; the lease of a sender that died
runs out, and another takes over. `ports/relay.py` says what that does and does not promise.
"""

import threading
from collections.abc import Callable

from prometheus_client import Counter
from sqlalchemy.exc import SQLAlchemyError

from services.notification.commands import ClaimNextDelivery, NoteOutcome
from services.notification.model import Outcome
from services.notification.ports.composer import Composer, Outgoing
from services.notification.ports.relay import Relay
from shared import tracing
from shared.backoff import Backoff
from shared.clock import Clock
from shared.commands import CommandBus
from shared.context import working_on
from shared.logs import get_logger
from shared.progress import Progress

LOOK_EVERY_S = 0.5

mails_tried = Counter(
    "parteneriat_mails_tried",
    "Attempts to hand a mail to the relay, by how they ended",
    ["category", "state"],
)

log = get_logger(__name__)


class Sender:
    """One thread's work.

    Args:
        bus: of the service.
        composer: makes the mails.
        relay: a connection of this thread's own.
        clock: says how long is left of a term.
    """

    def __init__(self, bus: CommandBus, composer: Composer, relay: Relay, clock: Clock) -> None:
        self._bus = bus
        self._composer = composer
        self._relay = relay
        self._clock = clock

    def send_one(self, stop: threading.Event) -> Outcome | None:
        """Try one message. Returns how that went; None where none is due."""
        item: Outgoing | None = self._bus.do(ClaimNextDelivery())
        if item is None:
            self._relay.rest()
            return None
        correlation, fact = item.correlation_id or str(item.fact_id), str(item.fact_id)
        with working_on(correlation=correlation, causation=fact, trace=item.traceparent):
            outcome = self._try(item)
            mails_tried.labels(item.category, outcome.state).inc()
            self._note(NoteOutcome(item.delivery_id, item.lease, outcome), stop)
            log.info(
                "mail-tried",
                delivery_id=str(item.delivery_id),
                category=item.category,
                state=outcome.state,
                code=outcome.code,
            )
        return outcome

    def _try(self, item: Outgoing) -> Outcome:
        with tracing.span("send mail", "client", {"parteneriat.mail.category": item.category}) as span:
            outcome = self._hand_over(item)
            span.note({"parteneriat.mail.outcome": outcome.state})
            if outcome.state != "delivered":
                span.fail(str(outcome.code or outcome.state))
        return outcome

    def _hand_over(self, item: Outgoing) -> Outcome:
        try:
            message = self._composer.compose(item, self._clock.now())
        except Exception as error:
            # A mail that cannot be made harms only itself. Its words may hold personal data: not logged.
            log.error("mail-not-made", delivery_id=str(item.delivery_id), error=type(error).__name__)
            return Outcome("technical-failure", None, f"not made: {type(error).__name__}", final=True)
        return self._relay.send(item.recipient, message, self._composer.return_path(item.delivery_id))

    def _note(self, command: NoteOutcome, stop: threading.Event) -> None:
        """Write the outcome down, also if the database is away for a moment: else the mail goes out twice."""
        backoff = Backoff(first=0.2, longest=5.0)
        while True:
            try:
                self._bus.do(command)
                return
            except SQLAlchemyError as error:
                log.warning("outcome-not-noted", error=type(error).__name__)
                if stop.wait(backoff.next()):
                    raise


def send_due(
    stop: threading.Event,
    progress: Progress,
    bus: CommandBus,
    composer: Composer,
    make_relay: Callable[[], Relay],
    clock: Clock,
) -> None:
    """Send what is due until told to stop; while relay or database is in trouble, go slowly."""
    relay = make_relay()
    sender, backoff = Sender(bus, composer, relay, clock), Backoff(first=0.5, longest=30.0)
    while not stop.is_set():
        progress.beat()
        try:
            outcome = sender.send_one(stop)
        except SQLAlchemyError as error:
            log.warning("sender-waits", error=type(error).__name__)
            stop.wait(backoff.next())
            continue
        if outcome is None:
            stop.wait(LOOK_EVERY_S)
        elif outcome.state == "technical-failure" and not outcome.final:
            stop.wait(backoff.next())
        else:
            backoff.reset()
    relay.close()
