"""Organisations that ask, clerks who decide, mandates that follow."""

from typing import Any
from uuid import UUID

import pytest

from services.registry.commands.mandates import EndMandate
from services.registry.commands.organisations import RefuseOrganisation, VerifyOrganisation
from services.registry.errors.authorities import AuthorityExists, UnknownAuthority
from services.registry.errors.mandates import MandateEnded, NoSuchMandate
from services.registry.errors.organisations import (
    AlreadyAsked,
    ContactEmailNotValid,
    NoSuchVerification,
    OrganisationExists,
)
from shared.errors import NotAllowed, Stale
from shared.ids import new_id
from shared.security.tokens import Principal
from tests.unit.registry.world import World


@pytest.fixture
def authority(world: World) -> str:
    """An authority."""
    return world.authority()


@pytest.fixture
def clerk(world: World, authority: str) -> Principal:
    """Its clerk."""
    return world.clerk(authority)


@pytest.fixture
def ana(world: World) -> UUID:
    """A citizen."""
    return world.person()


def verify(world: World, asked: Any, clerk: Principal, version: int = 1) -> Any:
    """Verify a request."""
    return world.do(VerifyOrganisation(verification_id=asked.verification_id, version=version, clerk=clerk))


def test_an_authority_is_established_once(world: World, authority: str) -> None:
    """Its slug is its own for ever."""
    assert world.said("authority.established") == [
        {
            "authority": "oras-exemplu",
            "name": "Orașul Exemplu",
            "locality_siruta": 130543,
            "county": "PH",
            "is_example": True,
            "town_siruta": 130534,
            "town_name": "Ploiești",
        }
    ]
    with pytest.raises(AuthorityExists):
        world.authority()


def test_a_request_is_told_of_without_a_name(world: World, authority: str, ana: UUID) -> None:
    """Until it is verified the public learns that somebody asked, not who."""
    asked = world.request(ana, authority)
    assert world.said("organisation.registered") == [
        {
            "organisation_id": str(asked.organisation_id),
            "authority": authority,
            "kind": "association",
            "state": "pending",
        }
    ]


def test_a_verified_organisation_is_told_of_and_its_asker_speaks_for_it(
    world: World, authority: str, clerk: Principal, ana: UUID
) -> None:
    """The mandate begins on the day of the decision."""
    asked = world.request(ana, authority)
    verify(world, asked, clerk)
    assert world.said("organisation.verified") == [
        {
            "organisation_id": str(asked.organisation_id),
            "authority": authority,
            "name": "Asociația Străzi Liniștite",
            "kind": "association",
            "cui": "2844855",
            "locality": "Orașul Exemplu",
            "verified_on": "2026-01-13",
            "state": "verified",
        }
    ]
    mandate = world.said("mandate.given")[0]
    assert mandate["account_id"] == str(ana)
    assert mandate["organisation_name"] == "Asociația Străzi Liniștite"
    assert (mandate["role"], mandate["from_date"], mandate["until_date"]) == (
        "legal-representative",
        "2026-01-13",
        None,
    )


def test_a_refusal_is_told_to_who_asked_and_may_be_followed_by_another_request(
    world: World, authority: str, clerk: Principal, ana: UUID
) -> None:
    """Nothing of it is public."""
    asked = world.request(ana, authority)
    command = RefuseOrganisation(
        verification_id=asked.verification_id, version=1, clerk=clerk, reason="Lipsește hotărârea."
    )
    assert world.do(command).state == "refused"
    told = world.said("organisation.request-refused")[0]
    assert (told["account_id"], told["reason"]) == (str(ana), "Lipsește hotărârea.")
    assert world.said("mandate.given") == []
    assert world.request(ana, authority).verification_id != asked.verification_id


def test_a_clerk_decides_for_their_own_authority_alone(world: World, authority: str, ana: UUID) -> None:
    """Nor does another role there decide."""
    asked = world.request(ana, authority)
    stranger = world.clerk(world.authority("alt-oras"), "other@example.org")
    administrator = world.clerk(authority, "admin@example.org", "administrator")
    for who in (stranger, administrator):
        with pytest.raises(NotAllowed):
            verify(world, asked, who)


def test_a_decision_on_an_older_version_is_refused(
    world: World, authority: str, clerk: Principal, ana: UUID
) -> None:
    """Also one that comes second."""
    asked = world.request(ana, authority)
    verify(world, asked, clerk)
    with pytest.raises(Stale):
        verify(world, asked, clerk)
    with pytest.raises(NoSuchVerification):
        world.do(VerifyOrganisation(verification_id=new_id(), version=1, clerk=clerk))


def test_the_same_person_asks_once_at_a_time(world: World, authority: str, ana: UUID) -> None:
    """By number, however it is written."""
    world.request(ana, authority)
    with pytest.raises(AlreadyAsked):
        world.request(ana, authority, cui="RO 2844855", name="Alt nume")


def test_asking_first_keeps_nobody_out(world: World, authority: str, clerk: Principal, ana: UUID) -> None:
    """Two claim a number; the one that the clerk verifies has it, the other can no more be verified."""
    impostor = world.person("impostor@example.org")
    first, second = world.request(impostor, authority), world.request(ana, authority)
    verify(world, second, clerk)
    with pytest.raises(OrganisationExists):
        verify(world, first, clerk)
    with pytest.raises(OrganisationExists):
        world.request(impostor, authority)


def test_a_verified_organisation_asks_another_authority_and_stays_one(
    world: World, authority: str, clerk: Principal, ana: UUID
) -> None:
    """Who speaks for it may ask; it keeps its id and its mandate."""
    first = world.request(ana, authority)
    verify(world, first, clerk)
    other = world.authority("alt-oras")
    second = world.request(ana, other)
    assert second.organisation_id == first.organisation_id
    verify(world, second, world.clerk(other, "other@example.org"))
    assert len(world.said("organisation.verified")) == 2
    assert len(world.said("mandate.given")) == 1
    with pytest.raises(AlreadyAsked):
        world.request(ana, other)


def test_a_shared_register_number_is_no_sign_of_the_same(
    world: World, authority: str, clerk: Principal, ana: UUID
) -> None:
    """The national register has given thousands of numbers twice; with the name it tells."""
    verify(world, world.request(ana, authority, cui=None), clerk)
    bogdan = world.person("bogdan@example.org")
    verify(world, world.request(bogdan, authority, cui=None, name="Asociația Alta"), clerk)
    with pytest.raises(OrganisationExists):
        world.request(bogdan, authority, cui=None, name="ASOCIAŢIA Strazi Linistite")


def test_requests_name_an_authority_and_a_contact(world: World, authority: str, ana: UUID) -> None:
    """That exist."""
    with pytest.raises(UnknownAuthority):
        world.request(ana, "nicaieri")
    with pytest.raises(ContactEmailNotValid):
        world.request(ana, authority, contact_email="nimic")


def test_a_mandate_ends_on_the_day_it_is_ended(
    world: World, authority: str, clerk: Principal, ana: UUID
) -> None:
    """Once; others hear of it."""
    verify(world, world.request(ana, authority), clerk)
    mandate_id = UUID(world.said("mandate.given")[0]["mandate_id"])
    world.clock.advance(days=1)
    world.do(EndMandate(mandate_id))
    assert world.said("mandate.ended")[0]["until_date"] == "2026-01-14"
    with pytest.raises(MandateEnded):
        world.do(EndMandate(mandate_id))
    with pytest.raises(NoSuchMandate):
        world.do(EndMandate(new_id()))
