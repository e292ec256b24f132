"""The listener for bounces as a part of the worker: only where it is set up, alone where it is asked for."""

import pytest

from shared.settings import Secret, SettingsError
from shared.worker import Worker
from tests.unit.notification.world import World

BIND = "127.0.0.1:8024"


def threads(world: World, *only: str, **changes: object) -> set[str]:
    """What a worker of these settings would run."""
    world.runtime.settings = world.runtime.settings.with_changes(**changes)
    return {thread.progress.name for thread in Worker(world.runtime, only).threads}


def test_it_runs_where_it_is_set_up(world: World) -> None:
    """Beside all else; a worker without its setting is whole without it."""
    broker = {"amqp_url": Secret("amqp://127.0.0.1:9")}
    assert "loop bounces" not in threads(world, **broker)
    assert {"loop bounces", "loop sender-1", "relay"} <= threads(world, **broker, bounces_bind=BIND)


def test_it_runs_alone_without_a_broker(world: World) -> None:
    """As a process of its own, next to the mail server."""
    assert threads(world, "bounces", bounces_bind=BIND) == {"loop bounces", "watch"}


def test_what_is_missing_is_said(world: World) -> None:
    """In a sentence that names the setting."""
    with pytest.raises(SettingsError, match="BOUNCES_BIND"):
        threads(world, "bounces")
    with pytest.raises(SettingsError, match="AMQP_URL"):
        threads(world, bounces_bind=BIND)
