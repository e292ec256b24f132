"""Authorities."""

from dataclasses import dataclass


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
