"""Changes of what was verified, as who represents the organisation asks for them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.registry.commands.changes import AddChangeFile, AnswerAboutChange, AskForChange, WithdrawChange
from services.registry.errors.changes import ChangeAwaits, ChangeClosed, NoSuchChange, NotVerifiedThere
from services.registry.errors.mandates import NotRepresentative
from services.registry.errors.organisations import NoSuchOrganisation, OrganisationEnded
from services.registry.errors.representatives import ClaimHasNoFields
from services.registry.handlers.localities import check_locality
from services.registry.handlers.succession import check_successor, whom_to_tell
from services.registry.handlers.writing import flush_or
from services.registry.model import ChangeMessage, ChangeRequest, Organisation
from services.registry.model.change_request import CHANGEABLE
from services.registry.model.days import day_in_romania
from services.registry.model.drafts import FACTS, facts_of, faults_of
from services.registry.model.organisation import LegalFacts
from services.registry.model.states import OPEN
from services.registry.repository.changes import who_asked_last
from services.registry.repository.loading import load
from services.registry.repository.mandates import represents
from services.registry.repository.standings import is_verified_by
from shared.clock import Clock
from shared.persistence import files
from shared.persistence.files import Attachment, Subject
from shared.persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Changing:
    """A request for a change as it stands."""

    change_id: UUID
    organisation_id: UUID
    authority: str
    state: str
    version: int


def ask_for_change(command: AskForChange, uow: UnitOfWork, clock: Clock) -> Changing:
    """Ask an authority that has verified the organisation.

    Raises:
        NoSuchOrganisation, NotRepresentative, OrganisationEnded, NotVerifiedThere, ChangeAwaits
        MandateOverlaps: who is to represent it does so already.
        Invalid: what is to be is wrong, or as it is.
    """
    session = uow.session
    organisation = load(session, Organisation, command.organisation_id, NoSuchOrganisation)
    if not represents(session, command.account_id, organisation.id, day_in_romania(clock.now())):
        raise NotRepresentative()
    if organisation.has_ended:
        raise OrganisationEnded()
    if not is_verified_by(session, organisation.id, command.authority):
        raise NotVerifiedThere()
    change = ChangeRequest.ask(
        organisation.id,
        command.authority,
        command.account_id,
        now_is=facts_now(organisation),
        to_be=as_wanted(session, organisation, command.changes),
        why=command.why,
        now=clock.now(),
        successor=command.successor,
    )
    if change.successor:
        check_successor(session, organisation.id, change.successor)
        change.tell_asked(organisation.name, whom_to_tell(change, uow, clock))
    uow.add(change)
    flush_or(uow, ChangeAwaits)
    return changing(change)


def answer_about_change(command: AnswerAboutChange, uow: UnitOfWork, clock: Clock) -> Changing:
    """Answer, correct, send again; the clerk who wanted to know is told.

    Raises:
        NoSuchChange, Stale, NotInThisState, MandateOverlaps
        Invalid: a correction is wrong, or leaves nothing to be changed.
    """
    session = uow.session
    change = _own(session, command.change_id, command.account_id, clock)
    change.require_version(command.version)
    organisation = load(session, Organisation, change.organisation_id, NoSuchOrganisation)
    clerk_id = who_asked_last(session, change.id)
    corrected = _correct(change, organisation, command, uow, clock)
    change.answer(organisation.name, command.text, clerk_id)
    uow.add(ChangeMessage.say(change.id, command.account_id, "asker", command.text, corrected, clock.now()))
    session.flush()
    return changing(change)


def withdraw_change(command: WithdrawChange, uow: UnitOfWork, clock: Clock) -> Changing:
    """Want it no more.

    Raises:
        NoSuchChange, Stale, NotInThisState
    """
    change = _own(uow.session, command.change_id, command.account_id, clock)
    change.require_version(command.version)
    change.withdraw()
    uow.session.flush()
    return changing(change)


def add_change_file(command: AddChangeFile, uow: UnitOfWork, clock: Clock) -> Attachment:
    """Put a file to it while it is open.

    Raises:
        NoSuchChange, ChangeClosed, and what `files.attach` raises
    """
    change = _own(uow.session, command.change_id, command.account_id, clock)
    if change.state not in OPEN:
        raise ChangeClosed()
    key = files.attach(
        uow.session,
        Subject(type="change", id=change.id, owner_id=command.account_id),
        name=command.name,
        content=command.content,
        purpose=command.purpose,
        now=clock.now(),
    )
    return files.attachment(uow.session, key)


def facts_now(organisation: Organisation) -> dict[str, Any]:
    """What an organisation is, by name."""
    return {name: getattr(organisation, name) for name in FACTS}


def as_wanted(session: Session, organisation: Organisation, changes: Mapping[str, Any]) -> dict[str, Any]:
    """What it would be, written as the registry writes it.

    What was missing when it was verified is not asked for now.

    Raises:
        Invalid: a value is wrong, or what its kind must have is taken out.
    """
    now_is = facts_now(organisation)
    wanted = {name: changes[name] for name in CHANGEABLE if changes.get(name, now_is[name]) != now_is[name]}
    data = {**now_is, **wanted}
    for name, refusal in faults_of(data).items():
        if name in wanted:
            raise refusal
    check_locality(session, data["locality_siruta"], data["seat"])
    return _as_written(facts_of(data), organisation)


def changing(change: ChangeRequest) -> Changing:
    """What to answer about it."""
    return Changing(
        change_id=change.id,
        organisation_id=change.organisation_id,
        authority=change.authority,
        state=change.state,
        version=change.version,
    )


def _as_written(facts: LegalFacts, organisation: Organisation) -> dict[str, Any]:
    described = Organisation.describe(facts, organisation.asked_by, organisation.asked_at)
    return facts_now(described)


def _correct(
    change: ChangeRequest,
    organisation: Organisation,
    command: AnswerAboutChange,
    uow: UnitOfWork,
    clock: Clock,
) -> tuple[str, ...]:
    if change.is_claim:
        if command.changes or command.successor:
            raise ClaimHasNoFields()
        return ()
    session = uow.session
    to_be = as_wanted(session, organisation, {**change.wanted, **command.changes})
    if command.successor:
        check_successor(session, organisation.id, command.successor)
    told = whom_to_tell(change, uow, clock) if command.successor and not change.representative else ()
    corrected = change.correct(facts_now(organisation), to_be, command.successor, clock.now())
    change.tell_asked(organisation.name, told)
    return corrected


def _own(session: Session, change_id: UUID, account_id: UUID, clock: Clock) -> ChangeRequest:
    """For each who represents the organisation, whoever of them asked; a newcomer's for the newcomer."""
    change = load(session, ChangeRequest, change_id, NoSuchChange)
    if change.is_claim:
        is_own = change.asked_by == account_id
    else:
        is_own = represents(session, account_id, change.organisation_id, day_in_romania(clock.now()))
    if not is_own:
        raise NoSuchChange()
    return change


HANDLERS: Mapping[type, Callable[..., Any]] = {
    AskForChange: ask_for_change,
    AnswerAboutChange: answer_about_change,
    WithdrawChange: withdraw_change,
    AddChangeFile: add_change_file,
}
