"""A change of what was verified over HTTP: asked for, seen by those alone who may, decided once."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.integration.registry.web import ASKED, Person, citizen, clerk
from tests.unit.registry.world import World

HERE = "oras-exemplu"
NAME = "Asociația Orașe Liniștite"
CHANGE = {"authority": HERE, "changes": {"name": NAME}, "why": "Hotărârea adunării generale."}


@pytest.fixture
def ana(world: World, client: FlaskClient) -> Person:
    """Who represents the organisation."""
    world.authority()
    return citizen(world, client)


@pytest.fixture
def officer(world: World, client: FlaskClient, ana: Person) -> Person:
    """The clerk."""
    return clerk(world, client, HERE)


@pytest.fixture
def path(ana: Person, officer: Person) -> str:
    """An organisation that was verified."""
    asked = ana.post("/organisations", ASKED).get_json()
    officer.post(f"/verifications/{asked['verification_id']}/verify", if_match='"1"')
    return f"/organisations/{asked['id']}"


def test_a_change_from_asking_to_the_public_page(ana: Person, officer: Person, path: str) -> None:
    """In the queue with before and after, beside what looks like it; then on the page and in its history."""
    made = ana.post(f"{path}/changes", {**CHANGE, "changes": {"name": NAME, "fields": ["mediu"]}})
    assert made.status_code == 201
    one = made.headers["Location"].removeprefix("/api/registry/v1")
    again = ana.post(f"{path}/changes", CHANGE)
    assert (again.status_code, again.get_json()["code"]) == (409, "change-awaits")
    [waiting] = officer.get("/changes", authority=HERE, q="liniștite").get_json()["items"]
    assert [change["field"] for change in waiting["changed"]] == ["name", "fields"]
    assert waiting["changed"][0] == {"field": "name", "before": ASKED["name"], "after": NAME}
    assert officer.get("/verifications/summary", authority=HERE).get_json()["changes"] == {"pending": 1}
    beside = officer.get(f"{one}/comparison").get_json()
    assert beside["duplicates"] == []
    assert beside["national_register"]["asked"]["name"] == NAME
    seen = officer.get(one)
    assert (seen.headers["ETag"], seen.get_json()["mine"]) == ('"1"', False)
    assert officer.post(f"{one}/accept").status_code == 428
    assert officer.post(f"{one}/accept", if_match='"9"').status_code == 412
    assert officer.post(f"{one}/accept", if_match='"1"').get_json()["state"] == "accepted"
    shown = Person(ana.client).get(path).get_json()
    assert (shown["name"], shown["fields"]) == (NAME, ["mediu"])
    assert shown["history"][0]["changed"] == {
        "fields": ["fields", "name"],
        "name": {"before": ASKED["name"], "after": NAME},
    }
    [listed] = ana.get(f"{path}/changes").get_json()["items"]
    assert listed["state"] == "accepted"
    found = Person(ana.client).get("/organisations", q="orase linistite").get_json()["items"]
    assert [item["name"] for item in found] == [NAME]


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"changes": {}}, "/changes"),
        ({"changes": {"name": ASKED["name"]}}, "/changes"),
        ({"changes": {"kind": "foundation"}}, "/changes/kind"),
        ({"changes": {"cui": "2844851"}}, "/cui"),
        ({"changes": {"locality_siruta": 1}}, "/locality_siruta"),
        ({"changes": {"name": None}}, "/changes/name"),
        ({"authority": "alt-oras"}, "/authority"),
        ({"why": ""}, "/why"),
    ],
)
def test_what_is_wrong_is_named(ana: Person, path: str, body: dict[str, Any], pointer: str) -> None:
    """Nothing is kept of it."""
    wrong = ana.post(f"{path}/changes", {**CHANGE, **body})
    assert (wrong.status_code, wrong.get_json()["errors"][0]["pointer"]) == (422, pointer)
    assert ana.get(f"{path}/changes").get_json()["items"] == []


def test_a_clerks_look_is_noted_and_ones_own_is_not(
    world: World, ana: Person, officer: Person, path: str
) -> None:
    """At the request and at its comparison alike it needs the desk."""
    one = f"/changes/{ana.post(f'{path}/changes', CHANGE).get_json()['id']}"
    ana.get(one)
    assert world.count("audit where deed = 'change.looked-at'") == 0
    officer.get(one)
    assert world.count("audit where deed = 'change.looked-at'") == 1
