"""Codes of an app, recovery codes, and what a session may do before and after."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from pyotp import TOTP

from services.registry.commands.factors import (
    BeginTotp,
    ConfirmTotp,
    MakeRecoveryCodes,
    RemovePassword,
    RemoveTotp,
    SetOwnPassword,
    SwitchCodeSignIn,
)
from services.registry.commands.retention import ForgetExpired
from services.registry.commands.sessions import IssueToken, SignIn, UseSession
from services.registry.commands.signing_in import TakeSecondStep
from services.registry.errors.factors import (
    CodesBlocked,
    CodeSpent,
    LastFactor,
    LastWayIn,
    NoTotp,
    SignInAgain,
    SignInExpired,
    TooManyTries,
    TotpAlreadyThere,
    WrongCode,
)
from services.registry.errors.passwords import PasswordTooShort
from services.registry.errors.sessions import SessionOver, WrongCredentials
from services.registry.handlers.sessions import Pending, SignedIn
from shared.security.keys import KeyStore
from shared.security.tokens import Verifier
from tests.unit.registry.world import PASSWORD, PUBLIC_URL, World

ANA, CLERK = "ana@example.org", "clerk@example.org"


def begin(world: World, email: str = CLERK) -> Pending:
    """The first step, by the password."""
    pending = world.do(SignIn(email=email, password=PASSWORD))
    assert isinstance(pending, Pending)
    return pending


def enrol(world: World, session: str) -> TOTP:
    """An app that was added and confirmed."""
    app = TOTP(world.do(BeginTotp(session)).secret)
    assert world.do(ConfirmTotp(secret=session, code=app.at(world.clock.now()))) is None
    return app


def told(world: World) -> list[str]:
    """The keys of the security mails, oldest first."""
    return [letter["what"] for letter in world.said("letter.security-notice")]


def test_a_role_is_of_no_use_before_a_second_factor(world: World) -> None:
    """Session and tokens have no roles, and say what is missing; with the factor they have them at once."""
    authority, account_id = world.authority(), world.person(CLERK)
    world.clerk(authority, CLERK)
    session = world.do(SignIn(email=CLERK, password=PASSWORD)).secret
    who = world.do(UseSession(session))
    assert (who.account_id, who.roles, who.needs_factor, who.amr) == (account_id, {}, True, ("pwd",))
    verifier = Verifier(KeyStore(world.runtime.engine, world.clock), PUBLIC_URL, "registry", world.clock)
    principal = verifier.verify(world.do(IssueToken(secret=session, audience="registry")).token)
    assert (principal.roles, principal.amr) == ({}, ("pwd",))

    enrol(world, session)
    who = world.do(UseSession(session))
    assert (who.roles, who.needs_factor) == ({authority: ["clerk"]}, False)
    principal = verifier.verify(world.do(IssueToken(secret=session, audience="registry")).token)
    assert principal.has_in(authority, "clerk")
    assert principal.amr == ("pwd", "otp", "mfa")


def test_the_second_step_is_asked_of_whoever_has_a_factor(world: World) -> None:
    """The password opens nothing yet; a code does, and the session says how."""
    world.clerk(world.authority())
    pending = begin(world)
    assert pending.methods == ["totp"]
    with pytest.raises(SessionOver):
        world.do(UseSession(pending.secret))
    done = world.do(TakeSecondStep(pending=pending.secret, code=f" {world.code()[:3]} {world.code()[3:]} "))
    assert isinstance(done, SignedIn)
    assert (done.amr, done.roles) == (("pwd", "otp", "mfa"), {"oras-exemplu": ["clerk"]})
    with pytest.raises(SignInExpired):
        world.do(TakeSecondStep(pending=pending.secret, code=world.code(1)))


def test_a_code_works_once(world: World) -> None:
    """RFC 6238, 5.2: neither again, nor an earlier one after a later one."""
    world.clerk(world.authority())
    assert isinstance(world.do(TakeSecondStep(pending=begin(world).secret, code=world.code(1))), SignedIn)
    for steps in (1, 0, -1):
        refused = world.do(TakeSecondStep(pending=begin(world).secret, code=world.code(steps)))
        assert isinstance(refused, CodeSpent)
    world.clock.advance(seconds=60)
    assert isinstance(world.do(TakeSecondStep(pending=begin(world).secret, code=world.code())), SignedIn)


@pytest.mark.parametrize(("steps", "good"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_clock_may_be_off_by_one_step(world: World, steps: int, good: bool) -> None:
    """Half a minute early or late, no more."""
    world.clerk(world.authority())
    found = world.do(TakeSecondStep(pending=begin(world).secret, code=world.code(steps)))
    assert isinstance(found, SignedIn if good else WrongCode)


def test_one_code_at_once_by_many_opens_one_session(world: World) -> None:
    """The row is locked: of eight that show the same code, one gets in."""
    world.clerk(world.authority())
    begun, code = [begin(world).secret for _ in range(8)], world.code()
    with ThreadPoolExecutor(8) as many:
        found = list(many.map(lambda one: world.do(TakeSecondStep(pending=one, code=code)), begun))
    assert sorted(type(one).__name__ for one in found) == ["CodeSpent"] * 7 + ["SignedIn"]


def test_five_tries_a_sign_in_and_ten_minutes(world: World) -> None:
    """The right code comes too late after either."""
    world.clerk(world.authority())
    pending = begin(world).secret
    for _ in range(5):
        assert isinstance(world.do(TakeSecondStep(pending=pending, code="000000")), WrongCode)
    assert isinstance(world.do(TakeSecondStep(pending=pending, code=world.code())), TooManyTries)
    late = begin(world).secret
    world.clock.advance(minutes=10)
    with pytest.raises(SignInExpired):
        world.do(TakeSecondStep(pending=late, code=world.code()))
    world.do(ForgetExpired())
    assert world.count("pending_sign_in") == 0


def test_guessing_over_many_sign_ins_is_slowed_down(world: World) -> None:
    """Ten wrong codes for the account, and each further one doubles the wait; a right one forgets them."""
    world.clerk(world.authority())
    for pending in [begin(world).secret] * 5 + [begin(world).secret] * 5:
        world.do(TakeSecondStep(pending=pending, code="000000"))
    blocked = world.do(TakeSecondStep(pending=begin(world).secret, code=world.code()))
    assert isinstance(blocked, CodesBlocked)
    assert blocked.retry_after == 30
    world.clock.advance(seconds=30)
    assert isinstance(world.do(TakeSecondStep(pending=begin(world).secret, code=world.code())), SignedIn)


def test_a_recovery_code_stands_in_once(world: World) -> None:
    """Whatever is typed between its letters; its owner is told, and new ones replace the old."""
    world.clerk(world.authority())
    session = world.sign_in(CLERK).secret or ""
    codes = world.do(MakeRecoveryCodes(session))
    assert len(set(codes)) == 10
    assert begin(world).methods == ["totp", "recovery-code"]
    typed = codes[0].upper().replace("-", " ")
    assert isinstance(world.do(TakeSecondStep(pending=begin(world).secret, code=typed)), SignedIn)
    assert isinstance(world.do(TakeSecondStep(pending=begin(world).secret, code=codes[0])), WrongCode)
    world.do(MakeRecoveryCodes(session))
    assert isinstance(world.do(TakeSecondStep(pending=begin(world).secret, code=codes[1])), WrongCode)
    assert world.count("recovery_code") == 10
    assert told(world) == ["recovery-codes-made", "recovery-code-used", "recovery-codes-made"]


def test_one_recovery_code_at_once_by_many_opens_one_session(world: World) -> None:
    """It is taken away in one statement."""
    world.clerk(world.authority())
    code = world.do(MakeRecoveryCodes(world.sign_in(CLERK).secret or ""))[0]
    begun = [begin(world).secret for _ in range(8)]
    with ThreadPoolExecutor(8) as many:
        found = list(many.map(lambda one: world.do(TakeSecondStep(pending=one, code=code)), begun))
    assert sorted(type(one).__name__ for one in found) == ["SignedIn"] + ["WrongCode"] * 7


def test_the_first_factor_ends_the_sessions_that_had_but_one(world: World) -> None:
    """And what was begun of others; the present one goes on."""
    world.person()
    other, mine = (world.do(SignIn(email=ANA, password=PASSWORD)).secret for _ in range(2))
    enrol(world, mine)
    assert world.do(UseSession(mine)).amr == ("pwd", "otp", "mfa")
    with pytest.raises(SessionOver):
        world.do(UseSession(other))
    assert told(world) == ["totp-added"]


def test_an_app_counts_once_it_has_shown_a_code(world: World) -> None:
    """Before that the password is enough; a secret that was begun anew replaces the one before."""
    world.person()
    session = world.do(SignIn(email=ANA, password=PASSWORD)).secret
    first = TOTP(world.do(BeginTotp(session)).secret)
    second = world.do(BeginTotp(session))
    assert "Parteneriat" in second.uri
    refused = world.do(ConfirmTotp(secret=session, code=first.at(world.clock.now())))
    assert isinstance(refused, WrongCode)
    assert isinstance(world.do(SignIn(email=ANA, password=PASSWORD)), SignedIn)
    assert world.do(ConfirmTotp(secret=session, code=TOTP(second.secret).at(world.clock.now()))) is None
    assert isinstance(world.do(SignIn(email=ANA, password=PASSWORD)), Pending)
    with pytest.raises(TotpAlreadyThere):
        world.do(BeginTotp(session))
    with pytest.raises(NoTotp):
        world.do(ConfirmTotp(secret=session, code="000000"))


def test_the_secret_is_nowhere_in_the_clear(world: World) -> None:
    """Neither the app's nor a recovery code."""
    world.person()
    session = world.do(SignIn(email=ANA, password=PASSWORD)).secret
    app = enrol(world, session)
    code = world.do(MakeRecoveryCodes(session))[0].replace("-", "")
    for table in ("totp", "recovery_code", "event", "event_private"):
        for secret in (app.secret, code):
            assert world.count(f"{table} as t where t::text ilike '%{secret}%'") == 0


