"""What is emptied when a person is erased, and what stands against it."""

from datetime import datetime
from typing import LiteralString
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from services.registry.model import Account, ChangeRequest, Erasure, Mandate, Verification
from services.registry.model.change_request import SELF
from services.registry.model.states import OPEN

# A kind of data more that belongs to a person is a line here.
EMPTIED: tuple[LiteralString, ...] = (
    "delete from session where account_id = :account_id",
    "delete from password_reset where account_id = :account_id",
    "delete from sign_up where account_id = :account_id or lower(email) = lower(:email)",
    "delete from address_change where account_id = :account_id or lower(email) = lower(:email)",
    "delete from mandate_offer where lower(email) = lower(:email)",
    "delete from staff_invitation where lower(email) = lower(:email)",
    "delete from data_export where account_id = :account_id",
    "delete from totp where account_id = :account_id",
    "delete from passkey where account_id = :account_id",
    "delete from passkey_challenge where account_id = :account_id",
    "delete from recovery_code where account_id = :account_id",
    "delete from pending_sign_in where account_id = :account_id",
    "delete from sign_in_code where account_id = :account_id",
    "delete from staff_role where account_id = :account_id",
    "delete from draft where account_id = :account_id",
    "update request_message set text = '–' where author_id = :account_id and side = 'asker' and not exists ("
    " select from verification v join organisation o on o.id = v.organisation_id"
    " where o.recognised and request_message.verification_id = v.id)",
    # Files that the person brought, but for those of an organisation that an authority has verified.
    "delete from attachment where owner_id = :account_id and not exists ("
    " select from verification v join organisation o on o.id = v.organisation_id"
    " where o.recognised and attachment.subject_id in (v.id, o.id))"
    " and not exists (select from change_request c where attachment.subject_id = c.id"
    " and (c.representative is distinct from 'self' or c.state = 'accepted'))",
    # What they said as a newcomer who came to nothing; and their address, where others named them.
    "update change_message set text = '–' where author_id = :account_id and side = 'asker' and exists ("
    " select from change_request c where c.id = change_message.change_id"
    " and c.representative = 'self' and c.state <> 'accepted')",
    "update event_private said set data = null from event e join change_request c on c.id = e.subject"
    " and e.stream = 'internal' and e.aggregate_type = 'organisation'"
    " where e.event_id = said.event_id and e.type like '%.organisation.change-answered.%'"
    " and c.asked_by = :account_id and c.representative = 'self' and c.state <> 'accepted'",
    "update change_request set why = '–' where asked_by = :account_id and representative = 'self'"
    " and state <> 'accepted'",
    "update change_request set new_email = null where lower(new_email) = lower(:email)",
    "delete from assignment where account_id = :account_id",
    # What only its asker has said of an organisation, and the asker's own words about themselves.
    "update organisation set contact_email = '' where asked_by = :account_id and not recognised",
    "update verification set representative_role = '' where asked_by = :account_id",
)
ALONE_FOR = text("""
    select distinct o.name from mandate mine join organisation o on o.id = mine.organisation_id
    where o.life = 'active' and mine.account_id = :account_id and mine.role = 'legal-representative'
      and mine.ended_at is null and (mine.until_date is null or mine.until_date >= :today)
      and not exists (
          select from mandate other
          where other.organisation_id = mine.organisation_id and other.account_id <> mine.account_id
            and other.role = 'legal-representative'
            and other.ended_at is null and (other.until_date is null or other.until_date >= :today))
    order by o.name
""")
# An administrator of all authorities can name one for any.
ADMINISTERS_ALONE = text("""
    select mine.authority from staff_role mine
    where mine.account_id = :account_id and mine.role = 'administrator'
      and not exists (
          select from staff_role other
          where other.role = 'administrator' and other.account_id <> mine.account_id
            and other.authority in (mine.authority, 'common'))
    order by mine.authority
""")


def erasure_of(session: Session, account_id: UUID) -> Erasure | None:
    """The wish of a person to be forgotten, locked, if it is not done."""
    query = select(Erasure).where(Erasure.account_id == account_id, Erasure.erased_at.is_(None))
    return session.scalar(query.with_for_update())


def next_due_erasure(session: Session, now: datetime) -> tuple[Erasure, Account] | None:
    """One whose pause is over, locked with the account; what somebody else erases is left to them."""
    query = (
        select(Erasure, Account)
        .join(Account, Account.id == Erasure.account_id)
        .where(Erasure.erased_at.is_(None), Erasure.due_at <= now)
        .order_by(Erasure.due_at)
        .limit(1)
    )
    row = session.execute(query.with_for_update(skip_locked=True)).first()
    return (row[0], row[1]) if row else None


def represents_alone(session: Session, account_id: UUID, today: object) -> list[str]:
    """Names of organisations that nobody else represents."""
    return list(session.scalars(ALONE_FOR, {"account_id": account_id, "today": today}))


def administers_alone(session: Session, account_id: UUID) -> list[str]:
    """Slugs of authorities, or `common`, that nobody else administers."""
    return list(session.scalars(ADMINISTERS_ALONE, {"account_id": account_id}))


def running_mandates(session: Session, account_id: UUID) -> list[Mandate]:
    """Those that are not over yet, locked."""
    query = select(Mandate).where(Mandate.account_id == account_id, Mandate.ended_at.is_(None))
    return list(session.scalars(query.with_for_update()))


def open_requests(session: Session, account_id: UUID) -> list[Verification]:
    """Requests for registration that nobody has decided, locked."""
    query = select(Verification).where(Verification.asked_by == account_id, Verification.state.in_(OPEN))
    return list(session.scalars(query.with_for_update()))


def open_claims(session: Session, account_id: UUID) -> list[ChangeRequest]:
    """Requests of a newcomer's to represent an organisation that nobody has decided, locked."""
    query = select(ChangeRequest).where(
        ChangeRequest.asked_by == account_id,
        ChangeRequest.representative == SELF,
        ChangeRequest.state.in_(OPEN),
    )
    return list(session.scalars(query.with_for_update()))


def empty(session: Session, account: Account) -> None:
    """Delete what belongs to a person beside the account's own row."""
    for statement in EMPTIED:
        used = {name: value for name, value in _given(account).items() if f":{name}" in statement}
        session.execute(text(statement), used)


def _given(account: Account) -> dict[str, object]:
    return {"account_id": account.id, "email": account.email}
