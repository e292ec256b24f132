"""A training service that is called by HTTP."""

from collections.abc import Callable, Iterator

import pytest

from tests.integration.training.calls import Calls
from tests.unit.training.world import World


@pytest.fixture
def calls(make_database: Callable[..., str]) -> Iterator[Calls]:
    """The API over a database of its own."""
    world = World.over(make_database("training"))
    yield Calls.over(world)
    world.runtime.close()
