"""What somebody follows and how they want to be told, by their address."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.notification.model.follower import DIGEST_HOUR, DIGEST_WEEKDAY, ZONE
from shared.email_addresses import email_key

Row = dict[str, Any]

FOLLOWS = """
    select s.id, s.topic_key, s.language, s.cadence, s.channels, s.confirmed_at, a.name as authority_name,
           o.name as organisation_name, f.data ->> 'title' as consultation_title,
           (select m.data ->> 'title' from fact m
            where m.category = 'meeting-news' and s.topic_key = 'meeting:' || (m.data ->> 'meeting_id')
              and m.data ->> 'meeting_id' = substr(s.topic_key, 9)
            order by m.id desc limit 1) as meeting_title,
           (select coalesce(l.locality_name, l.name) from authority l
            where l.locality_siruta =
                case when s.topic_key like 'locality:%' then cast(substr(s.topic_key, 10) as integer) end
            order by l.locality_name nulls last limit 1) as locality_name
    from subscription s left join authority a on s.topic_key = 'authority:' || a.slug
    left join organisation o on s.topic_key = 'organisation:' || o.organisation_id
    left join announcement n on n.consultation_id =
        case when s.topic_key like 'consultation:%' then cast(substr(s.topic_key, 14) as uuid) end
    left join fact f on f.id = n.id
    where s.state = 'confirmed' and s.email_key = :key order by s.confirmed_at, s.id limit 500
"""
WISHES = f"""
    select language, digest_hour, digest_weekday, quiet_from, quiet_until,
           case when paused_until > :now then cast(paused_until at time zone '{ZONE}' as date) end
               as paused_until,
           pause_drops and coalesce(paused_until > :now, false) as pause_drops
    from follower where email_key = :key
"""  # noqa: S608 - of constants alone
OF_ACCOUNT = "select email, language from account where account_id = :account_id"
OF_LINK = """
    select email from follower
    where email <> ''
      and (id = :chosen or email_key = (select email_key from subscription where id = :chosen))
"""


def address_of_account(session: Session, account_id: UUID) -> Row | None:
    """Somebody's address and language; None where the account is not known."""
    found = session.execute(text(OF_ACCOUNT), {"account_id": account_id}).first()
    return found._asdict() if found and found.email else None


def address_of_link(session: Session, chosen: UUID) -> str | None:
    """Whose list a link opens, that was made for a subscription or a follower."""
    found: str | None = session.scalar(text(OF_LINK), {"chosen": chosen})
    return found


def follows(session: Session, email: str) -> Sequence[Row]:
    """What the holder of an address is told of; the first 500."""
    rows = session.execute(text(FOLLOWS), {"key": email_key(email)})
    return [row._asdict() for row in rows]


def wishes(session: Session, email: str, language: str, now: datetime) -> Row:
    """How the holder of an address wants to be told; as everybody is at first, where they never said.

    Args:
        session: to read with.
        email: the address.
        language: of who never said.
        now: for whether a pause is on.
    """
    found = session.execute(text(WISHES), {"key": email_key(email), "now": now}).first()
    if found:
        return found._asdict()
    usual = {"language": language, "digest_hour": DIGEST_HOUR, "digest_weekday": DIGEST_WEEKDAY}
    return {**usual, "quiet_from": None, "quiet_until": None, "paused_until": None, "pause_drops": False}
