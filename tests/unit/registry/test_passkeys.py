"""Passkeys, answered by a device in software."""

from typing import Any

import pytest

from services.registry.commands.factors import AddPasskey, AskForPasskey, RemovePasskey
from services.registry.commands.retention import ForgetExpired
from services.registry.commands.sessions import SignIn, UseSession
from services.registry.commands.signing_in import (
    AskForSecondStepPasskey,
    AskToSignInByPasskey,
    SignInByPasskey,
    TakeSecondStepByPasskey,
)
from services.registry.errors.factors import (
    LastFactor,
    NoMorePasskeys,
    NoSuchPasskey,
    PasskeyAlreadyThere,
    PasskeyNotAccepted,
)
from services.registry.handlers.sessions import SignedIn
from services.registry.model import Passkey
from services.registry.model.passkey import MOST
from shared.ids import new_id
from tests.unit.registry.authenticator import Authenticator
from tests.unit.registry.world import PASSWORD, World

ANA = "ana@example.org"


def add(world: World, session: str, device: Authenticator, name: str = "Telefon") -> Any:
    """What comes of adding the device's key."""
    options = world.do(AskForPasskey(session))
    return world.do(AddPasskey(secret=session, name=name, credential=device.make(options)))


def enrolled(world: World, device: Authenticator) -> str:
    """Ana's session, in which the device's key was added."""
    world.person()
    session: str = world.do(SignIn(email=ANA, password=PASSWORD)).secret
    assert isinstance(add(world, session, device), Passkey)
    return session


def sign_in(world: World, device: Authenticator) -> Any:
    """What comes of signing in by the key alone."""
    return world.do(SignInByPasskey(credential=device.sign(world.do(AskToSignInByPasskey()))))


def test_a_passkey_alone_signs_in_and_counts_as_both_factors(world: World) -> None:
    """Nobody types anything; the key is shown with its last use."""
    device = Authenticator()
    enrolled(world, device)
    found = sign_in(world, device)
    assert isinstance(found, SignedIn)
    assert (found.email, found.amr) == (ANA, ("hwk", "mfa"))
    assert world.count("passkey where used_at is not null and sign_count = 1") == 1
    assert [letter["what"] for letter in world.said("letter.security-notice")] == ["passkey-added"]


def test_a_passkey_takes_the_second_step(world: World) -> None:
    """After the password; a key of somebody else's does not."""
    device, others = Authenticator(), Authenticator()
    enrolled(world, device)
    world.person("ion@example.org")
    add(world, world.do(SignIn(email="ion@example.org", password=PASSWORD)).secret, others)
    for key, accepted in ((others, False), (device, True)):
        pending = world.do(SignIn(email=ANA, password=PASSWORD))
        assert pending.methods == ["passkey"]
        options = world.do(AskForSecondStepPasskey(pending.secret))
        step = TakeSecondStepByPasskey(pending=pending.secret, credential=key.sign(options))
        assert isinstance(world.do(step), SignedIn) == accepted


def test_a_passkey_gives_staff_their_roles(world: World) -> None:
    """In the session in which it was added."""
    world.person("clerk@example.org")
    world.clerk(world.authority())
    session = world.do(SignIn(email="clerk@example.org", password=PASSWORD)).secret
    passkey = add(world, session, Authenticator())
    assert world.do(UseSession(session)).roles == {"oras-exemplu": ["clerk"]}
    with pytest.raises(LastFactor):
        world.do(RemovePasskey(secret=session, passkey_id=passkey.id))


@pytest.mark.parametrize(
    "device",
    [
        Authenticator(origin="https://elsewhere.example.org"),
        Authenticator(host="elsewhere.example.org"),
        Authenticator(verifies=False),
    ],
    ids=["another origin", "another site", "nobody was verified"],
)
def test_what_does_not_hold_is_refused(world: World, device: Authenticator) -> None:
    """When a key is added and when it signs."""
    world.person()
    session = world.do(SignIn(email=ANA, password=PASSWORD)).secret
    assert isinstance(add(world, session, device), PasskeyNotAccepted)
    good = Authenticator(key=device.key, credential_id=device.credential_id)
    add(world, session, good)
    assert isinstance(sign_in(world, device), PasskeyNotAccepted)


