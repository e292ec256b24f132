"""The senders of webhooks: each takes a delivery that is due, signs it, sends it, notes the answer.

Signing happens as it is sent, so that a secret that was renewed meanwhile is the one that signs.
"""

import threading
import time

from prometheus_client import Counter
from sqlalchemy.exc import SQLAlchemyError

from services.notification.commands import ClaimNextWebhook, NoteWebhook
from services.notification.handlers.webhook_sending import ClaimedWebhook
from services.notification.model.webhook_delivery import Attempted
from services.notification.model.webhook_signing import WebhookKeys
from shared import tracing
from shared.backoff import Backoff
from shared.clock import Clock
from shared.commands import CommandBus
from shared.context import working_on
from shared.logs import get_logger
from shared.messaging.envelope import CONTENT_TYPE
from shared.progress import Progress
from shared.web.destinations import Unreachable
from shared.web.outbound import Outbound

LOOK_EVERY_S = 0.5

webhooks_tried = Counter(
    "parteneriat_webhooks_tried", "Attempts to deliver a webhook, by how they ended", ["outcome"]
)

log = get_logger(__name__)


class WebhookSender:
    """One thread's work.

    Args:
        bus: of the service.
        outbound: makes the requests.
        keys: sign them.
        clock: says when.
    """

    def __init__(self, bus: CommandBus, outbound: Outbound, keys: WebhookKeys, clock: Clock) -> None:
        self._bus = bus
        self._outbound = outbound
        self._keys = keys
        self._clock = clock

    def send_one(self) -> Attempted | None:
        """Try one delivery. Returns how that went; None where none is due."""
        item: ClaimedWebhook | None = self._bus.do(ClaimNextWebhook())
        if item is None:
            return None
        with working_on(correlation=str(item.message_id), causation=str(item.message_id)):
            attempted = self._try(item)
            self._bus.do(
                NoteWebhook(
                    endpoint_id=item.endpoint_id,
                    delivery_id=item.delivery_id,
                    lease=item.lease,
                    attempted=attempted,
                )
            )
            outcome = attempted.trouble or str(attempted.status)
            webhooks_tried.labels(f"{outcome[0]}xx" if attempted.status else outcome).inc()
            log.info("webhook-tried", delivery_id=str(item.delivery_id), outcome=outcome)
        return attempted

    def _try(self, item: ClaimedWebhook) -> Attempted:
        body = item.body.encode()
        headers = self._keys.headers(
            item.message_id, self._clock.now(), body, item.key_ids, with_public_key=item.with_public_key
        )
        begun = time.monotonic()
        status, trouble, answer, retry_after = None, None, "", None
        with tracing.span("send webhook", "client", {}) as span:
            try:
                said = self._outbound.post(item.url, body, {"Content-Type": CONTENT_TYPE, **headers})
                status, answer = said.status, _readable(said.body)
                retry_after = _seconds(said.retry_after)
            except Unreachable as error:
                trouble = error.trouble
                span.fail(trouble)
        return Attempted(
            status=status,
            trouble=trouble,
            answer=answer,
            retry_after=retry_after,
            signature=headers["webhook-signature"],
            took_ms=int((time.monotonic() - begun) * 1000),
        )


def send_webhooks(
    stop: threading.Event,
    progress: Progress,
    bus: CommandBus,
    outbound: Outbound,
    webhook_keys: WebhookKeys,
    clock: Clock,
) -> None:
    """Send what is due until told to stop; while the database is in trouble, go slowly.

    An outcome that could not be noted is tried again when its lease has run out; the message keeps its id,
    so that a receiver knows it.
    """
    sender, backoff = WebhookSender(bus, outbound, webhook_keys, clock), Backoff(first=0.5, longest=30.0)
    while not stop.is_set():
        progress.beat()
        try:
            attempted = sender.send_one()
        except SQLAlchemyError as error:
            log.warning("webhook-sender-waits", error=type(error).__name__)
            stop.wait(backoff.next())
            continue
        backoff.reset()
        if attempted is None:
            stop.wait(LOOK_EVERY_S)


def _readable(raw: bytes) -> str:
    return raw.decode("utf-8", "replace").replace("\x00", "\ufffd")


def _seconds(written: str | None) -> int | None:
    """Of Retry-After, where it names seconds; as a date it is not heeded."""
    return int(written) if written and written.isascii() and written.isdigit() else None
