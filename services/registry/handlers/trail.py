"""A line of the audit trail, in the transaction of what it tells of."""

from uuid import UUID

from shared.clock import Clock
from shared.persistence.audit import Deed, note
from shared.persistence.unit_of_work import UnitOfWork


def note_deed(
    uow: UnitOfWork,
    clock: Clock,
    authority: str,
    actor_id: UUID | None,
    deed: str,
    subject_type: str,
    subject_id: UUID | None,
    **details: str,
) -> None:
    """Note it; `shared.persistence.audit.Deed` tells what the words mean."""
    line = Deed(
        authority=authority,
        actor_id=actor_id,
        deed=deed,
        subject_type=subject_type,
        subject_id=subject_id,
        details=details,
    )
    note(uow.session, line, clock.now())
