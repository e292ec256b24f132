"""A training service for each test."""

from collections.abc import Callable, Iterator

import pytest

from tests.unit.training.world import World


@pytest.fixture
def world(make_database: Callable[..., str]) -> Iterator[World]:
    """A training service over a database of its own."""
    world = World.over(make_database("training"))
    yield world
    world.runtime.close()
