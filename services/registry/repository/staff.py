"""Who works for an authority, and who is invited to."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.orm import Session

from services.registry.model import Account, Authority, Department, SignInSession, StaffInvitation, StaffRole

CLOSED_KEPT = timedelta(days=30)


def authority_by_slug(session: Session, slug: str) -> Authority | None:
    """The authority, locked."""
    return session.scalar(select(Authority).where(Authority.slug == slug).with_for_update())


def administrators_of(session: Session, authority: str) -> Sequence[UUID]:
    """The accounts of an authority's own administrators, whose roles are locked: one can then be the last."""
    query = select(StaffRole.account_id).where(
        StaffRole.authority == authority, StaffRole.role == "administrator"
    )
    return session.scalars(query.order_by(StaffRole.account_id).with_for_update()).all()


def has_department(session: Session, authority: str, department_id: UUID) -> bool:
    """Whether the department is one of the authority's; it stays while the transaction lasts."""
    query = select(Department.id).where(Department.id == department_id, Department.authority == authority)
    return session.scalar(query.with_for_update(read=True)) is not None


def with_unsaid_roles(session: Session, most: int) -> Sequence[Account]:
    """People of whose roles others were not told; who is being changed now comes at the next time."""
    unsaid = select(StaffRole.account_id).where(StaffRole.said.is_(False))
    query = select(Account).where(Account.id.in_(unsaid)).order_by(Account.id).limit(most)
    return session.scalars(query.with_for_update(skip_locked=True)).all()


def end_sessions_of(session: Session, account_id: UUID) -> None:
    """Sign the person out everywhere."""
    session.execute(delete(SignInSession).where(SignInSession.account_id == account_id))


def close_expired_invitations(session: Session, now: datetime) -> None:
    """Invitations whose time is over wait no longer."""
    _close(session, "expired", now, StaffInvitation.expires_at <= now)


def withdraw_invitations_of(session: Session, account_id: UUID, authority: str, now: datetime) -> None:
    """What a person has asked others to on behalf of an authority, and nobody has accepted, is taken back."""
    mine = (StaffInvitation.invited_by == account_id) & (StaffInvitation.authority == authority)
    _close(session, "withdrawn", now, mine)


def forget_closed_invitations(session: Session, now: datetime) -> None:
    """Delete invitations, and the addresses in them, a month after they were closed."""
    closed = StaffInvitation.decided_at <= now - CLOSED_KEPT
    session.execute(delete(StaffInvitation).where(closed).execution_options(synchronize_session=False))


def _close(session: Session, state: str, now: datetime, which: ColumnElement[bool]) -> None:
    session.execute(
        update(StaffInvitation)
        .where(StaffInvitation.state == "waiting", which)
        .values(state=state, decided_at=now, version=StaffInvitation.version + 1)
        .execution_options(synchronize_session=False)
    )
