"""What was released stays true: events within a version, migrations, databases in a rolling update."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from operations.database_shape import shape_of
from shared.contracts.catalogue import EVENTS, Contract, contracts
from shared.contracts.compatibility import breaking
from tests.contract.rolling import released_migrations
from tests.every_service import ROOT

RELEASES = sorted(
    (folder.parent for folder in (ROOT / "tests" / "released").glob("*/events")),
    key=lambda folder: [int(number) for number in folder.name.split(".")],
)
LAST = RELEASES[-1:]
CURRENT = {contract.type: contract for contract in contracts(EVENTS)}
OLD_EVENTS = [
    pytest.param(contract, id=f"{folder.name}-{contract.type}")
    for folder in RELEASES
    for contract in contracts(folder / "events")
]
DATABASES = [
    pytest.param(file, id=f"{folder.name}-{file.stem}")
    for folder in LAST
    for file in sorted((folder / "databases").glob("*.json"))
]
# `service.table` or `service.table.column` that the last release has stopped using, so that it may go.
UNUSED: frozenset[str] = frozenset()

Make = Callable[..., str]


@pytest.mark.parametrize("released", OLD_EVENTS)
def test_an_event_changes_only_by_optional_fields(released: Contract) -> None:
    """Anything else is a new version with a name of its own, and the old one is still said."""
    assert released.type in CURRENT
    assert breaking(released.schema, CURRENT[released.type].schema) == []


@pytest.mark.parametrize("released", OLD_EVENTS)
def test_a_released_example_still_fits(released: Contract) -> None:
    """A replay may bring it today."""
    Draft202012Validator(CURRENT[released.type].schema).validate(released.example["data"])


@pytest.mark.parametrize("frozen", DATABASES)
def test_a_released_migration_is_never_edited(frozen: Path, make_database: Make, tmp_path: Path) -> None:
    """The migrations up to the released one make the database that was released."""
    released = json.loads(frozen.read_text(encoding="utf-8"))["tables"]
    assert shape_of(make_database(migrations=released_migrations(frozen, tmp_path))) == released


@pytest.mark.parametrize("frozen", DATABASES)
def test_the_last_release_runs_on_the_new_database(frozen: Path, make_database: Make) -> None:
    """In a rolling update old processes meet the new shape: what they use is there, and asks for no more."""
    before: dict[str, Any] = json.loads(frozen.read_text(encoding="utf-8"))["tables"]
    now = shape_of(make_database(frozen.stem))
    assert sorted(set(_missing(before, now, frozen.stem)) - UNUSED) == []
    assert _demanded(before, now) == []


def _missing(before: dict[str, Any], now: dict[str, Any], service: str) -> list[str]:
    """Tables and columns that are gone or of another type."""
    gone = [f"{service}.{table}" for table in before if table not in now]
    return gone + [
        f"{service}.{table}.{column}"
        for table in before.keys() & now.keys()
        for column, shape in before[table]["columns"].items()
        if now[table]["columns"].get(column, {}).get("type") != shape["type"]
    ]


def _demanded(before: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """Columns that an insert must fill now and did not have to fill before."""
    return [
        f"{table}.{column}"
        for table in before.keys() & now.keys()
        for column, shape in now[table]["columns"].items()
        if _must_be_given(shape) and not _must_be_given(before[table]["columns"].get(column, {}))
    ]


def _must_be_given(shape: dict[str, Any]) -> bool:
    return bool(shape.get("not_null")) and shape.get("default") is None
