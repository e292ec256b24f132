"""How an authority goes about it, chosen by its administrator and noted in the trail."""

from collections.abc import Callable, Mapping
from typing import Any

from services.consultation.commands.settings import ChangeSettings
from services.consultation.errors.consultations import AuthorityNotKnownYet
from services.consultation.model.authority_settings import AuthoritySettings, Choices, next_version
from services.consultation.repository import settings as stored
from services.consultation.repository.consultations import is_example
from shared.clock import Clock
from shared.errors import Stale
from shared.persistence.audit import Deed, note
from shared.persistence.unit_of_work import UnitOfWork


def change_settings(command: ChangeSettings, uow: UnitOfWork, clock: Clock) -> AuthoritySettings:
    """Add a version; choosing what holds already adds none.

    Raises:
        AuthorityNotKnownYet
        Stale: somebody else has chosen since.
    """
    if is_example(uow.session, command.authority) is None:
        raise AuthorityNotKnownYet
    before = stored.locked(uow.session, command.authority)
    if (before.version if before else 0) != command.version:
        raise Stale
    if before and before.choices == command.choices:
        return before
    made = next_version(command.authority, before, command.choices, command.administrator_id, clock.now())
    uow.session.add(made)
    _note(command, before.choices if before else Choices(), uow, clock)
    return made


def _note(command: ChangeSettings, before: Choices, uow: UnitOfWork, clock: Clock) -> None:
    was, chosen = vars(before), vars(command.choices)
    changed = {name: [str(was[name]), str(chosen[name])] for name in chosen if was[name] != chosen[name]}
    line = Deed(
        authority=command.authority,
        actor_id=command.administrator_id,
        deed="settings.changed",
        subject_type="authority",
        details=changed,
    )
    note(uow.session, line, clock.now())


HANDLERS: Mapping[type, Callable[..., Any]] = {ChangeSettings: change_settings}
