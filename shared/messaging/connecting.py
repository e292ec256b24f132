"""A connection to the broker for a command that ends: what goes wrong is said in a sentence."""

from collections.abc import Iterator
from contextlib import contextmanager

from amqp.exceptions import AccessRefused, AMQPError
from kombu import Connection
from kombu.exceptions import KombuError

from shared.messaging.confirms import Unconfirmed
from shared.messaging.errors import BrokerAway, Misconfigured

CONNECT_WITHIN_S = 5
ANSWERS_WITHIN_S = 15.0  # a broker that stands still keeps its connections open


@contextmanager
def connected(url: str) -> Iterator[Connection]:
    """A connection for a command; what goes wrong with the broker in the block becomes a sentence.

    Raises:
        BrokerAway: it cannot be reached, went away, or did not take a message.
        Misconfigured: the account may not do this.
    """
    try:
        with Connection(url, connect_timeout=CONNECT_WITHIN_S) as connection:
            connection.connect()
            bound_waits(connection, ANSWERS_WITHIN_S)
            yield connection
    except AccessRefused as error:
        raise Misconfigured(f"The broker does not allow it: {error.reply_text}.") from error
    except Unconfirmed as error:
        raise BrokerAway(f"The broker did not take it: {error}.") from error
    except (OSError, AMQPError, KombuError) as error:
        raise BrokerAway(f"The broker cannot be reached: {_first_line(error)}.") from error


def bound_waits(connection: Connection, seconds: float) -> None:
    """Let no read or write of an open connection take longer, whether or not it is given a limit.

    Set once: to set it for each read takes longer than reading, and the limit that stands already is not set.
    """
    connection.connection.transport.sock.settimeout(seconds)


def _first_line(error: Exception) -> str:
    return (str(error) or type(error).__name__).partition("\n")[0].rstrip(".")
