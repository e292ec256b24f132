"""What the messaging of a process counts, for Prometheus. `docs/metrics.md` explains each."""

from collections.abc import Iterable
from datetime import datetime

from prometheus_client import Counter, Gauge, Histogram

SECONDS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5, 15, 60, 300, 3600)

published = Counter("parteneriat_relay_published", "Events that the broker confirmed")
relay_failures = Counter("parteneriat_relay_failures", "Times the relay had to start over")
relay_leads = Gauge("parteneriat_relay_leads", "1 while this process publishes, 0 while it waits to")
consumed = Counter("parteneriat_consumed", "Messages by what became of them", ["queue", "outcome"])
consumer_failures = Counter("parteneriat_consumer_failures", "Times a consumer had to start over", ["queue"])
consumer_lag = Histogram(
    "parteneriat_consumer_lag_seconds", "Time from an event to its effect", ["queue"], buckets=SECONDS
)
consumer_last = Gauge(
    "parteneriat_consumer_last_message_timestamp_seconds", "When a message last had its effect", ["queue"]
)
outbox_waiting = Gauge("parteneriat_outbox_waiting", "Events committed and not yet confirmed", ["stream"])
outbox_age = Gauge("parteneriat_outbox_age_seconds", "Age of the oldest event not yet confirmed")
queue_messages = Gauge("parteneriat_queue_messages", "Messages that wait in a queue", ["queue"])
queue_consumers = Gauge("parteneriat_queue_consumers", "Consumers that read a queue", ["queue"])
queue_dead = Gauge("parteneriat_queue_dead_messages", "Messages in a queue's dead-letter room", ["queue"])
inbox_parked = Gauge("parteneriat_inbox_parked", "Messages waiting to be tried again", ["queue"])
inbox_dead = Gauge("parteneriat_inbox_dead", "Messages that were given up", ["queue"])


def took_effect(queue: str, events: Iterable[datetime], now: datetime) -> None:
    """Messages have had their effect.

    Args:
        queue: through which they came.
        events: when each of what they tell happened.
        now: when the effects were committed.
    """
    lag = consumer_lag.labels(queue)
    for happened in events:
        lag.observe(max(0.0, (now - happened).total_seconds()))
    consumer_last.labels(queue).set(now.timestamp())
