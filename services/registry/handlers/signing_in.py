"""The second step of signing in, and first steps other than a password.

A wrong code or key is returned, not raised: the try that it cost is to be kept.
"""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import delete

from services.registry.commands.signing_in import (
    AskForSecondStepPasskey,
    AskForSignInCode,
    AskToSignInByPasskey,
    SendSignInCodes,
    SignInByCode,
    SignInByPasskey,
    TakeSecondStep,
    TakeSecondStepByPasskey,
)
from services.registry.errors.factors import PasskeyNotAccepted, SignInExpired, WrongCode
from services.registry.events.letters import SignInCodeLetter
from services.registry.handlers.notices import tell
from services.registry.handlers.sessions import Pending, SignedIn, begin_session, end_former, first_step
from services.registry.model import Account, Passkey, PasskeyChallenge, PendingSignIn, SignInCode
from services.registry.model.recovery_code import LENGTH, plain_code
from services.registry.model.session import BOTH_FACTORS
from services.registry.ports.links import Links
from services.registry.ports.passkeys import Json, Passkeys, challenge_in, credential_id_in
from services.registry.ports.sealing import Sealer
from services.registry.repository.accounts import account_by_email
from services.registry.repository.factors import (
    code_by_ticket,
    codes_to_send,
    passkey_by_credential,
    passkeys_of,
    pending_by_secret,
    take_challenge,
    take_recovery_code,
    totp_of,
)
from shared.clock import Clock
from shared.email_addresses import normalise_email
from shared.errors import Refusal
from shared.persistence.unit_of_work import UnitOfWork

BY_KEY = ("hwk", BOTH_FACTORS)  # RFC 8176
BY_MAIL = ("otp",)


def take_second_step(
    command: TakeSecondStep, uow: UnitOfWork, clock: Clock, sealer: Sealer, links: Links
) -> SignedIn | Refusal:
    """Begin the session by a code of the app or a recovery code; five tries a sign-in.

    Raises:
        SignInExpired
    """
    pending, account = _pending(uow, command.pending, clock)
    if refused := pending.count_try():
        return refused
    code = plain_code(command.code)
    by_recovery_code = len(code) == LENGTH
    if by_recovery_code:
        right = take_recovery_code(uow.session, account.id, sealer.mark(code, account.id))
        refused = None if right else WrongCode()
    else:
        refused = _try_totp(uow, account, code, clock, sealer)
    if refused:
        return refused
    if by_recovery_code:
        tell(uow, account, "recovery-code-used", links, clock.now())
    return _take(uow, pending, account, ("otp", BOTH_FACTORS), clock)


def ask_for_second_step_passkey(
    command: AskForSecondStepPasskey, uow: UnitOfWork, clock: Clock, passkeys: Passkeys
) -> Json:
    """What the browser signs with one of the account's keys.

    Raises:
        SignInExpired
    """
    pending, _ = _pending(uow, command.pending, clock)
    known = [one.credential_id for one in passkeys_of(uow.session, pending.account_id)]
    kept, challenge = PasskeyChallenge.make("second-step", pending.account_id, clock.now())
    uow.add(kept)
    return passkeys.ask_to_sign(challenge, known)


def take_second_step_by_passkey(
    command: TakeSecondStepByPasskey, uow: UnitOfWork, clock: Clock, passkeys: Passkeys
) -> SignedIn | Refusal:
    """Begin the session by a passkey of the account's.

    Raises:
        SignInExpired
    """
    pending, account = _pending(uow, command.pending, clock)
    if refused := pending.count_try():
        return refused
    try:
        challenge = challenge_in(dict(command.credential))
        if take_challenge(uow.session, challenge, "second-step", clock.now()) != account.id:
            return PasskeyNotAccepted()
        passkey = _signed(uow, dict(command.credential), challenge, passkeys, clock)
    except PasskeyNotAccepted as not_accepted:
        return not_accepted
    if passkey.account_id != account.id:
        return PasskeyNotAccepted()
    return _take(uow, pending, account, BY_KEY, clock)


def ask_to_sign_in_by_passkey(
    _: AskToSignInByPasskey, uow: UnitOfWork, clock: Clock, passkeys: Passkeys
) -> Json:
    """What the browser signs with a key of the person's choice; the key says whose account it is."""
    kept, challenge = PasskeyChallenge.make("sign-in", None, clock.now())
    uow.add(kept)
    return passkeys.ask_to_sign(challenge)


