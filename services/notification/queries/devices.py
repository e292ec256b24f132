"""Somebody's devices."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

DEVICES = text("""
    select id, words, endpoint, created_at, last_success_at from push_device
    where account_id = :account_id order by created_at, id
""")


def devices(session: Session, account_id: UUID) -> Sequence[dict[str, Any]]:
    """All of an account's."""
    return [row._asdict() for row in session.execute(DEVICES, {"account_id": account_id})]
