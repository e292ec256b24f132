"""What clerks add to the proof of an announcement; and who has taken it away with addresses."""

from collections.abc import Callable, Mapping
from typing import Any

from services.notification import repository
from services.notification.commands.proofs import NoteAction, NoteDeed
from services.notification.model.action import DeliveryAction
from shared.clock import Clock
from shared.persistence.audit import note
from shared.persistence.unit_of_work import UnitOfWork


def note_action(command: NoteAction, uow: UnitOfWork, clock: Clock) -> DeliveryAction:
    """Add what was done about a message.

    Raises:
        NothingToMend, ActionDayNotPossible
    """
    delivery = repository.locked_delivery(uow.session, command.delivery_id)
    made = DeliveryAction.on(
        delivery, command.kind, command.on_day, command.words, command.clerk_id, clock.now()
    )
    uow.add(made)
    return made


def note_deed(command: NoteDeed, uow: UnitOfWork, clock: Clock) -> None:
    """Write the line."""
    note(uow.session, command.deed, clock.now())


HANDLERS: Mapping[type, Callable[..., Any]] = {NoteAction: note_action, NoteDeed: note_deed}
