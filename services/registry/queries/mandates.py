"""Mandates: of a person, of an organisation; and offers of them."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from services.registry.queries.rows import Row, rows_of

MOST = 200  # a person has a few, an organisation a dozen

MANDATE = """
    select m.id, m.organisation_id, m.organisation_name, m.role, m.from_date, m.until_date, m.ended_at,
           m.account_id, a.name as holder_name, a.email as holder_email,
           case when m.ended_at is not null or m.until_date < :today then 'ended'
                when m.from_date > :today then 'to-come' else 'runs' end as state,
           m.ended_at is null and m.from_date <= :today and (m.until_date is null or m.until_date >= :today)
               and m.role in ('legal-representative', 'delegate') as may_speak
    from mandate m join account a on a.id = m.account_id
"""
OF_PERSON = f"""{MANDATE}
    where m.account_id = :key order by m.ended_at is not null, m.from_date, m.id limit :most
"""
OF_ORGANISATION = f"""{MANDATE}
    where m.organisation_id = :key order by m.ended_at is not null, a.name, m.from_date, m.id limit :most
"""
OFFER = """
    select f.id, f.organisation_id, o.name as organisation_name, f.role, f.email, f.from_date, f.until_date,
           f.expires_at, f.offered_at, f.state, b.name as offered_by,
           c.id is not null and not c.others_stay as ends_others
    from mandate_offer f join organisation o on o.id = f.organisation_id join account b on b.id = f.offered_by
    left join change_request c on c.id = f.change_id
"""
OFFERS_OF_PERSON = f"""{OFFER} join account mine on mine.email_key = f.email_key
    where mine.id = :key and f.state = 'waiting' and f.expires_at > :now order by f.id limit :most
"""
OFFERS_OF_ORGANISATION = f"""{OFFER}
    where f.organisation_id = :key and f.state <> 'confirmed'
    order by f.state <> 'waiting', f.id desc limit :most
"""


def mandates_of(session: Session, account_id: UUID, today: date) -> Sequence[Row]:
    """A person's, those that have ended last."""
    return rows_of(session, OF_PERSON, key=account_id, today=today, most=MOST)


def offers_to(session: Session, account_id: UUID, now: datetime) -> Sequence[Row]:
    """What waits for the answer of the person whose address it is."""
    return rows_of(session, OFFERS_OF_PERSON, key=account_id, now=now, most=MOST)


def mandates_for(session: Session, organisation_id: UUID, today: date) -> Sequence[Row]:
    """An organisation's, those that have ended last."""
    return rows_of(session, OF_ORGANISATION, key=organisation_id, today=today, most=MOST)


def offers_of(session: Session, organisation_id: UUID) -> Sequence[Row]:
    """An organisation's that wait or came to nothing."""
    return rows_of(session, OFFERS_OF_ORGANISATION, key=organisation_id, most=MOST)
