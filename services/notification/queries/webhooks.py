"""Webhook endpoints and their log, for those who own them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

Row = dict[str, Any]

ENDPOINT = """
    select e.id, e.name, e.url, e.topics, e.types, e.with_public_key, e.state, e.reason, e.created_at,
           e.verified_at, e.disabled_at, e.failures, e.failing_since, e.closed_until,
           (select count(*) from webhook_key k
            where k.endpoint_id = e.id and (k.ends_at is null or k.ends_at > :now)) as secrets,
           (select count(*) from (select from webhook_delivery d
            where d.endpoint_id = e.id and d.finished_at is null limit 1000) w) as waiting
    from webhook_endpoint e where e.account_id = :account_id
"""
NAMES = """
    select 'authority:' || slug as key, name from authority where 'authority:' || slug = any(:keys)
    union all
    select 'organisation:' || organisation_id, name from organisation
    where organisation_id = any(:ids)
"""
DELIVERY = """
    select d.id, d.message_id, m.type, m.endpoint_id is not null as is_test, d.state, d.attempts,
           d.created_at, case when d.finished_at is null then d.next_at end as next_at, d.finished_at,
           d.status, d.trouble
    from webhook_delivery d join webhook_message m on m.id = d.message_id
    where d.endpoint_id = :endpoint_id
"""
BODY = "select body from webhook_message where id = :id"
ATTEMPTS = """
    select at, took_ms, signature, status, trouble, answer from webhook_attempt
    where delivery_id = :id order by id desc limit 100
"""


def endpoints(session: Session, account_id: UUID, now: datetime) -> Sequence[Row]:
    """All of an account, the first that was made first."""
    found = _rows(session, f"{ENDPOINT} order by e.id", account_id=account_id, now=now)
    return _named(session, found)


def endpoint(session: Session, account_id: UUID, endpoint_id: UUID, now: datetime) -> Row | None:
    """One of an account."""
    found = _rows(session, f"{ENDPOINT} and e.id = :id", account_id=account_id, id=endpoint_id, now=now)
    return _named(session, found)[0] if found else None


def deliveries(
    session: Session, endpoint_id: UUID, *, state: str | None, after: UUID | None, limit: int
) -> Sequence[Row]:
    """What an endpoint was owed, the newest first."""
    query = DELIVERY
    if state:
        query += " and d.state = :state"
    if after:
        query += " and d.id < :after"
    query += " order by d.id desc limit :limit"
    return _rows(session, query, endpoint_id=endpoint_id, state=state, after=after, limit=limit)


def delivery(session: Session, endpoint_id: UUID, delivery_id: UUID) -> Row | None:
    """One, with its request as `body` and its attempts, the last first, as `history`."""
    found = _rows(session, f"{DELIVERY} and d.id = :id", endpoint_id=endpoint_id, id=delivery_id)
    if not found:
        return None
    body = session.scalar(text(BODY), {"id": found[0]["message_id"]})
    return {**found[0], "body": body, "history": _rows(session, ATTEMPTS, id=delivery_id)}


def _named(session: Session, rows: Sequence[Row]) -> list[Row]:
    keys = [key for row in rows for key in row["topics"]]
    ids = [UUID(key.partition(":")[2]) for key in keys if key.startswith("organisation:")]
    names = {row["key"]: row["name"] for row in _rows(session, NAMES, keys=keys, ids=ids)}
    return [{**row, "topics": [_topic(key, names) for key in row["topics"]]} for row in rows]


def _topic(key: str, names: dict[str, str]) -> Row:
    kind, _, value = key.partition(":")
    return {"kind": kind, "value": value or None, "name": names.get(key)}


def _rows(session: Session, query: str, **given: object) -> Sequence[Row]:
    return [row._asdict() for row in session.execute(text(query), given)]
