"""Changes of what was verified: one, an organisation's, an authority's queue, what was said."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from services.registry.model.states import OPEN
from services.registry.queries.rows import Row, row_of, rows_of
from shared.plain_text import plain

MOST = 100
MOST_MESSAGES = 200
CHANGE = """
    select c.id, c.organisation_id, c.authority, t.name as authority_name, c.asked_by,
           a.name as asked_by_name, c.state, c.changed, c.why, c.version, c.asked_at, c.decided_at, c.reason,
           c.representative, c.new_email, c.new_from, c.new_until, c.others_stay,
           o.kind, o.name, o.cui, o.register_number, o.court, o.seat, o.locality_siruta, o.fields,
           o.contact_email, o.search_text, o.life
    from change_request c
    join organisation o on o.id = c.organisation_id
    join authority t on t.slug = c.authority
    join account a on a.id = c.asked_by
"""
QUEUE = f"""{CHANGE}
    where c.authority = :authority and c.state = any(:states)
      and (cast(:pattern as text) is null or o.search_text like :pattern)
      and (cast(:after_id as uuid) is null or c.id > :after_id)
    order by c.id limit :limit
"""
COUNTS = "select state, count(*) as many from change_request where authority = :authority group by state"
MESSAGES = """
    select m.id, m.side, m.text, m.fields, m.said_at, a.name as author
    from change_message m join account a on a.id = m.author_id
    where m.change_id = :key order by m.id desc limit :most
"""


def change(session: Session, key: UUID) -> Row | None:
    """A request for a change, with what the organisation is now."""
    return row_of(session, f"{CHANGE} where c.id = :key", key=key)


def changes_of(session: Session, organisation_id: UUID) -> Sequence[Row]:
    """An organisation's, the newest first."""
    query = f"{CHANGE} where c.organisation_id = :key order by c.id desc limit :most"
    return rows_of(session, query, key=organisation_id, most=MOST)


def claims_of(session: Session, account_id: UUID) -> Sequence[Row]:
    """A newcomer's requests to represent an organisation, the newest first."""
    query = f"{CHANGE} where c.asked_by = :key and c.representative = 'self' order by c.id desc limit :most"
    return rows_of(session, query, key=account_id, most=MOST)


def queue(
    session: Session, *, authority: str, state: str, words: str | None, after: UUID | None, limit: int
) -> Sequence[Row]:
    """Those asked of an authority, oldest first.

    Args:
        state: one of a request's, or `open` for all that wait.
        words: part of the organisation's name.
        after: the last one that was shown.
        limit: rows at most.
    """
    return rows_of(
        session,
        QUEUE,
        authority=authority,
        states=sorted(OPEN) if state == "open" else [state],
        pattern=f"%{plain(words).replace('_', '').replace('%', '')}%" if words else None,
        after_id=after,
        limit=limit,
    )


def counts(session: Session, authority: str) -> dict[str, int]:
    """How many there are in each state."""
    return {row["state"]: row["many"] for row in rows_of(session, COUNTS, authority=authority)}


def messages(session: Session, change_id: UUID) -> Sequence[Row]:
    """What was said about it, oldest first; of very many the newest."""
    return rows_of(session, MESSAGES, key=change_id, most=MOST_MESSAGES)[::-1]
