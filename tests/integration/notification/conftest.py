"""A notification service for each test, with a mail server where it wants one."""

from collections.abc import Callable, Iterator

import pytest

from services.notification.ports.relay import SmtpRelay
from services.notification.ports.relay_address import RelayAddress, Sender
from shared.testing.mailbox import Mailbox
from tests.integration.notification.calls import Calls
from tests.unit.notification.world import World

SENDER = Sender("Parteneriat", "noreply@example.org")


@pytest.fixture
def world(make_database: Callable[..., str]) -> Iterator[World]:
    """A notification service over a database of its own."""
    world = World.over(make_database("notification"), connections=8)
    yield world
    world.runtime.close()


@pytest.fixture
def calls(world: World) -> Calls:
    """Its API."""
    return Calls.over(world)


@pytest.fixture
def make_relay(mailbox: Mailbox) -> Iterator[Callable[[], SmtpRelay]]:
    """Makes connections to the mailbox, as senders have them."""
    made: list[SmtpRelay] = []

    def make() -> SmtpRelay:
        made.append(SmtpRelay(RelayAddress.parse(f"smtp://{mailbox.host}:{mailbox.port}"), SENDER))
        return made[-1]

    yield make
    for relay in made:
        relay.close()
