"""API clients: programs of others that read what an authority has let them into."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Literal, Self
from uuid import UUID

from sqlalchemy import Index, Text, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column, relationship

from services.registry.errors.api_clients import (
    ApiClientExpired,
    ApiClientRevoked,
    ContactNotValid,
    ExpiryNotInAYear,
    RotationRunning,
    UnknownScope,
)
from services.registry.model.api_client_secret import ApiClientSecret
from services.registry.model.base import Base
from services.registry.model.days import day_in_romania
from services.registry.model.names import tidy
from services.registry.model.one_time import hash_secret
from services.registry.model.scopes import SCOPES
from shared.email_addresses import EmailNotValid, normalise_email
from shared.ids import new_id
from shared.persistence.aggregate import Aggregate
from shared.plain_text import plain

LONGEST = timedelta(days=365)
OVERLAP_DAYS = 7
REMINDED_BEFORE = timedelta(days=14)
State = Literal["active", "expired", "revoked"]


class ApiClient(Aggregate, Base):
    """A program with scopes in one authority, or in each (`common`); at most two secrets are good at once.

    `expires_on` is its last day in Romania; `reminded_for` the last day of which its contact was reminded.
    """

    __tablename__ = "api_client"
    __table_args__ = (
        Index(
            "uq_api_client_authority_name_key",
            "authority",
            "name_key",
            unique=True,
            postgresql_where=text("revoked_at is null"),
        ),
    )

    authority: Mapped[str]
    name: Mapped[str]
    name_key: Mapped[str]
    contact_email: Mapped[str]
    language: Mapped[str]
    scopes: Mapped[list[str]] = mapped_column(ARRAY(Text))
    created_at: Mapped[datetime]
    expires_on: Mapped[date]
    reminded_for: Mapped[date | None]
    revoked_at: Mapped[datetime | None]
    secrets: Mapped[list[ApiClientSecret]] = relationship(
        lazy="selectin", cascade="all, delete-orphan", order_by=ApiClientSecret.id, passive_deletes=True
    )

    @classmethod
    def create(
        cls,
        authority: str,
        name: str,
        contact_email: str,
        language: str,
        scopes: Iterable[str],
        expires_on: date | None,
        now: datetime,
    ) -> Self:
        """A client without a secret.

        Args:
            authority: a slug, or `common`.
            name: tells it from the authority's others.
            contact_email: who is told before it expires, in `language`.
            scopes: what it may read.
            expires_on: its last day; a year from now where None.
            now: the time.

        Raises:
            UnknownScope, ExpiryNotInAYear, ContactNotValid
        """
        wanted = sorted(set(scopes))
        if not wanted or not SCOPES.keys() >= set(wanted):
            raise UnknownScope()
        name = tidy(name)
        return cls(
            id=new_id(),
            authority=authority,
            name=name,
            name_key=plain(name),
            contact_email=_address(contact_email),
            language=language,
            scopes=wanted,
            created_at=now,
            expires_on=_last_day(expires_on, now),
            reminded_for=None,
            revoked_at=None,
            secrets=[],
        )

    def state(self, now: datetime) -> State:
        """Whether it may ask for tokens."""
        if self.revoked_at is not None:
            return "revoked"
        return "expired" if self.expires_on < day_in_romania(now) else "active"

    def renew_secret(self, overlap: timedelta, expires_on: date | None, now: datetime) -> str:
        """Give it a new secret; the one that it uses is good for `overlap` more.

        A newest one that nobody has used yet is replaced at once: perhaps its answer was lost on the way.

        Args:
            overlap: zero ends all former ones now, as it must be when one has leaked.
            expires_on: another last day for the client; None leaves it.
            now: the time.

        Returns:
            The secret, which is kept nowhere.

        Raises:
            ApiClientRevoked, ExpiryNotInAYear, RotationRunning
            ApiClientExpired: and no later last day is given.
        """
        if self.revoked_at is not None:
            raise ApiClientRevoked()
        if expires_on is not None:
            self.expires_on = _last_day(expires_on, now)
        if self.state(now) != "active":
            raise ApiClientExpired()
        self._end_former(overlap, now)
        made, secret = ApiClientSecret.make(self.id, now)
        self.secrets.append(made)
        return secret

    def _end_former(self, overlap: timedelta, now: datetime) -> None:
        good = [one for one in self.secrets if one.is_good(now)]
        unused = [one for one in good if one.ends_at is None and one.last_used_at is None]
        if overlap and len(good) - len(unused) > 1:
            raise RotationRunning()
        for one in good:
            ends_at = now if one in unused or not overlap else now + overlap
            one.ends_at = ends_at if one.ends_at is None else min(one.ends_at, ends_at)

    def revoke(self, now: datetime) -> None:
        """Let it ask for no more tokens, from now on.

        Raises:
            ApiClientRevoked: it is already.
        """
        if self.revoked_at is not None:
            raise ApiClientRevoked()
        self.revoked_at = now

    def secret_of(self, secret: str, now: datetime) -> UUID | None:
        """Which of its secrets this is, if it is good and the client active; the work is the same if not."""
        given = hash_secret(secret)
        found = [one.id for one in self.secrets if one.matches(given) and one.is_good(now)]
        return found[0] if found and self.state(now) == "active" else None


def _address(contact_email: str) -> str:
    try:
        return normalise_email(contact_email)
    except EmailNotValid as error:
        raise ContactNotValid() from error


def _last_day(wanted: date | None, now: datetime) -> date:
    today = day_in_romania(now)
    if wanted is not None and not today <= wanted <= today + LONGEST:
        raise ExpiryNotInAYear(last=(today + LONGEST).isoformat())
    return wanted or today + LONGEST