def sign_in_by_passkey(
    command: SignInByPasskey, uow: UnitOfWork, clock: Clock, passkeys: Passkeys
) -> SignedIn | Refusal:
    """Begin a session by a passkey alone: the device and what unlocked it are two factors."""
    try:
        challenge = challenge_in(dict(command.credential))
        take_challenge(uow.session, challenge, "sign-in", clock.now())
        passkey = _signed(uow, dict(command.credential), challenge, passkeys, clock)
    except PasskeyNotAccepted as refused:
        return refused
    account = uow.session.get_one(Account, passkey.account_id)
    end_former(uow, command.former_secret)
    return begin_session(uow, account, BY_KEY, clock)


def ask_for_sign_in_code(command: AskForSignInCode, uow: UnitOfWork, clock: Clock) -> tuple[str, SignInCode]:
    """Note that a code is wanted, whether or not the address has an account that may sign in so.

    Raises:
        EmailNotValid: it has not the form of an address.
    """
    account = account_by_email(uow.session, normalise_email(command.email))
    wish, ticket = SignInCode.ask(account.id if account and account.code_sign_in else None, clock.now())
    uow.add(wish)
    return ticket, wish


def send_sign_in_codes(
    _: SendSignInCodes, uow: UnitOfWork, clock: Clock, sealer: Sealer, links: Links
) -> None:
    """Write the codes that are wanted, to those who have an account."""
    for wish, account in codes_to_send(uow.session, clock.now()):
        letter = SignInCodeLetter(
            email=account.email,
            name=account.name,
            language=account.language,
            code=wish.make_code(sealer.mark),
            link=links.code_sign_in(account.language),
            expires_at=wish.expires_at,
        )
        uow.send(letter)


def sign_in_by_code(
    command: SignInByCode, uow: UnitOfWork, clock: Clock, sealer: Sealer
) -> SignedIn | Pending | Refusal:
    """Begin a session by a code that came by e-mail; whoever has a second factor is asked for it next.

    Raises:
        SignInExpired: the ticket is nobody's.
    """
    wish = code_by_ticket(uow.session, command.ticket)
    if wish is None:
        raise SignInExpired()
    if refused := wish.try_code(plain_code(command.code), sealer.mark, clock.now()):
        return refused
    account = uow.session.get_one(Account, wish.account_id)
    uow.session.execute(delete(SignInCode).where(SignInCode.account_id == account.id))
    if not account.code_sign_in:
        return SignInExpired()
    end_former(uow, command.former_secret)
    return first_step(uow, account, BY_MAIL, clock)


def _pending(uow: UnitOfWork, secret: str, clock: Clock) -> tuple[PendingSignIn, Account]:
    found = pending_by_secret(uow.session, secret)
    if found is None:
        raise SignInExpired()
    found[0].see_that_it_runs(clock.now())
    return found


def _try_totp(uow: UnitOfWork, account: Account, code: str, clock: Clock, sealer: Sealer) -> Refusal | None:
    totp = totp_of(uow.session, account.id)
    if totp is None or not totp.confirmed_at:
        return WrongCode()
    return totp.try_code(code, sealer.open(totp.secret, account.id), clock.now())


def _signed(uow: UnitOfWork, credential: Json, challenge: bytes, passkeys: Passkeys, clock: Clock) -> Passkey:
    passkey = passkey_by_credential(uow.session, credential_id_in(credential))
    if passkey is None:
        raise PasskeyNotAccepted()
    count = passkeys.check_signed(credential, challenge, passkey.public_key, passkey.sign_count)
    passkey.use(count, clock.now())
    return passkey


def _take(
    uow: UnitOfWork, pending: PendingSignIn, account: Account, amr: tuple[str, ...], clock: Clock
) -> SignedIn:
    uow.session.delete(pending)
    return begin_session(uow, account, dict.fromkeys((*pending.amr, *amr)), clock)


HANDLERS: Mapping[type, Callable[..., Any]] = {
    AskForSecondStepPasskey: ask_for_second_step_passkey,
    AskForSignInCode: ask_for_sign_in_code,
    AskToSignInByPasskey: ask_to_sign_in_by_passkey,
    SendSignInCodes: send_sign_in_codes,
    SignInByCode: sign_in_by_code,
    SignInByPasskey: sign_in_by_passkey,
    TakeSecondStep: take_second_step,
    TakeSecondStepByPasskey: take_second_step_by_passkey,
}
