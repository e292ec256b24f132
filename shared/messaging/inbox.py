"""The inbox: what a consumer has heard, so that nothing takes effect twice and nothing is forgotten.

A row is written in the transaction of the effect (`done`), or tells that the message waits to be tried
again (`parked`) or was given up (`dead`); those two keep the message's bytes.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import uniform
from uuid import UUID

import msgspec
from sqlalchemy import Row, text
from sqlalchemy.orm import Session

from shared.messaging.envelope import Envelope

FIRST_DELAY = timedelta(seconds=1)
LONGEST_DELAY = timedelta(hours=1)
TRIES = 30  # with these delays about a day

CLAIM = text("""
    insert into inbox (consumer, event_id, state, subject, type, position, received_at)
    select :consumer, id, 'done', subject, type, position, :now
    from json_to_recordset(cast(:heard as json)) as (id uuid, subject uuid, type text, position bigint)
    on conflict do nothing
    returning event_id
""")
WAITING = text("""
    select distinct subject from inbox
    where consumer = :consumer and state = 'parked' and subject = any(:subjects)
""")
PARK = text("""
    insert into inbox (consumer, event_id, state, subject, type, position, attempts, next_at, reason, body,
                       received_at)
    values (:consumer, :event_id, :state, :subject, :type, :position, :attempts, :next_at, :reason, :body,
            :now)
    on conflict (consumer, event_id) do update
    set state = excluded.state, attempts = excluded.attempts, next_at = excluded.next_at,
        reason = excluded.reason, body = excluded.body
    where inbox.state <> 'done'
""")
DUE = text("""
    select consumer, event_id, attempts, body from inbox i
    where state = 'parked' and next_at <= :now and consumer = any(:consumers)
      and not (consumer = any(:ordered) and exists (
          select from inbox earlier
          where earlier.consumer = i.consumer and earlier.subject = i.subject and earlier.state = 'parked'
            and earlier.position < i.position))
    order by next_at limit 1 for update skip locked
""")
DONE = text("""
    update inbox set state = 'done', body = null, reason = null, next_at = null
    where consumer = :consumer and event_id = :event_id
""")


def claim(session: Session, consumer: str, envelopes: Sequence[Envelope], now: datetime) -> set[UUID]:
    """Write down that these are being handled now, in the transaction of their effects.

    Returns:
        The ids that were not there before: only these are to be handled.
    """
    heard = [{"id": e.id, "subject": e.subject, "type": e.type, "position": e.position} for e in envelopes]
    rows = session.connection().execute(
        CLAIM, {"consumer": consumer, "heard": msgspec.json.encode(heard).decode(), "now": now}
    )
    return set(rows.scalars())


def waiting(session: Session, consumer: str, subjects: Sequence[UUID]) -> set[UUID]:
    """Those of the subjects of which an earlier message still waits to be tried again."""
    rows = session.execute(WAITING, {"consumer": consumer, "subjects": list(subjects)})
    return set(rows.scalars())


def park(
    session: Session,
    consumer: str,
    envelope: Envelope,
    *,
    body: bytes | None,
    attempts: int,
    reason: str,
    now: datetime,
) -> None:
    """Keep a message to be tried again after a delay that grows with `attempts`."""
    _keep(session, consumer, envelope, "parked", body, attempts, reason, now)


def give_up(
    session: Session,
    consumer: str,
    envelope: Envelope,
    *,
    body: bytes | None,
    attempts: int,
    reason: str,
    now: datetime,
) -> None:
    """Put a message with the dead; `body` is None where it holds a secret."""
    _keep(session, consumer, envelope, "dead", body, attempts, reason, now)


def due(
    session: Session, consumers: Sequence[str], ordered: Sequence[str], now: datetime
) -> Row[tuple[str, UUID, int, bytes]] | None:
    """One message whose time has come, locked for this transaction: (consumer, event_id, attempts, body)."""
    return session.execute(DUE, {"consumers": list(consumers), "ordered": list(ordered), "now": now}).first()


def done(session: Session, consumer: str, event_id: UUID) -> None:
    """A parked message took effect at last."""
    session.execute(DONE, {"consumer": consumer, "event_id": event_id})


def delay(attempts: int) -> timedelta:
    """How long a message waits after so many failures: doubling, with a fifth of jitter."""
    doubled: timedelta = FIRST_DELAY * int(2 ** min(attempts, 20))
    return min(LONGEST_DELAY, doubled) * uniform(0.8, 1.2)  # noqa: S311


def _keep(
    session: Session,
    consumer: str,
    envelope: Envelope,
    state: str,
    body: bytes | None,
    attempts: int,
    reason: str,
    now: datetime,
) -> None:
    session.execute(
        PARK,
        {
            "consumer": consumer,
            "event_id": envelope.id,
            "state": state,
            "subject": envelope.subject,
            "type": envelope.type,
            "position": envelope.position,
            "attempts": attempts,
            "next_at": now + delay(attempts) if state == "parked" else None,
            "reason": reason,
            "body": body,
            "now": now,
        },
    )
