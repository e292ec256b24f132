"""Authorities."""

from collections.abc import Mapping
from dataclasses import dataclass

from shared.security.tokens import Principal


@dataclass(frozen=True, kw_only=True)
class CreateAuthority:
    """Give an authority its place."""

    slug: str
    name: str
    locality_siruta: int | None
    county: str | None
    officer_name: str | None
    officer_email: str | None
    is_example: bool


@dataclass(frozen=True, kw_only=True)
class CreateAuthorities:
    """Give several their places, all or none.

    `around` has the SIRUTA codes of the towns and communes around an authority's own, by its slug.
    """

    authorities: tuple[CreateAuthority, ...]
    around: Mapping[str, frozenset[int]]


@dataclass(frozen=True, kw_only=True)
class DescribeAuthority:
    """Say who is responsible for civil society, and how the authority is reached.

    `version` is what the administrator looked at; None empties a field.
    """

    slug: str
    version: int
    administrator: Principal
    officer_name: str | None
    officer_email: str | None
    officer_phone: str | None
    address: str | None
    contact_email: str | None
    contact_phone: str | None
    website: str | None
