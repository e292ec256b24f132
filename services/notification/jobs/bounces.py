"""The listener for bounces, as a part of the worker."""

import threading
from uuid import UUID

from prometheus_client import Counter

from services.notification.commands import NoteBounce
from services.notification.model.bounce import Bounce
from services.notification.model.return_paths import ReturnPaths
from services.notification.ports.bounce_listener import Listener, Taking
from services.notification.settings import Settings
from shared.commands import CommandBus
from shared.context import working_on
from shared.ids import new_id
from shared.logs import get_logger
from shared.messaging.errors import Misconfigured
from shared.progress import Progress

LOOK_EVERY_S = 1.0

mails_returned = Counter(
    "parteneriat_mails_returned",
    "Reports on mails that came back, by what they prove: hard, soft, unknown",
    ["kind"],
)

log = get_logger(__name__)


def take_bounces(
    stop: threading.Event, progress: Progress, bus: CommandBus, return_paths: ReturnPaths, settings: Settings
) -> None:
    """Take them until told to stop.

    Raises:
        Misconfigured: nobody can listen at this address.
    """

    def note(delivery_id: UUID, bounce: Bounce) -> None:
        with working_on(correlation=str(new_id())):
            counted = bounce.kind != "unknown" and bus.do(NoteBounce(delivery_id, bounce))
            mails_returned.labels(bounce.kind).inc()
            log.info("mail-returned", delivery_id=str(delivery_id), kind=bounce.kind, counted=bool(counted))

    host, _, port = settings.bounces_bind.rpartition(":")
    listener = Listener(Taking(return_paths, note), host.strip("[]"), int(port))
    try:
        listener.start()
    except OSError as error:
        raise Misconfigured(f"BOUNCES_BIND {settings.bounces_bind}: {error}") from error
    try:
        while not stop.wait(LOOK_EVERY_S):
            if listener.server is not None and listener.server.is_serving():
                progress.beat()
    finally:
        listener.stop()
