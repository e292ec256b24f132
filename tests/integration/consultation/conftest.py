"""A consultation service that is called by HTTP."""

from collections.abc import Callable, Iterator

import pytest

from tests.integration.consultation.calls import Calls
from tests.unit.consultation.world import World


@pytest.fixture
def calls(make_database: Callable[..., str]) -> Iterator[Calls]:
    """The API over a database of its own, with connections for eight threads."""
    world = World.over(make_database("consultation"), connections=9)
    yield Calls.over(world)
    world.runtime.close()
