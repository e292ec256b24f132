"""Partnership agreements: a clerk writes, all parties confirm and sign, either side may end."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from services.registry.commands.agreements import (
    ConfirmAgreement,
    DraftAgreement,
    EditAgreement,
    ExtendAgreement,
    OnAgreement,
    PartyWanted,
    RenewAgreement,
    ReopenAgreement,
    SignAgreement,
    TerminateAgreement,
    WithdrawAgreement,
)
from services.registry.errors.agreements import (
    NoSuchAgreement,
    NoSuchParty,
    OrganisationNotVerified,
    PartyTwice,
    RenewedAlready,
)
from services.registry.errors.authorities import UnknownAuthority
from services.registry.handlers import trail
from services.registry.model import Agreement, AgreementParty, Authority
from services.registry.model.agreement import Owed, Terms
from services.registry.model.agreement_states import after
from services.registry.model.days import day_in_romania
from services.registry.repository.agreement_documents import has_signed_file
from services.registry.repository.agreements import DESK, acted_on, has_follower, verified_names
from services.registry.repository.organisations import authority_named
from shared.clock import Clock
from shared.errors import NotAllowed
from shared.persistence.unit_of_work import UnitOfWork
from shared.plain_text import plain


@dataclass(frozen=True)
class Changed:
    """An agreement as it stands after a change."""

    agreement_id: UUID
    state: str
    version: int


def draft_agreement(command: DraftAgreement, uow: UnitOfWork, clock: Clock) -> Changed:
    """Begin to write.

    Raises:
        NotAllowed, UnknownAuthority, NobodyToAgreeWith, EndsBeforeItBegins, NoSuchParty, PartyTwice
        OrganisationNotVerified
    """
    command.who.require(command.authority, *DESK)
    authority = authority_named(uow.session, command.authority)
    if authority is None:
        raise UnknownAuthority(slug=command.authority)
    made = Agreement.draft(
        command.authority,
        command.terms,
        _parties(uow, authority, command.parties),
        command.owed,
        by=command.who.account_id,
        now=clock.now(),
    )
    return _begun(made, command, uow, clock)


def edit_agreement(command: EditAgreement, uow: UnitOfWork, clock: Clock) -> Changed:
    """Write it otherwise.

    Raises:
        NoSuchAgreement, NotAllowed, Stale, NotInThisState, NobodyToAgreeWith, EndsBeforeItBegins, NoSuchParty
        PartyTwice, OrganisationNotVerified
    """
    agreement = of_desk(command, uow, clock)
    authority = authority_named(uow.session, agreement.authority)
    if authority is None:
        raise NoSuchAgreement()
    agreement.edit(command.terms, _parties(uow, authority, command.parties), command.owed)
    return _changed(agreement, command, uow, clock, "edited")


def confirm_agreement(command: ConfirmAgreement, uow: UnitOfWork, clock: Clock) -> Changed:
    """Say for a party that the text is final.

    Raises:
        NoSuchAgreement, Stale, NoSuchParty, NotInThisState, PartyConfirmed
    """
    agreement = _of_party(command, command.party_id, uow, clock)
    agreement.confirm(command.party_id, command.who.account_id, clock.now())
    return _changed(agreement, command, uow, clock, "confirmed")


def reopen_agreement(command: ReopenAgreement, uow: UnitOfWork, clock: Clock) -> Changed:
    """Go back to writing.

    Raises:
        NoSuchAgreement, NotAllowed, Stale, NotInThisState, SignedAlready
    """
    agreement = of_desk(command, uow, clock)
    agreement.reopen()
    return _changed(agreement, command, uow, clock, "reopened")


def withdraw_agreement(command: WithdrawAgreement, uow: UnitOfWork, clock: Clock) -> Changed:
    """Give it up.

    Raises:
        NoSuchAgreement, NotAllowed, Stale, NotInThisState, SignedAlready
    """
    agreement = of_desk(command, uow, clock)
    agreement.withdraw(clock.now())
    return _changed(agreement, command, uow, clock, "withdrawn")


def sign_agreement(command: SignAgreement, uow: UnitOfWork, clock: Clock) -> Changed:
    """Note for a party that it has signed.

    Raises:
        NoSuchAgreement, Stale, NoSuchParty, NotInThisState, PartySigned, DayNotYet, SignedFileMissing
    """
    agreement = _of_party(command, command.party_id, uow, clock)
    agreement.sign(
        command.party_id,
        command.on,
        command.how,
        command.who.account_id,
        clock.now(),
        has_signed_file=has_signed_file(uow.session, agreement.id),
    )
    return _changed(agreement, command, uow, clock, "signed")


def extend_agreement(command: ExtendAgreement, uow: UnitOfWork, clock: Clock) -> Changed:
    """Let it bind longer.

    Raises:
        NoSuchAgreement, NotAllowed, Stale, NotInThisState, UntilNotLater
    """
    agreement = of_desk(command, uow, clock)
    agreement.extend(command.until_date, command.legal_basis, clock.now())
    return _changed(agreement, command, uow, clock, "extended")


def renew_agreement(command: RenewAgreement, uow: UnitOfWork, clock: Clock) -> Changed:
    """Begin to write the one that follows, with the same parties and what each owed, without days.

    Raises:
        NoSuchAgreement, NotAllowed, Stale, NotInThisState, EndsBeforeItBegins, RenewedAlready
    """
    former = of_desk(command, uow, clock)
    after(former.state, "renew")
    if has_follower(uow.session, former.id):
        raise RenewedAlready()
    places = {party.id: place for place, party in enumerate(former.parties)}
    made = Agreement.draft(
        former.authority,
        Terms(
            title=former.title,
            object=former.object,
            legal_basis=None,
            legal_date=None,
            from_date=command.from_date,
            until_date=command.until_date,
        ),
        [
            AgreementParty.of(place, _kind(party), party.name, party.organisation_id)
            for place, party in enumerate(former.parties)
        ],
        tuple(
            Owed(party=places[owed.party_id], text=owed.text, due_date=None)
            for owed in former.obligations
            if owed.state != "cancelled"
        ),
        by=command.who.account_id,
        now=clock.now(),
        renews=former.id,
    )
    return _begun(made, command, uow, clock)


def terminate_agreement(command: TerminateAgreement, uow: UnitOfWork, clock: Clock) -> Changed:
    """End it before its time.

    Raises:
        NoSuchAgreement, Stale, NoSuchParty, NotInThisState, UntilNotLater
    """
    agreement = _of_party(command, command.party_id, uow, clock)
    agreement.terminate(command.party_id, command.reason, command.on, clock.now())
    return _changed(agreement, command, uow, clock, "terminated")


def of_desk(command: OnAgreement, uow: UnitOfWork, clock: Clock) -> Agreement:
    """The agreement, for a clerk of its authority; to others' clerks it is not there."""
    agreement, _ = acted_on(uow.session, command.agreement_id, command.who, day_in_romania(clock.now()))
    if not command.who.has_in(agreement.authority, *DESK):
        raise NotAllowed()
    agreement.require_version(command.version)
    return agreement


