"""Looks at restricted data, noted in the request that shows it."""

from collections.abc import Callable, Mapping
from typing import Any

from services.registry.commands.audit import NoteLook
from shared.clock import Clock
from shared.persistence.audit import note
from shared.persistence.unit_of_work import UnitOfWork


def note_look(command: NoteLook, uow: UnitOfWork, clock: Clock) -> None:
    """Write the line."""
    note(uow.session, command.deed, clock.now())


HANDLERS: Mapping[type, Callable[..., Any]] = {NoteLook: note_look}
