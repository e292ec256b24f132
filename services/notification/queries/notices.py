"""What stands under somebody's bell."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

MOST_COUNTED = 100  # more is said as “99+”
NOTICES = """
    select id, category, words, path, created_at, read_at from notice
    where account_id = :account_id {unread} {after}
    order by created_at desc, id desc limit :limit
"""
UNREAD = f"""
    select count(*) from (
        select from notice where account_id = :account_id and read_at is null limit {MOST_COUNTED}
    ) counted
"""  # noqa: S608 - a number of our own


def notices(
    session: Session,
    account_id: UUID,
    *,
    unread: bool,
    after: tuple[datetime, UUID] | None,
    limit: int,
) -> Sequence[dict[str, Any]]:
    """Somebody's notices, the newest first.

    Args:
        unread: only those that were not opened.
        after: when the last one that was seen was made, and its id.
        limit: rows at most.
    """
    query = NOTICES.format(
        unread="and read_at is null" if unread else "",
        after="and (created_at, id) < (:at, :id)" if after else "",
    )
    at, last = after or (None, None)
    given = {"account_id": account_id, "limit": limit, **({"at": at, "id": last} if after else {})}
    return [row._asdict() for row in session.execute(text(query), given)]


def unread(session: Session, account_id: UUID) -> int:
    """How many were not opened, counted to `MOST_COUNTED`."""
    return int(session.scalar(text(UNREAD), {"account_id": account_id}) or 0)
