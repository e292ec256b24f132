"""How people reach an authority with what they recommend, as every notice of it says."""

from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped

from services.consultation.errors.own_notices import ContactEmailNotValid
from services.consultation.model.base import Base
from services.consultation.model.wording import tidy
from shared.email_addresses import EmailNotValid, normalise_email
from shared.persistence.aggregate import Aggregate

# What the model notice asks for; the officer is the person whom art. 7 (7) has the authority name.
ASKED = ("officer", "phone", "email", "address")


@dataclass(frozen=True)
class Contact:
    """What is empty is not known.

    Args:
        officer: the person, or the office, for civil society.
        address: of the premises, where the documents can be read.
        opening_hours: of the registry.
        postal_address: for letters, where it is another one.
        website: the authority's own.
        signatory: who signs notices, with the function.
    """

    officer: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    opening_hours: str = ""
    postal_address: str = ""
    website: str = ""
    signatory: str = ""

    def missing(self) -> list[str]:
        """What the model notice asks for and is not there."""
        return [name for name in ASKED if not getattr(self, name)]


NAMES = tuple(field.name for field in fields(Contact))


class NoticeContact(Aggregate, Base):
    """An authority's; version 0 until it is written for the first time."""

    __tablename__ = "notice_contact"

    authority: Mapped[str]
    officer: Mapped[str]
    phone: Mapped[str]
    email: Mapped[str]
    address: Mapped[str]
    opening_hours: Mapped[str]
    postal_address: Mapped[str]
    website: Mapped[str]
    signatory: Mapped[str]
    written_by: Mapped[UUID | None]
    written_at: Mapped[datetime | None]

    def write(self, contact: Contact, clerk_id: UUID, now: datetime) -> None:
        """Say it anew; notices that are published keep what they said.

        Raises:
            ContactEmailNotValid: mail could not be sent there.
        """
        for name, value in asdict(tidied(contact)).items():
            setattr(self, name, value)
        self.written_by, self.written_at = clerk_id, now

    @property
    def contact(self) -> Contact:
        """As the notice takes it."""
        return Contact(**{name: getattr(self, name) for name in NAMES})


def tidied(contact: Contact) -> Contact:
    """The same in the form in which it is kept.

    Raises:
        ContactEmailNotValid
    """
    kept = {name: tidy(value) for name, value in asdict(contact).items()}
    try:
        email = normalise_email(kept["email"]) if kept["email"] else ""
    except EmailNotValid as error:
        raise ContactEmailNotValid from error
    return replace(Contact(**kept), email=email)
