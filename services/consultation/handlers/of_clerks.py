"""What clerks do with a consultation that is public."""

from uuid import UUID

from services.consultation.errors.channels import NotAnnouncedYet
from services.consultation.errors.consultations import NoSuchConsultation, RecordOnly
from services.consultation.model import Consultation
from services.consultation.model.consultation import DRAFT, RECORD
from services.consultation.repository import consultations as stored
from shared.errors import NotAllowed
from shared.persistence.unit_of_work import UnitOfWork


def published_of(consultation_id: UUID, clerk_of: frozenset[str], uow: UnitOfWork) -> Consultation:
    """A consultation that is open or closed, locked, for a clerk of its authority.

    Raises:
        NoSuchConsultation, NotAllowed, NotAnnouncedYet, RecordOnly
    """
    consultation = stored.consultation(uow.session, consultation_id)
    if consultation.authority not in clerk_of:
        raise NoSuchConsultation if consultation.state == DRAFT else NotAllowed
    if consultation.state == DRAFT:
        raise NotAnnouncedYet
    if consultation.state == RECORD:
        raise RecordOnly
    return consultation
