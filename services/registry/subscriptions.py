"""What the registry hears: a line an event."""

from services.registry.handlers import erasure
from services.registry.model.erasure import ANSWERING
from services.registry.schemas.erasure import ErasureDone
from shared.messaging.events import PREFIX, Stream
from shared.messaging.subscription import Subscription
from shared.messaging.topology import Queue

ERASURES = "registry.erasures"

QUEUES = (Queue(ERASURES),)
SUBSCRIPTIONS = tuple(
    Subscription(
        queue=ERASURES,
        stream=Stream.INTERNAL,
        type=f"{PREFIX}{service}.erasure.done.v1",
        schema=ErasureDone(),
        handler=erasure.note_answer,
    )
    for service in sorted(ANSWERING)
)
