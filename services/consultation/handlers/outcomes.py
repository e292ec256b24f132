"""The end of a procedure: finalised, then adopted, rejected or withdrawn."""

from collections.abc import Callable, Mapping
from typing import Any

from services.consultation.commands.outcomes import FinaliseConsultation, RecordOutcome
from services.consultation.errors.consultations import NoSuchConsultation
from services.consultation.errors.versions import VersionBegun
from services.consultation.handlers.consultations import Saved
from services.consultation.handlers.debates import lapse_open
from services.consultation.model import Consultation
from services.consultation.model.consultation import DRAFT
from services.consultation.model.debate_request import binds
from services.consultation.model.outcome import Standing, decide, finalise
from services.consultation.repository import consultations as stored
from services.consultation.repository import debates, versions
from services.consultation.repository.counting import counting_of
from services.consultation.repository.waiting import waiting
from shared.clock import Clock
from shared.errors import NotAllowed
from shared.persistence.unit_of_work import UnitOfWork


def finalise_consultation(command: FinaliseConsultation, uow: UnitOfWork, clock: Clock) -> Saved:
    """Say that the text is final; the lock on the consultation keeps every recommendation out meanwhile.

    Raises:
        NoSuchConsultation, NotAllowed, Stale, VersionBegun, and what `finalise` raises
    """
    consultation = _looked_at(command, uow)
    finalise(consultation, _standing(consultation, uow), clock.now())
    return _saved(consultation, uow)


def record_outcome(command: RecordOutcome, uow: UnitOfWork, clock: Clock) -> Saved:
    """Say what was decided, once.

    Raises:
        NoSuchConsultation, NotAllowed, Stale, VersionBegun, and what `decide` raises
    """
    consultation = _looked_at(command, uow)
    standing = _standing(consultation, uow)
    outcome = decide(consultation, command.decision, standing, by=command.clerk_id, now=clock.now())
    uow.add(outcome)
    if outcome.kind == "withdrawn":
        lapse_open(consultation, uow, clock.now())
    return _saved(consultation, uow)


def _looked_at(command: FinaliseConsultation | RecordOutcome, uow: UnitOfWork) -> Consultation:
    """The consultation, locked, if the caller is its clerk and saw its newest version.

    Raises:
        VersionBegun: a text is being written, which would be neither public nor gone.
    """
    consultation = stored.consultation(uow.session, command.consultation_id)
    if consultation.authority not in command.clerk_of:
        raise NoSuchConsultation if consultation.state == DRAFT else NotAllowed
    consultation.require_version(command.version)
    if versions.draft_of(uow.session, consultation.id):
        raise VersionBegun
    return consultation


def _standing(consultation: Consultation, uow: UnitOfWork) -> Standing:
    session = uow.session
    owed, ahead = debates.owed(session, consultation.id) if binds(consultation.kind) else (0, 0)
    return Standing(
        newest=versions.newest_number(session, consultation.id),
        received=stored.received(session, consultation.id),
        waiting=waiting(session, consultation.authority, consultation.id),
        counting=counting_of(session, consultation.authority),
        debates_owed=owed,
        debates_ahead=ahead,
    )


def _saved(consultation: Consultation, uow: UnitOfWork) -> Saved:
    uow.session.flush()
    return Saved(consultation.id, consultation.version, consultation.state)


HANDLERS: Mapping[type, Callable[..., Any]] = {
    FinaliseConsultation: finalise_consultation,
    RecordOutcome: record_outcome,
}
