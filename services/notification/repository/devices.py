"""Devices, and what rings them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, select, text, update
from sqlalchemy.orm import Session

from services.notification.model import PushDevice

# The device of another by now, or a notice that is deleted, leaves nothing to ring with.
TO_RING = text("""
    select cast(d.recipient as uuid) as device_id, d.deadline, n.id as notice_id,
           case when n.id is not null then p.endpoint end as endpoint,
           coalesce(p.p256dh, '') as p256dh, coalesce(p.auth, '') as auth,
           coalesce(n.words, '{}') as words, coalesce(n.path, '') as path
    from delivery d left join push_device p on p.id = cast(d.recipient as uuid)
    left join notice n on n.account_id = p.account_id and n.fact_id = d.fact_id
    where d.id = :id
""")


def to_ring(session: Session, delivery_id: UUID) -> dict[str, Any]:
    """Device and notice of a push."""
    return dict(session.execute(TO_RING, {"id": delivery_id}).mappings().one())


def by_endpoint(session: Session, account_id: UUID, endpoint: str) -> PushDevice | None:
    """The device of an endpoint; neither it nor the account's others are added meanwhile."""
    for name in sorted((f"device {endpoint}", f"devices of {account_id}")):
        session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(name, 0))))
    return session.scalar(select(PushDevice).where(PushDevice.endpoint == endpoint).with_for_update())


def count(session: Session, account_id: UUID) -> int:
    """How many an account has."""
    query = select(func.count()).select_from(PushDevice).where(PushDevice.account_id == account_id)
    return int(session.scalar(query) or 0)


def forget(session: Session, device_id: UUID) -> None:
    """It is there no more."""
    session.execute(delete(PushDevice).where(PushDevice.id == device_id))


def note_success(session: Session, device_id: UUID, now: datetime) -> None:
    """Its push service has taken something."""
    session.execute(update(PushDevice).where(PushDevice.id == device_id).values(last_success_at=now))
