"""Organisations, requests and decisions over HTTP."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from flask.testing import FlaskClient

from services.registry.bootstrap import SERVICE
from tests.integration.registry.web import API, ASKED, Person, citizen, clerk
from tests.unit.registry.world import World

OTHER = {"cui": None, "register_number": None}


@pytest.fixture
def ana(world: World, client: FlaskClient) -> Person:
    """A citizen."""
    world.authority()
    return citizen(world, client)


@pytest.fixture
def officer(world: World, client: FlaskClient, ana: Person) -> Person:
    """A clerk of the authority that Ana asks."""
    return clerk(world, client, "oras-exemplu")


def test_authorities_are_public(client: FlaskClient, ana: Person) -> None:
    """With the person whom the law has them name."""
    (listed,) = client.get(f"{API}/authorities").get_json()["items"]
    page = client.get(f"{API}/authorities/oras-exemplu").get_json()
    assert listed.items() <= page.items()
    assert listed["officer"] == {"name": "Ion Exemplu", "email": "ion@example.org", "phone": None}
    assert listed["is_example"] is True
    missing = client.get(f"{API}/authorities/nicaieri")
    assert (missing.status_code, missing.get_json()["code"]) == (404, "no-such-authority")


def test_from_request_to_verified(client: FlaskClient, ana: Person, officer: Person) -> None:
    """Ana asks, the clerk verifies, everybody sees it, Ana speaks for it."""
    asked = ana.post("/organisations", ASKED)
    assert asked.status_code == 201
    place = asked.headers["Location"]
    assert client.get(place).status_code == 404
    assert ana.get("/organisations/mine").get_json()["items"][0]["state"] == "pending"
    (waiting,) = officer.get("/verifications", authority="oras-exemplu").get_json()["items"]
    assert "asked_by" not in waiting
    seen = officer.get(f"/verifications/{waiting['id']}")
    assert seen.get_json()["asked_by"] == {
        "name": "Ana Exemplu",
        "email": "ana@example.org",
        "role": "președintă",
    }
    decided = officer.post(f"/verifications/{waiting['id']}/verify", if_match=seen.headers["ETag"])
    assert (decided.status_code, decided.get_json()["state"]) == (200, "verified")
    shown = client.get(place).get_json()
    assert (shown["name"], shown["cui"], shown["state"]) == (ASKED["name"], "2844855", "verified")
    assert shown["verifications"][0]["decided_at"] == "2026-01-13T09:00:00Z"
    assert "ana@example.org" not in client.get(place).get_data(as_text=True)
    (mine,) = ana.get("/organisations/mine").get_json()["items"]
    assert mine["mandate"]["role"] == "legal-representative"
    assert officer.get("/verifications", authority="oras-exemplu").get_json()["items"] == []


def test_a_refusal_reaches_who_asked_with_its_reason(
    client: FlaskClient, ana: Person, officer: Person
) -> None:
    """And nobody else."""
    asked = ana.post("/organisations", ASKED).get_json()
    path = f"/verifications/{asked['verification_id']}/refuse"
    assert officer.post(path, {"reason": "Nu."}, if_match='"1"').status_code == 200
    (mine,) = ana.get("/organisations/mine").get_json()["items"]
    assert (mine["state"], mine["mandate"], mine["verifications"][0]["reason"]) == ("refused", None, "Nu.")
    assert client.get(f"{API}/organisations/{asked['id']}").status_code == 404


def test_the_same_key_asks_once(world: World, ana: Person) -> None:
    """A double click gets the same answer twice, and one organisation is there."""
    first, second = (ana.post("/organisations", ASKED, key="the-same-key") for _ in range(2))
    assert first.get_json() == second.get_json()
    assert second.headers["Idempotency-Replayed"] == "true"
    assert world.count("organisation") == len(world.said("organisation.registered")) == 1
    other = ana.post("/organisations", {**ASKED, "name": "Alta"}, key="the-same-key")
    assert (other.status_code, other.get_json()["code"]) == (422, "idempotency-key-reused")


def test_two_clerks_decide_at_once_and_one_is_told_so(
    world: World, client: FlaskClient, ana: Person, officer: Person
) -> None:
    """Both looked at the same version; the organisation is verified once."""
    asked = ana.post("/organisations", ASKED).get_json()
    second = clerk(world, client, "oras-exemplu", "second@example.org")
    path = f"/verifications/{asked['verification_id']}/verify"
    people = [
        Person(SERVICE.create_app(world.runtime).test_client(), bearer=who.bearer)
        for who in (officer, second)
    ]
    with ThreadPoolExecutor(2) as threads:
        answers = list(threads.map(lambda who: who.post(path, if_match='"1"').status_code, people))
    assert sorted(answers) == [200, 412]
    assert len(world.said("organisation.verified")) == len(world.said("mandate.given")) == 1


def test_who_may_see_and_decide_a_request(
    world: World, client: FlaskClient, ana: Person, officer: Person
) -> None:
    """Its clerk; not another authority's, not a citizen, not even who asked, not a stranger."""
    asked = ana.post("/organisations", ASKED).get_json()
    path = f"/verifications/{asked['verification_id']}"
    foreign = clerk(world, client, world.authority("alt-oras"), "foreign@example.org")
    bogdan = citizen(world, client, "bogdan@example.org")
    for who, status in ((foreign, 403), (bogdan, 403), (ana, 403), (Person(client), 401)):
        assert who.get(path).status_code == status
        assert who.get("/verifications", authority="oras-exemplu").status_code == status
        assert who.post(f"{path}/verify", if_match='"1"').status_code == status
        assert who.post(f"{path}/refuse", {"reason": "Nu."}, if_match='"1"').status_code == status
    for who, status in ((officer, 200), (ana, 200), (foreign, 404), (bogdan, 404), (Person(client), 404)):
        assert who.get(f"/organisations/{asked['id']}").status_code == status
    assert bogdan.get("/organisations/mine").get_json()["items"] == []


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"cui": "2844856"}, "/cui"),
        ({"register_number": "3315"}, "/register_number"),
        ({"kind": "party"}, "/kind"),
        ({"authority": "nicaieri"}, "/authority"),
        ({"authority": "Nu Așa"}, "/authority"),
        ({"contact_email": "nimic"}, "/contact_email"),
        ({"fields": ["x" * 61]}, "/fields/0"),
        ({"fields": ["x"] * 21}, "/fields"),
        ({"locality_siruta": "130543"}, "/locality_siruta"),
        ({"name": "A\u0000B"}, None),
        ({"state": "verified"}, "/state"),
    ],
)
def test_what_is_wrong_with_a_request_is_named(
    ana: Person, change: dict[str, Any], pointer: str | None
) -> None:
    """And nothing is kept of it."""
    answer = ana.post("/organisations", {**ASKED, **change})
    if pointer is None:
        assert answer.status_code == 400
        return
    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["pointer"] == pointer
    assert ana.get("/organisations/mine").get_json()["items"] == []


