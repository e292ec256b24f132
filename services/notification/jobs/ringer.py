"""The ringer: takes one push that is due, hands it to the browser's push service, notes how that went.

What stands on the screen of a telephone that is locked can be read by whoever holds it: of what is public
the title, of one's own matters only that there is something. The page behind it says the rest.
"""

import threading
from base64 import urlsafe_b64encode
from hashlib import sha256

import msgspec
from sqlalchemy.exc import SQLAlchemyError

from services.notification.commands import ClaimNextRing, NoteRing
from services.notification.model import Outcome
from services.notification.model.ring import Ring, Rung
from services.notification.ports.push import PushService
from services.notification.ports.sentences import on_a_locked_screen
from shared import tracing
from shared.backoff import Backoff
from shared.clock import Clock
from shared.commands import CommandBus
from shared.context import working_on
from shared.logs import get_logger
from shared.progress import Progress

LOOK_EVERY_S = 1.0
LONGEST_TOPIC = 32  # RFC 8030, 5.4

log = get_logger(__name__)


class Ringer:
    """One thread's work.

    Args:
        bus: of the service.
        push: hands over.
        clock: says how long a message is still of use.
    """

    def __init__(self, bus: CommandBus, push: PushService, clock: Clock) -> None:
        self._bus = bus
        self._push = push
        self._clock = clock

    def ring_one(self) -> Rung | None:
        """Try one. Returns how that went; None where none is due."""
        ring: Ring | None = self._bus.do(ClaimNextRing())
        if ring is None:
            return None
        correlation, fact = ring.correlation_id or str(ring.fact_id), str(ring.fact_id)
        with working_on(correlation=correlation, causation=fact, trace=ring.traceparent):
            rung = self._try(ring)
            self._bus.do(NoteRing(ring.delivery_id, ring.lease, ring.device_id, rung))
            log.info("push-tried", delivery_id=str(ring.delivery_id), state=rung.outcome.state)
        return rung

    def _try(self, ring: Ring) -> Rung:
        if ring.endpoint is None:
            return Rung(Outcome("permanent-failure", None, "the device is no more"))
        with tracing.span("push", "client", {"parteneriat.push.category": ring.category}) as span:
            rung = self._push.send(
                ring.endpoint,
                ring.p256dh,
                ring.auth,
                message_of(ring),
                topic=topic_of(ring.path),
                until=ring.deadline,
                now=self._clock.now(),
            )
            if rung.outcome.state != "delivered":
                span.fail(str(rung.outcome.code or rung.outcome.text))
            return rung


def message_of(ring: Ring) -> bytes:
    """What the browser's worker shows, and where it leads."""
    title, body = on_a_locked_screen(ring.category, ring.words, ring.language)
    home = "/en" if ring.language == "en" else ""
    said = {
        "title": title,
        "body": body,
        "path": f"{home}/cont/noutati/{ring.notice_id}",
        "tag": topic_of(ring.path),
    }
    return msgspec.json.encode(said)


def topic_of(path: str) -> str:
    """The same for all that leads to one page, and telling nothing of it."""
    return urlsafe_b64encode(sha256(path.encode()).digest()).decode()[:LONGEST_TOPIC]


def ring_due(
    stop: threading.Event, progress: Progress, bus: CommandBus, push: PushService | None, clock: Clock
) -> None:
    """Ring what is due until told to stop; without keys of our own there is nothing to ring."""
    backoff = Backoff(first=0.5, longest=30.0)
    while not stop.is_set():
        progress.beat()
        try:
            rung = Ringer(bus, push, clock).ring_one() if push else None
        except SQLAlchemyError as error:
            log.warning("ringer-waits", error=type(error).__name__)
            stop.wait(backoff.next())
            continue
        backoff.reset()
        if rung is None:
            stop.wait(LOOK_EVERY_S)
