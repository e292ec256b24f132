"""The sample service, and its commands as an operator runs them."""

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from click.testing import CliRunner, Result
from kombu import Connection
from sqlalchemy import text

from shared.cli import make_cli
from shared.ids import new_id
from shared.service import Runtime, Service
from shared.testing.waiting import eventually
from tests.integration.messaging.conftest import Working, clock, database_url, runtime, service, working
from tests.sample.service import CountThing, Whisper

__all__ = ["clock", "database_url", "runtime", "service", "working"]

Run = Callable[..., Result]
Ask = Callable[..., Any]


@pytest.fixture
def environment(database_url: str) -> dict[str, str]:
    """What the commands find set; there is no broker."""
    return {
        "DATABASE_URL": database_url,
        "PUBLIC_URL": "http://localhost:8080",
        "WEB_SECRET": "w" * 32,
        "PARTENERIAT_ENV": "test",
    }


@pytest.fixture
def run(service: Service, environment: dict[str, str]) -> Run:
    """`run("status")` runs a command of the sample."""

    def run(*words: object) -> Result:
        return CliRunner().invoke(make_cli(service), [str(word) for word in words], env=environment)

    return run


@pytest.fixture
def ask(run: Run) -> Ask:
    """`ask("status")` → what a command answers to tools."""

    def ask(*words: object) -> Any:
        done = run(*words, "--json")
        assert done.exit_code == 0, done.stderr
        # A worker that runs in threads beside the test says what it does before the answer.
        return json.loads(done.stdout.splitlines()[-1])

    return ask


@pytest.fixture
def said(runtime: Runtime, working: Working, environment: dict[str, str], amqp_url: str) -> list[UUID]:
    """Five public events, an internal one and a letter, all published; the ids of the public ones."""
    environment["AMQP_URL"] = amqp_url
    thing = new_id()
    for _ in range(5):
        runtime.bus.do(CountThing(thing))
    runtime.bus.do(Whisper(new_id(), "a-secret"))
    with working("relay"):
        eventually(lambda: left(runtime) == 0)
    with runtime.read() as session:
        return list(session.scalars(text("select event_id from event_position where stream = 'public'")))


def taken(amqp_url: str, queue: str) -> list[dict[str, Any]]:
    """What stands in a queue, taken out."""
    with Connection(amqp_url) as connection:
        channel, found = connection.channel(), []
        while message := channel.basic_get(queue, no_ack=True):
            body = message.body if isinstance(message.body, bytes) else message.body.encode()
            found.append({**json.loads(body), "amqp": message.properties})
    return found


def left(runtime: Runtime) -> int:
    """How many events the broker has not confirmed."""
    query = "select (select count(*) from outbox) + sum(sequenced - published) from stream_state"
    with runtime.read() as session:
        return int(session.scalar(text(query)) or 0)


def refused(result: Result) -> str:
    """The sentence with which a command refused."""
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    return result.stderr.strip()
