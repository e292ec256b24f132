"""Signing keys: the first, the next, the retired."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from services.registry.bootstrap import SERVICE
from services.registry.commands.keys import EnsureSigningKey, RetireSigningKeys, RotateSigningKey
from services.registry.commands.sessions import IssueToken, SignIn
from services.registry.errors.keys import KeyRotating
from services.registry.queries.keys import jwks
from shared.security.keys import KeyStore
from shared.security.tokens import BadToken, Verifier
from shared.service import Runtime
from shared.settings import Secret, SettingsError
from tests.unit.registry.world import PASSWORD, PUBLIC_URL, HandClock, World, settings


def token(world: World) -> str:
    """A token for the registry itself."""
    secret = world.do(SignIn(email="ana@example.org", password=PASSWORD)).secret
    return str(world.do(IssueToken(secret=secret, audience="registry")).token)


def trusts(world: World, given: str) -> bool:
    """Whether the registry believes a token at present."""
    try:
        Verifier(KeyStore(world.runtime.engine, world.clock), PUBLIC_URL, "registry", world.clock).verify(
            given
        )
    except BadToken:
        return False
    return True


def test_the_first_key_signs_at_once_and_is_told_of(world: World) -> None:
    """Its event holds the public half, and no `d`."""
    published = world.said("signing-key.published")[0]
    assert set(published["jwk"]) == {"kty", "crv", "x", "kid", "use", "alg"}
    assert published["kid"] == published["jwk"]["kid"]
    world.person()
    assert trusts(world, token(world))


def test_many_processes_make_one_first_key(make_database: Callable[..., str]) -> None:
    """Whoever comes second finds it."""
    runtime = Runtime(SERVICE, settings(make_database("registry")), process="test", clock=HandClock())
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: runtime.bus.do(EnsureSigningKey()), range(8)))
    world = World(runtime)
    assert world.count("own_signing_key") == len(world.said("signing-key.published")) == 1
    runtime.close()


def test_a_key_follows_without_a_gap(world: World) -> None:
    """The next signs ten minutes after it was told of; the former is trusted until its tokens are gone."""
    world.person()
    first = world.said("signing-key.published")[0]["kid"]
    with_first = token(world)
    second = world.do(RotateSigningKey()).kid
    with pytest.raises(KeyRotating):
        world.do(RotateSigningKey())
    with world.runtime.read() as session:
        assert [key["kid"] for key in jwks(session)] == [first, second]
    world.do(RetireSigningKeys())
    assert trusts(world, with_first)
    world.clock.advance(minutes=20)
    world.do(RetireSigningKeys())
    world.do(RetireSigningKeys())
    assert world.said("signing-key.retired") == [{"kid": first}]
    assert not trusts(world, with_first)
    assert trusts(world, token(world))
    with world.runtime.read() as session:
        assert [key["kid"] for key in jwks(session)] == [second]


def test_private_keys_lie_encrypted(world: World) -> None:
    """In PKCS #8, and only where the key was made."""
    with world.runtime.engine.connect() as connection:
        row = connection.exec_driver_sql("select private_pem from own_signing_key").one()
    assert bytes(row.private_pem).startswith(b"-----BEGIN ENCRYPTED PRIVATE KEY-----")


def test_a_short_passphrase_or_cheap_hashes_are_refused_at_start() -> None:
    """A sentence says which setting it is."""
    good = settings("postgresql://localhost/registry")
    with pytest.raises(SettingsError, match="HASH_PASSES"):
        good.with_changes(environment="demo")
    with pytest.raises(SettingsError, match="HASHES_AT_ONCE"):
        good.with_changes(hashes_at_once=0)
    with pytest.raises(SettingsError, match="KEY_PASSPHRASE"):
        good.with_changes(key_passphrase=Secret("short"))
