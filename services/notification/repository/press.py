"""The press list in and out of PostgreSQL, and its deliveries made at once."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from services.notification.model import Fact
from services.notification.model.delivery import TOLD_IN_TURN, TRIED_FOR
from services.notification.model.fact import ANNOUNCEMENT
from services.notification.model.press import PressContact, PressNotice
from services.notification.repository import suppressions

ADDRESS_PRESS = text("""
    insert into delivery (id, version, fact_id, channel, recipient, language, lane, state, attempts,
                          created_at, deadline, next_at)
    select uuidv7(), 1, :fact_id, 'email', email, language, :lane, 'created', 0, :now, :deadline, :now
    from press_contact where authority = :authority and removed_at is null
    on conflict do nothing
""")
# A longer term is what the press is told, not the first one.
LATEST_TERM = text("""
    select data ->> 'recommendations_until' from fact
    where authority = :authority and category = 'consultation-change'
      and consultation_id = :consultation_id and data ->> 'what' = 'extended'
    order by id desc limit 1
""")
FORGET_CONTACTS = text("""
    update press_contact
    set email = '', email_key = '', removed_at = :now, removed_why = ''
    where email_key = :key and removed_at is null
""")


def lock_list(session: Session, authority: str) -> None:
    """Nobody else changes the list, or sends to it, meanwhile."""
    session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"press {authority}", 0))))


def listed(session: Session, authority: str) -> list[PressContact]:
    """Who is on the list."""
    query = select(PressContact).where(PressContact.authority == authority, PressContact.removed_at.is_(None))
    return list(session.scalars(query))


def contact(session: Session, contact_id: UUID) -> PressContact | None:
    """A line of a list, locked."""
    return session.get(PressContact, contact_id, with_for_update=True)


def announcement_of(session: Session, authority: str, consultation_id: UUID) -> Fact | None:
    """The publication of a consultation, as everyone was told of it."""
    query = select(Fact).where(
        Fact.authority == authority,
        Fact.category == ANNOUNCEMENT,
        Fact.consultation_id == consultation_id,
    )
    return session.scalar(query.order_by(Fact.id.desc()).limit(1))


def latest_term(session: Session, authority: str, consultation_id: UUID) -> str | None:
    """The end of the term where it was made longer."""
    given = {"authority": authority, "consultation_id": consultation_id}
    found: str | None = session.scalar(LATEST_TERM, given)
    return found


def last_notice(session: Session, authority: str, consultation_id: UUID) -> PressNotice | None:
    """What was sent to the press of a consultation last."""
    query = select(PressNotice).where(
        PressNotice.authority == authority, PressNotice.consultation_id == consultation_id
    )
    return session.scalar(query.order_by(PressNotice.id.desc()).limit(1))


def address_press(session: Session, fact_id: UUID, authority: str, now: datetime) -> int:
    """Make a delivery for each on the list. Returns how many."""
    given = {
        "fact_id": fact_id,
        "authority": authority,
        "lane": TOLD_IN_TURN,
        "now": now,
        "deadline": now + TRIED_FOR,
    }
    made = int(session.execute(ADDRESS_PRESS, given).rowcount)  # type: ignore[attr-defined]
    suppressions.hold_back(session, fact_id, now)
    return made


def forget_contacts(session: Session, key: str, now: datetime) -> None:
    """Take an address off every list: its holder is forgotten."""
    session.execute(FORGET_CONTACTS, {"key": key, "now": now})
