"""The audit trail, for those who oversee: names are looked up at reading, so that none stands in a line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from services.registry.queries.rows import Row, rows_of

LINES = """
    select t.id, t.at, t.authority, t.actor_id, coalesce(nullif(a.name, ''), c.name) as actor_name, t.deed,
           t.subject_type, t.subject_id, t.details, o.name as subject_name
    from audit t
    left join account a on a.id = t.actor_id
    left join api_client c on t.actor_id is null and cast(c.id as text) = t.details ->> 'client'
    left join verification v on t.subject_type = 'verification' and v.id = t.subject_id
    left join organisation o
      on o.id = case t.subject_type when 'organisation' then t.subject_id else v.organisation_id end
    where t.authority = :authority
      and (cast(:actor as uuid) is null or t.actor_id = :actor)
      and (cast(:deed as text) is null or t.deed = :deed)
      and (cast(:subject as uuid) is null or t.subject_id = :subject)
      and (cast(:since as timestamptz) is null or t.at >= :since)
      and (cast(:until as timestamptz) is null or t.at < :until)
      and (cast(:after as uuid) is null or t.id < :after)
    order by t.id desc
    limit :limit
"""
PEOPLE = """
    select distinct a.id, a.name from account a join staff_role r on r.account_id = a.id
    where r.authority in (:authority, 'common') and a.name <> '' order by a.name, a.id limit 300
"""


@dataclass(frozen=True, kw_only=True)
class Filter:
    """Which lines of an authority's trail; None does not narrow.

    Args:
        actor: the account of who did it.
        deed: such as `verification.refused`.
        subject: what it was done to.
        since, until: from this instant on, before that one.
    """

    actor: UUID | None = None
    deed: str | None = None
    subject: UUID | None = None
    since: datetime | None = None
    until: datetime | None = None


def lines(
    session: Session, authority: str, wanted: Filter, *, after: UUID | None, limit: int
) -> Sequence[Row]:
    """The newest first; `actor_name` is null where the account is gone, for jobs and operators."""
    return rows_of(session, LINES, authority=authority, after=after, limit=limit, **vars(wanted))


def people(session: Session, authority: str) -> Sequence[Row]:
    """Who works for an authority, by name."""
    return rows_of(session, PEOPLE, authority=authority)
