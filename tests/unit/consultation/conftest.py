"""A consultation service for each test."""

from collections.abc import Callable, Iterator

import pytest

from tests.unit.consultation.world import World


@pytest.fixture
def world(make_database: Callable[..., str]) -> Iterator[World]:
    """A consultation service over a database of its own."""
    world = World.over(make_database("consultation"))
    yield world
    world.runtime.close()
