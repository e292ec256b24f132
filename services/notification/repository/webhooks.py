"""Webhooks in and out of PostgreSQL: who wants an event, what is due next, what is sent again.

Whoever changes a delivery holds the row of its endpoint; so one endpoint's deliveries are claimed one after
the other, and `due_at` says truly when it is next worth a look. An endpoint that is dead costs a look each
time its circuit breaker opens, and nothing in between.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import RowMapping, bindparam, delete, exists, func, select, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session
from sqlalchemy.types import Text

from services.notification.model import WebhookDelivery, WebhookEndpoint, WebhookKey, WebhookMessage
from services.notification.model.webhook_delivery import LEASE
from shared.ids import new_id

AT_ONCE = 2  # requests to one endpoint; one alone once it has failed

# In the order of ids, so that two that address the same endpoints do not wait for each other in a circle.
# The message stays for endpoints that get nothing now, too: they may ask for what they missed.
ADDRESS = text("""
    with wanted as (
        select id, state from webhook_endpoint
        where topics && :topics and (types = '{}' or types && :names) order by id for update
    ), message as (
        insert into webhook_message (id, type, topics, body, created_at)
        select :id, :type, :topics, :body, :now where exists (select from wanted)
        on conflict do nothing
    ), made as (
        insert into webhook_delivery (id, endpoint_id, message_id, state, attempts, created_at, next_at)
        select uuidv7(), id, :id, 'waiting', 0, :now, :now from wanted where state = 'active'
        on conflict do nothing returning endpoint_id
    )
    update webhook_endpoint e set due_at = least(e.due_at, :now) from made where e.id = made.endpoint_id
""").bindparams(bindparam("topics", type_=ARRAY(Text)), bindparam("names", type_=ARRAY(Text)))
NEXT_ENDPOINT = text("""
    select id from webhook_endpoint where due_at <= :now
    order by due_at limit 1 for update skip locked
""")
CLAIM = text("""
    with next as (
        select d.id, e.url, e.with_public_key
        from webhook_endpoint e join webhook_delivery d on d.endpoint_id = e.id
        where e.id = :endpoint_id and d.finished_at is null and d.next_at <= :now
          and (d.leased_until is null or d.leased_until <= :now)
          and (e.closed_until is null or e.closed_until <= :now)
          and (select count(*) from webhook_delivery r where r.endpoint_id = e.id and r.leased_until > :now)
              < case when e.failures = 0 then :at_once else 1 end
        order by d.next_at, d.id limit 1
    ), taken as (
        update webhook_delivery d
        set lease = :lease, leased_until = :until, attempts = attempts + 1 from next where d.id = next.id
        returning d.id, d.endpoint_id, d.message_id, next.url, next.with_public_key
    )
    select taken.id as delivery_id, taken.endpoint_id, taken.message_id, taken.url, taken.with_public_key,
           m.body, array(select k.id from webhook_key k where k.endpoint_id = taken.endpoint_id
                         and (k.ends_at is null or k.ends_at > :now) order by k.id desc) as key_ids
    from taken join webhook_message m on m.id = taken.message_id
""")
LOOK_WHEN_DUE = text("""
    update webhook_endpoint e
    set due_at = case
        when running.many >= case when e.failures = 0 then :at_once else 1 end then running.ends
        when waiting.next_at is null then running.ends
        else least(running.ends, greatest(waiting.next_at, e.closed_until)) end
    from (select count(*) as many, min(leased_until) as ends from webhook_delivery
          where endpoint_id = :endpoint_id and leased_until > :now) running,
         (select min(next_at) as next_at from webhook_delivery
          where endpoint_id = :endpoint_id and finished_at is null
            and (leased_until is null or leased_until <= :now)) waiting
    where e.id = :endpoint_id
""")
CANCEL_WAITING = text("""
    update webhook_delivery set state = 'cancelled', finished_at = :now, lease = null, leased_until = null
    where endpoint_id = :endpoint_id and finished_at is null
""")
SEND_AGAIN_BETWEEN = text("""
    insert into webhook_delivery as d (id, endpoint_id, message_id, state, attempts, created_at, next_at)
    select uuidv7(), e.id, m.id, 'waiting', 0, :now, :now
    from webhook_endpoint e join webhook_message m on m.topics && e.topics
    where e.id = :endpoint_id and m.endpoint_id is null
      and m.created_at >= :since and m.created_at < :until
      and (e.types = '{}' or e.types && array[m.type, regexp_replace(m.type, '\\.[^.]*$', '')])
    order by m.created_at, m.id
    on conflict (endpoint_id, message_id) do update
    set state = 'waiting', attempts = 0, next_at = :now, finished_at = null
    where d.finished_at is not null
