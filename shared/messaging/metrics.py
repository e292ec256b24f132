"""What the messaging of a process counts, for Prometheus."""

from prometheus_client import Counter, Gauge

published = Counter("parteneriat_relay_published", "Events that the broker confirmed")
relay_failures = Counter("parteneriat_relay_failures", "Times the relay had to start over")
consumed = Counter("parteneriat_consumed", "Messages by what became of them", ["queue", "outcome"])
consumer_failures = Counter("parteneriat_consumer_failures", "Times a consumer had to start over", ["queue"])
outbox_waiting = Gauge("parteneriat_outbox_waiting", "Events committed and not yet confirmed", ["stream"])
outbox_age = Gauge("parteneriat_outbox_age_seconds", "Age of the oldest event not yet confirmed")
inbox_parked = Gauge("parteneriat_inbox_parked", "Messages waiting to be tried again", ["queue"])
inbox_dead = Gauge("parteneriat_inbox_dead", "Messages that were given up", ["queue"])
