"""Days off by the Government's decision, entered and taken back by an administrator."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert

from services.consultation.commands.days_off import AddDayOff, RemoveDayOff
from services.consultation.errors.days_off import AlreadyOff, NoSuchDayOff
from services.consultation.model.days_off import day_off
from services.consultation.model.law import Calendar
from shared.clock import Clock
from shared.ids import new_id
from shared.persistence.audit import Deed, note
from shared.persistence.unit_of_work import UnitOfWork

EVERYWHERE = "common"


@dataclass(frozen=True)
class DayOff:
    """A day off as it stands."""

    id: UUID
    day: date
    reason: str


def add_day_off(command: AddDayOff, uow: UnitOfWork, clock: Clock) -> DayOff:
    """Count it as no working day from now on, in every authority's terms.

    Raises:
        AlreadyOff: it is one already: by law, as a weekend, or as entered before.
    """
    if not Calendar().is_working(command.day):
        raise AlreadyOff
    added = DayOff(new_id(), command.day, command.reason)
    row = {**vars(added), "added_at": clock.now()}
    statement = (
        insert(day_off).values(row).on_conflict_do_nothing(index_elements=["day"]).returning(day_off.c.id)
    )
    if uow.session.scalar(statement) is None:
        raise AlreadyOff
    _note(uow, clock, command.administrator_id, "day-off.added", added)
    return added


def remove_day_off(command: RemoveDayOff, uow: UnitOfWork, clock: Clock) -> None:
    """Count it as a working day again.

    Raises:
        NoSuchDayOff: it was not entered, or is gone.
    """
    statement = delete(day_off).where(day_off.c.id == command.day_off_id)
    row = uow.session.execute(statement.returning(day_off.c.id, day_off.c.day, day_off.c.reason)).first()
    if row is None:
        raise NoSuchDayOff
    _note(uow, clock, command.administrator_id, "day-off.removed", DayOff(*row))


def _note(uow: UnitOfWork, clock: Clock, who: UUID, deed: str, of: DayOff) -> None:
    details = {"day": of.day.isoformat(), "reason": of.reason}
    line = Deed(
        authority=EVERYWHERE,
        actor_id=who,
        deed=deed,
        subject_type="day-off",
        subject_id=of.id,
        details=details,
    )
    note(uow.session, line, clock.now())


HANDLERS: Mapping[type, Callable[..., Any]] = {AddDayOff: add_day_off, RemoveDayOff: remove_day_off}
