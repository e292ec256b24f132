"""A copy of one's data: asked for, gathered by the worker, taken from a session that has just begun."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import delete

from services.registry.commands.exports import AskForExport, GatherNextExport, TakeExport
from services.registry.errors.accounts import NoSuchAccount
from services.registry.errors.exports import ExportNotReady, NoExport
from services.registry.events.letters import SecurityNoticeLetter
from services.registry.handlers.anew import require_anew
from services.registry.model import Account, DataExport
from services.registry.ports.links import Links
from services.registry.repository.exports import export_of, gather, next_to_gather
from services.registry.repository.loading import load
from shared.clock import Clock
from shared.persistence.unit_of_work import UnitOfWork


def ask_for_export(command: AskForExport, uow: UnitOfWork, clock: Clock, links: Links) -> None:
    """Note the wish in place of an older one, and tell the person by letter.

    Raises:
        NoSuchAccount: it is not there.
    """
    now = clock.now()
    account = load(uow.session, Account, command.account_id, NoSuchAccount)
    uow.session.execute(delete(DataExport).where(DataExport.account_id == account.id))
    uow.add(DataExport.ask(account.id, now))
    notice = SecurityNoticeLetter(
        email=account.email,
        name=account.name,
        language=account.language,
        what="export-asked",
        at=now,
        link=links.own_data(account.language),
    )
    uow.send(notice)


def gather_next_export(_: GatherNextExport, uow: UnitOfWork, clock: Clock) -> bool:
    """Gather one. Returns whether there was any."""
    export = next_to_gather(uow.session, clock.now())
    if export is None:
        return False
    export.content = gather(uow.session, export.account_id)
    export.ready_at = clock.now()
    return True


def take_export(command: TakeExport, uow: UnitOfWork, clock: Clock) -> dict[str, Any]:
    """What was gathered.

    Raises:
        SignInAnew, NoExport, ExportNotReady
    """
    now = clock.now()
    require_anew(uow, command.account_id, command.session_id, now)
    export = export_of(uow.session, command.account_id, now)
    if export is None:
        raise NoExport()
    if export.content is None:
        raise ExportNotReady()
    return export.content


HANDLERS: Mapping[type, Callable[..., Any]] = {
    AskForExport: ask_for_export,
    GatherNextExport: gather_next_export,
    TakeExport: take_export,
}
