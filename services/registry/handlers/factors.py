"""The app's codes, recovery codes, and by what one signs in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pyotp import TOTP, random_base32
from sqlalchemy import delete

from services.registry.commands.factors import (
    BeginTotp,
    ConfirmTotp,
    MakeRecoveryCodes,
    RemovePassword,
    RemoveTotp,
    SetOwnPassword,
    SwitchCodeSignIn,
)
from services.registry.errors.factors import NoTotp, TotpAlreadyThere
from services.registry.handlers.guarding import factor_added, factor_removed, owner
from services.registry.handlers.notices import tell
from services.registry.model import PasswordReset, RecoveryCode, Totp
from services.registry.model.passwords import check_password
from services.registry.model.recovery_code import make_codes, plain_code
from services.registry.ports.hashing import Hasher
from services.registry.ports.links import Links
from services.registry.ports.passkeys import SITE
from services.registry.ports.sealing import Sealer
from services.registry.repository.factors import end_sign_ins, passkeys_of, second_steps_of, totp_of
from shared.clock import Clock
from shared.errors import Refusal
from shared.persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class NewTotp:
    """What an app must know: the secret, and the same as the address that it reads from a picture."""

    secret: str = field(repr=False)
    uri: str = field(repr=False)


def begin_totp(command: BeginTotp, uow: UnitOfWork, clock: Clock, sealer: Sealer) -> NewTotp:
    """Make a secret; one that was made before and never confirmed is good no longer.

    Raises:
        SessionOver, SignInAgain, TotpAlreadyThere
    """
    who = owner(uow, command.secret, clock.now())
    known = totp_of(uow.session, who.account.id)
    if known and known.confirmed_at:
        raise TotpAlreadyThere()
    if known:
        uow.session.delete(known)
        uow.session.flush()
    secret = random_base32()
    uow.add(Totp.begin(who.account.id, sealer.seal(secret, who.account.id), clock.now()))
    return NewTotp(secret, TOTP(secret).provisioning_uri(name=who.account.email, issuer_name=SITE))


def confirm_totp(
    command: ConfirmTotp, uow: UnitOfWork, clock: Clock, sealer: Sealer, links: Links
) -> Refusal | None:
    """Let the app's codes count from now on; a wrong code is counted and told.

    Raises:
        SessionOver, SignInAgain, NoTotp
    """
    who = owner(uow, command.secret, clock.now())
    totp = totp_of(uow.session, who.account.id)
    if totp is None or totp.confirmed_at:
        raise NoTotp()
    secret = sealer.open(totp.secret, who.account.id)
    if refused := totp.try_code(plain_code(command.code), secret, clock.now()):
        return refused
    totp.confirm(clock.now())
    uow.session.flush()
    factor_added(uow, who, "otp", "totp-added", links, clock.now())
    return None


def remove_totp(command: RemoveTotp, uow: UnitOfWork, clock: Clock, links: Links) -> None:
    """Let the app's codes count no longer.

    Raises:
        SessionOver, SignInAgain, NoTotp, LastFactor
    """
    who = owner(uow, command.secret, clock.now())
    totp = totp_of(uow.session, who.account.id)
    if totp is None or not totp.confirmed_at:
        raise NoTotp()
    uow.session.delete(totp)
    factor_removed(uow, who, "totp-removed", links, clock.now())


def make_recovery_codes(
    command: MakeRecoveryCodes, uow: UnitOfWork, clock: Clock, sealer: Sealer, links: Links
) -> list[str]:
    """Ten codes, shown this once.

    Raises:
        SessionOver, SignInAgain, NoTotp: there is no second factor that they could stand in for.
    """
    who = owner(uow, command.secret, clock.now())
    if not second_steps_of(uow.session, who.account.id):
        raise NoTotp()
    uow.session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == who.account.id))
    codes = make_codes()
    for code in codes:
        mark = sealer.mark(plain_code(code), who.account.id)
        uow.add(RecoveryCode(account_id=who.account.id, code_hash=mark))
    tell(uow, who.account, "recovery-codes-made", links, clock.now())
    return codes


def set_own_password(
    command: SetOwnPassword, uow: UnitOfWork, clock: Clock, hasher: Hasher, links: Links
) -> None:
    """Set the password; other sessions and every link for another end.

    Raises:
        SessionOver, SignInAgain, PasswordTooShort, PasswordTooLong, PasswordTooCommon, PasswordHoldsEmail
    """
    who = owner(uow, command.secret, clock.now())
    check_password(command.password, who.account.email)
    who.account.set_password(hasher.hash(command.password))
    uow.session.execute(delete(PasswordReset).where(PasswordReset.account_id == who.account.id))
    end_sign_ins(uow.session, who.account.id, but=who.session.id)
    tell(uow, who.account, "password-changed", links, clock.now())


def remove_password(command: RemovePassword, uow: UnitOfWork, clock: Clock, links: Links) -> None:
    """Have no password; codes that come by e-mail sign in from now on.

    Raises:
        SessionOver, SignInAgain
    """
    who = owner(uow, command.secret, clock.now())
    if who.account.password_hash is not None:
        who.account.remove_password()
        tell(uow, who.account, "password-removed", links, clock.now())


def switch_code_sign_in(command: SwitchCodeSignIn, uow: UnitOfWork, clock: Clock, links: Links) -> None:
    """Let codes that come by e-mail sign in, or no longer.

    Raises:
        SessionOver, SignInAgain, LastWayIn
    """
    who = owner(uow, command.secret, clock.now())
    if command.on == who.account.code_sign_in:
        return
    who.account.sign_in_by_code(command.on, bool(passkeys_of(uow.session, who.account.id)))
    tell(uow, who.account, "code-sign-in-on" if command.on else "code-sign-in-off", links, clock.now())


HANDLERS: Mapping[type, Callable[..., Any]] = {
    BeginTotp: begin_totp,
    ConfirmTotp: confirm_totp,
    MakeRecoveryCodes: make_recovery_codes,
    RemovePassword: remove_password,
    RemoveTotp: remove_totp,
    SetOwnPassword: set_own_password,
    SwitchCodeSignIn: switch_code_sign_in,
}
