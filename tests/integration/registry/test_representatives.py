"""Another legal representative over HTTP: what each side sees of it, and what it does not."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.integration.registry.web import ASKED, Person, citizen, clerk
from tests.unit.registry.world import World

HERE = "oras-exemplu"
NAMED = {"email": "nou@example.org", "from_date": "2026-01-13", "until_date": "2028-01-12"}
CHANGE = {"authority": HERE, "successor": NAMED, "why": "Hotărârea adunării generale."}
CLAIM = {"authority": HERE, "why": "M-a ales adunarea generală."}


@pytest.fixture
def ana(world: World, client: FlaskClient) -> Person:
    """Who represents the organisation."""
    world.authority()
    return citizen(world, client)


@pytest.fixture
def vera(world: World, client: FlaskClient, ana: Person) -> Person:
    """Who claims to."""
    return citizen(world, client, "vera@example.org")


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


def test_who_is_named_and_by_whom(ana: Person, officer: Person, path: str) -> None:
    """The queue shows nobody; the request itself shows the clerk who represents it now."""
    made = ana.post(f"{path}/changes", CHANGE)
    assert made.status_code == 201
    one = made.headers["Location"].removeprefix("/api/registry/v1")
    [waiting] = officer.get("/changes", authority=HERE).get_json()["items"]
    assert (waiting["representative"], waiting["changed"]) == ("another", [])
    assert "nou@example.org" not in str(waiting)
    seen = officer.get(one).get_json()
    assert seen["successor"] == {**NAMED, "others_stay": False}
    assert [row["name"] for row in seen["represented_by"]] == ["Ana Exemplu"]
    assert [row["role"] for row in seen["asker_holds"]] == ["legal-representative"]
    own = ana.get(one).get_json()
    assert (own["mine"], own["represented_by"], own["asker_holds"]) == (True, [], [])
    assert officer.post(f"{one}/accept", if_match='"1"').get_json()["state"] == "accepted"
    [offered] = ana.get(f"{path}/mandates").get_json()["offers"]
    assert (offered["email"], offered["role"]) == ("nou@example.org", "legal-representative")


def test_a_newcomer_sees_their_own_and_nothing_of_the_organisation(
    ana: Person, vera: Person, officer: Person, path: str
) -> None:
    """And who represents it sees that it was asked, and by whom, and nothing else."""
    earlier = ana.post(f"{path}/changes", CHANGE).headers["Location"].removeprefix("/api/registry/v1")
    made = vera.post(f"{path}/claims", CLAIM)
    assert made.status_code == 201
    one = made.headers["Location"].removeprefix("/api/registry/v1")
    assert vera.get(earlier).status_code == 404
    assert vera.get(f"{path}/changes").status_code == 403
    shown = vera.get(one).get_json()
    assert (shown["mine"], shown["represented_by"], shown["asker_holds"]) == (True, [], [])
    [mine] = vera.get("/changes/mine").get_json()["items"]
    assert (mine["representative"], mine["state"]) == ("self", "pending")
    assert ana.get("/changes/mine").get_json()["items"] == []
    listed = {item["id"]: item for item in ana.get(f"{path}/changes").get_json()["items"]}
    of_vera = listed[shown["id"]]
    assert (of_vera["mine"], of_vera["representative"]) == (False, "self")
    assert not {"why", "files", "messages"} & set(of_vera)
    assert ana.get(one).status_code == 404
    assert officer.get(one).get_json()["asker_holds"] == []
    assert officer.post(f"{one}/accept", if_match='"1"').status_code == 200
    assert ana.get(f"{path}/changes").status_code == 403
    assert vera.get(f"{path}/mandates").status_code == 200


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"successor": {**NAMED, "email": "nimic"}}, "/email"),
        ({"successor": {**NAMED, "until_date": "2026-01-12"}}, "/until_date"),
        ({"successor": {**NAMED, "role": "delegate"}}, "/successor/role"),
        ({"successor": {**NAMED, "others_stay": "da"}}, "/successor/others_stay"),
        ({"successor": None}, "/successor"),
    ],
)
def test_what_is_wrong_is_named(ana: Person, path: str, changes: dict[str, Any], pointer: str) -> None:
    """Nothing is kept of it."""
    wrong = ana.post(f"{path}/changes", {**CHANGE, **changes})
    assert (wrong.status_code, wrong.get_json()["errors"][0]["pointer"]) == (422, pointer)
    assert ana.get(f"{path}/changes").get_json()["items"] == []


def test_claims_are_counted(vera: Person, path: str) -> None:
    """Each is a mail to others, so that nobody asks and withdraws all day."""
    for _ in range(20):
        made = vera.post(f"{path}/claims", CLAIM).get_json()
        vera.post(f"/changes/{made['id']}/withdraw", if_match='"1"')
    assert vera.post(f"{path}/claims", CLAIM).status_code == 429
