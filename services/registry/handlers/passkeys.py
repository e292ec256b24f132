"""Passkeys added and removed."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy.exc import IntegrityError

from services.registry.commands.factors import AddPasskey, AskForPasskey, RemovePasskey
from services.registry.errors.factors import (
    LastWayIn,
    NoMorePasskeys,
    NoSuchPasskey,
    PasskeyAlreadyThere,
    PasskeyNotAccepted,
)
from services.registry.handlers.guarding import factor_added, factor_removed, owner
from services.registry.model import Passkey, PasskeyChallenge
from services.registry.model.passkey import MOST
from services.registry.ports.links import Links
from services.registry.ports.passkeys import Json, Passkeys, challenge_in
from services.registry.repository.factors import passkeys_of, take_challenge
from shared.clock import Clock
from shared.errors import Refusal
from shared.persistence.unit_of_work import UnitOfWork


def ask_for_passkey(command: AskForPasskey, uow: UnitOfWork, clock: Clock, passkeys: Passkeys) -> Json:
    """What the browser makes a passkey by.

    Raises:
        SessionOver, SignInAgain, NoMorePasskeys
    """
    who = owner(uow, command.secret, clock.now())
    known = passkeys_of(uow.session, who.account.id)
    if len(known) >= MOST:
        raise NoMorePasskeys(most=MOST)
    kept, challenge = PasskeyChallenge.make("add", who.account.id, clock.now())
    uow.add(kept)
    return passkeys.ask_for_new(
        challenge,
        who.account.id.bytes,
        who.account.email,
        who.account.name,
        [one.credential_id for one in known],
    )


def add_passkey(
    command: AddPasskey, uow: UnitOfWork, clock: Clock, passkeys: Passkeys, links: Links
) -> Passkey | Refusal:
    """Keep the passkey; an answer that does not hold spends its challenge and is told.

    Raises:
        SessionOver, SignInAgain, NoMorePasskeys, PasskeyAlreadyThere
    """
    now = clock.now()
    who = owner(uow, command.secret, now)
    if len(passkeys_of(uow.session, who.account.id)) >= MOST:
        raise NoMorePasskeys(most=MOST)
    try:
        challenge = challenge_in(dict(command.credential))
        if take_challenge(uow.session, challenge, "add", now) != who.account.id:
            return PasskeyNotAccepted()
        new = passkeys.check_new(dict(command.credential), challenge)
    except PasskeyNotAccepted as refused:
        return refused
    passkey = Passkey.add(
        who.account.id,
        credential_id=new.credential_id,
        public_key=new.public_key,
        sign_count=new.sign_count,
        name=command.name,
        now=now,
    )
    uow.add(passkey)
    try:
        uow.session.flush()
    except IntegrityError as error:
        raise PasskeyAlreadyThere() from error
    factor_added(uow, who, "hwk", "passkey-added", links, now)
    return passkey


def remove_passkey(command: RemovePasskey, uow: UnitOfWork, clock: Clock, links: Links) -> None:
    """Let a passkey open nothing any more.

    Raises:
        SessionOver, SignInAgain, NoSuchPasskey, LastFactor, LastWayIn
    """
    who = owner(uow, command.secret, clock.now())
    known = {one.id: one for one in passkeys_of(uow.session, who.account.id)}
    if command.passkey_id not in known:
        raise NoSuchPasskey()
    if len(known) == 1 and who.account.password_hash is None and not who.account.code_sign_in:
        raise LastWayIn()
    uow.session.delete(known[command.passkey_id])
    factor_removed(uow, who, "passkey-removed", links, clock.now())


HANDLERS: Mapping[type, Callable[..., Any]] = {
    AddPasskey: add_passkey,
    AskForPasskey: ask_for_passkey,
    RemovePasskey: remove_passkey,
}
