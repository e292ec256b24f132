"""What was promised, to be changed."""

from uuid import UUID

from sqlalchemy.orm import Session

from services.consultation.errors.commitments import NoSuchCommitment
from services.consultation.model.commitment import Commitment


def commitment(session: Session, commitment_id: UUID) -> Commitment:
    """A commitment to be changed.

    Raises:
        NoSuchCommitment: there is none.
    """
    found = session.get(Commitment, commitment_id, with_for_update=True)
    if found is None:
        raise NoSuchCommitment
    return found
