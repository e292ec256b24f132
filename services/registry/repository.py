"""Aggregates in and out of PostgreSQL. What is loaded to be changed is locked until the commit."""

from datetime import datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from services.registry.model import (
    Account,
    Authority,
    Mandate,
    Organisation,
    PasswordReset,
    SigningKey,
    SignInSession,
    SignUp,
)
from services.registry.model.one_time import hash_secret
from shared.email_addresses import email_key
from shared.errors import Refusal

T = TypeVar("T")


def load(session: Session, kind: type[T], key: UUID, missing: type[Refusal]) -> T:
    """An aggregate to be changed.

    Raises:
        Refusal: of the class `missing`, where there is none.
    """
    found = session.get(kind, key, with_for_update=True)
    if found is None:
        raise missing()
    return found


def account_by_email(session: Session, email: str) -> Account | None:
    """The account of an address, in whatever capitals."""
    return session.scalar(select(Account).where(Account.email_key == email_key(email)))


def sign_up_by_secret(session: Session, secret: str) -> SignUp | None:
    """The sign-up whose letter brought this secret."""
    query = select(SignUp).where(SignUp.token_hash == hash_secret(secret))
    return session.scalar(query.with_for_update())


def reset_by_secret(session: Session, secret: str) -> PasswordReset | None:
    """The password reset whose letter brought this secret."""
    query = select(PasswordReset).where(PasswordReset.token_hash == hash_secret(secret))
    return session.scalar(query.with_for_update())


def resets_to_send(session: Session, now: datetime) -> list[tuple[PasswordReset, Account]]:
    """Password resets that have no link yet, locked, with whose they are."""
    query = (
        select(PasswordReset, Account)
        .join(Account, Account.id == PasswordReset.account_id)
        .where(PasswordReset.token_hash.is_(None), PasswordReset.expires_at > now)
        .with_for_update(of=PasswordReset, skip_locked=True)
    )
    return [(row[0], row[1]) for row in session.execute(query)]


def session_by_secret(session: Session, secret: str) -> tuple[SignInSession, Account] | None:
    """The sign-in session with this secret, and whose it is."""
    query = (
        select(SignInSession, Account)
        .join(Account, Account.id == SignInSession.account_id)
        .where(SignInSession.secret_hash == hash_secret(secret))
    )
    row = session.execute(query).first()
    return (row[0], row[1]) if row else None


def authority_exists(session: Session, slug: str) -> bool:
    """Whether an authority has that slug."""
    return session.scalar(select(Authority.id).where(Authority.slug == slug)) is not None


def recognised_like(session: Session, claimed: Organisation) -> Organisation | None:
    """A verified organisation with the same CUI, or the same register number and name.

    The number alone tells nothing: the national register has given thousands of them twice.
    """
    same = [
        and_(
            Organisation.register_number == claimed.register_number,
            Organisation.search_text == claimed.search_text,
        )
    ]
    if claimed.cui:
        same.append(Organisation.cui == claimed.cui)
    return session.scalar(select(Organisation).where(Organisation.recognised, or_(*same)).with_for_update())


def has_running_mandate(session: Session, account_id: UUID, organisation_id: UUID) -> bool:
    """Whether the person may speak for the organisation at present."""
    query = select(Mandate.id).where(
        Mandate.account_id == account_id,
        Mandate.organisation_id == organisation_id,
        Mandate.until_date.is_(None),
    )
    return session.scalar(query) is not None


def newest_key(session: Session) -> SigningKey | None:
    """The key of the last generation, whether it signs yet or not."""
    return session.scalar(select(SigningKey).order_by(SigningKey.generation.desc()).limit(1))


def current_key(session: Session, now: datetime) -> SigningKey | None:
    """The key that signs now."""
    query = select(SigningKey).where(SigningKey.signs_from <= now, SigningKey.retired_at.is_(None))
    return session.scalar(query.order_by(SigningKey.generation.desc()).limit(1))


def trusted_keys(session: Session) -> list[SigningKey]:
    """All that are not retired, by generation, locked."""
    query = select(SigningKey).where(SigningKey.retired_at.is_(None))
    return list(session.scalars(query.order_by(SigningKey.generation).with_for_update()))
