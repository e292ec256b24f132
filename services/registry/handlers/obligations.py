"""What parties of an agreement owe: who owes it reports, the other side acknowledges or gives it back."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from services.registry.commands.agreements import ChangeObligation
from services.registry.errors.agreements import NoSuchObligation, NoSuchParty, NoteMissing
from services.registry.errors.organisations import NotInThisState
from services.registry.handlers.agreements import Changed, note_deed
from services.registry.model import Agreement, AgreementParty, Obligation
from services.registry.model.days import day_in_romania
from services.registry.repository.agreements import DESK, acted_on
from shared.clock import Clock
from shared.persistence.unit_of_work import UnitOfWork


def change_obligation(command: ChangeObligation, uow: UnitOfWork, clock: Clock) -> Changed:
    """Report, acknowledge, give back or cancel, as long as the agreement is signed and has not ended.

    Raises:
        NoSuchAgreement, Stale, NoSuchObligation, NoSuchParty, NotInThisState, DayNotYet, NoteMissing
    """
    today = day_in_romania(clock.now())
    agreement, mine = acted_on(uow.session, command.agreement_id, command.who, today)
    agreement.require_version(command.version)
    owed = next((owed for owed in agreement.obligations if owed.id == command.obligation_id), None)
    if owed is None:
        raise NoSuchObligation()
    if agreement.state not in ("signed", "in-force"):
        raise NotInThisState(state=agreement.state, act=command.act)
    _require_side(agreement, owed, mine, command)
    _change(owed, command, today)
    agreement.touch()
    uow.session.flush()
    note_deed(uow, agreement, command.who.account_id, f"obligation-{_past(command.act)}", clock)
    return Changed(agreement.id, agreement.state, agreement.version)


def _require_side(
    agreement: Agreement, owed: Obligation, mine: list[AgreementParty], command: ChangeObligation
) -> None:
    """Who owes reports; the other side answers; the clerk cancels, and does both for those outside."""
    is_desk = command.who.has_in(agreement.authority, *DESK)
    owes = agreement.party(owed.party_id)
    is_own = owes.id in {party.id for party in mine}
    others = any(party.kind == "organisation" for party in mine) if owes.kind == "authority" else is_desk
    may = {"report": is_own, "acknowledge": others, "return": others, "cancel": is_desk}
    if not may[command.act]:
        raise NoSuchParty()


def _change(owed: Obligation, command: ChangeObligation, today: date) -> None:
    if command.act == "acknowledge":
        owed.acknowledge()
        return
    if not command.note:
        raise NoteMissing()
    if command.act == "report":
        owed.report(command.on or today, command.note, today)
    elif command.act == "return":
        owed.give_back(command.note)
    else:
        owed.cancel(command.note)


def _past(act: str) -> str:
    return {"report": "reported", "acknowledge": "acknowledged", "return": "returned"}.get(act, "cancelled")


HANDLERS: Mapping[type, Callable[..., Any]] = {ChangeObligation: change_obligation}
