"""A registry for each test, and who calls it."""

from collections.abc import Callable, Iterator

import pytest
from flask.testing import FlaskClient

from services.registry.bootstrap import SERVICE
from tests.unit.registry.world import World


@pytest.fixture
def world(make_database: Callable[..., str]) -> Iterator[World]:
    """A registry over a database of its own."""
    world = World.over(make_database("registry"))
    yield world
    world.runtime.close()


@pytest.fixture
def client(world: World) -> FlaskClient:
    """Calls it."""
    return SERVICE.create_app(world.runtime).test_client()
