"""Signing up, confirming, describing oneself; staff."""

import pytest

from services.registry.commands.accounts import AskForAccount, ConfirmEmail, CreateStaff, DescribeAccount
from services.registry.commands.retention import ForgetExpired
from services.registry.errors.accounts import LinkNotValid, RoleAlreadyGiven
from services.registry.errors.authorities import NoSuchAuthority
from services.registry.errors.passwords import PasswordTooShort
from tests.unit.registry.world import PASSWORD, World


def ask(world: World, email: str = "ana@example.org", name: str = "Ana") -> None:
    """Sign up."""
    world.do(AskForAccount(email=email, name=name, language="en", password=PASSWORD))


def test_an_account_is_there_once_its_address_is_confirmed(world: World) -> None:
    """The letter goes to the address; the account is told of at its confirmation."""
    ask(world)
    letter = world.said("letter.email-confirmation")[0]
    assert letter["email"] == "ana@example.org"
    assert letter["link"].startswith("http://localhost:8080/en/confirmare?token=")
    assert world.said("account.created") == []
    account_id = world.do(ConfirmEmail(world.letter_secret("email-confirmation")))
    assert world.said("account.created") == [
        {"account_id": str(account_id), "email": "ana@example.org", "name": "Ana", "language": "en"}
    ]


def test_a_link_shown_twice_answers_twice(world: World) -> None:
    """People click again; the account is made once."""
    ask(world)
    secret = world.letter_secret("email-confirmation")
    assert world.do(ConfirmEmail(secret)) == world.do(ConfirmEmail(secret))
    assert world.count("account") == 1


def test_a_known_address_gets_another_letter_and_no_account(world: World) -> None:
    """Whoever signs up learns nothing; whoever has the address learns of it. The work is the same."""
    world.person("Ana@example.org")
    rows = world.count("sign_up"), world.count("event")
    ask(world, "ANA@example.org", "Altcineva")
    assert (world.count("sign_up"), world.count("event")) == (rows[0] + 1, rows[1] + 1)
    letter = world.said("letter.account-exists")[0]
    assert letter["email"] == "Ana@example.org"
    assert letter["name"] == "Ana Exemplu"
    assert "token" not in letter["link"]


def test_of_two_attempts_for_an_address_one_becomes_the_account(world: World) -> None:
    """The other's link then says that it is of no use."""
    ask(world)
    first = world.letter_secret("email-confirmation")
    ask(world)
    world.do(ConfirmEmail(world.letter_secret("email-confirmation")))
    with pytest.raises(LinkNotValid):
        world.do(ConfirmEmail(first))


@pytest.mark.parametrize("secret", ["", "made-up", "ț" * 50, "\ud800"])
def test_a_made_up_link_is_refused(world: World, secret: str) -> None:
    """Whatever it holds."""
    with pytest.raises(LinkNotValid):
        world.do(ConfirmEmail(secret))


def test_only_hashes_of_secrets_are_kept(world: World) -> None:
    """Neither the password nor the link's secret stands in the tables."""
    ask(world)
    secret = world.letter_secret("email-confirmation")
    with world.runtime.engine.connect() as connection:
        kept = str(connection.exec_driver_sql("select * from sign_up").all())
    assert secret not in kept
    assert PASSWORD not in kept
    assert "$argon2id$" in kept


def test_expired_attempts_are_forgotten(world: World) -> None:
    """After a day nothing of an unconfirmed sign-up is left."""
    ask(world)
    world.do(ForgetExpired())
    assert world.count("sign_up") == 1
    world.clock.advance(hours=24)
    world.do(ForgetExpired())
    assert world.count("sign_up") == 0


def test_a_change_of_name_is_told(world: World) -> None:
    """With everything that others keep of an account."""
    account_id = world.person()
    world.do(DescribeAccount(account_id=account_id, name="Ana  Popescu", language="en"))
    assert world.said("account.changed") == [
        {"account_id": str(account_id), "email": "ana@example.org", "name": "Ana Popescu", "language": "en"}
    ]


def test_an_operator_vouches_for_staff(world: World) -> None:
    """A staff account needs no letter, and a role is given once."""
    authority = world.authority()
    clerk = world.clerk(authority)
    assert world.said("account.created")[0]["account_id"] == str(clerk.account_id)
    assert world.said("letter.email-confirmation") == []
    with pytest.raises(RoleAlreadyGiven):
        world.clerk(authority)
    with pytest.raises(NoSuchAuthority):
        world.clerk("alt-oras")


def test_a_person_with_an_account_becomes_staff_and_keeps_the_password(world: World) -> None:
    """The account is the same; nothing is said of it anew."""
    account_id = world.person("clerk@example.org")
    assert world.clerk(world.authority()).account_id == account_id
    assert len(world.said("account.created")) == 1


def test_a_weak_password_is_refused_for_staff_too(world: World) -> None:
    """Operators are no exception."""
    with pytest.raises(PasswordTooShort):
        world.do(
            CreateStaff(
                email="a@example.org",
                name="A",
                language="ro",
                password="scurt",
                authority="common",
                role="administrator",
            )
        )