def test_a_citizen_may_go_back_to_one_step_and_staff_may_not(world: World) -> None:
    """With the last factor the recovery codes go."""
    world.person()
    session = world.do(SignIn(email=ANA, password=PASSWORD)).secret
    enrol(world, session)
    world.do(MakeRecoveryCodes(session))
    world.do(RemoveTotp(session))
    assert world.count("recovery_code") == 0
    assert isinstance(world.do(SignIn(email=ANA, password=PASSWORD)), SignedIn)
    assert told(world)[-1] == "totp-removed"
    world.clerk(world.authority())
    with pytest.raises(LastFactor):
        world.do(RemoveTotp(world.sign_in(CLERK).secret or ""))
    assert isinstance(world.do(SignIn(email=CLERK, password=PASSWORD)), Pending)


def test_nothing_is_changed_in_a_session_that_was_left_open(world: World) -> None:
    """A quarter of an hour after signing in it is asked anew."""
    world.person()
    session = world.do(SignIn(email=ANA, password=PASSWORD)).secret
    world.clock.advance(minutes=15, seconds=1)
    for command in (
        BeginTotp(session),
        ConfirmTotp(secret=session, code="000000"),
        RemoveTotp(session),
        MakeRecoveryCodes(session),
        SetOwnPassword(secret=session, password="altă parolă bună"),
        RemovePassword(session),
        SwitchCodeSignIn(secret=session, on=True),
    ):
        with pytest.raises(SignInAgain):
            world.do(command)


def test_ones_own_password_is_changed_and_removed(world: World) -> None:
    """Other sessions end; without a password, codes come by e-mail, and that way stays open."""
    world.person()
    other, session = (world.do(SignIn(email=ANA, password=PASSWORD)).secret for _ in range(2))
    with pytest.raises(PasswordTooShort):
        world.do(SetOwnPassword(secret=session, password="scurt"))
    world.do(SetOwnPassword(secret=session, password="altă parolă bună"))
    with pytest.raises(SessionOver):
        world.do(UseSession(other))
    world.do(RemovePassword(session))
    with pytest.raises(WrongCredentials):
        world.do(SignIn(email=ANA, password="altă parolă bună"))
    with pytest.raises(LastWayIn):
        world.do(SwitchCodeSignIn(secret=session, on=False))
    world.do(SetOwnPassword(secret=session, password="altă parolă bună"))
    world.do(SwitchCodeSignIn(secret=session, on=False))
    assert told(world) == ["password-changed", "password-removed", "password-changed", "code-sign-in-off"]
