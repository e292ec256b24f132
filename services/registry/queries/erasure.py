"""Erasures: where one's own stands, and how many services owe their answer."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from services.registry.model.erasure import ANSWERING, WITHIN
from services.registry.queries.rows import Row, row_of, rows_of

OWN = "select asked_at, due_at from erasure where account_id = :account_id and erased_at is null"
UNANSWERED = """
    select count(*) as erasures_unanswered,
           count(*) filter (where owed.erased_at <= :late) as erasures_late,
           cast(extract(epoch from cast(:now as timestamptz) - min(owed.erased_at)) as float)
               as erasures_oldest_s
    from (
        select e.account_id, e.erased_at from erasure e
        where e.erased_at is not null
          and (select count(*) from erasure_answer a
               where a.account_id = e.account_id and a.service = any(:services)) < :many
    ) owed
"""
DONE = """
    select e.account_id, e.erased_at,
           array(select asked.service from unnest(cast(:services as text[])) asked (service)
                 where not exists (select from erasure_answer a
                                   where a.account_id = e.account_id and a.service = asked.service)
                 order by asked.service) as owed_by
    from erasure e where e.erased_at is not null order by e.erased_at
"""


def own(session: Session, account_id: UUID) -> Row | None:
    """When it was asked for and when it will be done; None where it was not."""
    return row_of(session, OWN, account_id=account_id)


def numbers(session: Session, now: datetime) -> Row:
    """How many erased people some service has not said it has erased, how many for more than a day, and
    the age of the oldest, in seconds."""
    given = {"now": now, "late": now - WITHIN, "services": sorted(ANSWERING), "many": len(ANSWERING)}
    return row_of(session, UNANSWERED, **given) or {}


def done(session: Session, *, also_answered: bool) -> Sequence[Row]:
    """Accounts that were erased, the oldest first, each with the services that owe their answer."""
    rows = rows_of(session, DONE, services=sorted(ANSWERING))
    return [row for row in rows if also_answered or row["owed_by"]]
