"""Signing in, staying, leaving; passwords forgotten."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from services.registry.bootstrap import SERVICE
from services.registry.commands.passwords import AskForPasswordReset, SendPasswordResets, SetNewPassword
from services.registry.commands.retention import ForgetExpired
from services.registry.commands.sessions import EndSession, IssueToken, SignIn, UseSession
from services.registry.errors.accounts import LinkNotValid
from services.registry.errors.passwords import PasswordTooShort, TooBusyHashing
from services.registry.errors.sessions import SessionOver, UnknownAudience, WrongCredentials
from services.registry.handlers.sessions import SignedIn
from services.registry.ports import hashing
from services.registry.ports.hashing import Hasher
from shared.security.keys import KeyStore
from shared.security.tokens import BadToken, Verifier
from shared.service import Runtime
from tests.unit.registry.world import PASSWORD, PUBLIC_URL, World, settings


def sign_in(world: World, email: str = "ana@example.org", password: str = PASSWORD) -> SignedIn:
    """Sign in."""
    signed_in: SignedIn = world.do(SignIn(email=email, password=password))
    return signed_in


def test_whoever_knows_the_password_gets_a_session(world: World) -> None:
    """With the address in any capitals; the secret is new each time."""
    account_id = world.person()
    first, second = sign_in(world), sign_in(world, "ANA@Example.org")
    assert first.account_id == second.account_id == account_id
    assert first.secret
    assert first.secret != second.secret
    assert world.do(UseSession(first.secret)).name == "Ana Exemplu"


@pytest.mark.parametrize(
    ("email", "password"),
    [("ana@example.org", "altă parolă bună"), ("nimeni@example.org", PASSWORD), ("no address", PASSWORD)],
)
def test_a_wrong_password_and_an_unknown_address_are_refused_alike(
    world: World, email: str, password: str
) -> None:
    """So that nobody learns who has an account."""
    world.person()
    with pytest.raises(WrongCredentials):
        sign_in(world, email, password)


def test_signing_in_ends_the_session_that_was_there(world: World) -> None:
    """A secret that somebody has seen before does not become the new session's."""
    world.person()
    former = sign_in(world).secret or ""
    world.do(SignIn(email="ana@example.org", password=PASSWORD, former_secret=former))
    with pytest.raises(SessionOver):
        world.do(UseSession(former))


def test_a_session_that_ended_stays_so(world: World) -> None:
    """Ending it again is no fault."""
    world.person()
    secret = sign_in(world).secret or ""
    world.do(EndSession(secret))
    world.do(EndSession(secret))
    with pytest.raises(SessionOver):
        world.do(UseSession(secret))


def test_use_keeps_a_session_awake_and_neglect_ends_it(world: World) -> None:
    """Two weeks for a citizen; then its row goes too."""
    world.person()
    secret = sign_in(world).secret or ""
    for _ in range(2):
        world.clock.advance(days=13)
        world.do(UseSession(secret))
    world.clock.advance(days=14)
    with pytest.raises(SessionOver):
        world.do(UseSession(secret))
    world.do(ForgetExpired())
    assert world.count("session") == 0


def test_a_token_names_the_account_the_session_and_the_roles(world: World) -> None:
    """And nobody's name or address; one service believes it, another does not."""
    clerk = world.clerk(world.authority())
    signed_in = world.sign_in("clerk@example.org")
    token = world.do(IssueToken(secret=signed_in.secret or "", audience="consultation")).token
    keys = KeyStore(world.runtime.engine, world.clock)
    principal = Verifier(keys, PUBLIC_URL, "consultation", world.clock).verify(token)
    assert principal.account_id == clerk.account_id
    assert principal.session_id == str(signed_in.session_id)
    assert principal.roles == {"oras-exemplu": frozenset({"clerk"})}
    with pytest.raises(BadToken):
        Verifier(keys, PUBLIC_URL, "notification", world.clock).verify(token)
    world.clock.advance(minutes=5)
    with pytest.raises(BadToken):
        Verifier(keys, PUBLIC_URL, "consultation", world.clock).verify(token)


def test_tokens_are_for_our_services_alone(world: World) -> None:
    """Another audience is refused."""
    world.person()
    with pytest.raises(UnknownAudience):
        world.do(IssueToken(secret=sign_in(world).secret or "", audience="elsewhere"))


def test_a_reset_sets_the_password_and_ends_every_session(world: World) -> None:
    """And every other link for it."""
    world.person()
    session = sign_in(world).secret or ""
    world.do(AskForPasswordReset("ana@example.org"))
    other = world.letter_secret("password-reset")
    world.do(AskForPasswordReset("ANA@example.org"))
    secret = world.letter_secret("password-reset")
    with pytest.raises(PasswordTooShort):
        world.do(SetNewPassword(secret=secret, password="scurt"))
    world.do(SetNewPassword(secret=secret, password="altă parolă bună"))
    with pytest.raises(SessionOver):
        world.do(UseSession(session))
    with pytest.raises(WrongCredentials):
        sign_in(world)
    sign_in(world, password="altă parolă bună")
    for used in (other, secret):
        with pytest.raises(LinkNotValid):
            world.do(SetNewPassword(secret=used, password=PASSWORD))


def test_an_unknown_address_gets_no_letter_and_the_same_row(world: World) -> None:
    """The answer tells nothing."""
    world.do(AskForPasswordReset("nimeni@example.org"))
    world.do(SendPasswordResets())
    assert world.said("letter.password-reset") == []
    assert world.count("password_reset") == 1


def test_a_reset_lasts_an_hour(world: World) -> None:
    """Then its link is refused."""
    world.person()
    world.do(AskForPasswordReset("ana@example.org"))
    secret = world.letter_secret("password-reset")
    world.do(AskForPasswordReset("ana@example.org"))
    world.clock.advance(hours=1)
    with pytest.raises(LinkNotValid):
        world.do(SetNewPassword(secret=secret, password=PASSWORD))
    world.do(SendPasswordResets())
    assert len(world.said("letter.password-reset")) == 1


def test_a_hash_made_with_other_costs_is_made_anew_at_sign_in(world: World) -> None:
    """Once the settings ask for more, each person's hash follows."""
    world.person()
    costlier = replace(settings(world.runtime.settings.database_url.reveal()), hash_passes=2)
    runtime = Runtime(SERVICE, costlier, process="test", clock=world.clock)
    runtime.bus.do(SignIn(email="ana@example.org", password=PASSWORD))
    with runtime.read() as session:
        kept = session.scalar(text("select password_hash from account"))
    runtime.close()
    assert kept is not None
    assert "t=2" in kept
    sign_in(world)


def test_more_hashes_than_allowed_wait_and_are_then_turned_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory is bounded, whoever asks."""
    monkeypatch.setattr(hashing, "WAIT_S", 0.01)
    hasher = Hasher(at_once=1, memory_kib=64, passes=1)
    with hasher._place(), pytest.raises(TooBusyHashing):
        hasher.hash(PASSWORD)
    assert hasher.verify(hasher.hash(PASSWORD), PASSWORD)
