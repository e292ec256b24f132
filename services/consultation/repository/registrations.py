"""Who comes to a meeting or an activity, to be changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, func, select, text
from sqlalchemy.orm import Session

from services.consultation.errors.registrations import NoSuchRegistration
from services.consultation.model import GatheringOrder, PendingRegistration, Registration
from services.consultation.model.days import day_of
from services.consultation.model.gathering import Gathering
from services.consultation.model.gathering_kinds import GATHERINGS
from services.consultation.model.precedence import rank_of
from services.consultation.model.registration import (
    CANCELLED,
    PRESS,
    REGISTERED,
    WAITING,
    Registrant,
    Standing,
    Wish,
)
from services.consultation.model.registration_links import RegistrationLinks

# For whom a person holds a mandate at an instant, and whether they have recommended on the draft.
KNOWN = text("""
    select
        (select nullif(name, '') from account where account_id = :account_id) as account_name,
        (select coalesce(n.name, m.organisation_name)
         from mandate m left join organisation_name n on n.organisation_id = m.organisation_id
         where m.account_id = :account_id and m.organisation_id = :organisation_id
           and not exists (select from organisation_end e where e.organisation_id = m.organisation_id)
           and from_date <= :today and (until_date is null or until_date >= :today)
           and (ended_at is null or ended_at > :at)
         limit 1) as organisation_name,
        exists (
            select from recommendation r left join correspondent c on c.recommendation_id = r.id
            where r.consultation_id = :consultation_id and r.withdrawn_at is null
              and (r.account_id = :account_id or lower(c.email) = lower(:email))) as has_recommended,
        exists (
            select from article where consultation_id = :consultation_id and number = :article
        ) as has_article
""")
RANK = text("update registration set rank = :rank where id = any(:ids)")
LONG_OVER = text(f"""
    select r.id from registration r
    join ({GATHERINGS}) g on g.id = r.gathering_id and g.kind = r.gathering_kind
    where r.forgotten_at is null and g.ends_at <= :ended_until limit :limit for update of r skip locked
