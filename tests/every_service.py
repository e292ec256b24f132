"""All services that hear or say something, as values; importing them opens nothing."""

import importlib
from pathlib import Path

from shared.messaging.subscription import Subscription
from shared.service import Service

ROOT = Path(__file__).parents[1]


def services() -> dict[str, Service]:
    """By name; `portal` is none, it neither hears nor says anything."""
    found = sorted(path.parent.name for path in (ROOT / "services").glob("*/migrations"))
    return {name: importlib.import_module(f"services.{name}.bootstrap").SERVICE for name in found}


def subscriptions() -> list[tuple[str, Subscription]]:
    """What is heard, with the name of who hears it."""
    return [(name, line) for name, service in services().items() for line in service.subscriptions]
