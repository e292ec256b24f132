"""Documents of an agreement: added by its parties, shown to everybody by a clerk, looked at by a worker."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from services.registry.commands.agreements import AddDocument, NoteSignatures, ShowDocument
from services.registry.errors.agreements import NoSuchAgreement, NoSuchDocument, UnknownObligation
from services.registry.handlers.agreements import Changed, note_deed, of_desk
from services.registry.model import Agreement, AgreementDocument
from services.registry.model.days import day_in_romania
from services.registry.repository.agreements import acted_on
from services.registry.repository.loading import load
from shared.clock import Clock
from shared.persistence.files import Subject, attach
from shared.persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Added:
    """A document of an agreement."""

    agreement_id: UUID
    document_id: UUID


def add_document(command: AddDocument, uow: UnitOfWork, clock: Clock) -> Added:
    """Keep a file with an agreement; only its parties have it so far.

    Raises:
        NoSuchAgreement, UnknownObligation, or what is wrong with the file
    """
    now = clock.now()
    agreement, _ = acted_on(uow.session, command.agreement_id, command.who, day_in_romania(now))
    if command.obligation_id and command.obligation_id not in {owed.id for owed in agreement.obligations}:
        raise UnknownObligation()
    key = attach(
        uow.session,
        Subject(type="agreement", id=agreement.id, owner_id=command.who.account_id),
        name=command.name,
        content=command.content,
        purpose=command.kind,
        now=now,
    )
    document = AgreementDocument(
        id=key,
        agreement_id=agreement.id,
        kind=command.kind,
        obligation_id=command.obligation_id,
        is_public=False,
        added_by=command.who.account_id,
        added_at=now,
    )
    uow.add(document)
    uow.session.flush()
    note_deed(uow, agreement, command.who.account_id, "document-added", clock)
    return Added(agreement.id, key)


def show_document(command: ShowDocument, uow: UnitOfWork, clock: Clock) -> Changed:
    """Let everybody have it, or only the parties again; a clerk has seen to it that it names no person.

    Raises:
        NoSuchAgreement, NotAllowed, Stale, NoSuchDocument
    """
    agreement = of_desk(command, uow, clock)
    document = load(uow.session, AgreementDocument, command.document_id, NoSuchDocument)
    if document.agreement_id != agreement.id:
        raise NoSuchDocument()
    document.is_public = command.is_public
    agreement.touch()
    uow.session.flush()
    deed = "document-shown" if command.is_public else "document-hidden"
    note_deed(uow, agreement, command.who.account_id, deed, clock)
    return Changed(agreement.id, agreement.state, agreement.version)


def note_signatures(command: NoteSignatures, uow: UnitOfWork, clock: Clock) -> None:
    """Note what was found in a signed file.

    Raises:
        NoSuchAgreement, NoSuchDocument
    """
    document = load(uow.session, AgreementDocument, command.document_id, NoSuchDocument)
    load(uow.session, Agreement, document.agreement_id, NoSuchAgreement)
    document.found(command.signatures, clock.now())


HANDLERS: Mapping[type, Callable[..., Any]] = {
    AddDocument: add_document,
    NoteSignatures: note_signatures,
    ShowDocument: show_document,
}
