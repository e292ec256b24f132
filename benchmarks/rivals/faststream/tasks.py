"""FastStream: acknowledged after the work, published with confirms gathered by the hundred; asyncio."""

import asyncio
import sys

from faststream import AckPolicy, FastStream
from faststream.rabbit import Channel, RabbitBroker, RabbitQueue
from psycopg_pool import AsyncConnectionPool

from benchmarks.rivals.job import AMQP_URL, DATABASE_URL, KEEP, PREFETCH, THREADS, messages

QUEUE = RabbitQueue("rival.faststream", durable=True)
broker = RabbitBroker(
    AMQP_URL, logger=None, default_channel=Channel(prefetch_count=PREFETCH, publisher_confirms=True)
)
pool = AsyncConnectionPool(DATABASE_URL, min_size=THREADS, max_size=THREADS, open=False)


@broker.subscriber(QUEUE, ack_policy=AckPolicy.NACK_ON_ERROR)
async def effect(message: dict[str, str]) -> None:
    """One row."""
    async with pool.connection() as connection:
        await connection.execute(KEEP, (message["event_id"], len(message["mood"])))


async def publish(many: int) -> None:
    """Send, a hundred confirms awaited together."""
    async with broker:
        await broker.declare_queue(QUEUE)
        waiting = list(messages(many))
        for first in range(0, many, PREFETCH):
            sent = [
                broker.publish(message, QUEUE, persist=True) for message in waiting[first : first + PREFETCH]
            ]
            await asyncio.gather(*sent)


async def consume() -> None:
    """Until told to stop."""
    async with pool:
        await FastStream(broker, logger=None).run()


if __name__ == "__main__":
    asyncio.run(publish(int(sys.argv[2])) if sys.argv[1] == "publish" else consume())
