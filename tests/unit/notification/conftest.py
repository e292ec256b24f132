"""A notification service for each test that needs one."""

from collections.abc import Callable, Iterator

import pytest

from services.notification.model.secrets_of_links import StopTokens
from tests.unit.notification.world import World


@pytest.fixture
def world(make_database: Callable[..., str]) -> Iterator[World]:
    """A notification service over a database of its own."""
    world = World.over(make_database("notification"))
    yield world
    world.runtime.close()


@pytest.fixture
def tokens() -> StopTokens:
    """Makes the tokens that the world's mails carry."""
    return StopTokens("w" * 32)