""")  # noqa: S608 - words of our own code


@dataclass(frozen=True)
class Known:
    """What is known of a person who asks.

    Args:
        account_name: None where the account was not heard of, or is erased.
        has_article: whether the act has the article that they name.
    """

    account_name: str | None
    has_mandate: bool
    has_article: bool
    standing: Standing


def known(session: Session, gathering: Gathering, who: Registrant, wish: Wish, at: datetime) -> Known:
    """What decides about a wish: name, organisation and group of the person, the article."""
    asked = {
        "account_id": who.account_id,
        "email": who.email,
        "organisation_id": wish.on_behalf_of,
        "consultation_id": gathering.consultation_id,
        "article": wish.article,
        "today": day_of(at),
        "at": at,
    }
    row = session.execute(KNOWN, asked).one()
    name = row.organisation_name or wish.organisation or None
    rank = rank_of(
        precedence(session, gathering.id),
        has_recommended=row.has_recommended,
        has_organisation=name is not None,
    )
    has_mandate = row.organisation_name is not None
    organisation_id = wish.on_behalf_of if has_mandate else None
    standing = Standing(organisation_id, name, row.has_recommended, rank)
    return Known(row.account_name, has_mandate, row.has_article, standing)


def order_of(session: Session, gathering_id: UUID) -> GatheringOrder | None:
    """The order that was set for a gathering, if one was."""
    return session.get(GatheringOrder, gathering_id)


def precedence(session: Session, gathering_id: UUID) -> list[str]:
    """The groups in the order in which they come; none where nobody has set it."""
    found = order_of(session, gathering_id)
    return found.precedence if found else []


def seats_taken(session: Session, kind: str, gathering_id: UUID) -> int:
    """How many have a seat of those that are counted."""
    session.flush()
    query = select(func.count()).where(
        Registration.gathering_id == gathering_id,
        Registration.gathering_kind == kind,
        Registration.state == REGISTERED,
        Registration.wish != PRESS,
    )
    return session.scalar(query) or 0


def how_many_wait(session: Session, gathering: Gathering) -> int:
    """How many are in the waiting list."""
    query = select(func.count()).select_from(_of(gathering).where(Registration.state == WAITING).subquery())
    return session.scalar(query) or 0


def registration(session: Session, registration_id: UUID) -> Registration:
    """A registration; its gathering is to be locked before it is changed.

    Raises:
        NoSuchRegistration: there is none.
    """
    found = session.get(Registration, registration_id)
    if found is None:
        raise NoSuchRegistration
    return found


def refreshed(session: Session, one: Registration) -> Registration:
    """As it is now that its gathering is locked."""
    session.refresh(one, with_for_update=True)
    return one


def running_of_account(session: Session, gathering: Gathering, account_id: UUID) -> Registration | None:
    """What somebody with an account has there."""
    query = _of(gathering).where(Registration.account_id == account_id, Registration.state != CANCELLED)
    return session.scalar(query)


def running_of_address(session: Session, gathering: Gathering, email: str, name: str) -> Registration | None:
    """What a person of that name has there who is written to at that address: two may share one."""
    query = _of(gathering).where(
        func.lower(Registration.email) == email.lower(),
        func.lower(Registration.name) == name.lower(),
        Registration.state != CANCELLED,
    )
    return session.scalar(query.limit(1))


def on_list(session: Session, gathering: Gathering) -> list[Registration]:
    """All who have a seat or wait for one, locked."""
    query = _of(gathering).where(Registration.state != CANCELLED).order_by(Registration.id)
    return list(session.scalars(query.with_for_update().execution_options(populate_existing=True)))


def rank_anew(session: Session, gathering: Gathering, precedence: Sequence[str]) -> None:
    """Put everybody on the list where their group stands now.

    It is no change of theirs, so a page on which somebody is changing their registration stays good.
    """
    ranks: dict[int, list[UUID]] = {}
    for one in on_list(session, gathering):
        has_organisation = one.organisation_name is not None
        rank = rank_of(precedence, has_recommended=one.has_recommended, has_organisation=has_organisation)
        if rank != one.rank:
            ranks.setdefault(rank, []).append(one.id)
    for rank, ids in ranks.items():
        session.execute(RANK, {"rank": rank, "ids": ids})


def of_account(session: Session, account_id: UUID) -> list[Registration]:
    """All of a person, by gathering, so that locks are always taken in one order."""
    query = select(Registration).where(Registration.account_id == account_id)
    return list(session.scalars(query.order_by(Registration.gathering_id, Registration.id)))


def fill_seats(session: Session, of: Gathering, now: datetime, links: RegistrationLinks) -> int:
    """Give free seats to those who wait, in the order of precedence. Returns how many have moved up."""
    free = of.free_seats(seats_taken(session, of.kind, of.id))
    query = (
        _of(of)
        .where(Registration.state == WAITING)
        .order_by(Registration.place.nulls_last(), Registration.rank, Registration.asked_at, Registration.id)
        .limit(free)
    )
    if free == 0 or not of.may_seat(now):
        return 0
    moved = session.scalars(query.with_for_update().execution_options(populate_existing=True)).all()
    for one in moved:
        one.move_up(of, now, links)
    return len(moved)


def to_remind(session: Session, of: Gathering, asked_until: datetime, limit: int) -> list[Registration]:
    """Those who come, were not reminded yet, and registered long enough ago to need it; locked."""
    query = _of(of).where(
        Registration.state == REGISTERED,
        Registration.reminded_at.is_(None),
        Registration.forgotten_at.is_(None),
        Registration.asked_at <= asked_until,
        Registration.account_id.is_not(None) | Registration.email.is_not(None),
    )
    return list(session.scalars(query.order_by(Registration.id).limit(limit).with_for_update()))


def long_over(session: Session, ended_until: datetime, limit: int) -> list[Registration]:
    """Those of gatherings that ended before an instant behind whom somebody is known still; locked."""
    ids = session.scalars(LONG_OVER, {"ended_until": ended_until, "limit": limit}).all()
    return list(session.scalars(select(Registration).where(Registration.id.in_(ids))))


def pending(session: Session, secret_hash: bytes) -> PendingRegistration | None:
    """What the letter's secret belongs to, locked, so that two clicks are one registration."""
    query = select(PendingRegistration).where(PendingRegistration.secret_hash == secret_hash)
    return session.scalar(query.with_for_update())


def _of(gathering: Gathering) -> Select[Registration]:
    return select(Registration).where(
        Registration.gathering_id == gathering.id, Registration.gathering_kind == gathering.kind
    )