def test_a_decision_says_what_it_is_about(ana: Person, officer: Person) -> None:
    """428 without a version, 412 with another, 404 for nothing, 400 without a key."""
    asked = ana.post("/organisations", ASKED).get_json()
    path = f"/verifications/{asked['verification_id']}/verify"
    assert officer.post(path).status_code == 428
    assert officer.post(path, if_match='"7"').status_code == 412
    assert officer.post(path, if_match="*").status_code == 412
    nothing = "/verifications/00000000-0000-7000-8000-000000000000/verify"
    assert officer.post(nothing, if_match='"1"').status_code == 404
    assert officer.post(path, if_match='"1"', key="short").status_code == 400


def test_the_public_list_finds_names_however_they_are_written(
    client: FlaskClient, ana: Person, officer: Person
) -> None:
    """Without diacritics, with cedillas, by a part; in the order of the alphabet, page by page."""
    names = ["Asociația Azur", "Asociația Țarina", "Asociația Tuz", "Asociația Șapte", "Asociația Sus"]
    for name in names:
        asked = ana.post("/organisations", {**ASKED, **OTHER, "name": name}).get_json()
        officer.post(f"/verifications/{asked['verification_id']}/verify", if_match='"1"')
    ana.post("/organisations", {**ASKED, **OTHER, "name": "Asociația Șapte Nouă"})

    def found(**query: Any) -> list[str]:
        answer = client.get(f"{API}/organisations", query_string=query).get_json()
        return [item["name"].removeprefix("Asociația ") for item in answer["items"]]

    assert found() == ["Azur", "Sus", "Șapte", "Tuz", "Țarina"]
    assert found(q="ŞAPTE") == found(q="sapte") == ["Șapte"]
    assert found(q="ciatia t") == ["Tuz", "Țarina"]
    assert found(q="%") == found(kind="association", authority="oras-exemplu", state="verified") == found()
    assert found(kind="foundation") == found(authority="alt-oras") == []
    first = client.get(f"{API}/organisations", query_string={"limit": 3})
    rest = client.get(first.headers["Link"].partition("<")[2].partition(">")[0]).get_json()
    assert [item["name"] for item in rest["items"]] == ["Asociația Tuz", "Asociația Țarina"]
    assert rest["next"] is None
