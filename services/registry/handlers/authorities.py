"""Authorities: established by an operator, described by their administrator."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import fields as fields_of
from typing import Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from services.registry.commands.authorities import CreateAuthorities, CreateAuthority, DescribeAuthority
from services.registry.commands.directory import SurroundAuthority
from services.registry.errors.authorities import AuthorityExists, NoSuchAuthority
from services.registry.handlers.directory import require_uat, surround_authority
from services.registry.handlers.trail import note_deed
from services.registry.model import Authority
from services.registry.model.administration import require_administrator
from services.registry.model.authority import Contact, Town
from services.registry.queries.localities import locality
from services.registry.repository.staff import authority_by_slug
from shared.clock import Clock
from shared.persistence.unit_of_work import UnitOfWork

SECTOR = "sector"


@dataclass(frozen=True)
class Described:
    """An authority after it was described."""

    slug: str
    version: int


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
        town=_town_of(uow, command.locality_siruta),
    )
    uow.add(authority)
    try:
        uow.session.flush()
    except IntegrityError as error:
        raise AuthorityExists(slug=command.slug) from error
    return authority.id


def create_authorities(command: CreateAuthorities, uow: UnitOfWork, clock: Clock) -> list[UUID]:
    """Give several their places, in their order, with what lies around each.

    Raises:
        AuthorityExists, SlugNotValid, EmailNotValid, UnknownAuthority
        UnknownLocality: a code is of no town or commune.
    """
    for wanted in command.authorities:
        if wanted.locality_siruta is not None:
            require_uat(uow.session, wanted.locality_siruta)
    made = [create_authority(wanted, uow, clock) for wanted in command.authorities]
    for slug, around in command.around.items():
        surround_authority(SurroundAuthority(slug=slug, around=around), uow)
    return made


def describe_authority(command: DescribeAuthority, uow: UnitOfWork, clock: Clock) -> Described:
    """Say whom to turn to; the trail tells which fields are others now.

    Raises:
        NoSuchAuthority, NotAllowed, Stale, OfficerEmailNotValid, ContactEmailNotValid
    """
    authority = authority_by_slug(uow.session, command.slug)
    if authority is None:
        raise NoSuchAuthority()
    require_administrator(command.administrator, authority.slug)
    authority.require_version(command.version)
    contact = Contact(**{field.name: getattr(command, field.name) for field in fields_of(Contact)})
    changed = authority.describe(contact, _town_of(uow, authority.locality_siruta))
    uow.session.flush()
    if changed:
        by, subject = command.administrator.account_id, ("authority", authority.id)
        fields = ", ".join(changed)
        note_deed(uow, clock, authority.slug, by, "authority.changed", *subject, fields=fields)
    return Described(authority.slug, authority.version)


def _town_of(uow: UnitOfWork, siruta: int | None) -> Town | None:
    found = locality(uow.session, siruta) if siruta is not None else None
    if found is None or found["level"] == "county":
        return None
    if found["kind"] == SECTOR:  # has a town hall of its own
        return Town(found["siruta"], found["name"])
    return Town(found["uat_siruta"], found["uat_name"])


HANDLERS: Mapping[type, Callable[..., Any]] = {
    CreateAuthority: create_authority,
    CreateAuthorities: create_authorities,
    DescribeAuthority: describe_authority,
}
