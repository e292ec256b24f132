"""What the senders count, for Prometheus."""

from prometheus_client import Counter

mails_tried = Counter(
    "parteneriat_mails_tried",
    "Attempts to hand a mail to the relay, by how they ended",
    ["category", "state"],
)
