"""What guards an account; what is used once is taken away in one statement, so that it works once."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from services.registry.errors.factors import PasskeyNotAccepted
from services.registry.model import (
    Account,
    Passkey,
    PasskeyChallenge,
    PendingSignIn,
    RecoveryCode,
    SignInCode,
    SignInSession,
    Totp,
)
from services.registry.model.one_time import hash_secret
from services.registry.model.passkey import Purpose, hash_challenge


def totp_of(session: Session, account_id: UUID) -> Totp | None:
    """The app's codes, confirmed or not, locked."""
    return session.get(Totp, account_id, with_for_update=True, populate_existing=True)


def passkeys_of(session: Session, account_id: UUID) -> Sequence[Passkey]:
    """The account's passkeys, oldest first."""
    return session.scalars(select(Passkey).where(Passkey.account_id == account_id).order_by(Passkey.id)).all()


def passkey_by_credential(session: Session, credential_id: bytes) -> Passkey | None:
    """The passkey that signed, locked, so that its count goes up one by one."""
    query = select(Passkey).where(Passkey.credential_id == credential_id)
    return session.scalar(query.with_for_update())


def second_steps_of(session: Session, account_id: UUID) -> list[str]:
    """By what the account can take a second step: `totp`, `passkey`, and `recovery-code` beside them."""
    totp = session.scalar(
        select(func.count()).where(Totp.account_id == account_id, Totp.confirmed_at.is_not(None))
    )
    keys = session.scalar(select(func.count()).where(Passkey.account_id == account_id))
    left = session.scalar(select(func.count()).where(RecoveryCode.account_id == account_id))
    factors = [name for name, count in (("totp", totp), ("passkey", keys)) if count]
    return [*factors, "recovery-code"] if factors and left else factors


def pending_by_secret(session: Session, secret: str) -> tuple[PendingSignIn, Account] | None:
    """The sign-in that waits for its second step, locked, and whose it is."""
    query = (
        select(PendingSignIn, Account)
        .join(Account, Account.id == PendingSignIn.account_id)
        .where(PendingSignIn.secret_hash == hash_secret(secret))
        .with_for_update(of=PendingSignIn)
    )
    row = session.execute(query).first()
    return (row[0], row[1]) if row else None


def take_challenge(session: Session, challenge: bytes, purpose: Purpose, now: datetime) -> UUID | None:
    """Take away the challenge that is answered; whose it was, where that was known.

    Raises:
        PasskeyNotAccepted: it was answered before, is too old, never was, or was for something else.
    """
    gone = session.execute(
        delete(PasskeyChallenge)
        .where(PasskeyChallenge.challenge_hash == hash_challenge(challenge))
        .returning(PasskeyChallenge.account_id, PasskeyChallenge.purpose, PasskeyChallenge.expires_at)
    ).first()
    if gone is None or gone.purpose != purpose or gone.expires_at <= now:
        raise PasskeyNotAccepted()
    owner: UUID | None = gone.account_id
    return owner


def take_recovery_code(session: Session, account_id: UUID, code_hash: bytes) -> bool:
    """Whether there was such a code; it is gone now."""
    taken = delete(RecoveryCode).where(
        RecoveryCode.account_id == account_id, RecoveryCode.code_hash == code_hash
    )
    return session.scalar(taken.returning(RecoveryCode.account_id)) is not None


def code_by_ticket(session: Session, ticket: str) -> SignInCode | None:
    """The wish for a code by e-mail, locked."""
    query = select(SignInCode).where(SignInCode.ticket_hash == hash_secret(ticket))
    return session.scalar(query.with_for_update())


def codes_to_send(session: Session, now: datetime) -> list[tuple[SignInCode, Account]]:
    """Wishes that have no code yet, locked, with whose they are."""
    query = (
        select(SignInCode, Account)
        .join(Account, Account.id == SignInCode.account_id)
        .where(SignInCode.code_hash.is_(None), SignInCode.expires_at > now)
        .with_for_update(of=SignInCode, skip_locked=True)
    )
    return [(row[0], row[1]) for row in session.execute(query)]


def forget_factors(session: Session, account_id: UUID) -> None:
    """Delete every second factor of an account with what belongs to them."""
    for kind in (Totp, Passkey, RecoveryCode, PasskeyChallenge):
        session.execute(delete(kind).where(kind.account_id == account_id))


def end_sign_ins(session: Session, account_id: UUID, but: UUID | None = None) -> None:
    """End an account's sessions, but one, and what was begun of others."""
    ended = delete(SignInSession).where(SignInSession.account_id == account_id)
    session.execute(ended if but is None else ended.where(SignInSession.id != but))
    for kind in (PendingSignIn, SignInCode):
        session.execute(delete(kind).where(kind.account_id == account_id))
