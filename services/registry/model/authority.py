"""Authorities: who is consulted by, with the person whom the law has them name."""

import re
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Self

from sqlalchemy import Integer
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from services.registry.errors.authorities import OfficerEmailNotValid, SlugNotValid
from services.registry.errors.organisations import ContactEmailNotValid
from services.registry.events.authorities import AuthorityChanged, AuthorityEstablished
from services.registry.model.base import Base
from services.registry.model.names import sort_key, tidy
from shared.email_addresses import EmailNotValid, normalise_email
from shared.ids import new_id
from shared.persistence.aggregate import Aggregate

SLUG = re.compile(r"[a-z0-9-]{2,40}")
RESERVED = frozenset({"common", "mine"})


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Whom to turn to: the person for relations with civil society, Law 52/2003 art. 7 (7), and the house."""

    officer_name: str | None
    officer_email: str | None
    officer_phone: str | None
    address: str | None
    contact_email: str | None
    contact_phone: str | None
    website: str | None


@dataclass(frozen=True)
class Town:
    """A town, a commune or a sector of Bucharest, by the nomenclature."""

    siruta: int
    name: str


class Authority(Aggregate, Base):
    """A town hall or another body that Law 52/2003 binds; an example one exists for show alone."""

    __tablename__ = "authority"

    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    sort_key: Mapped[str]
    locality_siruta: Mapped[int | None]
    county: Mapped[str | None]
    around: Mapped[list[int]] = mapped_column(ARRAY(Integer))
    officer_name: Mapped[str | None]
    officer_email: Mapped[str | None]
    officer_phone: Mapped[str | None]
    address: Mapped[str | None]
    contact_email: Mapped[str | None]
    contact_phone: Mapped[str | None]
    website: Mapped[str | None]
    is_example: Mapped[bool]
    established_at: Mapped[datetime]

    @classmethod
    def establish(
        cls,
        *,
        slug: str,
        name: str,
        locality_siruta: int | None,
        county: str | None,
        officer_name: str | None,
        officer_email: str | None,
        is_example: bool,
        now: datetime,
        town: Town | None = None,
    ) -> Self:
        """Give an authority its place.

        Args:
            slug: its name in addresses and routing keys, for ever.
            locality_siruta: code of its locality in the national nomenclature SIRUTA.
            county: the two letters of its county (`PH`).
            officer_name: the person for relations with civil society, Law 52/2003 art. 7 (7).
            officer_email: where that person is written to.
            is_example: whether it exists for show alone.
            now: the instant.
            town: in which that locality lies.

        Raises:
            SlugNotValid, EmailNotValid
        """
        if not SLUG.fullmatch(slug) or slug in RESERVED:
            raise SlugNotValid()
        authority = cls(
            id=new_id(),
            slug=slug,
            name=tidy(name),
            sort_key=sort_key(name),
            locality_siruta=locality_siruta,
            county=county.upper() if county else None,
            around=[],
            officer_name=tidy(officer_name) if officer_name else None,
            officer_email=normalise_email(officer_email) if officer_email else None,
            is_example=is_example,
            established_at=now,
        )
        authority.record(
            AuthorityEstablished(
                authority=slug,
                name=authority.name,
                locality_siruta=locality_siruta,
                county=authority.county,
                is_example=is_example,
                town_siruta=town.siruta if town else None,
                town_name=town.name if town else None,
            )
        )
        return authority

    def surround(self, around: frozenset[int]) -> None:
        """Have these towns and communes lie around its own, by their SIRUTA codes."""
        self.around = sorted(around)

    def describe(self, contact: Contact, town: Town | None = None) -> tuple[str, ...]:
        """Be reached so. The event says that something changed, and never who the officer is.

        Returns:
            The names of the fields that are others now; nothing is said where there is none.

        Raises:
            OfficerEmailNotValid, ContactEmailNotValid
        """
        changed = tuple(name for name, value in _kept(contact).items() if getattr(self, name) != value)
        for name, value in _kept(contact).items():
            setattr(self, name, value)
        if changed:
            self.record(
                AuthorityChanged(
                    authority=self.slug,
                    name=self.name,
                    locality_siruta=self.locality_siruta,
                    county=self.county,
                    is_example=self.is_example,
                    town_siruta=town.siruta if town else None,
                    town_name=town.name if town else None,
                )
            )
        return changed


def _kept(contact: Contact) -> dict[str, str | None]:
    written = {name: tidy(value) if value else None for name, value in asdict(contact).items()}
    written["officer_email"] = _address(contact.officer_email, OfficerEmailNotValid)
    written["contact_email"] = _address(contact.contact_email, ContactEmailNotValid)
    return written


def _address(written: str | None, refusal: type[EmailNotValid]) -> str | None:
    try:
        return normalise_email(written) if written else None
    except EmailNotValid as error:
        raise refusal() from error
