"""Departments of an authority, with how they are reached."""

from typing import Self

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from services.registry.model.base import Base
from services.registry.model.names import sort_key, tidy
from shared.email_addresses import normalise_email
from shared.ids import new_id
from shared.persistence.aggregate import Aggregate
from shared.plain_text import plain


class Department(Aggregate, Base):
    """A part of an authority; its contact is the department's, not a person's, and public."""

    __tablename__ = "department"
    __table_args__ = (UniqueConstraint("authority", "name_key"),)

    authority: Mapped[str] = mapped_column(ForeignKey("authority.slug"))
    name: Mapped[str]
    name_key: Mapped[str]
    sort_key: Mapped[str]
    email: Mapped[str | None]
    phone: Mapped[str | None]

    @classmethod
    def add(cls, authority: str, name: str, email: str | None, phone: str | None) -> Self:
        """A department.

        Raises:
            EmailNotValid
        """
        department = cls(id=new_id(), authority=authority)
        department.describe(name, email, phone)
        return department

    def describe(self, name: str, email: str | None, phone: str | None) -> None:
        """Be called and reached so.

        Raises:
            EmailNotValid
        """
        self.name, self.name_key, self.sort_key = tidy(name), plain(name), sort_key(name)
        self.email = normalise_email(email) if email else None
        self.phone = tidy(phone) if phone else None
