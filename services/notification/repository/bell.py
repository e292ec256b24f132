"""The bell: who has an account finds on the page what concerns them and what they follow.

Three statements find who is shown a fact; what they then lay down is the same: a notice, and a delivery
by the channel `page` with its evidence, which is delivered as soon as it is there; for each device that is to
be rung, one by `push`, which a loop of its own hands over.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import text
from sqlalchemy.orm import Session

from services.notification.model import Fact
from services.notification.model.delivery import TRIED_FOR
from services.notification.model.notice import Shown
from services.notification.model.push_device import PUSH_LASTS
from services.notification.repository import slots
from services.notification.repository.slots import PLANNED

# `shown` has `account_id`, `language`, `subscription_id`, `lane` and `ring_at`, an account once; who has no
# `ring_at` is not rung.
LAID = """
    noticed as (
        insert into notice (id, account_id, fact_id, category, words, path, created_at)
        select uuidv7(), account_id, :fact_id, :category, cast(:words as jsonb), :path, :now from shown
        on conflict do nothing
    ), laid as (
        insert into delivery (id, version, fact_id, channel, recipient, language, subscription_id, lane,
                              state, attempts, created_at, deadline, next_at, finished_at)
        select uuidv7(), 1, :fact_id, 'page', account_id::text, language, subscription_id, lane,
               'delivered', 1, :now, :deadline, :now, :now
        from shown on conflict do nothing returning id
    ), proved as (
        insert into delivery_attempt (delivery_id, at, state) select id, :now, 'delivered' from laid
    ), rung as (
        insert into delivery (id, version, fact_id, channel, recipient, language, subscription_id, lane,
                              state, attempts, created_at, deadline, next_at)
        select uuidv7(), 1, :fact_id, 'push', p.id::text, s.language, null, s.lane,
               'created', 0, :now, s.ring_at + :push_lasts, s.ring_at
        from shown s join push_device p on p.account_id = s.account_id where s.ring_at is not null
        on conflict do nothing
    )
"""
TO_PERSON = text(f"""
    with shown as (
        select a.account_id, a.language, cast(null as uuid) as subscription_id, 0 as lane,
               {PLANNED} as ring_at
        from account a left join follower f on f.email_key = lower(a.email)
        where a.account_id = :account_id
    ), {LAID}
    select count(*) from shown
""")  # noqa: S608 - parts of our own
TO_AUTHORS = text(f"""
    with shown as (
        select distinct a.account_id, a.language, cast(null as uuid) as subscription_id, 1 as lane,
               {PLANNED} as ring_at
        from fact spoken join account a on a.account_id = spoken.person_id
        left join follower f on f.email_key = lower(a.email)
        where spoken.consultation_id = any(:consultation_ids) and spoken.category = 'receipt'
          and a.email <> ''
    ), {LAID}
    select count(*) from shown
""")  # noqa: S608 - parts of our own

READ_ALL = text("""
    update notice set read_at = :now
    where account_id = :account_id and read_at is null and created_at <= :until
""")


def show_to_person(session: Session, fact: Fact, account_id: UUID, now: datetime) -> None:
    """What concerns one person alone stands under their bell, if they have an account and it is no letter."""
    given = of_fact(fact, now)
    if given["path"] is not None:
        session.execute(TO_PERSON, {**given, "account_id": account_id})


def show_to_authors(session: Session, fact: Fact, consultation_ids: Sequence[UUID], now: datetime) -> None:
    """Those who have spoken on the consultations find under their bell what becomes of them."""
    given = of_fact(fact, now)
    if given["path"] is not None:
        session.execute(TO_AUTHORS, {**given, "consultation_ids": list(consultation_ids)})


def read_all(session: Session, account_id: UUID, until: datetime, now: datetime) -> None:
    """What somebody was shown until an instant counts as read."""
    session.execute(READ_ALL, {"account_id": account_id, "until": until, "now": now})


def of_fact(fact: Fact, now: datetime) -> dict[str, Any]:
    """What `LAID` is given of a fact; no path where it is no matter of the bell."""
    shown = Shown.of(fact.category, fact.data or {})
    return {
        "fact_id": fact.id,
        "category": fact.category,
        "words": msgspec.json.encode(shown.words).decode(),
        "path": shown.path,
        "deadline": now + TRIED_FOR,
        "push_lasts": PUSH_LASTS,
        **slots.at(now),
    }
