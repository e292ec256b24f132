"""Who has taken the internal register away stands in the trail."""

from collections.abc import Callable, Mapping
from typing import Any

from services.consultation.commands.registers import NoteRegisterTaken
from shared.clock import Clock
from shared.persistence.audit import Deed, note
from shared.persistence.unit_of_work import UnitOfWork


def note_register_taken(command: NoteRegisterTaken, uow: UnitOfWork, clock: Clock) -> None:
    """Write the line, before the first row goes out."""
    line = Deed(
        authority=command.authority,
        actor_id=command.clerk_id,
        deed="register.taken",
        subject_type="register",
        details=command.asked,
    )
    note(uow.session, line, clock.now())


HANDLERS: Mapping[type, Callable[..., Any]] = {NoteRegisterTaken: note_register_taken}
