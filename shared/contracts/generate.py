"""Schemas and examples of what one service says."""

from pathlib import Path

from shared.contracts import files
from shared.contracts.catalogue import EVENTS, EXAMPLE, SCHEMA
from shared.contracts.example import example_of
from shared.contracts.schema import schema_of
from shared.service import Service


def write(service: Service, folder: Path = EVENTS) -> list[str]:
    """Write them where they differ, and remove those of events that are no longer said.

    Returns:
        The names of the files that changed.
    """
    return [path.name for path in files.write(_wanted(service, folder), _there(service, folder))]


def check(service: Service, folder: Path = EVENTS) -> list[str]:
    """The names of the files that `write` would change."""
    return [path.name for path in files.stale(_wanted(service, folder), _there(service, folder))]


def _wanted(service: Service, folder: Path) -> dict[Path, str]:
    wanted: dict[Path, str] = {}
    for event in service.events:
        name = f"{event.TYPE}.v{event.VERSION}"
        home = folder / service.name
        wanted[home / f"{name}{SCHEMA}"] = files.as_text(schema_of(event, service.name))
        wanted[home / f"{name}{EXAMPLE}"] = files.as_text(example_of(event, service.name))
    return wanted


def _there(service: Service, folder: Path) -> list[Path]:
    return list((folder / service.name).glob("*.json"))
