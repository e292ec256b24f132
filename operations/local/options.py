"""What the person who starts a local run may choose."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Options:
    """Choices from the environment.

    Args:
        port: the gateway's.
        amqp_url: a broker to be used instead of a private one; empty for a private one.
        postgres_url: a PostgreSQL server's administrator, instead of the embedded one.
    """

    port: int
    amqp_url: str = ""
    postgres_url: str = ""
