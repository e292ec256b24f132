"""Changes of what was verified, as clerks decide about them."""

from collections.abc import Callable, Mapping
from typing import Any

from services.registry.commands.changes import AcceptChange, AskAboutChange, RefuseChange
from services.registry.errors.changes import NoSuchChange, NotVerifiedThere
from services.registry.errors.organisations import NoSuchOrganisation, OrganisationEnded, OrganisationExists
from services.registry.errors.representatives import DecidesForThemselves
from services.registry.handlers.changes import Changing, as_wanted, changing
from services.registry.handlers.representatives import begin_claimed, offer_to_successor
from services.registry.handlers.succession import whom_to_tell
from services.registry.handlers.trail import note_deed
from services.registry.handlers.writing import flush_or
from services.registry.model import Account, ChangeMessage, ChangeRequest, Organisation
from services.registry.model.change_request import REPRESENTATIVE
from services.registry.model.days import day_in_romania
from services.registry.model.drafts import facts_of
from services.registry.ports.links import Links
from services.registry.repository.loading import load
from services.registry.repository.standings import is_verified_by, running_mandates
from shared.clock import Clock
from shared.email_addresses import email_key
from shared.persistence.unit_of_work import UnitOfWork


def ask_about_change(command: AskAboutChange, uow: UnitOfWork, clock: Clock) -> Changing:
    """Want to know something; who asked for it is told.

    Raises:
        NoSuchChange, NotAllowed, Stale, NotInThisState
    """
    change, organisation = _looked_at(command, uow)
    change.question(organisation.name, command.text)
    about = (command.about,) if command.about else ()
    clerk_id = command.clerk.account_id
    uow.add(ChangeMessage.say(change.id, clerk_id, "clerk", command.text, about, clock.now()))
    return _noted("change.questioned", command, change, uow, clock)


def accept_change(command: AcceptChange, uow: UnitOfWork, clock: Clock, links: Links) -> Changing:
    """Let the organisation be otherwise, for every authority; its mandates carry the new name.

    Who claimed it represents it at once; who was named gets an offer, and represents it once they confirm.

    Raises:
        NoSuchChange, NotAllowed, DecidesForThemselves, Stale, NotInThisState
        OrganisationEnded: it was dissolved or merged meanwhile.
        NotVerifiedThere: the authority has suspended it or struck it off meanwhile.
        OrganisationExists: another was verified with these numbers.
        AskerRepresentsNoMore, SuccessorForgotten, MandateOverlaps: of who was named.
        Invalid: a rule that the request met when it was made is another now.
    """
    change, organisation = _looked_at(command, uow)
    _require_another(change, command, uow)
    told = whom_to_tell(change, uow, clock) if change.representative else []
    change.accept(organisation.name, command.clerk.account_id, clock.now())
    change.tell_decided(organisation.name, told, "accepted")
    if organisation.has_ended:
        raise OrganisationEnded()
    if not is_verified_by(uow.session, organisation.id, change.authority):
        raise NotVerifiedThere()
    if change.changed:
        _change_facts(change, organisation, uow, clock)
    if change.is_claim:
        begin_claimed(change, organisation, uow, clock)
    elif change.representative:
        offer_to_successor(change, organisation, uow, clock, links)
    named = [*change.changed, *([REPRESENTATIVE] if change.representative else [])]
    return _noted("change.accepted", command, change, uow, clock, fields=", ".join(named))


def refuse_change(command: RefuseChange, uow: UnitOfWork, clock: Clock) -> Changing:
    """Refuse, with a reason for who asked.

    Raises:
        NoSuchChange, NotAllowed, DecidesForThemselves, Stale, NotInThisState
    """
    change, organisation = _looked_at(command, uow)
    _require_another(change, command, uow)
    told = whom_to_tell(change, uow, clock) if change.representative else []
    change.refuse(organisation.name, command.clerk.account_id, command.reason, clock.now())
    change.tell_decided(organisation.name, told, "refused")
    return _noted("change.refused", command, change, uow, clock, reason=command.reason)


def _change_facts(change: ChangeRequest, organisation: Organisation, uow: UnitOfWork, clock: Clock) -> None:
    facts = facts_of(as_wanted(uow.session, organisation, change.wanted))
    organisation.change(facts, change.authority, change.changed, clock.now())
    flush_or(uow, OrganisationExists)
    if "name" in change.changed:
        for mandate in running_mandates(uow.session, organisation.id, day_in_romania(clock.now())):
            mandate.organisation_name = organisation.name


def _require_another(change: ChangeRequest, command: AcceptChange | RefuseChange, uow: UnitOfWork) -> None:
    """Who is to represent it is decided by somebody else than the person.

    Raises:
        DecidesForThemselves
    """
    if change.representative is None:
        return
    clerk = uow.session.get(Account, command.clerk.account_id)
    is_named = clerk and change.new_email and clerk.email_key == email_key(change.new_email)
    if is_named or change.asked_by == command.clerk.account_id:
        raise DecidesForThemselves()


def _looked_at(
    command: AskAboutChange | AcceptChange | RefuseChange, uow: UnitOfWork
) -> tuple[ChangeRequest, Organisation]:
    change = load(uow.session, ChangeRequest, command.change_id, NoSuchChange)
    command.clerk.require(change.authority, "clerk")
    change.require_version(command.version)
    return change, load(uow.session, Organisation, change.organisation_id, NoSuchOrganisation)


def _noted(
    deed: str,
    command: AskAboutChange | AcceptChange | RefuseChange,
    change: ChangeRequest,
    uow: UnitOfWork,
    clock: Clock,
    **details: str,
) -> Changing:
    by = command.clerk.account_id
    note_deed(uow, clock, change.authority, by, deed, "change", change.id, **details)
    uow.session.flush()
    return changing(change)


HANDLERS: Mapping[type, Callable[..., Any]] = {
    AskAboutChange: ask_about_change,
    AcceptChange: accept_change,
    RefuseChange: refuse_change,
}
