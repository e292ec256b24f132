"""The mail server in trouble: each mail that is owed is taken once in the end, as far as SMTP has a "once".

A server that has the whole message and goes before it says 250 may have kept it; nobody can know. The mail is
sent again, under the same Message-ID. Such second copies are counted as duplicates.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from typing import Any

import pytest

from operations.local.ports import LOOPBACK, free_port
from services.notification.jobs import SENDERS
from services.notification.jobs.sender import send_due
from services.notification.ports.relay import SmtpRelay
from services.notification.ports.relay_address import RelayAddress
from shared.progress import Progress
from shared.testing.mailbox import Mailbox, serve
from shared.testing.waiting import eventually
from tests.faults.comparing import Comparison
from tests.faults.conftest import Holds
from tests.integration.notification import weather
from tests.integration.notification.conftest import SENDER
from tests.unit.notification.world import PUBLISHED, World

Trouble = Callable[[int], AbstractContextManager[object]]

MAILS = 10
ANSWER_S = 0.5


@pytest.fixture
def world(make_database: Callable[..., str]) -> Iterator[World]:
    """A notification service that owes an announcement to some people."""
    world = World.over(make_database("notification"), connections=8)
    for number in range(MAILS):
        world.subscribed(f"p{number}@example.org")
    world.hear("consultation.consultation.published", PUBLISHED)
    yield world
    world.runtime.close()


@contextmanager
def sending(world: World, port: int) -> Iterator[None]:
    """The senders of a worker are at work."""
    address = RelayAddress.parse(f"smtp://{LOOPBACK}:{port}")
    given: Any = {name: world.runtime.dependencies[name] for name in ("bus", "composer", "clock")}
    given["make_relay"] = partial(SmtpRelay, address, SENDER, answer_s=ANSWER_S)
    stop = threading.Event()
    threads = [
        threading.Thread(target=send_due, args=(stop, Progress(f"sender-{number}")), kwargs=given)
        for number in range(SENDERS)
    ]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join(30)


def tried(world: World) -> int:
    """How many of the mails had a failed try."""
    query = "select distinct delivery_id from delivery_attempt where state = 'technical-failure'"
    return len(world.rows(query))


def play(world: World, trouble: Trouble, taken: Sequence[bytes] = ()) -> Comparison:
    """Send into trouble until some mails have failed, then to a server that is well, and compare."""
    port = free_port()
    with trouble(port), sending(world, port):
        eventually(lambda: tried(world) >= 3, within=60)
    owed = [row["id"] for row in world.deliveries()]
    mailbox = Mailbox(LOOPBACK, port)
    server = serve(mailbox)
    world.clock.advance(hours=1)
    with sending(world, port):
        eventually(lambda: all(row["finished_at"] for row in world.deliveries()), within=60)
    server.stop()
    got = [mail["Message-ID"] for mail in mailbox.received]
    names = {f"<{number}@{SENDER.domain}>" for number in owed}
    return Comparison(
        acknowledged=len(owed),
        committed=len(owed),
        effects=len(got),
        lost=len(names - set(got)),
        ghosts=len(set(got) - names),
        doubled=len(got) - len(set(got)),
        out_of_order=0,
        duplicates=len(taken),
    )


def test_smtp_refuses(world: World, holds: Holds) -> None:
    """Nobody listens at the mail server's address, then it is there again: each mail is taken once."""
    holds(play(world, nullcontext))


def test_smtp_hangs(world: World, holds: Holds) -> None:
    """The mail server greets and never says a word again, then it is well: each mail is taken once."""
    holds(play(world, partial(weather.serve, weather.hang)))


def test_smtp_cuts_off(world: World, holds: Holds) -> None:
    """It goes in the middle, with the message and without a word: sent again under the same Message-ID."""
    taken: list[bytes] = []
    cut_off = partial(weather.cut_off, taken=taken)
    holds(play(world, partial(weather.serve, cut_off), taken))
    assert len(taken) >= 3
