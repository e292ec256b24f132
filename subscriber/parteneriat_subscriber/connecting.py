"""How the broker is connected to: every timeout explicit."""

import pika

HEARTBEAT_S = 30
CONNECT_WITHIN_S = 5
BLOCKED_AT_MOST_S = 30


def parameters_of(url: str) -> pika.URLParameters:
    """Every timeout explicit: pika alone would notice a stopped broker after minutes, a blocked one never.

    Raises:
        ValueError: it is no AMQP address; pika would take any.
    """
    if not url.startswith(("amqp://", "amqps://")):
        raise ValueError("The address does not begin with amqp:// or amqps://.")
    parameters = pika.URLParameters(url)
    parameters.heartbeat = HEARTBEAT_S
    parameters.blocked_connection_timeout = BLOCKED_AT_MOST_S
    parameters.socket_timeout = CONNECT_WITHIN_S
    parameters.stack_timeout = CONNECT_WITHIN_S * 2
    parameters.connection_attempts = 1
    parameters.client_properties = {"connection_name": "parteneriat-subscriber"}
    return parameters
