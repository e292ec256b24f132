"""Meetings and activities with how many come, for everybody; who comes, for the desk; and one's own."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.consultation.model.gathering_kinds import GATHERINGS

Row = dict[str, Any]

# Who is first: by hand, by group, by when they registered.
ORDER = "r.place nulls last, r.rank, r.asked_at, r.id"
COUNTED = text("""
    select count(*) filter (where state = 'registered' and wish <> 'press')::integer as taken,
           count(*) filter (where state = 'waiting')::integer as waiting,
           count(*) filter (where state <> 'cancelled' and wish = 'speak')::integer as speakers,
           count(*) filter (where state = 'registered' and wish = 'press')::integer as press,
           count(*) filter (where arrived_at is not null)::integer as arrived
    from registration where gathering_id = :id and gathering_kind = :kind
""")
ARTICLES = text("select number, heading from article where consultation_id = :id order by position")
PRECEDENCE = text("select version, precedence from gathering_order where id = :id")
PLACE = f"""
    case when r.state = 'waiting' then (
        select o.number from (
            select r.id, row_number() over (order by {ORDER}) as number from registration r
            where r.gathering_id = g.id and r.gathering_kind = g.kind and r.state = 'waiting') o
        where o.id = r.id) end as position
"""  # noqa: S608 - words of our own code
OWN = f"""
    select r.id, r.version, r.state, r.wish, r.article, r.agenda_point, r.name, r.organisation_id,
           r.organisation_name, r.asked_at, r.arrived_at, r.forgotten_at, r.language, r.account_id,
           g.kind as gathering_kind, g.id as gathering_id, g.authority, g.title, g.starts_at, g.ends_at,
           g.place, g.online_url, g.state as gathering_state, g.consultation_id, g.agenda, {PLACE}
    from registration r
    join ({GATHERINGS}) g on g.id = r.gathering_id and g.kind = r.gathering_kind
"""  # noqa: S608
ONE = text(f"{OWN} where r.id = :id")
MINE = text(f"{OWN} where r.account_id = :account_id order by g.starts_at desc, r.id desc limit 200")
LIST = text(f"""
    select r.id, r.version, r.state, r.wish, r.article, r.agenda_point, r.name, r.email, r.account_id,
           r.organisation_id, r.organisation_name, r.has_recommended, r.rank, r.place, r.asked_at,
           r.seated_at, r.cancelled_at, r.arrived_at, r.entered_by is not null as by_clerk,
           r.forgotten_at is not null as forgotten,
           nullif(a.email, '') as account_email
    from registration r left join account a on a.account_id = r.account_id
    where r.gathering_id = :id and r.gathering_kind = :kind
    order by r.state = 'cancelled', r.state, {ORDER}
    limit 5000
""")  # noqa: S608


def counted(session: Session, kind: str, gathering_id: UUID) -> Row:
    """How many have a seat, wait, speak, come for the press; who is not named."""
    return dict(session.execute(COUNTED, {"kind": kind, "id": gathering_id}).mappings().one())


def precedence(session: Session, gathering_id: UUID) -> tuple[int, list[str]]:
    """The order of groups with its version; 0 and none where nobody has set it."""
    row = session.execute(PRECEDENCE, {"id": gathering_id}).first()
    return (row.version, row.precedence) if row else (0, [])


def articles(session: Session, consultation_id: UUID | None) -> Sequence[Row]:
    """On which articles of its act one may speak."""
    return [dict(row) for row in session.execute(ARTICLES, {"id": consultation_id}).mappings()]


def registration(session: Session, registration_id: UUID) -> Row | None:
    """A registration as its owner sees it."""
    row = session.execute(ONE, {"id": registration_id}).mappings().first()
    return dict(row) if row else None


def of_account(session: Session, account_id: UUID) -> Sequence[Row]:
    """One's own, what is latest first."""
    return [dict(row) for row in session.execute(MINE, {"account_id": account_id}).mappings()]


def of_gathering(session: Session, kind: str, gathering_id: UUID) -> Sequence[Row]:
    """Those who have a seat, those who wait, those who gave it back; each in the order of precedence."""
    rows = session.execute(LIST, {"kind": kind, "id": gathering_id}).mappings()
    return [dict(row) for row in rows]


def speakers(session: Session, kind: str, gathering_id: UUID) -> Sequence[Row]:
    """Who speaks, in the order in which they are called; who waits for a seat speaks, too (art. 7 (10))."""
    rows = of_gathering(session, kind, gathering_id)
    speaking = [row for row in rows if row["wish"] == "speak" and row["state"] != "cancelled"]
    return sorted(speaking, key=_turn)


def _turn(row: Row) -> tuple[Any, ...]:
    return row["place"] is None, row["place"] or 0, row["rank"], row["asked_at"], row["id"]
