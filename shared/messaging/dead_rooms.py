"""Looking into the broker's dead-letter rooms."""

from collections.abc import Iterable
from typing import Any

from shared.messaging.confirms import ConfirmingPublisher
from shared.messaging.connecting import connected
from shared.messaging.topology import Queue

SHOWN = 200  # bytes of a message
CONFIRM_WITHIN_S = 10.0


def look(url: str, queues: Iterable[Queue], *, back: bool) -> list[dict[str, Any]]:
    """What lies in the rooms.

    Args:
        url: the broker, as an account that may read the rooms.
        queues: whose rooms to look into.
        back: send each message back to its queue; it leaves the room once the broker has confirmed that.
    """
    found: list[dict[str, Any]] = []
    with connected(url) as connection:
        publisher = ConfirmingPublisher(connection)
        for queue in queues:
            channel = connection.channel()
            while message := channel.basic_get(queue.dead):
                body = message.body if isinstance(message.body, bytes) else str(message.body).encode()
                beginning = body[:SHOWN].decode("utf-8", "replace")
                found.append({"queue": queue.dead, "bytes": len(body), "beginning": beginning})
                if back:
                    name = str(message.properties.get("message_id", ""))
                    publisher.publish(body, exchange="", routing_key=queue.name, message_id=name)
                    publisher.wait(CONFIRM_WITHIN_S)
                    channel.basic_ack(message.delivery_tag)
            # What was only looked at goes back to the room as the channel closes.
            channel.close()
    return found
