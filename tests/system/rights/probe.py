"""Tries what a service's addresses allow, and what they must not.

`python probe.py SERVICE OTHER AMQP_FILE DATABASE_FILE`, or `OUTSIDER OTHER AMQP_FILE`, answers with JSON:
what may be done and what may not, each with its outcome. It needs nothing of ours: containers run it.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
from amqp import Message
from kombu import Connection

ALLOWED = "allowed"
EXCHANGES = ("parteneriat.events", "parteneriat.internal", "parteneriat.letters")

Work = Callable[[], object]


class Prober:
    """One account's tries."""

    def __init__(self, amqp_file: str) -> None:
        self._amqp_url = Path(amqp_file).read_text(encoding="utf-8").strip()

    def channel(self, operation: str, *arguments: Any, **named: Any) -> Work:
        """A method of a channel, on a connection of its own."""

        def work() -> None:
            with Connection(self._amqp_url, connect_timeout=5) as connection:
                getattr(connection.channel(), operation)(*arguments, **named)

        return work

    def publish(self, exchange: str, key: str) -> Work:
        """A publish that waits until the broker has said yes or no."""

        def work() -> None:
            with Connection(self._amqp_url, connect_timeout=5) as connection:
                channel = connection.channel()
                channel.confirm_select()
                channel.basic_publish_confirm(Message("{}"), exchange, key, timeout=5)

        return work

    def foreign(self, other: str) -> dict[str, Work]:
        """What no account but the operator's may do at the broker."""
        queue, channel = f"{other}.keys", self.channel
        return {
            "read another's queue": channel("basic_get", queue),
            "read another's dead letters": channel("basic_get", f"{queue}.dead"),
            "read what nobody hears": channel("basic_get", "parteneriat.unheard"),
            "make a queue": channel("queue_declare", "new.queue"),
            "make an exchange": channel("exchange_declare", "new.exchange", "topic"),
            "delete a queue": channel("queue_delete", queue),
            "empty a queue": channel("queue_purge", queue),
            "bind a queue": channel("queue_bind", queue, EXCHANGES[0], "#"),
            "unbind a queue": channel("queue_unbind", queue, EXCHANGES[1], "#"),
            "delete an exchange": channel("exchange_delete", EXCHANGES[0]),
            "publish past the exchanges": self.publish("", queue),
            "publish a dead letter": self.publish("parteneriat.dead", f"{queue}.dead"),
            **{f"say what {other} says on {name}": self.publish(name, _key(other)) for name in EXCHANGES},
            "say what has no authority": self.publish(EXCHANGES[0], f"{other}.nothing.happened.v1"),
        }


def of_a_service(service: str, other: str, amqp_file: str, database_file: str) -> tuple[Any, Any]:
    """What a service may and may not do."""
    prober = Prober(amqp_file)
    mine = Path(database_file).read_text(encoding="utf-8").strip()
    server = mine.rpartition("/")[0]
    may = {
        "use its database": lambda: psycopg.connect(mine),
        "say what it says": prober.publish("parteneriat.letters", _key(service)),
    }
    may_not = {
        "use another's database": lambda: psycopg.connect(f"{server}/parteneriat_{other}"),
        "use the administrator's database": lambda: psycopg.connect(f"{server}/postgres"),
        "read another's tables": lambda: psycopg.connect(mine).execute(f"set role parteneriat_{other}"),
        "make a role": lambda: psycopg.connect(mine).execute("create role somebody"),
        **prober.foreign(other),
    }
    return may, may_not


def of_the_outsider(other: str, amqp_file: str) -> tuple[Any, Any]:
    """What the outsider may and may not do."""
    prober = Prober(amqp_file)
    own = prober.publish("parteneriat.events", _key("ext"))
    return {"read its queue": prober.channel("basic_get", "ext.demo.events")}, {
        "say anything": own,
        **prober.foreign(other),
    }


def outcomes(works: dict[str, Work]) -> dict[str, str]:
    """What became of each try."""
    return {name: _outcome(work) for name, work in works.items()}


def _outcome(work: Work) -> str:
    try:
        work()
    except Exception as error:  # whatever it is, it is the answer
        return f"{type(error).__name__}: {error}"
    return ALLOWED


def _key(service: str) -> str:
    return f"probe.{service}.nothing.happened.v1"


if __name__ == "__main__":
    who, *rest = sys.argv[1:]
    may, may_not = of_the_outsider(*rest) if who == "OUTSIDER" else of_a_service(who, *rest)
    json.dump({"may": outcomes(may), "may not": outcomes(may_not)}, sys.stdout)
