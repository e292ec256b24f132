"""One town, the whole system running, for all tests that look at it."""

from collections.abc import Iterator

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from tests.browser.town import Town, running_town

WHOLE = ("tests/browser/", "tests/system/")


class OneTown(LoadScopeScheduling):
    """The tests of a whole system in one process, one after the other; the others wherever there is room.

    By the files, for xdist's own groups by a mark are lost on pytest 9.2.
    """

    def _split_scope(self, nodeid: str) -> str:
        return "town" if nodeid.startswith(WHOLE) else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> OneTown:
    """How two processes share the tests."""
    return OneTown(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The town needs the broker."""
    for item in items:
        if "town" in getattr(item, "fixturenames", ()):
            item.add_marker("amqp")


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """The demonstration's town, running."""
    with running_town(tmp_path_factory.mktemp("town") / "data") as town:
        yield town