def note_deed(uow: UnitOfWork, agreement: Agreement, who: UUID, deed: str, clock: Clock) -> None:
    """Write down who did what to an agreement."""
    trail.note_deed(
        uow,
        clock,
        agreement.authority,
        who,
        f"agreement.{deed}",
        "agreement",
        agreement.id,
        state=agreement.state,
    )


def _parties(uow: UnitOfWork, authority: Authority, wanted: tuple[PartyWanted, ...]) -> list[AgreementParty]:
    """The authority first, then those that were named."""
    keys = [party.organisation_id for party in wanted if party.organisation_id]
    names = verified_names(uow.session, keys)
    if set(keys) - set(names):
        raise OrganisationNotVerified()
    parties = [AgreementParty.of(0, "authority", authority.name)]
    for place, party in enumerate(wanted, start=1):
        if party.organisation_id:
            name = names[party.organisation_id]
            parties.append(AgreementParty.of(place, "organisation", name, party.organisation_id))
        else:
            parties.append(AgreementParty.of(place, "external", party.name or ""))
    if len({plain(party.name) for party in parties}) < len(parties):
        raise PartyTwice()
    return parties


def _kind(party: AgreementParty) -> Any:
    return party.kind


def _of_party(command: OnAgreement, party_id: UUID, uow: UnitOfWork, clock: Clock) -> Agreement:
    """The agreement, for who acts for that party."""
    agreement, mine = acted_on(uow.session, command.agreement_id, command.who, day_in_romania(clock.now()))
    if party_id not in {party.id for party in mine}:
        raise NoSuchParty()
    agreement.require_version(command.version)
    return agreement


def _begun(made: Agreement, command: Any, uow: UnitOfWork, clock: Clock) -> Changed:
    uow.add(made)
    try:
        return _changed(made, command, uow, clock, "drafted")
    except IntegrityError as error:
        raise RenewedAlready() from error


def _changed(agreement: Agreement, command: Any, uow: UnitOfWork, clock: Clock, deed: str) -> Changed:
    uow.session.flush()
    note_deed(uow, agreement, command.who.account_id, deed, clock)
    return Changed(agreement.id, agreement.state, agreement.version)


HANDLERS: Mapping[type, Callable[..., Any]] = {
    DraftAgreement: draft_agreement,
    EditAgreement: edit_agreement,
    ConfirmAgreement: confirm_agreement,
    ReopenAgreement: reopen_agreement,
    WithdrawAgreement: withdraw_agreement,
    SignAgreement: sign_agreement,
    ExtendAgreement: extend_agreement,
    RenewAgreement: renew_agreement,
    TerminateAgreement: terminate_agreement,
}