def test_a_count_that_goes_back_is_refused(world: World) -> None:
    """So a copied key shows; one that never counts is let in."""
    device = Authenticator()
    enrolled(world, device)
    sign_in(world, device)
    device.count = 0
    assert isinstance(sign_in(world, device), PasskeyNotAccepted)
    assert isinstance(sign_in(world, device), SignedIn)


def test_a_device_that_does_not_count_is_let_in(world: World) -> None:
    """Synchronised keys say zero for ever."""
    device = Authenticator(counts=False)
    enrolled(world, device)
    assert all(isinstance(sign_in(world, device), SignedIn) for _ in range(2))


def test_a_challenge_is_answered_once_in_time_and_for_its_purpose(world: World) -> None:
    """Also a wrong answer spends it."""
    device = Authenticator(counts=False)
    session = enrolled(world, device)
    options = world.do(AskToSignInByPasskey())
    answer = device.sign(options)
    assert isinstance(world.do(SignInByPasskey(credential=answer)), SignedIn)
    assert isinstance(world.do(SignInByPasskey(credential=answer)), PasskeyNotAccepted)

    spoilt = world.do(AskToSignInByPasskey())
    assert isinstance(world.do(SignInByPasskey(credential=Authenticator().sign(spoilt))), PasskeyNotAccepted)
    assert isinstance(world.do(SignInByPasskey(credential=device.sign(spoilt))), PasskeyNotAccepted)

    for_adding = device.sign(world.do(AskForPasskey(session)))
    assert isinstance(world.do(SignInByPasskey(credential=for_adding)), PasskeyNotAccepted)

    late = device.sign(world.do(AskToSignInByPasskey()))
    world.clock.advance(minutes=5)
    assert isinstance(world.do(SignInByPasskey(credential=late)), PasskeyNotAccepted)
    world.do(ForgetExpired())
    assert world.count("passkey_challenge") == 0


@pytest.mark.parametrize(
    "credential",
    [
        {},
        {"rawId": 7},
        {"rawId": "x", "response": None},
        {"id": "é", "rawId": "é", "type": "public-key", "response": {"clientDataJSON": "é"}},
        {"response": {"clientDataJSON": "e30"}},
        {"response": {"clientDataJSON": "bnVsbA"}},
    ],
)
def test_nonsense_is_refused(world: World, credential: dict[str, Any]) -> None:
    """Whatever a browser, or something else, may send."""
    assert isinstance(world.do(SignInByPasskey(credential=credential)), PasskeyNotAccepted)


def test_a_key_belongs_to_one_account_and_there_are_only_so_many(world: World) -> None:
    """The same key twice is refused, by the database; an eleventh, too."""
    device = Authenticator()
    session = enrolled(world, device)
    with pytest.raises(PasskeyAlreadyThere):
        add(world, session, device)
    for number in range(MOST - 1):
        add(world, session, Authenticator(), f"Cheia {number}")
    with pytest.raises(NoMorePasskeys):
        add(world, session, Authenticator())


def test_a_removed_key_opens_nothing(world: World) -> None:
    """And nobody removes another's."""
    device = Authenticator()
    session = enrolled(world, device)
    with world.runtime.read() as reading:
        (passkey,) = reading.query(Passkey).all()
    with pytest.raises(NoSuchPasskey):
        world.do(RemovePasskey(secret=session, passkey_id=new_id()))
    world.do(RemovePasskey(secret=session, passkey_id=passkey.id))
    assert isinstance(sign_in(world, device), PasskeyNotAccepted)
    assert isinstance(world.do(SignIn(email=ANA, password=PASSWORD)), SignedIn)
