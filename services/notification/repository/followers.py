"""Organisations and their agreements as they are known here, and those who follow them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from services.notification.model.delivery import TOLD_IN_TURN, TRIED_FOR
from services.notification.model.known import agreement, organisation
from services.notification.repository import suppressions

# Who got a receipt for a recommendation on it; an account is told at the address that it has today.
ADDRESS_AUTHORS = text("""
    insert into delivery (id, version, fact_id, channel, recipient, language, subscription_id, lane, state,
                          attempts, created_at, deadline, next_at)
    select uuidv7(), 1, :fact_id, 'email', a.recipient, a.language, null, :lane, 'created',
           0, :now, :deadline, :now
    from (
        select distinct on (lower(coalesce(p.email, d.recipient)))
               coalesce(p.email, d.recipient) as recipient, coalesce(p.language, d.language) as language
        from fact f
        join delivery d on d.fact_id = f.id
        left join account p on p.account_id = f.person_id
        where f.consultation_id = any(:consultation_ids) and f.category = 'receipt' and d.channel = 'email'
          and d.recipient not like 'erased-%' and coalesce(p.email, d.recipient) <> ''
        order by lower(coalesce(p.email, d.recipient)), d.created_at desc
    ) a
    on conflict do nothing
""")
HEARD_ALREADY = text("""
    delete from digest_item i using delivery d, follower f
    where i.fact_id = :fact_id and f.id = i.follower_id
      and d.fact_id = :fact_id and d.channel = 'email' and lower(d.recipient) = f.email_key
""")


def organisation_names(session: Session, ids: Sequence[UUID]) -> dict[UUID, str]:
    """What organisations are called; those that are not known are left out."""
    query = select(organisation.c.organisation_id, organisation.c.name)
    rows = session.execute(query.where(organisation.c.organisation_id.in_(ids))).all()
    return {row.organisation_id: row.name for row in rows}


def agreement_of(session: Session, agreement_id: UUID) -> tuple[str, list[UUID]] | None:
    """An agreement's title and the organisations that are its parties; None where it is not known."""
    row = session.execute(select(agreement).where(agreement.c.agreement_id == agreement_id)).first()
    return None if row is None else (row.title, list(row.organisation_ids))


def address_authors(session: Session, fact_id: UUID, consultation_ids: Sequence[UUID], now: datetime) -> None:
    """Make a delivery for each who has spoken on the consultations and is not told of the fact already.

    Who would have heard of it in a digest, too, does not hear of it twice.
    """
    given = {
        "fact_id": fact_id,
        "consultation_ids": list(consultation_ids),
        "lane": TOLD_IN_TURN,
        "now": now,
        "deadline": now + TRIED_FOR,
    }
    session.execute(ADDRESS_AUTHORS, given)
    session.execute(HEARD_ALREADY, {"fact_id": fact_id})
    suppressions.hold_back(session, fact_id, now)