""")
END_KEYS = text("""
    update webhook_key set ends_at = :ends_at
    where endpoint_id = :endpoint_id and (ends_at is null or ends_at > :ends_at)
""")


def address(
    session: Session, message_id: UUID, kind: str, topics: Sequence[str], body: bytes, now: datetime
) -> None:
    """Make a delivery for each active endpoint that wants an event; by one statement, however many there are.

    Args:
        message_id: the event's.
        kind: its short name; an endpoint may want it by that, or by what it is about.
        topics: by any of which it is wanted.
        body: as it was published.
        now: when.
    """
    given = {
        "id": message_id,
        "type": kind,
        "topics": list(topics),
        "names": [kind, kind.rpartition(".")[0]],
        "body": body.decode(),
        "now": now,
    }
    session.execute(ADDRESS, given)


def claim(session: Session, now: datetime) -> RowMapping | None:
    """The next delivery that is due, leased to whoever asked; None where nothing is."""
    while endpoint_id := session.scalar(NEXT_ENDPOINT, {"now": now}):
        given = {
            "endpoint_id": endpoint_id,
            "now": now,
            "until": now + LEASE,
            "lease": (lease := new_id()),
            "at_once": AT_ONCE,
        }
        row = session.execute(CLAIM, given).mappings().first()
        look_when_due(session, endpoint_id, now)
        if row is not None:
            return {**row, "lease": lease}  # type: ignore[return-value]
    return None


def look_when_due(session: Session, endpoint_id: UUID, now: datetime) -> None:
    """Write down when the next delivery of an endpoint may be tried; its row is held."""
    session.execute(LOOK_WHEN_DUE, {"endpoint_id": endpoint_id, "now": now, "at_once": AT_ONCE})


def endpoint(session: Session, endpoint_id: UUID) -> WebhookEndpoint | None:
    """An endpoint, locked."""
    return session.get(WebhookEndpoint, endpoint_id, with_for_update=True)


def count_of(session: Session, account_id: UUID) -> int:
    """How many endpoints an account has; nobody else adds one to them meanwhile."""
    lock = func.pg_advisory_xact_lock(func.hashtextextended(f"webhooks {account_id}", 0))
    session.execute(select(lock))
    query = select(func.count()).where(WebhookEndpoint.account_id == account_id)
    return session.scalar(query) or 0


def delivery(session: Session, delivery_id: UUID) -> WebhookDelivery | None:
    """A delivery, locked; the row of its endpoint is held."""
    return session.get(WebhookDelivery, delivery_id, with_for_update=True)


def message(session: Session, message_id: UUID) -> WebhookMessage:
    """What it delivers."""
    return session.get_one(WebhookMessage, message_id)


def cancel_waiting(session: Session, endpoint_id: UUID, now: datetime) -> None:
    """Nothing more is tried of what waits for an endpoint."""
    session.execute(CANCEL_WAITING, {"endpoint_id": endpoint_id, "now": now})


def send_again_between(
    session: Session, endpoint_id: UUID, since: datetime, until: datetime, now: datetime
) -> int:
    """Send all that an endpoint wants of a time again, also what it never got. Returns how many."""
    given = {"endpoint_id": endpoint_id, "since": since, "until": until, "now": now}
    return int(session.execute(SEND_AGAIN_BETWEEN, given).rowcount)  # type: ignore[attr-defined]


def add_key(session: Session, endpoint_id: UUID, now: datetime, old_ends_at: datetime) -> WebhookKey:
    """A new key; those before it end then, if they have not before."""
    session.execute(END_KEYS, {"endpoint_id": endpoint_id, "ends_at": old_ends_at})
    key = WebhookKey(id=new_id(), endpoint_id=endpoint_id, created_at=now)
    session.add(key)
    return key


def has_key(session: Session, endpoint_id: UUID) -> bool:
    """Whether anything that is sent to it would be signed."""
    return bool(session.scalar(select(exists().where(WebhookKey.endpoint_id == endpoint_id))))


def erase(session: Session, account_id: UUID) -> None:
    """A person's endpoints go with all that was sent to them."""
    session.execute(delete(WebhookEndpoint).where(WebhookEndpoint.account_id == account_id))


def remove(session: Session, found: WebhookEndpoint) -> None:
    """An endpoint goes with all that was sent to it."""
    session.execute(delete(WebhookEndpoint).where(WebhookEndpoint.id == found.id))
