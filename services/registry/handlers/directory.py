"""The public directory: what an operator says of it."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registry.commands.directory import SurroundAuthority
from services.registry.errors.authorities import UnknownAuthority
from services.registry.errors.localities import UnknownLocality
from services.registry.model import Authority
from services.registry.queries import localities
from shared.persistence.unit_of_work import UnitOfWork


def surround_authority(command: SurroundAuthority, uow: UnitOfWork) -> None:
    """Note what lies around; a town or commune only, for a village lies in one.

    Raises:
        UnknownAuthority
        UnknownLocality: a code is of no town or commune.
    """
    authority = uow.session.scalar(select(Authority).where(Authority.slug == command.slug).with_for_update())
    if authority is None:
        raise UnknownAuthority(slug=command.slug)
    for siruta in command.around:
        require_uat(uow.session, siruta)
    authority.surround(command.around)


def require_uat(session: Session, siruta: int) -> None:
    """The code is of a town or commune.

    Raises:
        UnknownLocality: it is of none.
    """
    found = localities.locality(session, siruta)
    if found is None or found["level"] != "uat":
        raise UnknownLocality(siruta=siruta)


HANDLERS: Mapping[type, Callable[..., Any]] = {SurroundAuthority: surround_authority}
