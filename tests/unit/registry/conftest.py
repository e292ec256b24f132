"""A registry for each test."""

from collections.abc import Callable, Iterator

import pytest

from tests.unit.registry.world import World


@pytest.fixture
def world(make_database: Callable[..., str]) -> Iterator[World]:
    """A registry over a database of its own."""
    world = World.over(make_database("registry"))
    yield world
    world.runtime.close()
