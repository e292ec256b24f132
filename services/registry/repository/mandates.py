"""Who speaks for whom."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import Select, delete, exists, func, or_, select, update
from sqlalchemy.orm import Session, aliased

from services.registry.errors.mandates import NoSuchOffer
from services.registry.model import Mandate, MandateOffer
from services.registry.model.mandate import REMINDERS, REPRESENTATIVE, Span

AT_ONCE = 100
LATEST, EARLIEST = min(REMINDERS), max(REMINDERS)
CLOSED_KEPT = timedelta(days=30)


def represents(session: Session, account_id: UUID, organisation_id: UUID, today: date) -> bool:
    """Whether the person represents the organisation on that day."""
    return account_id in representatives_on(session, organisation_id, today)


def representatives_on(session: Session, organisation_id: UUID, day: date) -> Sequence[UUID]:
    """The accounts of the organisation's legal representatives on a day."""
    query = select(Mandate.account_id).where(
        Mandate.organisation_id == organisation_id,
        Mandate.role == REPRESENTATIVE,
        Mandate.ended_at.is_(None),
        Mandate.from_date <= day,
        or_(Mandate.until_date.is_(None), Mandate.until_date >= day),
    )
    return session.scalars(query.order_by(Mandate.id)).all()


def represent_from(session: Session, organisation_id: UUID, day: date) -> Sequence[UUID]:
    """The accounts of those who represent it on that day, or will later by a mandate that they have."""
    query = select(Mandate.account_id).where(
        Mandate.organisation_id == organisation_id,
        Mandate.role == REPRESENTATIVE,
        Mandate.ended_at.is_(None),
        or_(Mandate.until_date.is_(None), Mandate.until_date >= day),
    )
    return list(dict.fromkeys(session.scalars(query.order_by(Mandate.id))))


def organisation_of_offer(session: Session, offer_id: UUID) -> UUID:
    """Whose mandate is offered: it is locked first, as by whoever ends mandates.

    Raises:
        NoSuchOffer
    """
    found = session.scalar(select(MandateOffer.organisation_id).where(MandateOffer.id == offer_id))
    if found is None:
        raise NoSuchOffer()
    return found


def holds_in(
    session: Session, account_id: UUID, organisation_id: UUID, span: Span, role: str | None = None
) -> bool:
    """Whether the person has a mandate of the organisation, in that role or any, on a day of the span."""
    query = select(Mandate.id).where(
        Mandate.account_id == account_id,
        Mandate.organisation_id == organisation_id,
        Mandate.ended_at.is_(None),
        Mandate.from_date <= (span.until_date or date.max),
        or_(Mandate.until_date.is_(None), Mandate.until_date >= span.from_date),
    )
    if role is not None:
        query = query.where(Mandate.role == role)
    return session.scalar(query.limit(1)) is not None


def overdue(session: Session, today: date) -> Sequence[Mandate]:
    """Some that have had their last day and were not ended, locked; what is locked elsewhere is left out."""
    query = select(Mandate).where(Mandate.ended_at.is_(None), Mandate.until_date < today)
    return _some(session, query.order_by(Mandate.until_date))


def to_remind_of(session: Session, today: date) -> Sequence[Mandate]:
    """Some of whose end a reminder is owed, locked; what is renewed needs none."""
    after = aliased(Mandate)
    renewed = exists().where(
        after.account_id == Mandate.account_id,
        after.organisation_id == Mandate.organisation_id,
        after.ended_at.is_(None),
        after.from_date > Mandate.until_date,
    )
    first = Mandate.reminded_days.is_(None)
    last = (Mandate.until_date <= today + timedelta(days=LATEST)) & (
        func.coalesce(Mandate.reminded_days, EARLIEST) > LATEST
    )
    query = select(Mandate).where(
        Mandate.ended_at.is_(None),
        Mandate.until_date.between(today, today + timedelta(days=EARLIEST)),
        or_(first, last),
        ~renewed,
    )
    return _some(session, query.order_by(Mandate.until_date))


def withdraw_offers(
    session: Session,
    organisation_id: UUID,
    now: datetime,
    *,
    email_key: str | None = None,
    role: str | None = None,
) -> None:
    """Take back what waits for an answer: to an address, or of a role."""
    where = [MandateOffer.state == "waiting", MandateOffer.organisation_id == organisation_id]
    if email_key is not None:
        where.append(MandateOffer.email_key == email_key)
    if role is not None:
        where.append(MandateOffer.role == role)
    session.execute(
        update(MandateOffer)
        .where(*where)
        .values(state="withdrawn", decided_at=now, version=MandateOffer.version + 1)
        .execution_options(synchronize_session=False)
    )


def close_expired_offers(session: Session, now: datetime, organisation_id: UUID | None = None) -> None:
    """Offers whose time is over wait no longer; of one organisation alone where it is given."""
    where = [MandateOffer.state == "waiting", MandateOffer.expires_at <= now]
    if organisation_id is not None:
        where.append(MandateOffer.organisation_id == organisation_id)
    session.execute(
        update(MandateOffer)
        .where(*where)
        .values(state="expired", decided_at=now, version=MandateOffer.version + 1)
        .execution_options(synchronize_session=False)
    )


def forget_closed_offers(session: Session, now: datetime) -> None:
    """Delete offers, and the addresses in them, a month after they were closed."""
    closed = MandateOffer.decided_at <= now - CLOSED_KEPT
    session.execute(delete(MandateOffer).where(closed).execution_options(synchronize_session=False))


def _some(session: Session, query: Select[Mandate]) -> Sequence[Mandate]:
    return session.scalars(query.limit(AT_ONCE).with_for_update(skip_locked=True, of=Mandate)).all()
