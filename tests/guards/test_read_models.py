"""What is kept of others' worlds can be forgotten and heard again: each table through one queue alone."""

from collections import defaultdict
from typing import Any

import pytest
from sqlalchemy import Table

from shared.messaging.subscription import Subscription
from shared.persistence.read_model import upsert_newer
from shared.security.keys import signing_key
from shared.service import Service
from tests.every_service import services

SERVICES = services()


def named_by(line: Subscription) -> list[Any]:
    """What a handler takes from its module and calls or writes to."""
    handler = line.handler
    found = [handler.__globals__.get(name) for name in handler.__code__.co_names]
    return [thing for thing in found if thing is not None]


def tables_of(line: Subscription) -> set[str]:
    """The tables that a handler names."""
    return {table.name for table in named_by(line) if isinstance(table, Table)}


def stamped(service: Service) -> set[str]:
    """Tables whose rows carry the number of the event that they come from."""
    # The registry writes its own keys as it makes them, and hears of none.
    hears_keys = any(signing_key.name in tables_of(line) for line in service.subscriptions)
    tables = [*service.metadata.tables.values(), *([signing_key] if hears_keys else [])]
    return {table.name for table in tables if {"epoch", "sequence"} <= set(table.columns.keys())}


@pytest.mark.parametrize("service", SERVICES.values(), ids=SERVICES)
def test_every_table_is_filled_through_one_queue(service: Service) -> None:
    """The one that is said to fill it, by handlers that are found to."""
    found = defaultdict(set)
    for line in service.subscriptions:
        for name in tables_of(line):
            found[name].add(line.queue)
    said = {table.name: {queue} for queue, tables in service.read_models.items() for table in tables}
    assert found == said
    assert stamped(service) == set(said)


@pytest.mark.parametrize("service", SERVICES.values(), ids=SERVICES)
def test_what_fills_a_read_model_does_nothing_else(service: Service) -> None:
    """Heard again, a line has no other effect: no mail, no second announcement."""
    others = [
        f"{line.queue}: {line.type} by {thing}"
        for line in service.subscriptions
        if line.queue in service.read_models
        for thing in named_by(line)
        if not isinstance(thing, Table) and thing is not upsert_newer
    ]
    assert others == []
