"""A notification service for each test, with a mail server where it wants one."""

from collections.abc import Callable, Iterator

import pytest

from services.notification.bootstrap import SERVICE
from services.notification.model.known import authority as known_authority
from services.notification.ports.relay import SmtpRelay
from services.notification.ports.relay_address import RelayAddress, Sender
from shared.service import Runtime
from shared.testing.hand_clock import HandClock
from shared.testing.mailbox import Mailbox
from tests.certificates import Authority, make_authority
from tests.integration.notification.calls import Calls
from tests.integration.notification.receiver import Hooked, Receiver, receiving
from tests.unit.notification.world import AUTHORITY, World, settings

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


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """Vouches for localhost."""
    return make_authority(tmp_path_factory.mktemp("tls"), "localhost")


@pytest.fixture
def receiver(authority: Authority) -> Iterator[Receiver]:
    """Somebody's own system."""
    with receiving(authority) as receiver:
        yield receiver


@pytest.fixture
def hooked(make_database: Callable[..., str], authority: Authority) -> Iterator[Hooked]:
    """A service that may reach this machine, and somebody with an account."""
    clock = HandClock()
    open_here = settings(make_database("notification")).with_changes(
        outbound_loopback=True, outbound_ca_file=str(authority.ca_file)
    )
    runtime = Runtime(SERVICE, open_here, process="test", connections=8, clock=clock)
    world = World(runtime, clock)
    world.know(known_authority, slug=AUTHORITY, name="Orașul Exemplu", is_example=True)
    world.know(known_authority, slug="alt-oras", name="Alt Oraș", is_example=True)
    yield Hooked(world, world.person())
    runtime.close()
