"""Authorities: established by an operator."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from services.registry.commands.authorities import CreateAuthority
from services.registry.errors.authorities import AuthorityExists
from services.registry.model import Authority
from shared.clock import Clock
from shared.persistence.unit_of_work import UnitOfWork


def create_authority(command: CreateAuthority, uow: UnitOfWork, clock: Clock) -> UUID:
    """Give an authority its place.

    Raises:
        AuthorityExists, SlugNotValid, EmailNotValid
    """
    authority = Authority.establish(
        slug=command.slug,
        name=command.name,
        locality_siruta=command.locality_siruta,
        county=command.county,
        officer_name=command.officer_name,
        officer_email=command.officer_email,
        is_example=command.is_example,
        now=clock.now(),
    )
    uow.add(authority)
    try:
        uow.session.flush()
    except IntegrityError as error:
        raise AuthorityExists(slug=command.slug) from error
    return authority.id


HANDLERS: Mapping[type, Callable[..., Any]] = {CreateAuthority: create_authority}
