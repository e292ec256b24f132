"""Recommendations that are being written, for their author.

Only the constants are put together into SQL; what was asked is bound.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

Row = dict[str, Any]

DRAFTS = """
    select d.id, d.version, d.account_id, d.consultation_id, d.articles, d.whole, d.text, d.reason,
           d.proposed_wording, d.on_behalf_of, d.name_shown, d.files, d.started_at, d.changed_at,
           c.title as consultation_title, c.authority, coalesce(a.name, c.authority) as authority_name,
           coalesce(a.is_example, false) as authority_is_example, c.published_at, c.ends_at, c.closed_at,
           (select jsonb_object_agg(t.id, jsonb_build_object('state', f.state, 'reason', f.reason))
            from attachment t join file f using (sha256) where t.subject_id = d.id) as file_states
    from recommendation_draft d
    join consultation c on c.id = d.consultation_id
    left join authority a on a.slug = c.authority
"""
OF_ACCOUNT = text(f"{DRAFTS} where d.account_id = :account_id order by d.changed_at desc, d.id")
ONE = text(f"{DRAFTS} where d.id = :id and d.account_id = :account_id")


def of_account(session: Session, account_id: UUID) -> Sequence[Row]:
    """All that a person has, the last written first; there are few."""
    return [dict(row) for row in session.execute(OF_ACCOUNT, {"account_id": account_id}).mappings()]


def one(session: Session, draft_id: UUID, account_id: UUID) -> Row | None:
    """One of a person's own."""
    row = session.execute(ONE, {"id": draft_id, "account_id": account_id}).mappings().first()
    return dict(row) if row else None
