"""Files of the documents beside a draft: put there, taken away."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from services.consultation.commands.documents import AddDocument, RemoveDocument
from services.consultation.errors.consultations import AlreadyPublished, NoSuchConsultation
from services.consultation.model import Consultation
from services.consultation.model.consultation import DRAFT
from services.consultation.repository import consultations as stored
from shared.clock import Clock
from shared.errors import NotAllowed
from shared.files.errors import NoSuchFile
from shared.files.kinds import DOCX, ODT, PDF
from shared.persistence import files
from shared.persistence.files import Attachment, Subject
from shared.persistence.unit_of_work import UnitOfWork

TAKEN = (PDF, DOCX, ODT)


def add_document(command: AddDocument, uow: UnitOfWork, clock: Clock) -> Attachment:
    """Put a file to a draft; a worker looks into it before anybody is given it.

    Raises:
        NoSuchConsultation, NotAllowed, AlreadyPublished, and what `files.attach` raises
    """
    consultation = _draft(command.consultation_id, command.clerk_of, uow)
    # The files are the act's, whoever brought them; so it is the act that has a limit.
    subject = Subject(type="consultation", id=consultation.id, owner_id=consultation.id)
    key = files.attach(
        uow.session,
        subject,
        name=command.name,
        content=command.content,
        purpose=command.kind,
        now=clock.now(),
        taken=TAKEN,
    )
    return files.attachment(uow.session, key)


def remove_document(command: RemoveDocument, uow: UnitOfWork) -> None:
    """Take a file from a draft.

    Raises:
        NoSuchConsultation, NotAllowed, AlreadyPublished, NoSuchFile
    """
    consultation = _draft(command.consultation_id, command.clerk_of, uow)
    if files.attachment(uow.session, command.file_id).subject_id != consultation.id:
        raise NoSuchFile
    files.detach(uow.session, command.file_id)


def _draft(consultation_id: UUID, clerk_of: frozenset[str], uow: UnitOfWork) -> Consultation:
    consultation = stored.consultation(uow.session, consultation_id)
    if consultation.authority not in clerk_of:
        raise NoSuchConsultation if consultation.state == DRAFT else NotAllowed
    if consultation.state != DRAFT:
        raise AlreadyPublished
    return consultation


HANDLERS: Mapping[type, Callable[..., Any]] = {AddDocument: add_document, RemoveDocument: remove_document}
