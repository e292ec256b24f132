"""Mandates over HTTP."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.integration.registry.web import ASKED, Person, citizen, clerk
from tests.unit.registry.world import World

OFFER = {
    "email": "ion@example.org",
    "role": "delegate",
    "from_date": "2026-01-13",
    "until_date": "2026-06-30",
}


@pytest.fixture
def ana(world: World, client: FlaskClient) -> Person:
    """Who represents a verified organisation."""
    officer = clerk(world, client, world.authority())
    found = citizen(world, client)
    asked = found.post("/organisations", ASKED).get_json()
    officer.post(f"/verifications/{asked['verification_id']}/verify", if_match='"1"')
    return found


@pytest.fixture
def ion(world: World, client: FlaskClient) -> Person:
    """A citizen."""
    return citizen(world, client, "ion@example.org")


def mandates_path(ana: Person) -> str:
    """Where the mandates of Ana's organisation are."""
    (mine,) = ana.get("/organisations/mine").get_json()["items"]
    return f"/organisations/{mine['id']}/mandates"


def test_from_the_offer_to_the_end(ana: Person, ion: Person) -> None:
    """Ana offers, Ion confirms and sees it, Ana ends it."""
    path = mandates_path(ana)
    offered = ana.post(path, OFFER)
    assert (offered.status_code, offered.get_json()["state"]) == (201, "waiting")
    (waiting,) = ion.get("/mandates/mine").get_json()["offers"]
    assert (waiting["offered_by"], waiting["organisation_name"]) == ("Ana Exemplu", ASKED["name"])
    confirmed = ion.post(f"/mandate-offers/{waiting['id']}/confirm")
    assert confirmed.status_code == 200
    mine = ion.get("/mandates/mine").get_json()
    assert mine["offers"] == []
    assert [(one["role"], one["state"], one["may_speak"]) for one in mine["items"]] == [
        ("delegate", "runs", True)
    ]
    held = ana.get(path).get_json()["items"]
    assert [(one["holder"]["email"], one["mine"]) for one in held] == [
        ("ana@example.org", True),
        ("ion@example.org", False),
    ]
    assert ana.post(f"/mandates/{confirmed.get_json()['mandate_id']}/end", {}).status_code == 200
    assert ion.get("/mandates/mine").get_json()["items"][0]["state"] == "ended"


def test_the_answer_tells_nothing_of_accounts(ana: Person, ion: Person) -> None:
    """An address with an account and one without get the same, but for the address and ids."""
    path = mandates_path(ana)
    answers = [ana.post(path, {**OFFER, "email": who}) for who in ("ion@example.org", "nimeni@example.org")]
    bodies: list[dict[str, Any]] = [answer.get_json() for answer in answers]
    for body in bodies:
        del body["id"], body["email"]
    assert bodies[0] == bodies[1]
    assert [answer.status_code for answer in answers] == [201, 201]


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"role": "president"}, "/role"),
        ({"from_date": "astăzi"}, "/from_date"),
        ({"from_date": "2026-01-12"}, "/from_date"),
        ({"until_date": "2026-01-12"}, "/until_date"),
        ({"email": "ion"}, "/email"),
        ({"until_date": "9999-12-31"}, "/until_date"),
        ({"organisation_name": "x"}, "/organisation_name"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(ana: Person, change: dict[str, str], pointer: str) -> None:
    """And nothing is offered."""
    refused = ana.post(mandates_path(ana), {**OFFER, **change})
    assert refused.status_code == 422
    assert [fault["pointer"] for fault in refused.get_json()["errors"]] == [pointer]
    assert ana.get(mandates_path(ana)).get_json()["offers"] == []


def test_the_last_representative_is_asked_whether_it_is_meant(ana: Person) -> None:
    """The code is stable; with the word it goes, and nobody sees the list any more."""
    path = mandates_path(ana)
    (held,) = ana.get(path).get_json()["items"]
    refused = ana.post(f"/mandates/{held['id']}/end", {})
    assert (refused.status_code, refused.get_json()["code"]) == (409, "last-representative")
    assert ana.post(f"/mandates/{held['id']}/end", {"without_successor": True}).status_code == 200
    assert (ana.get(path).status_code, ana.get(path).get_json()["code"]) == (403, "not-representative")
