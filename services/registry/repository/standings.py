"""Standings, proposals to strike off, and who represents an organisation meanwhile."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from services.registry.errors.standings import NoSuchProposal
from services.registry.model import Mandate, StrikeOff, Verification
from services.registry.model.states import FOUND


def proposal_of(session: Session, proposal_id: UUID) -> UUID:
    """The verification that a proposal is about: it is locked first, as by whoever proposes.

    Raises:
        NoSuchProposal
    """
    found = session.scalar(select(StrikeOff.verification_id).where(StrikeOff.id == proposal_id))
    if found is None:
        raise NoSuchProposal()
    return found


def open_proposals(session: Session, verification_id: UUID) -> Sequence[StrikeOff]:
    """Those that wait, or have waited too long and nobody has noted it; locked."""
    query = select(StrikeOff).where(StrikeOff.verification_id == verification_id, StrikeOff.state == "open")
    return session.scalars(query.with_for_update()).all()


def expired_proposals(session: Session, now: datetime) -> Sequence[StrikeOff]:
    """Those that have waited too long; what somebody is deciding right now is left to them."""
    query = select(StrikeOff).where(StrikeOff.state == "open", StrikeOff.expires_at <= now)
    return session.scalars(query.with_for_update(skip_locked=True)).all()


def is_found_anywhere(session: Session, organisation_id: UUID) -> bool:
    """Whether any authority has it in its registry, suspended or not."""
    query = exists().where(
        Verification.organisation_id == organisation_id, Verification.state.in_(sorted(FOUND))
    )
    return bool(session.scalar(select(query)))


def is_verified_by(session: Session, organisation_id: UUID, authority: str) -> bool:
    """Whether an authority has it as verified, and not suspended."""
    query = exists().where(
        Verification.organisation_id == organisation_id,
        Verification.authority == authority,
        Verification.state == "verified",
    )
    return bool(session.scalar(select(query)))


def running_mandates(session: Session, organisation_id: UUID, today: date) -> Sequence[Mandate]:
    """All that have not ended, locked in the order in which they were given."""
    query = (
        select(Mandate)
        .where(
            Mandate.organisation_id == organisation_id,
            Mandate.ended_at.is_(None),
            or_(Mandate.until_date.is_(None), Mandate.until_date >= today),
        )
        .order_by(Mandate.id)
    )
    return session.scalars(query.with_for_update()).all()
