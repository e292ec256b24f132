"""Sessions begun, used, ended; tokens made for those who have one."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, update

from services.registry.commands.sessions import (
    EndOtherSessions,
    EndOwnSession,
    EndSession,
    IssueToken,
    NoteDevice,
    SignIn,
    UseSession,
)
from services.registry.errors.keys import NoSigningKey
from services.registry.errors.sessions import (
    NoSuchSession,
    SessionOver,
    UnknownAudience,
    WrongCredentials,
)
from services.registry.model import Account, PendingSignIn, SignInSession
from services.registry.model.one_time import hash_secret
from services.registry.ports.hashing import Hasher
from services.registry.ports.tokens import Token, TokenMaker
from services.registry.repository.accounts import account_by_email, session_by_secret
from services.registry.repository.factors import second_steps_of
from services.registry.repository.keys import current_key
from shared.clock import Clock
from shared.email_addresses import EmailNotValid, normalise_email
from shared.persistence.unit_of_work import UnitOfWork

BY_PASSWORD = ("pwd",)  # RFC 8176


@dataclass(frozen=True)
class SignedIn:
    """Who has a session, until when; `secret` only when it has just begun."""

    session_id: UUID
    account_id: UUID
    email: str
    name: str
    language: str
    roles: dict[str, list[str]]
    expires_at: datetime
    amr: tuple[str, ...] = ()
    needs_factor: bool = False
    secret: str | None = None


@dataclass(frozen=True)
class Pending:
    """A first step that was right: nothing is open before the second is taken, by one of the methods."""

    secret: str = field(repr=False)
    methods: list[str]
    expires_at: datetime


def sign_in(command: SignIn, uow: UnitOfWork, clock: Clock, hasher: Hasher) -> SignedIn | Pending:
    """Begin a session, or its second step. An unknown address costs the same as a wrong password.

    Raises:
        WrongCredentials, TooBusyHashing
    """
    account = _account_of(uow, command.email)
    if not hasher.verify(account.password_hash if account else None, command.password) or account is None:
        raise WrongCredentials()
    if account.password_hash and hasher.is_outdated(account.password_hash):
        uow.session.refresh(account, with_for_update=True)
        account.set_password(hasher.hash(command.password))
    end_former(uow, command.former_secret)
    return first_step(uow, account, BY_PASSWORD, clock)


def first_step(uow: UnitOfWork, account: Account, amr: tuple[str, ...], clock: Clock) -> SignedIn | Pending:
    """Ask for the second step if the account has one, else begin the session."""
    methods = second_steps_of(uow.session, account.id)
    if not methods:
        return begin_session(uow, account, amr, clock)
    pending, secret = PendingSignIn.begin(account.id, amr, clock.now())
    uow.add(pending)
    return Pending(secret, methods, pending.expires_at)


def begin_session(uow: UnitOfWork, account: Account, amr: Iterable[str], clock: Clock) -> SignedIn:
    """A session for who has proved all that was asked; `amr` says how (RFC 8176)."""
    session, secret = SignInSession.start(account.id, amr, clock.now())
    uow.add(session)
    return _signed_in(session, account, secret)


def end_former(uow: UnitOfWork, secret: str | None) -> None:
    """End the session that the browser had before, so that its secret does not become the new one's."""
    if secret:
        _end(uow, secret)


def use_session(command: UseSession, uow: UnitOfWork, clock: Clock) -> SignedIn:
    """Who has this session; it stays awake.

    Raises:
        SessionOver: nobody has it any more.
    """
    found = session_by_secret(uow.session, command.secret)
    if found is None:
        raise SessionOver()
    session, account = found
    session.use(account.is_staff, clock.now())
    return _signed_in(session, account)


def issue_token(command: IssueToken, uow: UnitOfWork, clock: Clock, token_maker: TokenMaker) -> Token:
    """A token for one service, signed with the key of the hour.

    Raises:
        SessionOver, UnknownAudience, NoSigningKey
    """
    if command.audience not in token_maker.audiences:
        raise UnknownAudience(audience=command.audience)
    who = use_session(UseSession(command.secret), uow, clock)
    key = current_key(uow.session, clock.now())
    if key is None:
        raise NoSigningKey()
    return token_maker.make(
        key,
        account_id=who.account_id,
        session_id=who.session_id,
        roles=who.roles,
        amr=who.amr,
        audience=command.audience,
    )


def end_session(command: EndSession, uow: UnitOfWork) -> None:
    """Sign out; a session that is over already stays so."""
    _end(uow, command.secret)


def note_device(command: NoteDevice, uow: UnitOfWork) -> None:
    """Keep the kind of browser, so that its owner recognises the session."""
    known = update(SignInSession).where(SignInSession.id == command.session_id)
    uow.session.execute(known.values(device=command.device))


def end_own_session(command: EndOwnSession, uow: UnitOfWork) -> None:
    """End one of one's own; its tokens are good for what is left of their five minutes.

    Raises:
        NoSuchSession: it is over, or another's.
    """
    own = (SignInSession.id == command.session_id, SignInSession.account_id == command.account_id)
    if uow.session.scalar(delete(SignInSession).where(*own).returning(SignInSession.id)) is None:
        raise NoSuchSession()


def end_other_sessions(command: EndOtherSessions, uow: UnitOfWork) -> int:
    """End all but this one. Returns how many."""
    others = (SignInSession.account_id == command.account_id, SignInSession.id != command.session_id)
    return len(uow.session.scalars(delete(SignInSession).where(*others).returning(SignInSession.id)).all())


def _account_of(uow: UnitOfWork, email: str) -> Account | None:
    try:
        return account_by_email(uow.session, normalise_email(email))
    except EmailNotValid:
        return None


def _end(uow: UnitOfWork, secret: str) -> None:
    uow.session.execute(delete(SignInSession).where(SignInSession.secret_hash == hash_secret(secret)))


def _signed_in(session: SignInSession, account: Account, secret: str | None = None) -> SignedIn:
    """Roles are for who has proved two factors: for the others there are none in sessions and tokens."""
    return SignedIn(
        session_id=session.id,
        account_id=account.id,
        email=account.email,
        name=account.name,
        language=account.language,
        roles=account.roles() if session.by_two_factors else {},
        expires_at=session.expires_at(account.is_staff),
        amr=tuple(session.amr),
        needs_factor=account.is_staff and not session.by_two_factors,
        secret=secret,
    )


HANDLERS: Mapping[type, Callable[..., Any]] = {
    SignIn: sign_in,
    UseSession: use_session,
    IssueToken: issue_token,
    EndSession: end_session,
    NoteDevice: note_device,
    EndOwnSession: end_own_session,
    EndOtherSessions: end_other_sessions,
}
