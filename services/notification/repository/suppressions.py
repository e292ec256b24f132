"""Addresses that are left alone: looked up, held back, freed."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.notification.model import Attempt, Delivery, Suppression
from services.notification.model.delivery import SUPPRESSED
from services.notification.model.fact import TO_MANY

# The delivery is there, and failed: the proof shows who was not told, and why.
HELD = """
    with held as (
        update delivery d
        set state = 'permanent-failure', reason = :reason, finished_at = :now, version = d.version + 1,
            lease = null, leased_until = null
        from suppression s
        where {which} and d.channel = 'email' and d.finished_at is null
          and s.email_key = lower(d.recipient)
        returning d.id, d.fact_id
    ), emptied as (
        update fact f set data = null from held where f.id = held.fact_id and f.category <> all(:to_many)
    ), proved as (
        insert into delivery_attempt (delivery_id, at, state, text)
        select id, :now, 'permanent-failure', :reason from held
    )
    select count(*) from held
"""
MOST_EVIDENCE = 200  # of one delivery; a server that reports the same again and again is not written down
HOLD_BACK = text(HELD.format(which="d.fact_id = :fact_id"))
HOLD_BACK_ADDRESS = text(HELD.format(which="lower(d.recipient) = :key and s.email_key = :key"))
HOLD_BACK_FOLLOWERS = text(
    HELD.format(which="s.email_key in (select email_key from follower where id = any(:followers))")
)
ERASE = text("""
    delete from suppression where email_key = lower(:email) or email_key in (
        select lower(d.recipient) from delivery d join fact f on f.id = d.fact_id
        where f.person_id = :account_id and d.channel = 'email'
    )
""")


_WORDS = {"reason": SUPPRESSED, "to_many": list(TO_MANY)}


def delivery_to_return(session: Session, delivery_id: UUID) -> Delivery | None:
    """A mail that is said to have come back, locked; None where nothing more is to be written of it."""
    delivery = session.get(Delivery, delivery_id, with_for_update=True)
    if delivery is None or delivery.channel != "email" or delivery.recipient.startswith("erased-"):
        return None
    evidence = select(func.count()).where(Attempt.delivery_id == delivery_id)
    return delivery if (session.scalar(evidence) or 0) < MOST_EVIDENCE else None


def suppression_of(session: Session, email: str, *, locked: bool = False) -> Suppression | None:
    """Why an address gets nothing; None where it is written to."""
    query = select(Suppression).where(Suppression.email_key == func.lower(email))
    return session.scalar(query.with_for_update() if locked else query)


def suppress(session: Session, found: Suppression) -> None:
    """Leave an address alone, and end what waits for it; what was noted first stays."""
    statement = insert(Suppression).values(
        email_key=func.lower(found.email_key),
        since=found.since,
        code=found.code,
        reason=found.reason,
        delivery_id=found.delivery_id,
    )
    session.execute(statement.on_conflict_do_nothing())
    key = session.scalar(select(func.lower(found.email_key)))
    session.execute(HOLD_BACK_ADDRESS, {"key": key, "now": found.since, **_WORDS})


def hold_back(session: Session, fact_id: UUID, now: datetime) -> int:
    """End those deliveries of a fact that were just made to addresses which get nothing. Returns how many."""
    return int(session.execute(HOLD_BACK, {"fact_id": fact_id, "now": now, **_WORDS}).scalar_one())


def hold_back_from(session: Session, followers: Sequence[UUID], now: datetime) -> None:
    """The same for what was just made to each of these followers."""
    session.execute(HOLD_BACK_FOLLOWERS, {"followers": list(followers), "now": now, **_WORDS})


def free(session: Session, email: str) -> bool:
    """Write to an address again. Returns whether it had been left alone."""
    found = suppression_of(session, email, locked=True)
    if found is None:
        return False
    session.delete(found)
    return True


def erase(session: Session, account_id: UUID, email: str) -> None:
    """Know nothing of a person's addresses any more; before their deliveries lose them.

    Args:
        account_id: of the person, or the recommendation of who has no account.
        email: their address; empty where none is known.
    """
    session.execute(ERASE, {"account_id": account_id, "email": email})
