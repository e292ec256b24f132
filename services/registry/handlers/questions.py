"""The conversation about a request: asked, answered, withdrawn."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from services.registry.commands.questions import (
    AddRequestFile,
    AnswerAboutRequest,
    AskAboutRequest,
    WithdrawRequest,
)
from services.registry.errors.organisations import AlreadyAsked, NoSuchOrganisation, NoSuchVerification
from services.registry.errors.questions import IdentityIsFixed, NoSuchRequest, RequestClosed
from services.registry.handlers.localities import check_locality
from services.registry.handlers.organisations import Decided, decided
from services.registry.handlers.trail import note_deed
from services.registry.model import Organisation, RequestMessage, Verification
from services.registry.model.drafts import FACTS, facts_of, faults_of
from services.registry.model.states import OPEN
from services.registry.repository.loading import load
from shared.clock import Clock
from shared.persistence import files
from shared.persistence.files import Attachment, Subject
from shared.persistence.unit_of_work import UnitOfWork


def ask(command: AskAboutRequest, uow: UnitOfWork, clock: Clock) -> Decided:
    """Want to know something; who asked to be registered is told.

    Raises:
        NoSuchVerification, NotAllowed, Stale, NotInThisState
    """
    verification = load(uow.session, Verification, command.verification_id, NoSuchVerification)
    command.clerk.require(verification.authority, "clerk")
    verification.require_version(command.version)
    verification.question(command.clerk.account_id, clock.now())
    organisation = load(uow.session, Organisation, verification.organisation_id, NoSuchOrganisation)
    about = (command.about,) if command.about else ()
    clerk_id = command.clerk.account_id
    uow.add(RequestMessage.say(verification.id, clerk_id, "clerk", command.text, about, clock.now()))
    organisation.question(verification.id, verification.authority, verification.asked_by, command.text)
    note_deed(
        uow, clock, verification.authority, clerk_id, "request.questioned", "verification", verification.id
    )
    uow.session.flush()
    return decided(verification)


def answer(command: AnswerAboutRequest, uow: UnitOfWork, clock: Clock) -> Decided:
    """Answer, correct, send again; the clerk who wanted to know is told.

    Raises:
        NoSuchRequest, Stale, NotInThisState
        IdentityIsFixed: another authority has verified what is to be corrected.
        Invalid: a correction is wrong.
        AlreadyAsked: corrected like this it is another request of the same person.
    """
    session = uow.session
    verification = _own(session, command.verification_id, command.account_id)
    verification.require_version(command.version)
    organisation = load(session, Organisation, verification.organisation_id, NoSuchOrganisation)
    changes = {name: value for name, value in command.changes.items() if name in FACTS}
    changed = tuple(sorted(name for name in changes if changes[name] != getattr(organisation, name)))
    if changed:
        _correct(session, organisation, changes)
    verification.answer(organisation.identity, clock.now())
    message = RequestMessage.say(
        verification.id, command.account_id, "asker", command.text, changed, clock.now()
    )
    uow.add(message)
    if (clerk_id := _who_asked(session, verification.id)) is not None:
        organisation.answer(verification.id, verification.authority, clerk_id, command.text)
    try:
        session.flush()
    except IntegrityError as error:
        raise AlreadyAsked() from error
    return decided(verification)


def withdraw(command: WithdrawRequest, uow: UnitOfWork, clock: Clock) -> Decided:
    """Want it no more.

    Raises:
        NoSuchRequest, Stale, NotInThisState
    """
    verification = _own(uow.session, command.verification_id, command.account_id)
    verification.require_version(command.version)
    verification.withdraw(clock.now())
    uow.session.flush()
    return decided(verification)


def add_file(command: AddRequestFile, uow: UnitOfWork, clock: Clock) -> Attachment:
    """Put a file to a request that is open.

    Raises:
        NoSuchRequest, RequestClosed, and what `files.attach` raises
    """
    verification = _own(uow.session, command.verification_id, command.account_id)
    if verification.state not in OPEN:
        raise RequestClosed()
    key = files.attach(
        uow.session,
        Subject(type="request", id=verification.id, owner_id=command.account_id),
        name=command.name,
        content=command.content,
        purpose=command.purpose,
        now=clock.now(),
    )
    return files.attachment(uow.session, key)


def _correct(session: Session, organisation: Organisation, changes: Mapping[str, Any]) -> None:
    if organisation.recognised:
        raise IdentityIsFixed()
    data = {**{name: getattr(organisation, name) for name in FACTS}, **changes}
    asked_elsewhere = ("authority", "representative_role")
    for name, refusal in faults_of(data).items():
        if name not in asked_elsewhere:
            raise refusal
    check_locality(session, data["locality_siruta"], data["seat"])
    organisation.correct(facts_of(data))


def _who_asked(session: Session, verification_id: UUID) -> UUID | None:
    last = (
        select(RequestMessage.author_id)
        .where(RequestMessage.verification_id == verification_id, RequestMessage.side == "clerk")
        .order_by(RequestMessage.id.desc())
        .limit(1)
    )
    return session.scalar(last)


def _own(session: Session, verification_id: UUID, account_id: UUID) -> Verification:
    verification = load(session, Verification, verification_id, NoSuchRequest)
    if verification.asked_by != account_id:
        raise NoSuchRequest()
    return verification


HANDLERS: Mapping[type, Callable[..., Any]] = {
    AskAboutRequest: ask,
    AnswerAboutRequest: answer,
    WithdrawRequest: withdraw,
    AddRequestFile: add_file,
}
