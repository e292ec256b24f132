"""Certificates, their numbers and keys, to be changed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from services.training.errors.certificates import NoSuchBatch, NoSuchCertificate
from services.training.model import Certificate, CertificateBatch, CertificateKey
from services.training.model.certificate import Entry
from services.training.model.days import day_of
from services.training.model.known import authority

STATES = 0  # the year under which the register counts places in the list of states

# The row's lock makes whoever comes next wait for this commit or rollback, so no number is lost or doubled.
NEXT = text("""
    insert into certificate_register (authority, year, last) values (:authority, :year, :first)
    on conflict (authority, year) do update set last = certificate_register.last + 1
    returning last
""")


def next_entry(session: Session, slug: str, now: datetime) -> Entry:
    """The next number of the year, and the next place; taken only if the transaction commits."""
    year = day_of(now).year
    place = session.execute(NEXT, {"authority": slug, "year": STATES, "first": 0}).scalar_one()
    number = session.execute(NEXT, {"authority": slug, "year": year, "first": 1}).scalar_one()
    return Entry(year, number, place)


def certificate(session: Session, certificate_id: UUID) -> Certificate:
    """One, locked.

    Raises:
        NoSuchCertificate: there is none.
    """
    found = session.get(Certificate, certificate_id, with_for_update=True)
    if found is None:
        raise NoSuchCertificate
    return found


def has_certificate(session: Session, enrolment_id: UUID) -> bool:
    """Whether one was ever issued for an enrolment."""
    query = select(Certificate.id).where(Certificate.enrolment_id == enrolment_id).limit(1)
    return session.scalar(query) is not None


def certified(session: Session, course_id: UUID) -> frozenset[UUID]:
    """The enrolments of a course for which one was ever issued."""
    query = select(Certificate.enrolment_id).where(Certificate.course_id == course_id)
    return frozenset(session.scalars(query))


def of_account(session: Session, account_id: UUID) -> list[Certificate]:
    """All of a person, locked."""
    query = select(Certificate).where(Certificate.account_id == account_id).order_by(Certificate.id)
    return list(session.scalars(query.with_for_update()))


def of_enrolment(session: Session, enrolment_id: UUID) -> list[Certificate]:
    """All that were issued for an enrolment, locked."""
    query = select(Certificate).where(Certificate.enrolment_id == enrolment_id).order_by(Certificate.id)
    return list(session.scalars(query.with_for_update()))


def batch(session: Session, batch_id: UUID) -> CertificateBatch:
    """One, locked.

    Raises:
        NoSuchBatch: there is none.
    """
    found = session.get(CertificateBatch, batch_id, with_for_update=True)
    if found is None:
        raise NoSuchBatch
    return found


def running(session: Session, course_id: UUID | None = None) -> list[UUID]:
    """The batches that are not done, of one course or of all, the oldest first."""
    query = select(CertificateBatch.id).where(CertificateBatch.done_at.is_(None))
    if course_id:
        query = query.where(CertificateBatch.course_id == course_id)
    return list(session.scalars(query.order_by(CertificateBatch.id)))


def newest_key(session: Session, slug: str) -> CertificateKey | None:
    """The one that signs."""
    query = select(CertificateKey).where(CertificateKey.authority == slug)
    return session.scalar(query.order_by(CertificateKey.generation.desc()).limit(1))


def lock_keys(session: Session, slug: str) -> None:
    """Let nobody else make a key of the authority until this transaction ends."""
    session.execute(select(func.pg_advisory_xact_lock(func.hashtext(f"certificate-key {slug}"))))


def authority_name(session: Session, slug: str) -> str:
    """How the authority is called; its slug until that was heard."""
    return session.scalar(select(authority.c.name).where(authority.c.slug == slug)) or slug
