"""What is known of a person: whether they act for an organisation; and what is to be erased of them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.training.model import Enrolment, Erasure
from services.training.model.days import day_of
from services.training.model.enrolment import Behind
from services.training.model.known import account

BEHIND = text("""
    select m.organisation_id, coalesce(o.name, m.organisation_name) as name, o.kind
    from mandate m
    left join lateral (select name, kind from organisation where organisation_id = m.organisation_id
                       order by epoch desc, sequence desc limit 1) o on true
    where m.account_id = :account_id and m.organisation_id = :organisation_id
      and not exists (select from organisation_end e where e.organisation_id = m.organisation_id)
      and m.from_date <= :today and (m.until_date is null or m.until_date >= :today)
      and (m.ended_at is null or m.ended_at > :at)
    limit 1
""")


def is_known(session: Session, account_id: UUID) -> bool:
    """Whether the account has been heard of, and not erased."""
    name = session.scalar(select(account.c.name).where(account.c.account_id == account_id))
    return bool(name)


def behind(session: Session, account_id: UUID, organisation_id: UUID, at: datetime) -> Behind | None:
    """The organisation, if the person acts for it at that instant."""
    asked = {"account_id": account_id, "organisation_id": organisation_id, "today": day_of(at), "at": at}
    row = session.execute(BEHIND, asked).first()
    return Behind(row.organisation_id, row.name, row.kind) if row else None


def enrolments_of(session: Session, account_id: UUID) -> list[Enrolment]:
    """All of a person, the oldest course first, so that locks are always taken in one order."""
    query = select(Enrolment).where(Enrolment.account_id == account_id)
    return list(session.scalars(query.order_by(Enrolment.course_id, Enrolment.id)))


def blank_account(session: Session, account_id: UUID, epoch: int, sequence: int) -> None:
    """Know nothing of a person but the id, whatever older word of them may come still."""
    blank = {"name": "", "epoch": epoch, "sequence": sequence}
    statement = insert(account).values(account_id=account_id, **blank)
    session.execute(statement.on_conflict_do_update(index_elements=["account_id"], set_=blank))


def erasure_of(session: Session, account_id: UUID) -> Erasure | None:
    """What was noted when the person was erased here before, locked."""
    return session.get(Erasure, account_id, with_for_update=True)
