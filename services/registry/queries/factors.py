"""What guards an account, as its owner sees it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from services.registry.model.session import FRESH
from services.registry.queries.rows import Row, row_of, rows_of

FACTORS = """
    select account.password_hash is not null as has_password, code_sign_in,
        exists (select from staff_role where staff_role.account_id = account.id) as required,
        (select count(*) from recovery_code where recovery_code.account_id = account.id) as recovery_codes,
        session.started_at >= :fresh_since as fresh
    from account join session on session.account_id = account.id
    where session.id = :session_id
"""
TOTP = """
    select confirmed_at as added_at, used_at from totp
    where account_id = :account_id and confirmed_at is not null
"""
PASSKEYS = "select id, name, added_at, used_at from passkey where account_id = :account_id order by id"


def factors(session: Session, *, account_id: UUID, session_id: UUID, now: datetime) -> Row | None:
    """Ways to sign in, with when each was last used; None where the session has just ended."""
    found = row_of(session, FACTORS, session_id=session_id, fresh_since=now - FRESH)
    if found is None:
        return None
    passkeys = rows_of(session, PASSKEYS, account_id=account_id)
    return {**found, "totp": row_of(session, TOTP, account_id=account_id), "passkeys": passkeys}
