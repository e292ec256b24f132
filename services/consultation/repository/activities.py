"""Joint activities, to be changed; and who speaks for whom."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy import func, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.consultation.errors.activities import AuthorityNotHere, NoSuchActivity, OrganisationNotHere
from services.consultation.model.activity import Activity
from services.consultation.model.activity_parts import ActivityFile, FollowUp, Invited, Partner, Task
from services.consultation.model.days import day_of
from services.consultation.model.known import authority
from services.consultation.repository.deadlines import clerks_of
from shared.ids import new_id

Own = TypeVar("Own", Task, FollowUp, ActivityFile)
# An observer does not speak for others; an organisation that has ended has nobody who does.
SPEAKS = """
    coalesce(m.role, 'legal-representative') in ('legal-representative', 'delegate')
    and m.from_date <= :today and (m.until_date is null or m.until_date >= :today)
    and (m.ended_at is null or m.ended_at > :at)
    and not exists (select from organisation_end e where e.organisation_id = m.organisation_id)
"""
SPEAKS_FOR = text(f"""
    select distinct m.organisation_id from mandate m where m.account_id = :account_id and {SPEAKS}
""")  # noqa: S608 - a constant of ours
REPRESENTATIVES = text(f"""
    select distinct m.account_id from mandate m
    join account a on a.account_id = m.account_id and a.email <> ''
    where m.organisation_id = :organisation_id and {SPEAKS} order by m.account_id
""")  # noqa: S608
HERE = text("""
    select coalesce(n.name, o.name) as name from organisation o
    left join organisation_name n on n.organisation_id = o.organisation_id
    where o.organisation_id = :organisation_id and o.authority = :authority and o.state = 'verified'
      and not exists (select from organisation_end e where e.organisation_id = o.organisation_id)
""")
OF_KINDS = text("""
    select o.organisation_id from organisation o
    where o.authority = :authority and o.state = 'verified' and o.kind = any(:kinds)
      and not exists (select from organisation_end e where e.organisation_id = o.organisation_id)
    order by o.organisation_id
""")
FORGET_INVITED = text("""
    delete from activity_invited where id in (
        select i.id from activity_invited i join activity a on a.id = i.activity_id
        where i.who like '%@%' and a.ends_at < :ended_before limit :most)
    returning id
""")
DUE_TASKS = text("""
    select t.id from activity_task t join activity a on a.id = t.activity_id
    where t.done_at is null and t.due_on between :today and :last
      and t.reminded_of is distinct from t.due_on and a.state in ('agreed', 'announced')
    order by t.due_on, t.id limit :most for update of t skip locked
""")


def activity(session: Session, activity_id: UUID) -> Activity:
    """An activity to be changed.

    Raises:
        NoSuchActivity: there is none.
    """
    found = session.get(Activity, activity_id, with_for_update=True)
    if found is None:
        raise NoSuchActivity
    return found


def speaks_for(session: Session, account_id: UUID, at: datetime) -> frozenset[UUID]:
    """The organisations for which somebody may act at an instant."""
    rows = session.scalars(SPEAKS_FOR, {"account_id": account_id, "today": day_of(at), "at": at})
    return frozenset(rows)


def voices_of(session: Session, of: Activity, partner: Partner, at: datetime) -> Sequence[UUID]:
    """The accounts that speak for a partner: clerks for the authority."""
    if partner.organisation_id is None:
        return clerks_of(session, of.authority)
    return representatives_of(session, partner.organisation_id, at)


def representatives_of(session: Session, organisation_id: UUID, at: datetime) -> Sequence[UUID]:
    """The accounts that speak for an organisation."""
    asked = {"organisation_id": organisation_id, "today": day_of(at), "at": at}
    return session.scalars(REPRESENTATIVES, asked).all()


def name_here(session: Session, organisation_id: UUID, authority: str) -> str:
    """What an organisation is called that the authority has verified.

    Raises:
        OrganisationNotHere: it has not, or stands by it no more, or the organisation has ended.
    """
    asked = {"organisation_id": organisation_id, "authority": authority}
    found: str | None = session.scalar(HERE, asked)
    if found is None:
        raise OrganisationNotHere
    return found


def authority_known(session: Session, slug: str) -> tuple[str, bool]:
    """What an authority is called, and whether it exists only for show.

    Raises:
        AuthorityNotHere: it has not been heard of.
    """
    row = session.execute(select(authority.c.name, authority.c.is_example).where(authority.c.slug == slug))
    found = row.first()
    if found is None:
        raise AuthorityNotHere
    return found.name, found.is_example


def organisations_of_kinds(session: Session, authority: str, kinds: Sequence[str]) -> Sequence[UUID]:
    """The organisations of some kinds that the authority has verified."""
    return session.scalars(OF_KINDS, {"authority": authority, "kinds": list(kinds)}).all()


def invite(session: Session, activity_id: UUID, who: str, now: datetime) -> UUID | None:
    """Note that somebody is invited; None where they were before."""
    made = insert(Invited).values(id=new_id(), activity_id=activity_id, who=who, invited_at=now)
    found: UUID | None = session.scalar(made.on_conflict_do_nothing().returning(Invited.id))
    return found


def forget_invited(session: Session, ended_before: datetime, most: int) -> list[UUID]:
    """Let go of the addresses that were invited to what is long over."""
    return list(session.scalars(FORGET_INVITED, {"ended_before": ended_before, "most": most}))


def how_many(session: Session, kind: type[Task] | type[FollowUp], activity_id: UUID) -> int:
    """How many of these an activity has."""
    query = select(func.count()).select_from(kind).where(kind.activity_id == activity_id)
    return session.scalar(query) or 0


def part_of(session: Session, kind: type[Own], key: UUID, activity_id: UUID) -> Own | None:
    """One of an activity's tasks, files, or what followed."""
    found = session.get(kind, key)
    return found if found is not None and found.activity_id == activity_id else None


def tasks_due(session: Session, today: date, last: date, most: int) -> list[Task]:
    """Tasks that are due within the days and of whose day nobody was reminded."""
    ids = session.scalars(DUE_TASKS, {"today": today, "last": last, "most": most}).all()
    return [session.get_one(Task, key) for key in ids]
