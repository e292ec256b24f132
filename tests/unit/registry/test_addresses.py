"""Another e-mail address: both mailboxes agree, one can stop it, nobody learns who has an account."""

from typing import Any

import pytest

from services.registry.commands.addresses import (
    AskForAddressChange,
    ConfirmAddressChange,
    MoveAccount,
    StopAddressChange,
    TakeBackAddressChange,
)
from services.registry.commands.passwords import AskForPasswordReset, SetNewPassword
from services.registry.commands.sessions import SignIn, UseSession
from services.registry.errors.accounts import LinkNotValid
from services.registry.errors.addresses import AddressTaken, NoAddressChange, SameAddress
from services.registry.errors.sessions import SessionOver, SignInAnew, WrongCredentials
from services.registry.handlers.sessions import SignedIn
from tests.unit.registry.world import PASSWORD, World

OLD, NEW = "ana@example.org", "ana.noua@example.org"


def begin(world: World, email: str = OLD) -> SignedIn:
    """Sign in."""
    begun: SignedIn = world.do(SignIn(email=email, password=PASSWORD))
    return begun


def ask(world: World, begun: SignedIn, email: str = NEW) -> None:
    """Want another address."""
    own: dict[str, Any] = {"account_id": begun.account_id, "session_id": str(begun.session_id)}
    world.do(AskForAddressChange(**own, email=email))


def secrets(world: World) -> tuple[str, str]:
    """What the letters to the new and to the present address brought."""
    return world.letter_secret("address-change"), world.letter_secret("address-change-question")


@pytest.mark.parametrize("first", [0, 1], ids=["new first", "old first"])
def test_the_address_changes_once_both_have_agreed(world: World, first: int) -> None:
    """In either order; every session but the asker's ends; both mailboxes are told."""
    world.person(OLD)
    here, elsewhere = begin(world), begin(world)
    ask(world, here)
    both = secrets(world)
    assert world.do(ConfirmAddressChange(both[first])) is False
    assert world.do(ConfirmAddressChange(both[first])) is False
    assert world.do(UseSession(here.secret or "")).email == OLD
    assert world.do(ConfirmAddressChange(both[1 - first])) is True
    assert world.do(UseSession(here.secret or "")).email == NEW
    with pytest.raises(SessionOver):
        world.do(UseSession(elsewhere.secret or ""))
    with pytest.raises(WrongCredentials):
        begin(world, OLD)
    begin(world, NEW)
    told = world.said("letter.security-notice")
    assert [(letter["email"], letter["what"]) for letter in told] == [
        (OLD, "email-changed"),
        (NEW, "email-changed"),
    ]
    assert world.said("account.changed")[-1]["email"] == NEW


def test_the_present_address_stops_it(world: World) -> None:
    """Its link works, the new address's does not; what was stopped cannot be agreed to."""
    world.person(OLD)
    ask(world, begin(world))
    new, old = secrets(world)
    with pytest.raises(LinkNotValid):
        world.do(StopAddressChange(new))
    world.do(StopAddressChange(old))
    for secret in (new, old):
        with pytest.raises(LinkNotValid):
            world.do(ConfirmAddressChange(secret))
    begin(world, OLD)


def test_it_lasts_a_day(world: World) -> None:
    """Then its links are refused."""
    world.person(OLD)
    ask(world, begin(world))
    new, old = secrets(world)
    world.do(ConfirmAddressChange(new))
    world.clock.advance(hours=24)
    with pytest.raises(LinkNotValid):
        world.do(ConfirmAddressChange(old))


def test_an_address_that_has_an_account_looks_the_same_to_who_asks(world: World) -> None:
    """One row, two letters; its owner is told, and it can never become another's."""
    world.person(OLD)
    world.person("ion@example.org")
    before = len(world.said("letter.account-exists"))
    ask(world, begin(world), "ION@example.org")
    assert world.count("address_change") == 1
    assert world.said("letter.address-change") == []
    assert len(world.said("letter.account-exists")) == before + 1
    assert world.do(ConfirmAddressChange(world.letter_secret("address-change-question"))) is False


def test_an_address_that_got_an_account_meanwhile_is_refused(world: World) -> None:
    """By the database, and nothing is half done."""
    world.person(OLD)
    here = begin(world)
    ask(world, here)
    new, old = secrets(world)
    world.person(NEW)
    world.do(ConfirmAddressChange(new))
    with pytest.raises(LinkNotValid):
        world.do(ConfirmAddressChange(old))
    assert world.do(UseSession(here.secret or "")).email == OLD


def test_asking_anew_replaces_what_was_asked_before(world: World) -> None:
    """The first letters' links are worth nothing then."""
    world.person(OLD)
    here = begin(world)
    ask(world, here)
    former = secrets(world)
    ask(world, here, "alta@example.org")
    for secret in former:
        with pytest.raises(LinkNotValid):
            world.do(ConfirmAddressChange(secret))


def test_links_to_the_former_address_are_worth_nothing(world: World) -> None:
    """A password reset that was sent there is no way back in."""
    world.person(OLD)
    ask(world, begin(world))
    new, old = secrets(world)
    world.do(AskForPasswordReset(OLD))
    reset = world.letter_secret("password-reset")
    world.do(ConfirmAddressChange(new))
    world.do(ConfirmAddressChange(old))
    with pytest.raises(LinkNotValid):
        world.do(SetNewPassword(secret=reset, password="altă parolă bună"))


def test_the_own_address_and_an_old_session_are_refused(world: World) -> None:
    """In whatever capitals; and what is taken back is gone."""
    world.person(OLD)
    here = begin(world)
    with pytest.raises(SameAddress):
        ask(world, here, "ANA@example.org")
    ask(world, here)
    world.do(TakeBackAddressChange(here.account_id))
    with pytest.raises(NoAddressChange):
        world.do(TakeBackAddressChange(here.account_id))
    world.clock.advance(minutes=20)
    with pytest.raises(SignInAnew):
        ask(world, here)


def test_an_operator_moves_an_account_whose_mailbox_is_lost(world: World) -> None:
    """Every session ends, both addresses are told, the trail has it; another's address is refused."""
    world.person(OLD)
    world.person("ion@example.org")
    here = begin(world)
    with pytest.raises(AddressTaken):
        world.do(MoveAccount(email=OLD, to="ion@example.org"))
    world.do(MoveAccount(email=OLD, to=NEW))
    with pytest.raises(SessionOver):
        world.do(UseSession(here.secret or ""))
    begin(world, NEW)
    assert [letter["email"] for letter in world.said("letter.security-notice")] == [OLD, NEW]
    assert world.count("audit") == 1
