"""Requests, for the clerks of the authority that was asked."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from services.registry.queries.rows import Row, row_of, rows_of

VERIFICATION = """
    select v.id, v.organisation_id, v.authority, v.state, v.representative_role, v.asked_at, v.decided_at,
           v.reason, v.version, a.name as asked_by_name, a.email as asked_by_email, o.kind, o.name, o.cui,
           o.register_number, o.court, o.seat, o.locality_siruta, o.fields, o.contact_email
    from verification v join organisation o on o.id = v.organisation_id join account a on a.id = v.asked_by
"""

QUEUE = f"""{VERIFICATION}
    where v.authority = :authority and v.state = :state
      and (cast(:after_id as uuid) is null or v.id > :after_id)
    order by v.id
    limit :limit
"""


def verification(session: Session, key: UUID) -> Row | None:
    """A request, with what it says and who asks."""
    return row_of(session, f"{VERIFICATION} where v.id = :key", key=key)


def queue(session: Session, *, authority: str, state: str, after: UUID | None, limit: int) -> Sequence[Row]:
    """Requests to an authority in one state, oldest first."""
    return rows_of(session, QUEUE, authority=authority, state=state, after_id=after, limit=limit)
