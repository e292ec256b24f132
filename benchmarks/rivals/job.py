"""What all of them do: the messages, and a row for each in a transaction. Imports nothing of ours."""

import os
import threading
import uuid
from collections.abc import Iterator

import psycopg

AMQP_URL = os.environ["AMQP_URL"]
DATABASE_URL = os.environ["DATABASE_URL"]
THREADS = 8
PREFETCH = 100
KEEP = "insert into effect (event_id, count) values (%s, %s) on conflict do nothing"

_of_thread = threading.local()


def messages(many: int) -> Iterator[dict[str, str]]:
    """Messages of about 1 KiB, each with an id of its own."""
    for _ in range(many):
        yield {"event_id": str(uuid.uuid4()), "mood": "g" * 960}


def keep(event_id: str, mood: str) -> None:
    """The effect, once however often it is told; each thread has a connection."""
    if not hasattr(_of_thread, "connection"):
        _of_thread.connection = psycopg.connect(DATABASE_URL)
    with _of_thread.connection.transaction():
        _of_thread.connection.execute(KEEP, (event_id, len(mood)))
