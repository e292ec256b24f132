"""What a service keeps of others' worlds: listed, forgotten, and built anew while both sides go on."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click
import pytest
from click.testing import CliRunner
from sqlalchemy import text

from services.notification.bootstrap import SERVICE as NOTIFICATION
from services.notification.cli import cli as notification
from services.registry.bootstrap import SERVICE as REGISTRY
from services.registry.cli import cli as registry
from services.registry.commands.accounts import DescribeAccount
from shared.messaging import broker
from shared.service import Runtime, Service
from shared.settings import Secret
from shared.testing.waiting import eventually
from shared.worker import Worker, connections_for
from tests.integration.operating.conftest import refused
from tests.unit.notification import world as notifications
from tests.unit.registry.world import World

QUEUE = "notification.registry"
PEOPLE, AT_MOST = 20, 10_000
MINE = text("select id as account_id, email, name, language from account order by 1")
THEIRS = text("select account_id, email, name, language from account order by 1")


@pytest.fixture
def world(make_database: Callable[..., str]) -> Iterator[World]:
    """A registry with people, who say who they are."""
    world = World.over(make_database("registry"))
    world.authority()
    yield world
    world.runtime.close()


@pytest.fixture
def listener(make_database: Callable[..., str]) -> Iterator[Runtime]:
    """A notification service that knows nobody yet."""
    settings = notifications.settings(make_database("notification"))
    runtime = Runtime(NOTIFICATION, settings, process="test")
    yield runtime
    runtime.close()


def environment(runtime: Runtime, **more: str) -> dict[str, str]:
    """What a command of the service finds set."""
    return {
        "DATABASE_URL": runtime.settings.database_url.reveal(),
        "PUBLIC_URL": runtime.settings.public_url,
        "WEB_SECRET": "w" * 32,
        "KEY_PASSPHRASE": "k" * 32,
        "SMTP_URL": "smtp://127.0.0.1:9",
        "MAIL_FROM": "Parteneriat <noreply@example.org>",
        "PARTENERIAT_ENV": "test",
        **more,
    }


def answer(cli: click.Group, words: list[str], environment: dict[str, str]) -> Any:
    """What a command answers to tools."""
    done = CliRunner().invoke(cli, [*words, "--json"], env=environment)
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout.splitlines()[-1])


@contextmanager
def working(service: Service, runtime: Runtime, amqp_url: str, part: str) -> Iterator[None]:
    """A part of the service's worker runs in threads."""
    broker.apply(amqp_url, service.topology)
    settings = runtime.settings.with_changes(amqp_url=Secret(amqp_url), worker_bind="127.0.0.1:0")
    own = Runtime(service, settings, process="worker", connections=connections_for(service))
    worker = Worker(own, [part])
    thread = threading.Thread(target=worker.run)
    thread.start()
    try:
        yield
    finally:
        worker.stop()
        thread.join(30)
        assert not thread.is_alive()


def rows(runtime: Runtime, query: Any) -> list[tuple[Any, ...]]:
    """What a service knows."""
    with runtime.read() as session:
        return [tuple(row) for row in session.execute(query)]


def test_what_is_kept_is_listed(listener: Runtime) -> None:
    """With the events that it is made of, and who says them."""
    found = {
        row["consumer"]: row for row in answer(notification, ["read-models", "list"], environment(listener))
    }
    assert set(found) == {QUEUE, "notification.keys"}
    assert found[QUEUE]["tables"] == ["authority", "account", "organisation", "agreement"]
    assert found[QUEUE]["sources"] == ["registry"]
    assert "ro.parteneriat.registry.account.changed.v1" in found[QUEUE]["types"]


@pytest.mark.parametrize(
    ("queue", "sentence"),
    [("notification.people", "more than fill"), ("notification.nowhere", "no queue"), (QUEUE, "--yes")],
)
def test_what_is_not_forgotten(listener: Runtime, queue: str, sentence: str) -> None:
    """What has effects outside, what there is not, and anything unasked."""
    yes = [] if queue == QUEUE else ["--yes"]
    command = ["read-models", "forget", queue, *yes]
    done = CliRunner().invoke(notification, command, env=environment(listener))
    assert sentence in refused(done)


def test_forgetting_leaves_all_else(listener: Runtime) -> None:
    """The tables of the read model go, with what its consumer had heard, and nothing more."""
    heard = (
        "insert into inbox (consumer, event_id, state, received_at) values (:queue, uuidv7(), 'done', now())"
    )
    known = notifications.World(listener)
    known.person()
    with listener.engine.begin() as connection:
        for queue in (QUEUE, QUEUE, "notification.people"):
            connection.execute(text(heard), {"queue": queue})
    told = answer(notification, ["read-models", "forget", QUEUE, "--yes"], environment(listener))
    forgotten = {"authority": 0, "account": 1, "organisation": 0, "agreement": 0, "inbox": 2}
    assert told == {"consumer": QUEUE, "forgotten": forgotten}
    assert rows(listener, text("select consumer from inbox")) == [("notification.people",)]


def test_a_rebuild_under_live_traffic_ends_right(world: World, listener: Runtime, amqp_url: str) -> None:
    """While people go on changing, forget and replay end with exactly what the registry knows."""
    people = [world.clerk("oras-exemplu", f"p{n}@example.org").account_id for n in range(PEOPLE)]
    over = threading.Event()

    def change() -> None:
        for turn in range(AT_MOST):
            command = DescribeAccount(account_id=people[turn % PEOPLE], name=f"Turul {turn}", language="ro")
            world.do(command)
            if over.is_set():
                return

    with (
        working(NOTIFICATION, listener, amqp_url, "consumers"),
        working(REGISTRY, world.runtime, amqp_url, "relay"),
    ):
        eventually(lambda: len(rows(listener, THEIRS)) == PEOPLE, within=20)
        changing = threading.Thread(target=change)
        changing.start()
        try:
            eventually(lambda: any(row[2].startswith("Turul") for row in rows(listener, THEIRS)), within=20)
            forgotten = answer(notification, ["read-models", "forget", QUEUE, "--yes"], environment(listener))
            assert forgotten["forgotten"]["account"] == PEOPLE
            kinds = [word for kind in _types(listener) for word in ("--type", kind)]
            replay = ["events", "replay", *kinds, "--to-queue", QUEUE, "--yes"]
            sent = answer(registry, replay, environment(world.runtime, AMQP_URL=amqp_url))
            assert sent["replayed"] > PEOPLE
        finally:
            over.set()
            changing.join(60)
        eventually(lambda: rows(listener, THEIRS) == rows(world.runtime, MINE), within=30)
    authorities = text("select slug, name, is_example from authority")
    assert rows(listener, authorities) == rows(world.runtime, authorities)


def _types(listener: Runtime) -> list[str]:
    listed = answer(notification, ["read-models", "list"], environment(listener))
    return next(row["types"] for row in listed if row["consumer"] == QUEUE)
