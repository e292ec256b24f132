"""What is kept of a person, to be erased."""

from uuid import UUID

from sqlalchemy import delete, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.consultation.model import Erasure, Recommendation
from services.consultation.model.authorship import AUTHOR_ERASED
from services.consultation.model.known import account, staff_role

FORGET_IN_ACTIVITIES = (
    text("update activity set proposed_by = null where proposed_by = :account_id"),
    text("""update activity_file set added_by = null,
                   consent_by = case when kind = 'photo' then :nobody else '' end
            where added_by = :account_id"""),
    text("""update activity_partner p set said_by = :nobody from account a
            where a.account_id = :account_id and a.name <> '' and strpos(p.said_by, a.name) > 0"""),
)
FORGET_INVITED = text("""
    delete from activity_invited i using account a
    where a.account_id = :account_id and a.email <> '' and i.who = lower(a.email) returning i.id
""")


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


def forget_in_activities(session: Session, account_id: UUID) -> list[UUID]:
    """Take a person out of joint activities: who proposed, who stated a consent, whose address was invited.

    Returns:
        The invitations that were written to their address.
    """
    asked = {"account_id": account_id, "nobody": AUTHOR_ERASED}
    for statement in FORGET_IN_ACTIVITIES:
        session.execute(statement, asked)
    return list(session.scalars(FORGET_INVITED, asked))


def erasure_of(session: Session, account_id: UUID) -> Erasure | None:
    """What was noted when the person was erased here before, locked."""
    return session.get(Erasure, account_id, with_for_update=True)
