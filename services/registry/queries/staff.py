"""Who works for an authority, and who is invited to."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from services.registry.queries.rows import Row, rows_of

MOST = 500

STAFF = """
    select r.account_id, a.name, a.email, r.role, r.given_at, d.name as department
    from staff_role r join account a on a.id = r.account_id left join department d on d.id = r.department_id
    where r.authority = :authority order by a.name, a.id, r.role limit :most
"""
INVITATION = """
    select i.id, i.authority, t.name as authority_name, i.email, i.role, i.expires_at, i.state,
           d.name as department, b.name as invited_by
    from staff_invitation i join authority t on t.slug = i.authority join account b on b.id = i.invited_by
    left join department d on d.id = i.department_id
"""
WAITING = f"""{INVITATION}
    where i.authority = :authority and i.state = 'waiting' and i.expires_at > :now order by i.id limit :most
"""
MINE = f"""{INVITATION} join account mine on mine.email_key = i.email_key
    where mine.id = :account_id and i.state = 'waiting' and i.expires_at > :now order by i.id limit :most
"""


def staff_of(session: Session, authority: str) -> Sequence[Row]:
    """The roles held in an authority, by the names of those who hold them."""
    return rows_of(session, STAFF, authority=authority, most=MOST)


def invitations_of(session: Session, authority: str, now: datetime) -> Sequence[Row]:
    """Invitations of an authority's that wait."""
    return rows_of(session, WAITING, authority=authority, now=now, most=MOST)


def invitations_to(session: Session, account_id: UUID, now: datetime) -> Sequence[Row]:
    """What waits for the answer of the person whose address it is."""
    return rows_of(session, MINE, account_id=account_id, now=now, most=MOST)
