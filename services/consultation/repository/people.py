"""What is kept of a person, to be erased."""

from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.consultation.model import Erasure, Recommendation
from services.consultation.model.known import account, staff_role


def recommendations_of(session: Session, account_id: UUID) -> list[Recommendation]:
    """All that a person has sent, locked."""
    query = select(Recommendation).where(Recommendation.account_id == account_id)
    return list(session.scalars(query.order_by(Recommendation.id).with_for_update()))


def blank_account(session: Session, account_id: UUID, epoch: int, sequence: int) -> None:
    """Know nothing of a person but the id, whatever older word of them may come still."""
    blank = {"name": "", "email": "", "epoch": epoch, "sequence": sequence}
    statement = insert(account).values(account_id=account_id, **blank)
    session.execute(statement.on_conflict_do_update(index_elements=["account_id"], set_=blank))


def forget_roles(session: Session, account_id: UUID) -> None:
    """Whoever is erased works for no authority."""
    session.execute(delete(staff_role).where(staff_role.c.account_id == account_id))


def erasure_of(session: Session, account_id: UUID) -> Erasure | None:
    """What was noted when the person was erased here before, locked."""
    return session.get(Erasure, account_id, with_for_update=True)
