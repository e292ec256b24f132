"""Consultations, to be changed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from services.consultation.errors.consultations import NoSuchConsultation
from services.consultation.model import Consultation
from services.consultation.model.consultation import PUBLISHED, RECORD
from services.consultation.model.known import authority

# The register itself may hold a million, and the consultation is locked meanwhile.
RECEIVED = text("select sum(received)::integer from article_count where consultation_id = :consultation_id")


def consultation(session: Session, consultation_id: UUID) -> Consultation:
    """A consultation to be changed.

    Raises:
        NoSuchConsultation: there is none.
    """
    found = session.get(Consultation, consultation_id, with_for_update=True)
    if found is None:
        raise NoSuchConsultation
    return found


def title_and_authority(session: Session, consultation_id: UUID) -> tuple[str, str]:
    """How a consultation is called and whose it is, without locking it.

    Raises:
        NoSuchConsultation: there is none.
    """
    query = select(Consultation.title, Consultation.authority).where(Consultation.id == consultation_id)
    row = session.execute(query).first()
    if row is None:
        raise NoSuchConsultation
    return row.title, row.authority


def next_due(session: Session, ended_before: datetime) -> Consultation | None:
    """One open consultation whose term has run out; what somebody else is closing is left to them."""
    query = (
        select(Consultation)
        .where(Consultation.state == PUBLISHED, Consultation.ends_at <= ended_before)
        .order_by(Consultation.ends_at)
        .limit(1)
    )
    return session.scalar(query.with_for_update(skip_locked=True))


def record_of(session: Session, source_url: str) -> Consultation | None:
    """The notice that was recorded from this address."""
    query = select(Consultation).where(Consultation.source_url == source_url, Consultation.state == RECORD)
    return session.scalar(query)


def is_example(session: Session, slug: str) -> bool | None:
    """Whether an authority exists only for show; None where it is not known here."""
    found: bool | None = session.scalar(select(authority.c.is_example).where(authority.c.slug == slug))
    return found


def received(session: Session, consultation_id: UUID) -> int:
    """How many recommendations stand in the register for a consultation."""
    return session.scalar(RECEIVED, {"consultation_id": consultation_id}) or 0
