"""Authorities: who is consulted by, with the person whom the law has them name."""

import re
from datetime import datetime
from typing import Self

from sqlalchemy import Integer
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from services.registry.errors.authorities import SlugNotValid
from services.registry.events.authorities import AuthorityEstablished
from services.registry.model.base import Base
from services.registry.model.names import sort_key, tidy
from shared.email_addresses import normalise_email
from shared.ids import new_id
from shared.persistence.aggregate import Aggregate

SLUG = re.compile(r"[a-z0-9-]{2,40}")
RESERVED = frozenset({"common", "mine"})


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
            )
        )
        return authority

    def surround(self, around: frozenset[int]) -> None:
        """Have these towns and communes lie around its own, by their SIRUTA codes."""
        self.around = sorted(around)
