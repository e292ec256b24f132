"""People with an account."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registry.model import (
    Account,
    PasswordReset,
    SignInSession,
    SignUp,
)
from services.registry.model.one_time import hash_secret
from shared.email_addresses import email_key


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
