"""Signing in by a code that comes by e-mail."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from services.registry.commands.factors import SwitchCodeSignIn
from services.registry.commands.sessions import SignIn
from services.registry.commands.signing_in import (
    AskForSignInCode,
    SendSignInCodes,
    SignInByCode,
    TakeSecondStep,
)
from services.registry.errors.factors import SignInExpired, TooManyTries, WrongCode
from services.registry.errors.sessions import WrongCredentials
from services.registry.handlers.sessions import Pending, SignedIn
from tests.unit.registry.world import PASSWORD, World

ANA, CLERK = "ana@example.org", "clerk@example.org"


def ask(world: World, email: str = ANA) -> tuple[str, str]:
    """Ticket and code, once the letter was written."""
    ticket, _ = world.do(AskForSignInCode(email))
    world.do(SendSignInCodes())
    letters = world.said("letter.sign-in-code")
    return ticket, letters[-1]["code"] if letters else ""


def test_an_account_without_a_password_signs_in_by_a_code(world: World) -> None:
    """Eight digits, good once; no password opens it."""
    world.person_without_password()
    ticket, code = ask(world)
    assert len(code) == 8
    found = world.do(SignInByCode(ticket=ticket, code=f"{code[:4]} {code[4:]}"))
    assert isinstance(found, SignedIn)
    assert found.amr == ("otp",)
    with pytest.raises(SignInExpired):
        world.do(SignInByCode(ticket=ticket, code=code))
    with pytest.raises(WrongCredentials):
        world.do(SignIn(email=ANA, password=""))


def test_a_code_needs_the_ticket_of_who_asked(world: World) -> None:
    """Two who ask have two codes, and using one ends the other."""
    world.person_without_password()
    first, code_of_first = ask(world)
    second, code_of_second = ask(world)
    assert isinstance(world.do(SignInByCode(ticket=second, code=code_of_first)), WrongCode)
    assert isinstance(world.do(SignInByCode(ticket=first, code=code_of_first)), SignedIn)
    with pytest.raises(SignInExpired):
        world.do(SignInByCode(ticket=second, code=code_of_second))


def test_five_tries_and_ten_minutes(world: World) -> None:
    """Then another must be asked for."""
    world.person_without_password()
    ticket, code = ask(world)
    wrong = "0" * 8 if code != "0" * 8 else "1" * 8
    for _ in range(5):
        assert isinstance(world.do(SignInByCode(ticket=ticket, code=wrong)), WrongCode)
    assert isinstance(world.do(SignInByCode(ticket=ticket, code=code)), TooManyTries)
    ticket, code = ask(world)
    world.clock.advance(minutes=10)
    assert isinstance(world.do(SignInByCode(ticket=ticket, code=code)), SignInExpired)


def test_an_unknown_address_gets_a_ticket_and_no_letter(world: World) -> None:
    """Nor does one whose account has a password and no wish for codes; nobody can tell them apart."""
    world.person()
    for email in (ANA, "nimeni@example.org"):
        ticket, code = ask(world, email)
        assert code == ""
        assert isinstance(world.do(SignInByCode(ticket=ticket, code="12345678")), WrongCode)
    session = world.do(SignIn(email=ANA, password=PASSWORD)).secret
    world.do(SwitchCodeSignIn(secret=session, on=True))
    ticket, code = ask(world)
    assert isinstance(world.do(SignInByCode(ticket=ticket, code=code)), SignedIn)


def test_staff_still_take_the_second_step(world: World) -> None:
    """The mailbox alone gives no roles."""
    world.clerk(world.authority())
    session = world.sign_in(CLERK).secret or ""
    world.do(SwitchCodeSignIn(secret=session, on=True))
    ticket, code = ask(world, CLERK)
    pending = world.do(SignInByCode(ticket=ticket, code=code))
    assert isinstance(pending, Pending)
    done = world.do(TakeSecondStep(pending=pending.secret, code=world.code(1)))
    assert done.amr == ("otp", "mfa")


def test_one_code_at_once_by_many_opens_one_session(world: World) -> None:
    """The wish is locked, and gone after the first."""
    world.person_without_password()
    ticket, code = ask(world)

    def show(_: int) -> bool:
        try:
            return isinstance(world.do(SignInByCode(ticket=ticket, code=code)), SignedIn)
        except SignInExpired:
            return False

    with ThreadPoolExecutor(6) as many:
        assert sum(many.map(show, range(6))) == 1


def test_the_code_is_kept_as_a_mark(world: World) -> None:
    """And only the letter holds it."""
    world.person_without_password()
    _, code = ask(world)
    assert world.count(f"sign_in_code as t where t::text like '%{code}%'") == 0
