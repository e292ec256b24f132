"""Changes after publication: each made, entered with its reason, and said, in one transaction."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from services.consultation.commands.later_changes import (
    AddLaterDocument,
    Change,
    CorrectConsultation,
    ExtendConsultation,
    NoteOnConsultation,
)
from services.consultation.errors.later_changes import TooManyChanges
from services.consultation.handlers.documents import TAKEN
from services.consultation.handlers.of_clerks import published_of
from services.consultation.model import Consultation
from services.consultation.model.later_change import ChangeKind, LaterChange, correct, extend, tell
from shared.clock import Clock
from shared.persistence import files
from shared.persistence.files import Subject
from shared.persistence.unit_of_work import UnitOfWork

MOST = 100


@dataclass(frozen=True)
class Entered:
    """An entry that was made, and the consultation's version after it."""

    position: int
    version: int


def extend_consultation(command: ExtendConsultation, uow: UnitOfWork, clock: Clock) -> Entered:
    """Receive recommendations until a later day.

    Raises:
        NoSuchConsultation, NotAllowed, NotAnnouncedYet, RecordOnly, Stale, NotOpen, ExtensionNotLater,
        ExtensionTooFar, TooManyChanges
    """
    consultation = _looked_at(command, uow)
    details = extend(consultation, command.last_day, command.reason, clock.now())
    return _entered(consultation, "extension", command, details, uow, clock)


def add_later_document(command: AddLaterDocument, uow: UnitOfWork, clock: Clock) -> Entered:
    """Put a file to what is published; a worker looks into it before anybody is given it.

    Raises:
        NoSuchConsultation, NotAllowed, NotAnnouncedYet, RecordOnly, Stale, TooManyChanges, and what
        `files.attach` raises
    """
    consultation, now = _looked_at(command, uow), clock.now()
    key = files.attach(
        uow.session,
        Subject(type="consultation", id=consultation.id, owner_id=consultation.id),
        name=command.name,
        content=command.content,
        purpose=command.kind,
        now=now,
        taken=TAKEN,
    )
    tell(consultation, "document", command.reason, now)
    details = {"file_id": str(key), "title": files.attachment(uow.session, key).name}
    return _entered(consultation, "document", command, details, uow, clock)


def correct_consultation(command: CorrectConsultation, uow: UnitOfWork, clock: Clock) -> Entered:
    """Mend a slip; the entry keeps the old and the new words.

    Raises:
        NoSuchConsultation, NotAllowed, NotAnnouncedYet, RecordOnly, Stale, NoSuchDocument,
        NothingCorrected, TooManyChanges
    """
    consultation = _looked_at(command, uow)
    details = correct(consultation, command.field, command.place, command.words)
    tell(consultation, "correction", command.reason, clock.now())
    return _entered(consultation, "correction", command, details, uow, clock)


def note_on_consultation(command: NoteOnConsultation, uow: UnitOfWork, clock: Clock) -> Entered:
    """Say something more to everybody.

    Raises:
        NoSuchConsultation, NotAllowed, NotAnnouncedYet, RecordOnly, Stale, TooManyChanges
    """
    consultation = _looked_at(command, uow)
    tell(consultation, "note", command.reason, clock.now())
    return _entered(consultation, "note", command, {}, uow, clock)


def _looked_at(command: Change, uow: UnitOfWork) -> Consultation:
    consultation = published_of(command.consultation_id, command.clerk_of, uow)
    consultation.require_version(command.version)
    return consultation


def _entered(
    consultation: Consultation,
    kind: ChangeKind,
    command: Change,
    details: dict[str, Any],
    uow: UnitOfWork,
    clock: Clock,
) -> Entered:
    # The consultation is locked, so nobody takes the same position.
    query = select(func.count()).where(LaterChange.consultation_id == consultation.id)
    position = (uow.session.scalar(query) or 0) + 1
    if position > MOST:
        raise TooManyChanges(most=MOST)
    uow.session.add(
        LaterChange.of(
            consultation,
            kind,
            command.reason,
            details,
            position=position,
            by=command.clerk_id,
            now=clock.now(),
        )
    )
    uow.session.flush()
    return Entered(position, consultation.version)


HANDLERS: Mapping[type, Callable[..., Any]] = {
    ExtendConsultation: extend_consultation,
    AddLaterDocument: add_later_document,
    CorrectConsultation: correct_consultation,
    NoteOnConsultation: note_on_consultation,
}
