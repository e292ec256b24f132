"""Tokens that programs get, and what is in them."""

from uuid import UUID

import pytest

from services.registry.errors.api_clients import ScopeNotGranted, UnknownTarget, WrongClient
from services.registry.model.scopes import SCOPES
from shared.ids import new_id
from shared.security.keys import KeyStore
from shared.security.tokens import Client, Verifier
from tests.unit.registry.programs import HERE, administrator, create, renew, token
from tests.unit.registry.world import PUBLIC_URL, World


@pytest.fixture
def program(world: World) -> tuple[UUID, str]:
    """A program that reads agreements, the trail and drafts: its id and secret."""
    world.authority(HERE)
    maria = administrator(world)
    made = create(world, maria)
    return made.id, renew(world, maria, made.id)


def read(world: World, given: str, service: str) -> Client:
    """The token, as that service reads it."""
    keys = KeyStore(world.runtime.engine, world.clock)
    found = Verifier(keys, PUBLIC_URL, service, world.clock).verify(given)
    assert isinstance(found, Client)
    return found


def test_a_token_is_for_one_service_with_its_scopes(world: World, program: tuple[UUID, str]) -> None:
    """All that the client has there, unless fewer are asked for; signed like those of people."""
    found = token(world, *program)
    assert (found.scope, found.expires_in) == ("agreements:read audit:read", 300)
    assert token(world, *program, audience="consultation").scope == "consultations:read"
    fewer = token(world, *program, scope="audit:read")
    assert fewer.scope == "audit:read"
    assert len({found.access_token, fewer.access_token}) == 2


def test_the_service_reads_who_asks_and_for_whom(world: World, program: tuple[UUID, str]) -> None:
    """The client, the authority and the scopes that were granted."""
    found = read(world, token(world, *program, scope="audit:read").access_token, "registry")
    assert found == Client(client_id=program[0], authority=HERE, scopes=frozenset({"audit:read"}))


@pytest.mark.parametrize(
    "scope", ["consultations:read", "verifications:read", "agreements:read consultations:read", "x", " "]
)
def test_a_scope_that_is_not_the_clients_or_not_the_services(
    world: World, program: tuple[UUID, str], scope: str
) -> None:
    """Is refused; nothing less is given in silence."""
    with pytest.raises(ScopeNotGranted):
        token(world, *program, scope=scope)


@pytest.mark.parametrize("audience", ["notification", "training"])
def test_a_service_where_it_has_no_scope(world: World, program: tuple[UUID, str], audience: str) -> None:
    """Gets no token that opens nothing."""
    assert audience == "training" or SCOPES["deliveries:read"].service == audience
    with pytest.raises(ScopeNotGranted):
        token(world, *program, audience=audience)


def test_another_audience(world: World, program: tuple[UUID, str]) -> None:
    """Tokens are for our services alone."""
    with pytest.raises(UnknownTarget):
        token(world, *program, audience="elsewhere")


def test_who_is_not_known_and_who_guesses_hear_the_same(world: World, program: tuple[UUID, str]) -> None:
    """An unknown id, no id at all, a wrong secret, another client's."""
    client_id, secret = program
    maria = administrator(world, email="another@example.org")
    other = create(world, maria, "Alt program")
    wrong = [(new_id(), secret), ("", secret), ("ü\0", secret), (client_id, secret[:-1]), (client_id, "")]
    for asking in [*wrong, (other.id, secret), (client_id, renew(world, maria, other.id))]:
        with pytest.raises(WrongClient):
            token(world, *asking)
