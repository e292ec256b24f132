"""The outsiders' subscriber against a real RabbitMQ."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

import httpx
import pika
import pytest

from parteneriat_subscriber import Event, NotPermitted, Subscriber
from parteneriat_subscriber.__main__ import main
from shared.testing.vhosts import Management
from shared.testing.waiting import eventually
from tests.unit.subscriber.wire import body

QUEUE = "ext.town.events"
SUBSCRIBER = Path(__file__).parents[3] / "subscriber"


@pytest.fixture
def channel(amqp_url: str) -> Iterator[pika.adapters.blocking_connection.BlockingChannel]:
    """An operator's channel; the town's queue is there."""
    with pika.BlockingConnection(pika.URLParameters(amqp_url)) as connection:
        channel = connection.channel()
        channel.queue_declare(QUEUE, durable=True, arguments={"x-queue-type": "quorum"})
        yield channel


@pytest.fixture
def town_url(amqp_url: str, management: Management) -> Iterator[str]:
    """The address for a user that may read the town's queue, and nothing more."""
    parts = urlsplit(amqp_url)
    vhost = quote(parts.path[1:], safe="")
    rights = {"configure": "^$", "write": "^$", "read": r"^ext\.town\."}
    with httpx.Client(base_url=management.url, auth=management.login, timeout=30) as api:
        api.put("/api/users/town", json={"password": "secret", "tags": ""}).raise_for_status()
        api.put(f"/api/permissions/{vhost}/town", json=rights).raise_for_status()
        yield urlunsplit(parts._replace(netloc=f"town:secret@{management.amqp_address}"))
        api.delete("/api/users/town").raise_for_status()


class Heard:
    """What a subscriber was told."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.notes: list[str] = []

    def positions(self) -> list[int]:
        """Of the events, in the order of arrival."""
        return [event.position for event in self.events]


@contextmanager
def listening(url: str) -> Iterator[Heard]:
    """A subscriber in a thread."""
    heard = Heard()
    subscriber = Subscriber(url, QUEUE, heard.events.append, note=heard.notes.append)
    thread = threading.Thread(target=subscriber.run)
    thread.start()
    yield heard
    subscriber.stop()
    thread.join(10)
    assert not thread.is_alive()


def send(channel: pika.adapters.blocking_connection.BlockingChannel, *bodies: bytes) -> None:
    """Put messages into the town's queue, and see them there."""
    channel.confirm_delivery()
    for content in bodies:
        channel.basic_publish("", QUEUE, content)


def waiting(channel: pika.adapters.blocking_connection.BlockingChannel) -> int:
    """How many messages are ready in the town's queue."""
    return int(channel.queue_declare(QUEUE, passive=True).method.message_count)


def numbered(*positions: int) -> list[bytes]:
    """An event for each position."""
    return [body(position=position, id=f"id-{position}") for position in positions]


def test_a_restricted_user_hears_each_event_once(
    channel: pika.adapters.blocking_connection.BlockingChannel, town_url: str
) -> None:
    """Duplicates and gaps are said, unreadable messages rejected, and the queue ends empty."""
    send(channel, *numbered(1, 2, 2, 5), b"no event", *numbered(6))
    with listening(town_url) as heard:
        eventually(lambda: heard.positions() == [1, 2, 5, 6])
        eventually(lambda: len(heard.notes) == 3)
    duplicate, gap, unreadable = heard.notes
    assert "seen before" in duplicate
    assert gap.startswith("2 not received before position 5")
    assert "rejected" in unreadable
    assert eventually(lambda: waiting(channel) == 0)


def test_it_comes_back_after_the_connection_was_cut(
    channel: pika.adapters.blocking_connection.BlockingChannel, town_url: str, management: Management
) -> None:
    """An operator closes its connection; what comes later is heard, what was is not again."""
    with listening(town_url) as heard:
        send(channel, *numbered(1))
        eventually(lambda: heard.positions() == [1])
        eventually(lambda: cut(management), within=20)
        send(channel, *numbered(2))
        eventually(lambda: heard.positions() == [1, 2])
    assert any("again in" in note for note in heard.notes)


def cut(management: Management) -> bool:
    """Close the subscriber's connections; whether there was one in the management's list yet."""
    with httpx.Client(base_url=management.url, auth=management.login, timeout=30) as api:
        names = [item["name"] for item in api.get("/api/connections").json() if item["user"] == "town"]
        for name in names:
            api.delete(f"/api/connections/{quote(name, safe='')}")
        return bool(names)


def test_what_the_handler_did_not_take_stays(
    channel: pika.adapters.blocking_connection.BlockingChannel, town_url: str
) -> None:
    """An error of the handler ends the subscriber with that error, and the event is back in the queue."""
    send(channel, *numbered(1))

    def full(_event: Event) -> None:
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        Subscriber(town_url, QUEUE, full).run()
    assert eventually(lambda: waiting(channel) == 1)


def test_what_is_not_permitted_is_said_at_once(town_url: str, amqp_url: str) -> None:
    """A queue that is not there, one of others, and a wrong password end it instead of trying for ever."""
    wrong = town_url.replace("secret", "guess")
    for url, queue in ((amqp_url, "ext.town.nothing"), (town_url, "registry.keys"), (wrong, QUEUE)):
        with pytest.raises(NotPermitted):
            Subscriber(url, queue, print).run()


def test_the_command_prints_json_and_stops_after_a_count(
    channel: pika.adapters.blocking_connection.BlockingChannel, town_url: str
) -> None:
    """`--count 2` acknowledges two and leaves the rest; `--peek` leaves all."""
    send(channel, *numbered(1, 2, 3))
    command = [sys.executable, "-m", "parteneriat_subscriber", "--url", town_url, "--queue", QUEUE, "--json"]

    def run(*more: str) -> list[str]:
        done = subprocess.run(
            [*command, *more], cwd=SUBSCRIBER, check=True, capture_output=True, text=True, timeout=30
        )
        return done.stdout.splitlines()

    assert len(run("--peek", "--count", "3")) == 3
    assert [f'"position":{n}' in line for n, line in zip((1, 2), run("--count", "2"), strict=True)] == [
        True
    ] * 2
    assert eventually(lambda: waiting(channel) == 1)


def test_the_command_says_in_a_sentence_what_it_may_not(
    town_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2, the queue's name, no password."""
    assert main(["--url", town_url, "--queue", "consultation.registry"]) == 2
    said = capsys.readouterr().err
    assert "consultation.registry" in said
    assert "secret" not in said
