"""One town, the whole system running, for all tests that look at it."""

from collections.abc import Iterator

import pytest

from tests.browser.town import Town, running_town


@pytest.hookimpl(tryfirst=True)  # xdist reads the group in a hook of its own
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The town needs the broker, and all its tests the same one."""
    for item in items:
        if "town" in getattr(item, "fixturenames", ()):
            item.add_marker("amqp")
            item.add_marker(pytest.mark.xdist_group("town"))


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """The demonstration's town, running."""
    with running_town(tmp_path_factory.mktemp("town") / "data") as town:
        yield town
