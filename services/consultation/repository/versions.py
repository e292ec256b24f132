"""Versions of texts, to be changed."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.consultation.errors.versions import NoSuchVersion
from services.consultation.model import Consultation
from services.consultation.model.comparing import Unit, units
from services.consultation.model.version import DRAFT, FIRST, PUBLISHED, Row, Version


def version(session: Session, consultation_id: UUID, number: int) -> Version:
    """A version to be changed; its consultation is locked already.

    Raises:
        NoSuchVersion: there is none, or it is the announced text.
    """
    query = select(Version).where(Version.consultation_id == consultation_id, Version.number == number)
    found = session.scalar(query.with_for_update())
    if found is None:
        raise NoSuchVersion
    return found


def draft_of(session: Session, consultation_id: UUID) -> Version | None:
    """The version that is being written."""
    return session.scalar(
        select(Version).where(Version.consultation_id == consultation_id, Version.state == DRAFT)
    )


def newest_number(session: Session, consultation_id: UUID) -> int:
    """The number of the newest text that everybody reads."""
    query = select(func.max(Version.number)).where(
        Version.consultation_id == consultation_id, Version.state == PUBLISHED
    )
    return session.scalar(query) or FIRST


def announced(consultation: Consultation) -> list[Unit]:
    """The parts of the text that was announced."""
    return units(announced_articles(consultation), consultation.frame)


def announced_articles(consultation: Consultation) -> list[Row]:
    """The articles that were announced, as a version keeps them."""
    return [
        {"number": article.number, "heading": article.heading, "text": article.text}
        for article in consultation.articles
    ]
