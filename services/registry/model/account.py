"""Accounts: a person with a confirmed address, and the roles that some have in authorities."""

from collections import defaultdict
from datetime import datetime
from typing import Literal, Self
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from services.registry.errors.accounts import RoleAlreadyGiven
from services.registry.errors.factors import LastWayIn
from services.registry.errors.staff import NoSuchRole
from services.registry.events.accounts import AccountChanged, AccountCreated
from services.registry.events.erasure import AccountErased
from services.registry.events.staff import StaffRoleGiven, StaffRoleTaken
from services.registry.model.base import Base
from services.registry.model.names import tidy
from shared.email_addresses import email_key, normalise_email
from shared.ids import new_id
from shared.persistence.aggregate import Aggregate

Role = Literal["administrator", "clerk", "moderator", "editor", "auditor"]
EVERYWHERE = "common"  # in place of a slug: a role in every authority


class StaffRole(Base):
    """What an account may do for an authority."""

    __tablename__ = "staff_role"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), primary_key=True)
    authority: Mapped[str] = mapped_column(primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)
    given_at: Mapped[datetime]
    department_id: Mapped[UUID | None] = mapped_column(ForeignKey("department.id"))
    said: Mapped[bool] = mapped_column(default=False, server_default="false")


class Account(Aggregate, Base):
    """A person. There is none before the address is confirmed, or vouched for by an operator."""

    __tablename__ = "account"

    email: Mapped[str]
    email_key: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    language: Mapped[str]
    password_hash: Mapped[str | None]
    code_sign_in: Mapped[bool]
    created_at: Mapped[datetime]
    erased_at: Mapped[datetime | None]
    staff_roles: Mapped[list[StaffRole]] = relationship(lazy="selectin")

    @classmethod
    def create(cls, email: str, name: str, language: str, password_hash: str | None, now: datetime) -> Self:
        """An account for an address that is known to be the person's; without a password, codes are mailed.

        Raises:
            EmailNotValid: the address has not the form of one.
        """
        email = normalise_email(email)
        account = cls(
            id=new_id(),
            email=email,
            email_key=email_key(email),
            name=tidy(name),
            language=language,
            password_hash=password_hash,
            code_sign_in=password_hash is None,
            created_at=now,
            erased_at=None,
        )
        account.record(
            AccountCreated(account_id=account.id, email=email, name=account.name, language=language)
        )
        return account

    def describe(self, name: str, language: str) -> None:
        """Change how the person is called and written to."""
        name = tidy(name)
        if (name, language) == (self.name, self.language):
            return
        self.name, self.language = name, language
        self.record(AccountChanged(account_id=self.id, email=self.email, name=name, language=language))

    def move_to(self, email: str) -> None:
        """Have another address, which has said that it is the person's."""
        self.email, self.email_key = email, email_key(email)
        self.record(AccountChanged(account_id=self.id, email=email, name=self.name, language=self.language))

    def set_password(self, password_hash: str) -> None:
        """Put another hash in place of the one that is kept."""
        self.password_hash = password_hash

    def remove_password(self) -> None:
        """Sign in by codes that come by e-mail, or by passkeys."""
        self.password_hash, self.code_sign_in = None, True

    def sign_in_by_code(self, on: bool, has_passkey: bool) -> None:
        """Let codes that come by e-mail sign in, or no longer.

        Raises:
            LastWayIn: there is neither a password nor a passkey.
        """
        if not on and self.password_hash is None and not has_passkey:
            raise LastWayIn()
        self.code_sign_in = on

    def erase(self, now: datetime) -> None:
        """Keep the id alone, for what the law keeps still names it."""
        self.email = self.name = ""
        self.password_hash, self.code_sign_in = None, False
        self.email_key = f"erased:{self.id}"  # no address has such a key
        self.language, self.erased_at = "ro", now
        self.record(AccountErased(account_id=self.id))

    def give_role(self, authority: str, role: Role, now: datetime, department_id: UUID | None = None) -> None:
        """Let the person act for an authority, or with `EVERYWHERE` for all.

        Raises:
            RoleAlreadyGiven: they may already.
        """
        if role in self.roles().get(authority, ()):
            raise RoleAlreadyGiven()
        self.staff_roles.append(
            StaffRole(
                account_id=self.id,
                authority=authority,
                role=role,
                given_at=now,
                department_id=department_id,
                said=True,
            )
        )
        self.record(StaffRoleGiven(account_id=self.id, authority=authority, role=role))

    def say_roles(self) -> None:
        """Tell others of the roles that they were not told of when they were given."""
        for given in self.staff_roles:
            if not given.said:
                given.said = True
                self.record(StaffRoleGiven(account_id=self.id, authority=given.authority, role=given.role))

    def take_role(self, authority: str, role: Role) -> StaffRole:
        """Let the person no longer act so.

        Returns:
            The role, to be deleted.

        Raises:
            NoSuchRole: it is not held.
        """
        held = self.role_in(authority, role)
        if held is None:
            raise NoSuchRole()
        self.record(StaffRoleTaken(account_id=self.id, authority=authority, role=role))
        return held

    def role_in(self, authority: str, role: Role) -> StaffRole | None:
        """The role in that authority, if it is held."""
        held = (given for given in self.staff_roles if (given.authority, given.role) == (authority, role))
        return next(held, None)

    def roles(self) -> dict[str, list[str]]:
        """The roles by authority, sorted, as they stand in a token."""
        by_authority: defaultdict[str, list[str]] = defaultdict(list)
        for given in sorted(self.staff_roles, key=lambda given: (given.authority, given.role)):
            by_authority[given.authority].append(given.role)
        return dict(by_authority)

    @property
    def is_staff(self) -> bool:
        """Whether the person acts for any authority."""
        return bool(self.staff_roles)
