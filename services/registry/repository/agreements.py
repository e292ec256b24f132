"""Partnership agreements, for whom a person acts in them, and whom to remind."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session, aliased

from services.registry.errors.agreements import NoSuchAgreement
from services.registry.model import Account, Agreement, AgreementParty, Mandate, Organisation, StaffRole
from services.registry.model.account import EVERYWHERE
from services.registry.model.agreement import REMINDERS
from services.registry.repository.loading import load
from shared.security.tokens import Principal

DESK = ("clerk", "administrator")
LONGEST_REMINDER = max(REMINDERS)


def parties_of(session: Session, agreement: Agreement, who: Principal, today: date) -> list[AgreementParty]:
    """Those for which a person acts: a clerk the authority and who is outside, a representative their own."""
    is_desk = who.has_in(agreement.authority, *DESK)
    represented = represented_by(session, who.account_id, today)
    return [
        party
        for party in agreement.parties
        if (party.organisation_id in represented if party.kind == "organisation" else is_desk)
    ]


def represented_by(session: Session, account_id: UUID, today: date) -> frozenset[UUID]:
    """The organisations of which the person is the legal representative on that day."""
    query = select(Mandate.organisation_id).where(Mandate.account_id == account_id, *_represents(today))
    return frozenset(session.scalars(query))


def acted_on(
    session: Session, agreement_id: UUID, who: Principal, today: date
) -> tuple[Agreement, list[AgreementParty]]:
    """An agreement to be changed, with the parties for which the person acts: at least one.

    Raises:
        NoSuchAgreement: there is none, or it is not the person's to change.
    """
    agreement = load(session, Agreement, agreement_id, NoSuchAgreement)
    acts_for = parties_of(session, agreement, who, today)
    if not acts_for:
        raise NoSuchAgreement()
    return agreement, acts_for


def verified_names(session: Session, keys: Iterable[UUID]) -> dict[UUID, str]:
    """The names of those of the organisations that were verified."""
    query = select(Organisation.id, Organisation.name).where(
        Organisation.id.in_(list(keys)), Organisation.recognised
    )
    return {row.id: row.name for row in session.execute(query)}


def has_follower(session: Session, agreement_id: UUID) -> bool:
    """Whether an agreement that renews this one exists and was not given up."""
    query = select(Agreement.id).where(Agreement.renews == agreement_id, Agreement.state != "withdrawn")
    return session.scalar(query.limit(1)) is not None


def has_signed_follower(session: Session, agreement_id: UUID) -> bool:
    """Whether an agreement that renews this one was signed."""
    query = select(Agreement.id).where(
        Agreement.renews == agreement_id, Agreement.state.in_(["signed", "in-force"])
    )
    return session.scalar(query.limit(1)) is not None


def due_on(session: Session, today: date, most: int) -> list[Agreement]:
    """Agreements that the day makes something else of, locked; what others hold comes next time."""
    begins = and_(Agreement.state == "signed", Agreement.from_date <= today)
    ends = and_(Agreement.state == "in-force", Agreement.until_date < today)
    terminated = and_(Agreement.state.in_(["signed", "in-force"]), Agreement.ends_on <= today)
    query = select(Agreement).where(or_(begins, ends, terminated)).order_by(Agreement.id).limit(most)
    return list(session.scalars(query.with_for_update(of=Agreement, skip_locked=True)))


def followed(session: Session, most: int) -> list[Agreement]:
    """Agreements in force although one that renews them is, too, locked."""
    follower = aliased(Agreement)
    query = (
        select(Agreement)
        .join(follower, follower.renews == Agreement.id)
        .where(Agreement.state == "in-force", follower.state == "in-force")
        .order_by(Agreement.id)
        .limit(most)
    )
    return list(session.scalars(query.with_for_update(of=Agreement, skip_locked=True)))


def ending_between(session: Session, today: date, last: date, most: int) -> list[Agreement]:
    """Agreements in force whose last day comes soon and of which the reminder due was not sent, locked."""
    left = Agreement.until_date - today  # PostgreSQL: whole days
    told = Agreement.reminded_days
    stage_untold = or_(told.is_(None), *(and_(left <= days, told > days) for days in REMINDERS))
    query = (
        select(Agreement)
        .where(
            Agreement.state == "in-force",
            Agreement.until_date.between(today, last),
            Agreement.ends_on.is_(None),
            stage_untold,
        )
        .order_by(Agreement.until_date, Agreement.id)
        .limit(most)
    )
    return list(session.scalars(query.with_for_update(of=Agreement, skip_locked=True)))


def to_remind(session: Session, agreement: Agreement, today: date) -> list[UUID]:
    """The accounts of the authority's clerks and of the organisations' legal representatives."""
    organisations = [party.organisation_id for party in agreement.parties if party.organisation_id]
    clerks = select(StaffRole.account_id).where(
        StaffRole.authority.in_([agreement.authority, EVERYWHERE]), StaffRole.role == "clerk"
    )
    represent = select(Mandate.account_id).where(
        Mandate.organisation_id.in_(organisations), *_represents(today)
    )
    query = select(Account.id).where(Account.id.in_(clerks.union(represent))).order_by(Account.id)
    return list(session.scalars(query))


def _represents(today: date) -> tuple[ColumnElement[bool], ...]:
    return (
        Mandate.role == "legal-representative",
        Mandate.ended_at.is_(None),
        Mandate.from_date <= today,
        or_(Mandate.until_date.is_(None), Mandate.until_date >= today),
    )
