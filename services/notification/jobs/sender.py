"""The senders: each takes some messages that are due, hands them to the relay, notes how that went.

Messages are claimed by a lease, so that no two senders have the same one; the lease of a sender that died
runs out, and another takes over. What the relay took is noted some at a time: who is killed meanwhile has
sent those, `NOTED_TOGETHER` at most, and they go out once more. `ports/relay.py` says why no sender can
promise more.
"""

import threading
import time
from collections.abc import Callable, Sequence

from prometheus_client import Counter
from sqlalchemy.exc import SQLAlchemyError

from services.notification.commands import ClaimDeliveries, NoteOutcome, NoteOutcomes
from services.notification.model import Outcome
from services.notification.model.delivery import LANES, TOLD_SOON
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
BATCH = 50  # of which the rest waits for the end of the lease, should this process die
BATCH_S = 60.0  # no mail of a batch is begun later, so that each ends within the lease
NOTED_TOGETHER = 10
NOTED_WITHIN_S = 1.0

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
        lanes: whose messages it sends.
    """

    def __init__(
        self,
        bus: CommandBus,
        composer: Composer,
        relay: Relay,
        clock: Clock,
        lanes: tuple[int, ...] = LANES,
    ) -> None:
        self._bus = bus
        self._composer = composer
        self._relay = relay
        self._clock = clock
        self._lanes = lanes
        self._delivered: list[NoteOutcome] = []

    def send_some(self, stop: threading.Event, most: int = BATCH) -> list[Outcome]:
        """Try some messages. Returns how those went that were tried; none where none is due.

        After trouble that would meet all of them, and when told to stop, the rest is left for later.
        """
        items: list[Outgoing] = self._bus.do(ClaimDeliveries(most, self._lanes))
        if not items:
            self._relay.rest()
        outcomes: list[Outcome] = []
        begun = noted = time.monotonic()
        for item in items:
            if stop.is_set() or time.monotonic() > begun + BATCH_S or (outcomes and outcomes[-1].meets_all):
                break
            outcomes.append(self._send(item, stop))
            if len(self._delivered) >= NOTED_TOGETHER or time.monotonic() > noted + NOTED_WITHIN_S:
                self._note_delivered(stop)
                noted = time.monotonic()
        self._note_delivered(stop)
        self._note([self._noted(item, None) for item in items[len(outcomes) :]], stop)
        return outcomes

    def _send(self, item: Outgoing, stop: threading.Event) -> Outcome:
        correlation, fact = item.correlation_id or str(item.fact_id), str(item.fact_id)
        with working_on(correlation=correlation, causation=fact, trace=item.traceparent):
            outcome = self._try(item)
            mails_tried.labels(item.category, outcome.state).inc()
            if outcome.state == "delivered":
                self._delivered.append(self._noted(item, outcome))
            else:  # may have to be said, and then belongs to what it all began with
                self._note([self._noted(item, outcome)], stop)
            log.info(
                "mail-tried",
                delivery_id=str(item.delivery_id),
                category=item.category,
                state=outcome.state,
                code=outcome.code,
            )
        return outcome

    def _noted(self, item: Outgoing, outcome: Outcome | None) -> NoteOutcome:
        return NoteOutcome(item.delivery_id, item.lease, outcome, self._clock.now())

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

    def _note_delivered(self, stop: threading.Event) -> None:
        self._note(self._delivered, stop)
        self._delivered = []

    def _note(self, notes: Sequence[NoteOutcome], stop: threading.Event) -> None:
        """Write outcomes down, also if the database is away for a moment: else the mails go out twice."""
        backoff = Backoff(first=0.2, longest=5.0)
        while notes:
            try:
                self._bus.do(NoteOutcomes(tuple(notes)))
                return
            except SQLAlchemyError as error:
                log.warning("outcomes-not-noted", error=type(error).__name__)
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
    """Send what is due, first what concerns one person, until told to stop."""
    relay = make_relay()
    _keep_sending(Sender(bus, composer, relay, clock), stop, progress)
    relay.close()


def send_soon(
    stop: threading.Event,
    progress: Progress,
    bus: CommandBus,
    composer: Composer,
    make_relay: Callable[[], Relay],
    clock: Clock,
) -> None:
    """The same of what concerns one person alone, so that a receipt need not wait for a batch to end."""
    relay = make_relay()
    _keep_sending(Sender(bus, composer, relay, clock, (TOLD_SOON,)), stop, progress)
    relay.close()


def _keep_sending(sender: Sender, stop: threading.Event, progress: Progress) -> None:
    """While relay or database is in trouble, go slowly, and try it with one mail."""
    backoff, most = Backoff(first=0.5, longest=30.0), BATCH
    while not stop.is_set():
        progress.beat()
        try:
            outcomes = sender.send_some(stop, most)
        except SQLAlchemyError as error:
            log.warning("sender-waits", error=type(error).__name__)
            stop.wait(backoff.next())
            continue
        if not outcomes:
            stop.wait(LOOK_EVERY_S)
        elif outcomes[-1].meets_all:
            most = 1
            stop.wait(backoff.next())
        else:
            most = BATCH
            backoff.reset()
